package dev.watchbill.calendar;

import biweekly.ICalDataType;
import biweekly.ICalVersion;
import biweekly.ICalendar;
import biweekly.component.VEvent;
import biweekly.io.text.ICalWriter;
import biweekly.property.Status;
import dev.watchbill.people.PersonId;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Entries as iCalendar (RFC 5545). Times are written in UTC: each entry is one stretch of time, and
 * so every program shows it right in whatever zone it is looked at, also across a change of clocks,
 * without trusting a description of the zone in the file. The same entries make the same text.
 *
 * <p>The library is loaded with this class, at the first use.
 */
final class CalendarText {
  private static final String EVERY_HOUR = "PT1H";

  /**
   * In characters; the standard asks for lines of at most 75 bytes, and not all letters are one.
   */
  private static final int LINE = 60;

  private final Function<PersonId, String> names;
  private final Function<String, String> aliases;

  /**
   * @param names what to call people
   * @param aliases of rotations, without {@code @}
   */
  CalendarText(Function<PersonId, String> names, Function<String, String> aliases) {
    this.names = names;
    this.aliases = aliases;
  }

  /** A person's own shifts. */
  String own(List<CalendarEntry> entries) {
    var calendar = calendar("On-call shifts");
    for (CalendarEntry entry : entries) {
      var stint = entry.stint();
      var event = event(entry, entry.uid());
      event.setSummary("On call: " + stint.rotation() + instead(entry));
      event.setDescription(
          description(
              entry
                  .before()
                  .filter(it -> !it.equals(stint.person()))
                  .map(it -> "You take over from %s.".formatted(name(it))),
              entry
                  .after()
                  .filter(it -> !it.equals(stint.person()))
                  .map(it -> "You hand over to %s.".formatted(name(it))),
              "Mentions of @%s in Slack reach you.".formatted(aliases.apply(stint.rotation())),
              "In Slack: /oncall handoff hands over, /oncall cover finds somebody for a part, /oncall swap swaps whole shifts."));
      calendar.addEvent(event);
    }
    return written(calendar);
  }

  /** Everybody's shifts in a rotation. */
  String rotation(String rotation, List<CalendarEntry> entries) {
    var calendar = calendar("On call: " + rotation);
    for (CalendarEntry entry : entries) {
      var stint = entry.stint();
      // In the other calendar the same stint is another event: some programs mix them up else.
      var event = event(entry, rotation.replaceAll("[^A-Za-z0-9]", "-") + "-" + entry.uid());
      event.setSummary(
          "%s: %s on call%s".formatted(name(stint.person()), rotation, instead(entry)));
      event.setDescription(
          description(
              entry
                  .before()
                  .filter(it -> !it.equals(stint.person()))
                  .map(it -> "Takes over from %s.".formatted(name(it))),
              entry
                  .after()
                  .filter(it -> !it.equals(stint.person()))
                  .map(it -> "Hands over to %s.".formatted(name(it))),
              "Mention @%s in Slack to reach whoever is on call."
                  .formatted(aliases.apply(rotation)),
              "In Slack: /oncall tells who is on call now, /oncall schedule the weeks to come."));
      calendar.addEvent(event);
    }
    return written(calendar);
  }

  static ICalendar calendar(String name) {
    var calendar = new ICalendar();
    calendar.setVersion(ICalVersion.V2_0);
    calendar.setProductId("-//Watchbill//On call//EN");
    calendar.setMethod("PUBLISH");
    calendar.setName(name);
    calendar.setExperimentalProperty("X-WR-CALNAME", name);
    // The standard has no default type for it; the library's own leaves the type out.
    calendar.setExperimentalProperty("REFRESH-INTERVAL", ICalDataType.DURATION, EVERY_HOUR);
    calendar.setExperimentalProperty("X-PUBLISHED-TTL", EVERY_HOUR);
    return calendar;
  }

  private static VEvent event(CalendarEntry entry, String uid) {
    var event = new VEvent();
    event.setUid(uid);
    // Of the plan, not of whoever asks: what has not changed reads the same.
    event.setDateTimeStamp(date(entry.changedAt()));
    event.setLastModified(date(entry.changedAt()));
    event.setSequence(entry.revision());
    event.setDateStart(date(entry.stint().span().start()));
    event.setDateEnd(date(entry.stint().span().end()));
    event.setStatus(Status.confirmed());
    // Whoever is on call may still be invited to meetings.
    event.setTransparency(true);
    return event;
  }

  private String instead(CalendarEntry entry) {
    return entry.stint().isOverride()
        ? " (instead of %s)".formatted(name(entry.stint().owner()))
        : "";
  }

  private static String description(
      Optional<String> before, Optional<String> after, String... more) {
    var sentences = new ArrayList<String>();
    before.ifPresent(sentences::add);
    after.ifPresent(sentences::add);
    sentences.addAll(List.of(more));
    return String.join("\n", sentences);
  }

  private String name(PersonId person) {
    return names.apply(person);
  }

  /** The library wants this type; it is written in UTC. */
  @SuppressWarnings("JavaUtilDate")
  static Date date(Instant instant) {
    return Date.from(instant);
  }

  static String written(ICalendar calendar) {
    var text = new StringWriter();
    try (var writer = new ICalWriter(text, ICalVersion.V2_0)) {
      writer.getVObjectWriter().getFoldedLineWriter().setLineLength(LINE);
      writer.write(calendar);
    } catch (IOException e) {
      throw new UncheckedIOException("a text takes what is written", e);
    }
    return text.toString();
  }
}
