package dev.watchbill.exemption;

import java.util.ArrayList;
import java.util.List;

/** What may merge during a freeze: what other features ask. */
public final class Exemptions {
  private final List<Runnable> hearing = new ArrayList<>();

  /** Those that stand now, the oldest first; none while nothing is frozen. */
  public List<Exemption> standing() {
    return List.of();
  }

  /**
   * Hears, in the transaction that makes it so, that {@link #standing} has changed; before the
   * socket is opened.
   */
  public Exemptions whenChanged(Runnable heard) {
    hearing.add(heard);
    return this;
  }
}
