package dev.watchbill.rotation;

import java.time.ZoneId;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;

/** Places whose clocks have been unkind to schedules. */
final class HostileZones {
  static final List<ZoneId> ALL =
      List.of(
          ZoneId.of("America/Los_Angeles"),
          ZoneId.of("Australia/Lord_Howe"), // half an hour of summer time
          ZoneId.of("Pacific/Apia"), // lost a day
          ZoneId.of("Africa/Casablanca"), // summer time stops for Ramadan
          ZoneId.of("America/Sao_Paulo"), // changed at midnight
          ZoneId.of("Asia/Kathmandu"), // three quarters of an hour
          ZoneId.of("Europe/Dublin")); // winter time is the exception

  private HostileZones() {}

  static Arbitrary<ZoneId> any() {
    return Arbitraries.of(ALL);
  }
}
