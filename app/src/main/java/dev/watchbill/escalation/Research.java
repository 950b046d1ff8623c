package dev.watchbill.escalation;

/**
 * What somebody who escalates has written down (R6), as typed: escape it in mrkdwn.
 *
 * @param found what they found so far
 * @param links where they looked, even if it led nowhere; may be empty
 * @param needed what they need from whom they ask
 */
public record Research(String found, String links, String needed) {
  /** Slack lets nobody type more into one field. */
  static final int LONGEST = 3_000;

  public Research {
    found = found.strip();
    links = links.strip();
    needed = needed.strip();
  }
}
