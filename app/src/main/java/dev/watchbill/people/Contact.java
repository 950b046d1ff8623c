package dev.watchbill.people;

import java.util.List;

/**
 * One of a rotation's escalation contacts: a person, or everybody of a user group.
 *
 * @param label what to call them in a form or a sentence: a display name, or {@code
 *     @engineering-managers}; escape it in mrkdwn
 * @param mention in mrkdwn, pings them; a plain label if Slack does not know them
 * @param members whose answer counts; empty while Slack knows nobody behind it
 */
public record Contact(String label, String mention, List<Person> members) {
  public Contact {
    members = List.copyOf(members);
  }
}
