package dev.watchbill.rotation;

import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneId;

/** When somebody who joins a roster may take the first shift (R2). */
final class EligibilityPolicy {
  private EligibilityPolicy() {}

  /**
   * The start of the day on which a full release cycle is over.
   *
   * @param since the day on which their onboarding was done
   * @param releaseCycle how long a full release cycle lasts
   * @param zone the rotation's
   */
  static Instant eligibleFrom(LocalDate since, Period releaseCycle, ZoneId zone) {
    return since.plus(releaseCycle).atStartOfDay(zone).toInstant();
  }
}
