package dev.watchbill.config;

import dev.watchbill.config.Notation.Unreadable;
import dev.watchbill.config.ReleaseConfig.Gate;
import dev.watchbill.config.WatchbillConfig.AliasEdits;
import dev.watchbill.config.WatchbillConfig.ChannelRef;
import dev.watchbill.config.WatchbillConfig.PersonRef;
import dev.watchbill.text.Nearest;
import dev.watchbill.worktime.PublicHolidays;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.Period;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.format.ResolverStyle;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/** How each kind of value is written. */
final class Notations {
  private static final Pattern USER_ID = Pattern.compile("[UW][A-Z0-9]{2,}");
  private static final Pattern EMAIL = Pattern.compile("[^\\s@]+@[^\\s@.]+(\\.[^\\s@.]+)+");
  private static final Pattern HANDLE =
      Pattern.compile("[\\p{Ll}\\p{Lo}\\d][\\p{Ll}\\p{Lo}\\d._-]*");
  private static final Pattern CHANNEL_ID = Pattern.compile("[CG][A-Z0-9]{2,}");
  private static final Pattern CHANNEL_NAME = Pattern.compile("[\\p{Ll}\\p{Lo}\\p{M}\\d_-]{1,80}");
  private static final Pattern REPOSITORY = Pattern.compile("[\\w.-]+/[\\w.-]+");
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("H:mm", Locale.ROOT).withResolverStyle(ResolverStyle.STRICT);

  private static final String WRITE_AN_ADDRESS =
      "Write the whole of it, such as https://example.com/backlog.";

  static final Notation<String> TEXT =
      new Notation<>(
          "text",
          written -> {
            if (written.isBlank()) {
              throw new Unreadable("is empty.", "Write something.");
            }
            return written.strip();
          });

  /** A text that Slack shows in a list to choose from. */
  static final Notation<String> LABEL =
      new Notation<>(
          "label",
          written -> {
            if (written.isBlank() || written.length() > 75) {
              throw new Unreadable(
                  "is empty, or too long for Slack.", "Write up to 75 characters.");
            }
            return written.strip();
          });

  static final Notation<Boolean> SWITCH =
      new Notation<>(
          false,
          written ->
              switch (written.toLowerCase(Locale.ROOT)) {
                case "true", "yes", "on" -> true;
                case "false", "no", "off" -> false;
                default ->
                    throw new Unreadable("is neither true nor false.", "Write true or false.");
              });

  /** More than nothing. */
  static final Notation<Duration> DURATION =
      new Notation<>(Duration.ofHours(1), Notations::duration);

  /** Whole days, more than none. */
  static final Notation<Period> PERIOD = new Notation<>(Period.ofDays(1), Notations::period);

  static final Notation<Period> WEEKS =
      new Notation<>(
          Period.ofWeeks(1),
          written -> {
            var period = period(written);
            if (period.toTotalMonths() != 0 || period.get(ChronoUnit.DAYS) % 7 != 0) {
              throw new Unreadable(
                  "is not a whole number of weeks.", "A shift lasts weeks: write P1W or P2W.");
            }
            return period;
          });

  static final Notation<LocalTime> TIME_OF_DAY = new Notation<>(LocalTime.NOON, Notations::time);

  /** As {@link #TIME_OF_DAY}, or the end of the day. */
  static final Notation<LocalTime> END_OF_DAY =
      new Notation<>(
          LocalTime.NOON, written -> written.equals("24:00") ? LocalTime.MIDNIGHT : time(written));

  static final Notation<ZoneId> ZONE = new Notation<>(ZoneOffset.UTC, Notations::zone);
  static final Notation<DayOfWeek> DAY = new Notation<>(DayOfWeek.MONDAY, Notations::day);
  static final Notation<PersonRef> PERSON =
      new Notation<>(new PersonRef.ById("U000"), Notations::person);
  static final Notation<ChannelRef> CHANNEL =
      new Notation<>(new ChannelRef("general"), Notations::channel);

  /** The handle of a user group, with or without its {@code @}. */
  static final Notation<String> HANDLE_OF_GROUP =
      new Notation<>(
          "oncall",
          written -> {
            var handle = written.startsWith("@") ? written.substring(1) : written;
            if (!HANDLE.matcher(handle).matches()) {
              throw new Unreadable(
                  "is not the handle of a user group.",
                  "Write it as people mention it, in lower case: oncall.");
            }
            return handle;
          });

  static final Notation<String> HOLIDAYS =
      new Notation<>(
          "US",
          written -> {
            var remedy = PublicHolidays.remedyFor(written);
            if (remedy.isPresent()) {
              throw new Unreadable("has no public holidays that are known.", remedy.get());
            }
            return written;
          });

  static final Notation<String> REPOSITORY_NAME =
      new Notation<>(
          "owner/name",
          written -> {
            if (!REPOSITORY.matcher(written).matches()) {
              throw new Unreadable(
                  "is not a repository.", "Write owner/name, such as fleetdm/fleet.");
            }
            return written;
          });

  static final Notation<Gate> GATE =
      new Notation<>(
          Gate.NONE,
          written ->
              switch (written) {
                case "none" -> Gate.NONE;
                case "merge-freeze" -> Gate.MERGE_FREEZE;
                case "github" -> Gate.GITHUB;
                default ->
                    throw new Unreadable("is not a gate.", "Write none, merge-freeze or github.");
              });

  /** What becomes of an edit of an alias by hand. */
  static final Notation<AliasEdits> ALIAS_EDITS =
      new Notation<>(
          AliasEdits.PUT_RIGHT,
          written ->
              switch (written) {
                case "put-right" -> AliasEdits.PUT_RIGHT;
                case "accept" -> AliasEdits.ACCEPT;
                default ->
                    throw new Unreadable(
                        "says not what becomes of such edits.", "Write put-right or accept.");
              });

  static final Notation<LocalDate> DATE = new Notation<>(LocalDate.EPOCH, Notations::date);

  /** Of a page, with its scheme. */
  static final Notation<String> ADDRESS = new Notation<>("https://example.com", Notations::address);

  /** A path pattern, as {@link java.nio.file.FileSystem#getPathMatcher} knows them. */
  static final Notation<String> GLOB =
      new Notation<>(
          "**",
          written -> {
            try {
              var ignored =
                  java.nio.file.FileSystems.getDefault().getPathMatcher("glob:" + written);
              return written;
            } catch (PatternSyntaxException e) {
              throw new Unreadable("is not a path pattern.", "Write docs/** or **/*.md.");
            }
          });

  private Notations() {}

  private static Duration duration(String written) throws Unreadable {
    try {
      var duration = Duration.parse(written);
      if (duration.isNegative() || duration.isZero()) {
        throw new Unreadable("is not longer than nothing.", "Write PT1H for an hour.");
      }
      return duration;
    } catch (DateTimeParseException e) {
      throw new Unreadable(
          "is not a duration.", "Write PT15M for 15 minutes, PT1H for an hour, P1D for 24 hours.");
    }
  }

  private static Period period(String written) throws Unreadable {
    try {
      var period = Period.parse(written);
      if (period.isNegative() || period.isZero()) {
        throw new Unreadable("is not longer than nothing.", "Write P1D for a day.");
      }
      return period;
    } catch (DateTimeParseException e) {
      throw new Unreadable(
          "is not a number of days or weeks.", "Write P1D for a day, P3W for three weeks.");
    }
  }

  private static LocalTime time(String written) throws Unreadable {
    try {
      return LocalTime.parse(written, TIME);
    } catch (DateTimeParseException e) {
      throw new Unreadable("is not a time of day.", "Write 09:00 or 17:30, on the 24-hour clock.");
    }
  }

  private static LocalDate date(String written) throws Unreadable {
    try {
      return LocalDate.parse(written);
    } catch (DateTimeParseException e) {
      throw new Unreadable("is not a date.", "Write it as 2026-01-31, in quotes.");
    }
  }

  private static String address(String written) throws Unreadable {
    try {
      var address = new URI(written);
      if (address.getHost() != null && Set.of("http", "https").contains(address.getScheme())) {
        return written;
      }
    } catch (URISyntaxException e) {
      throw new Unreadable("is no address of a page: " + e.getReason() + ".", WRITE_AN_ADDRESS);
    }
    throw new Unreadable("is no address of a page.", WRITE_AN_ADDRESS);
  }

  private static ZoneId zone(String written) throws Unreadable {
    try {
      return ZoneId.of(written);
    } catch (DateTimeException e) {
      throw new Unreadable(
          "is not a time zone.",
          Nearest.to(written, regions())
              .map(near -> "Did you mean " + near + "?")
              .orElse("Write one such as America/Los_Angeles, Europe/Berlin or UTC."));
    }
  }

  /** Not the abbreviations: EST is near to PST, and far from it. */
  private static List<String> regions() {
    return ZoneId.getAvailableZoneIds().stream().filter(id -> id.contains("/")).toList();
  }

  private static DayOfWeek day(String written) throws Unreadable {
    var wanted = written.toUpperCase(Locale.ROOT);
    for (var day : DayOfWeek.values()) {
      if (day.name().equals(wanted) || day.name().substring(0, 3).equals(wanted)) {
        return day;
      }
    }
    throw new Unreadable(
        "is not a day of the week.",
        Nearest.to(wanted, Arrays.stream(DayOfWeek.values()).map(DayOfWeek::name).toList())
            .map(near -> "Did you mean " + near + "?")
            .orElse("Write MONDAY or MON, in English."));
  }

  private static PersonRef person(String written) throws Unreadable {
    if (USER_ID.matcher(written).matches()) {
      return new PersonRef.ById(written);
    }
    if (EMAIL.matcher(written).matches()) {
      return new PersonRef.ByEmail(written);
    }
    if (written.startsWith("@") && HANDLE.matcher(written.substring(1)).matches()) {
      return new PersonRef.ByUserGroup(written);
    }
    throw new Unreadable(
        "is not a person.",
        "Write a Slack user id (U012ABCDEF), an e-mail address, or a user group (\"@handle\", in quotes).");
  }

  private static ChannelRef channel(String written) throws Unreadable {
    var name = written.startsWith("#") ? written.substring(1) : written;
    if (CHANNEL_ID.matcher(name).matches() || CHANNEL_NAME.matcher(name).matches()) {
      return new ChannelRef(name);
    }
    throw new Unreadable(
        "is not a channel.",
        "Write its name in lower case (help-engineering) or its id (C012ABCDEF).");
  }
}
