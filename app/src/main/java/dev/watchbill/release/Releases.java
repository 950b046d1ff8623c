package dev.watchbill.release;

import dev.watchbill.people.By;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** The release calendar: what other features ask it, and tell it. */
public final class Releases {
  private final List<Consumer<ReleaseChange>> hearing = new ArrayList<>();

  /** Those that are planned, the soonest first; one whose time has passed is among them. */
  public List<Release> planned() {
    return List.of();
  }

  /** The release of that number. */
  public Optional<Release> find(long id) {
    return planned().stream().filter(release -> release.id() == id).findFirst();
  }

  /** The release is out: its freeze was lifted. In the caller's transaction. */
  public void released(long id, By by, Instant now) {}

  /**
   * When the next release would be, by the cadence, after the last one there is; never planned by
   * itself (R24). Empty if there was none.
   */
  public Optional<Instant> proposal() {
    return Optional.empty();
  }

  /** Hears of every change, in the transaction that makes it; before the socket is opened. */
  public Releases whenChanged(Consumer<ReleaseChange> heard) {
    hearing.add(heard);
    return this;
  }
}
