package dev.watchbill.gate;

import dev.watchbill.config.ReleaseConfig;
import dev.watchbill.config.ReleaseConfig.Branch;
import dev.watchbill.config.ReleaseConfig.Gate;

/** Which gate: the service, and the branch that it holds. */
record GateName(Gate kind, Branch branch) {

  /** The one that is configured. */
  static GateName of(ReleaseConfig config) {
    return new GateName(config.gate(), config.frozen());
  }

  /**
   * Reads what {@link #toString} has written.
   *
   * @throws IllegalArgumentException if it is no such thing
   */
  static GateName parse(String written) {
    String[] parts = written.split(" ", 3);
    if (parts.length < 3) {
      throw new IllegalArgumentException(written + " names no gate");
    }
    return new GateName(Gate.valueOf(parts[0]), new Branch(parts[1], parts[2]));
  }

  /** As it is kept in Postgres. */
  @Override
  public String toString() {
    return "%s %s %s".formatted(kind, branch.repository(), branch.name());
  }
}
