package dev.watchbill.people;

import dev.watchbill.config.ReleaseConfig;
import dev.watchbill.config.ReleaseConfig.Check;
import dev.watchbill.config.ReleaseConfig.Exempt;
import dev.watchbill.config.ReleaseConfig.FreezeStart;
import dev.watchbill.config.ReleaseConfig.Gate;
import dev.watchbill.config.ReleaseConfig.Reminders;
import dev.watchbill.config.ReleaseConfig.Ritual;
import dev.watchbill.config.WatchbillConfig;
import dev.watchbill.config.WatchbillConfig.AliasEdits;
import dev.watchbill.config.WatchbillConfig.BugFiguresConfig;
import dev.watchbill.config.WatchbillConfig.Changes;
import dev.watchbill.config.WatchbillConfig.ChannelRef;
import dev.watchbill.config.WatchbillConfig.CriticalBugConfig;
import dev.watchbill.config.WatchbillConfig.FirstResponse;
import dev.watchbill.config.WatchbillConfig.HandoffConfig;
import dev.watchbill.config.WatchbillConfig.Keep;
import dev.watchbill.config.WatchbillConfig.PersonRef;
import dev.watchbill.config.WatchbillConfig.ProductGroup;
import dev.watchbill.config.WatchbillConfig.RotationConfig;
import dev.watchbill.config.WatchbillConfig.SprintConfig;
import dev.watchbill.config.WatchbillConfig.Weekly;
import dev.watchbill.platform.directory.Directory.Standing;
import dev.watchbill.platform.directory.InMemoryDirectory;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.Period;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A small company: Ada administers, Maya manages MDM, Sol and Sam manage Software together. */
public final class TestPeople {
  public final InMemoryDirectory directory =
      new InMemoryDirectory()
          .member("UADA", "ada", "Ada")
          .member("UMAYA", "maya", "Maya")
          .member("USOL", "sol", "Sol")
          .member("USAM", "sam", "Sam")
          .member("UQUINN", "quinn", "Quinn")
          .member("UDORA", "dora", "Dora")
          .member("UBEN", "ben", "Ben")
          .person("UGUS", "gus", "Gus", Standing.GUEST)
          .person("USTRANGE", "strange", "Strange", Standing.STRANGER)
          .person("UBOT", "bot", "Bot", Standing.BOT)
          .person("UGONE", "gone", "Gone", Standing.DEACTIVATED)
          .group("SSOFT", "software-managers", "USOL", "USAM", "UGONE")
          .group("SPROD", "product", "UQUINN")
          .disabledGroup("SOLD", "old-admins", "UBEN");

  public final WatchbillConfig config = config();
  public final People people = new People(directory, config);

  Person named(String name) {
    return people.typed(name).orElseThrow();
  }

  private static WatchbillConfig config() {
    var groups = new LinkedHashMap<String, ProductGroup>();
    groups.put(
        "mdm",
        new ProductGroup(
            "MDM",
            email("Maya@example.com"),
            email("quinn@example.com"),
            Optional.empty(),
            Optional.empty()));
    groups.put(
        "software",
        new ProductGroup(
            "Software",
            new PersonRef.ByUserGroup("@software-managers"),
            email("quinn@example.com"),
            Optional.empty(),
            Optional.of(new ChannelRef("g-software"))));
    groups.put(
        "orphan",
        new ProductGroup(
            "Orphan",
            email("gone@example.com"),
            email("quinn@example.com"),
            Optional.empty(),
            Optional.empty()));
    var channel = new ChannelRef("general");
    var bugs = new ChannelRef("help-product-design");
    var fallback = new ChannelRef("C0123456789");
    var product = new PersonRef.ByUserGroup("@product");
    return new WatchbillConfig(
        List.of(new PersonRef.ById("UADA"), new PersonRef.ByUserGroup("@old-admins")),
        Map.of(),
        groups,
        Map.of("developer", developer()),
        new CriticalBugConfig(
            bugs,
            fallback,
            Duration.ofHours(1),
            List.of(Duration.ofMinutes(15), Duration.ofMinutes(30)),
            product,
            "company",
            new PersonRef.ByUserGroup("@customer-success"),
            channel,
            Duration.ofHours(1),
            "developer",
            List.of("The fix is merged into main", "The patch is released"),
            Period.ofDays(5),
            Period.ofDays(1)),
        new BugFiguresConfig(
            Optional.of(channel),
            new Weekly(DayOfWeek.MONDAY, LocalTime.of(9, 0), ZoneId.of("America/Los_Angeles")),
            "acme/fleetwood",
            "bug",
            Map.of("inbox", List.of(":incoming", ":reproduce"))),
        new ReleaseConfig(
            email("dora@example.com"),
            Period.ofWeeks(3),
            LocalTime.of(17, 0),
            ZoneId.of("America/Los_Angeles"),
            new FreezeStart(DayOfWeek.TUESDAY, LocalTime.of(9, 0)),
            Duration.ofDays(1),
            channel,
            channel,
            Gate.NONE,
            "example/example",
            "main",
            Optional.empty(),
            new Exempt(
                List.of("bug"),
                List.of("~release-blocker", "~unreleased-bug"),
                List.of("docs/**", "website/**", "**/*.md")),
            new Check("watchbill/freeze", Duration.ofMinutes(1)),
            new Reminders("company", LocalTime.of(9, 0), Duration.ofHours(4)),
            new Ritual(
                List.of("Dependencies are up to date"),
                List.of("Milestone closed", "Boards tidied", "Dogfood deployed"),
                "~pushed",
                "customer-*",
                Optional.empty())),
        new SprintConfig(
            LocalDate.of(2026, 1, 5), Period.ofWeeks(3), ZoneId.of("America/Los_Angeles")),
        new Keep(Period.ofDays(90), Period.ofYears(2), Period.ofDays(180), Period.ofYears(3)));
  }

  private static RotationConfig developer() {
    var help = new ChannelRef("help-engineering");
    return new RotationConfig(
        "oncall",
        List.of(help),
        help,
        new Changes(Period.ofWeeks(1), DayOfWeek.WEDNESDAY, LocalTime.of(10, 0), ZoneOffset.UTC),
        true,
        new FirstResponse(Duration.ofHours(1), "company", Optional.empty()),
        Duration.ofMinutes(15),
        Duration.ofMinutes(30),
        List.of(new PersonRef.ById("UADA")),
        Optional.empty(),
        Duration.ofMinutes(30),
        false,
        true,
        List.of(Period.ofDays(3), Period.ofDays(1)),
        Optional.empty(),
        Optional.empty(),
        List.of("How was the week?"),
        new HandoffConfig(
            Duration.ofHours(1),
            List.of(Period.ofDays(1), Period.ofDays(3)),
            Optional.empty(),
            AliasEdits.PUT_RIGHT));
  }

  private static PersonRef email(String address) {
    return new PersonRef.ByEmail(address);
  }
}
