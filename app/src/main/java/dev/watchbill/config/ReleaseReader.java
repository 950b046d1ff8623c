package dev.watchbill.config;

import static dev.watchbill.config.Notations.CHANNEL;
import static dev.watchbill.config.Notations.DAY;
import static dev.watchbill.config.Notations.DURATION;
import static dev.watchbill.config.Notations.GATE;
import static dev.watchbill.config.Notations.GLOB;
import static dev.watchbill.config.Notations.LABEL;
import static dev.watchbill.config.Notations.PERIOD;
import static dev.watchbill.config.Notations.PERSON;
import static dev.watchbill.config.Notations.REPOSITORY_NAME;
import static dev.watchbill.config.Notations.TEXT;
import static dev.watchbill.config.Notations.TIME_OF_DAY;
import static dev.watchbill.config.Notations.ZONE;

import dev.watchbill.config.ReleaseConfig.Check;
import dev.watchbill.config.ReleaseConfig.Exempt;
import dev.watchbill.config.ReleaseConfig.FreezeStart;
import dev.watchbill.config.ReleaseConfig.Reminders;
import dev.watchbill.config.ReleaseConfig.Ritual;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads the section {@code release}. */
final class ReleaseReader {
  private ReleaseReader() {}

  static ReleaseConfig read(Section section, Set<String> hours) {
    try (section) {
      return new ReleaseConfig(
          section.one("dri", PERSON, "Name who answers for the release: dri: dri@example.com."),
          section.one("cadence", PERIOD),
          section.one("at", TIME_OF_DAY),
          section.one("zone", ZONE),
          freezeStart(section.section("freeze")),
          section.one("deep_freeze", DURATION),
          section.one("announce_in", CHANNEL),
          section.one("readiness_in", CHANNEL),
          section.one("gate", GATE),
          section.one("repository", REPOSITORY_NAME),
          section.one("branch", TEXT),
          Optional.empty(),
          exempt(section.section("exempt_labels"), section.list("exempt_paths", GLOB)),
          new Check(section.one("check", TEXT), lookEvery(section)),
          new Reminders(
              section.one("hours", References.to("business hours", hours)),
              section.one("remind_at", TIME_OF_DAY),
              section.one("approve_within", DURATION)),
          ritual(section));
    }
  }

  private static FreezeStart freezeStart(Section section) {
    try (section) {
      return new FreezeStart(section.one("day", DAY), section.one("at", TIME_OF_DAY));
    }
  }

  private static Exempt exempt(Section labels, List<String> paths) {
    try (labels) {
      return new Exempt(
          labels.some("bug", TEXT, "Name a label at least: bug: [bug]."),
          labels.some(
              "deep_freeze", TEXT, "Name a label at least: deep_freeze: [release blocker]."),
          paths);
    }
  }

  /** GitHub gives an hour's worth of calls, and an outdated gate lets the wrong thing through. */
  private static Duration lookEvery(Section section) {
    var every = section.one("look_every", DURATION);
    if (every.compareTo(Duration.ofSeconds(10)) < 0 || every.compareTo(Duration.ofHours(1)) > 0) {
      section.refuse(
          "look_every", "This is too often, or too seldom.", "Write PT10S to PT1H, such as PT1M.");
    }
    return every;
  }

  private static Ritual ritual(Section release) {
    try (var stories = release.section("stories")) {
      return new Ritual(
          ConfigReader.checklist(release, "dependencies"),
          ConfigReader.checklist(release, "closing"),
          stories.one("label", LABEL),
          stories.one("customers", LABEL),
          stories.maybe("tell", PERSON));
    }
  }
}
