package dev.watchbill.rotation;

import dev.watchbill.config.WatchbillConfig;
import dev.watchbill.config.WatchbillConfig.RotationConfig;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneId;
import java.util.List;

/**
 * What is configured for a rotation, as far as its roster and plan go.
 *
 * @param alias the user group that people mention, without its {@code @}
 * @param releaseCycle how long after onboarding somebody's first shift may start (R2)
 */
record RotationRules(String name, String alias, PlanPolicy plan, Period releaseCycle) {
  private static final Period HORIZON = Period.ofWeeks(52);

  /** Those of every rotation, in the order of the configuration: the first is the default. */
  static List<RotationRules> of(WatchbillConfig config) {
    Period releaseCycle = config.release().cadence();
    return config.rotations().entrySet().stream()
        .map(rotation -> of(rotation.getKey(), rotation.getValue(), releaseCycle))
        .toList();
  }

  private static RotationRules of(String name, RotationConfig config, Period releaseCycle) {
    return new RotationRules(
        name,
        config.alias(),
        new PlanPolicy(Changeover.of(config.changes()), config.alternateGroups(), HORIZON),
        releaseCycle);
  }

  ZoneId zone() {
    return plan.changeover().zone();
  }

  Instant eligibleFrom(LocalDate since) {
    return EligibilityPolicy.eligibleFrom(since, releaseCycle, zone());
  }
}
