package dev.watchbill.notification;

import dev.watchbill.notification.Warning.Act;
import dev.watchbill.people.PersonId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A row of warning. */
public record WarningRow(
    long alarm,
    Instant askedAt,
    @Nullable String customersBy,
    @Nullable Instant customersAt,
    @Nullable String communityBy,
    @Nullable Instant communityAt,
    @Nullable String unavailableBy,
    @Nullable Instant unavailableAt,
    @Nullable Instant passedOnAt,
    List<String> asked,
    int turn,
    @Nullable String carrier,
    int reminders,
    int reminded,
    int revision,
    @Nullable Instant nextAt,
    @Nullable Instant endedAt) {

  static WarningRow of(Warning it) {
    return new WarningRow(
        it.alarm(),
        it.askedAt(),
        by(it.customers()),
        at(it.customers()),
        by(it.community()),
        at(it.community()),
        by(it.unavailable()),
        at(it.unavailable()),
        it.passedOnAt().orElse(null),
        it.asked().stream().map(PersonId::value).toList(),
        it.turn(),
        it.carrier().map(PersonId::value).orElse(null),
        it.reminders(),
        it.reminded(),
        it.revision(),
        it.nextAt().orElse(null),
        it.endedAt().orElse(null));
  }

  Warning toWarning() {
    return new Warning(
        alarm,
        askedAt,
        act(customersBy, customersAt),
        act(communityBy, communityAt),
        act(unavailableBy, unavailableAt),
        Optional.ofNullable(passedOnAt),
        asked.stream().map(PersonId::new).toList(),
        turn,
        Optional.ofNullable(carrier).map(PersonId::new),
        reminders,
        reminded,
        revision,
        Optional.ofNullable(nextAt),
        Optional.ofNullable(endedAt));
  }

  private static @Nullable String by(Optional<Act> act) {
    return act.map(it -> it.by().value()).orElse(null);
  }

  private static @Nullable Instant at(Optional<Act> act) {
    return act.map(Act::at).orElse(null);
  }

  private static Optional<Act> act(@Nullable String by, @Nullable Instant at) {
    return by == null || at == null ? Optional.empty() : Optional.of(new Act(new PersonId(by), at));
  }
}
