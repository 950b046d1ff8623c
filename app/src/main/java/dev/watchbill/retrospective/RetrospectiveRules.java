package dev.watchbill.retrospective;

import dev.watchbill.config.WatchbillConfig;
import dev.watchbill.config.WatchbillConfig.ChannelRef;
import dev.watchbill.config.WatchbillConfig.RotationConfig;
import java.time.Period;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What is configured of a rotation's retrospectives. */
final class RetrospectiveRules {
  private final Map<String, Rules> byRotation;

  /**
   * One rotation's.
   *
   * @param questions none if no retrospective is asked for
   * @param reminders how long after the handoff the author is reminded
   * @param summaryIn where it is posted as well (R12)
   * @param backlog where improvements of the documentation are collected (R9)
   */
  record Rules(
      ZoneId zone,
      List<String> questions,
      List<Period> reminders,
      Optional<ChannelRef> summaryIn,
      Optional<String> backlog) {}

  private RetrospectiveRules(Map<String, Rules> byRotation) {
    this.byRotation = byRotation;
  }

  static RetrospectiveRules of(WatchbillConfig config) {
    var byRotation = new LinkedHashMap<String, Rules>();
    config.rotations().forEach((name, its) -> byRotation.put(name, rules(its)));
    return new RetrospectiveRules(byRotation);
  }

  private static Rules rules(RotationConfig its) {
    return new Rules(
        its.changes().zone(),
        its.retrospective(),
        its.handoff().retrospectiveReminders(),
        its.summaryIn(),
        its.handoff().backlog());
  }

  /** Of each rotation in which retrospectives are asked for. */
  List<String> rotations() {
    return byRotation.entrySet().stream()
        .filter(each -> !each.getValue().questions().isEmpty())
        .map(Map.Entry::getKey)
        .toList();
  }

  /** Of a rotation; of one that is not configured any more, that nobody is asked for anything. */
  Rules of(String rotation) {
    return Optional.ofNullable(byRotation.get(rotation))
        .orElseGet(
            () ->
                new Rules(
                    ZoneOffset.UTC, List.of(), List.of(), Optional.empty(), Optional.empty()));
  }

  ZoneId zone(String rotation) {
    return of(rotation).zone();
  }
}
