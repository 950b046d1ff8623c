package dev.watchbill.sandbox.workspace;

/**
 * The company whose workspace it is.
 *
 * @param id {@code T…}
 * @param domain as in {@code domain.slack.com}
 */
public record Team(String id, String name, String domain) {
  /** A made-up company. */
  public static Team sandbox() {
    return new Team("T0SANDBOX", "Sandbox", "sandbox");
  }
}
