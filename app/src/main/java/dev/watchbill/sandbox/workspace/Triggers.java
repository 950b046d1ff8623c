package dev.watchbill.sandbox.workspace;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/** The trigger ids given with commands and clicks: each opens one view, within three seconds. */
public final class Triggers {
  private static final Duration LIFE = Duration.ofSeconds(3);
  private static final int MANY = 1000;

  private final ConcurrentMap<String, Trigger> issued = new ConcurrentHashMap<>();
  private final Clock clock;

  Triggers(Clock clock) {
    this.clock = clock;
  }

  private record Trigger(String person, Instant expires, boolean used, String viewId) {
    Trigger spent() {
      return new Trigger(person, expires, true, viewId);
    }

    Trigger opened(String view) {
      return new Trigger(person, expires, true, view);
    }
  }

  /** What became of a trigger. */
  public sealed interface Use {
    /** It is good: the view opens on this person's screen. */
    record Granted(String person) implements Use {}

    /** It is refused, with Slack's error. */
    record Refused(String error) implements Use {}
  }

  /** A new trigger for what a person has just done. */
  public String issue(String person) {
    if (issued.size() > MANY) {
      var now = clock.instant();
      issued.values().removeIf(trigger -> trigger.expires().plus(LIFE).isBefore(now));
    }
    var id = clock.millis() + "." + Ids.fresh("");
    issued.put(id, new Trigger(person, clock.instant().plus(LIFE), false, ""));
    return id;
  }

  /** Spends it. */
  public Use use(String id) {
    var before = issued.get(id);
    if (before == null) {
      return new Use.Refused("invalid_trigger_id");
    }
    if (clock.instant().isAfter(before.expires())) {
      return new Use.Refused("expired_trigger_id");
    }
    if (before.used() || !issued.replace(id, before, before.spent())) {
      return new Use.Refused("exchanged_trigger_id");
    }
    return new Use.Granted(before.person());
  }

  /** Remembers what a trigger opened. */
  public void opened(String id, String viewId) {
    issued.computeIfPresent(id, (key, trigger) -> trigger.opened(viewId));
  }

  /** The view that a trigger opened. */
  public Optional<String> openedBy(String id) {
    return Optional.ofNullable(issued.get(id)).map(Trigger::viewId).filter(view -> !view.isEmpty());
  }
}
