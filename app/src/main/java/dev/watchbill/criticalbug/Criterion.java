package dev.watchbill.criticalbug;

/** What makes a bug critical; one is enough (R17). */
public enum Criterion {
  WORKFLOW("blocks the normal use of a workflow"),
  UPGRADE("prevents upgrades"),
  DATA_LOSS("causes irreversible damage, such as data loss"),
  SECURITY("introduces a security vulnerability");

  private final String words;

  Criterion(String words) {
    this.words = words;
  }

  /** As it reads after "this bug". */
  public String words() {
    return words;
  }
}
