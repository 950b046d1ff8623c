package dev.watchbill.people;

/** An answer to "may they?", which can be shown to whoever asked. */
public sealed interface Ruling {
  /** Yes. */
  record Granted() implements Ruling {}

  /**
   * No.
   *
   * @param reason a kind sentence that names the rule and whom to ask instead
   */
  record Denied(String reason) implements Ruling {}

  /** Whether the answer is yes. */
  default boolean granted() {
    return this instanceof Granted;
  }
}
