package dev.watchbill.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import dev.watchbill.people.PersonId;
import dev.watchbill.rotation.Span;
import dev.watchbill.rotation.Stint;
import java.io.IOException;
import java.io.StringReader;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import net.fortuna.ical4j.data.CalendarBuilder;
import net.fortuna.ical4j.data.ParserException;
import net.fortuna.ical4j.model.Calendar;
import net.fortuna.ical4j.model.Component;
import net.fortuna.ical4j.model.component.VEvent;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** What another library reads in the files is what was planned. */
class CalendarTextPropertiesTest {
  private static final Instant CHANGED = Instant.parse("2026-09-01T10:00:00Z");

  /** A rotation's plan, and what people are called. */
  record Plan(List<Stint> stints, String name) {}

  @Property(tries = 150)
  void reading_a_file_back_gives_exactly_the_stints(@ForAll("plans") Plan plan)
      throws IOException, ParserException {
    var entries = CalendarPolicy.entries(plan.stints(), 7, CHANGED);
    String text = text(plan).rotation("developer", entries);

    assertThat(text(plan).rotation("developer", entries)).as("made again").isEqualTo(text);
    var events = events(text);
    assertThat(events).hasSameSizeAs(plan.stints());
    var uids = new HashSet<String>();
    for (int i = 0; i < events.size(); i++) {
      var stint = plan.stints().get(i);
      var event = events.get(i);
      assertThat(span(event)).isEqualTo(stint.span());
      assertThat(uids.add(event.getUid().orElseThrow().getValue())).isTrue();
      assertThat(event.getSummary().getValue())
          .startsWith(plan.name() + " " + stint.person().value() + ": developer on call")
          .matches(it -> it.contains("instead of") == stint.isOverride());
    }
  }

  @Property(tries = 50)
  void ones_own_file_has_the_same_times_under_the_same_names(@ForAll("plans") Plan plan)
      throws IOException, ParserException {
    var mine =
        CalendarPolicy.entries(plan.stints(), 7, CHANGED).stream()
            .filter(entry -> entry.stint().person().value().equals("UA"))
            .toList();
    assertThat(events(text(plan).own(mine)))
        .extracting(
            event -> event.getUid().orElseThrow().getValue(), CalendarTextPropertiesTest::span)
        .containsExactlyElementsOf(
            mine.stream()
                .map(it -> org.assertj.core.groups.Tuple.tuple(it.uid(), it.stint().span()))
                .toList());
  }

  private static CalendarText text(Plan plan) {
    return new CalendarText(person -> plan.name() + " " + person.value(), rotation -> "oncall");
  }

  static List<VEvent> events(String text) throws IOException, ParserException {
    Calendar calendar = new CalendarBuilder().build(new StringReader(text));
    calendar.validate(true);
    return calendar.<VEvent>getComponents(Component.VEVENT);
  }

  static Span span(VEvent event) {
    return new Span(
        Instant.from(event.getDateTimeStart().getDate()),
        Instant.from(event.getDateTimeEnd().getDate()));
  }

  @Provide
  Arbitrary<Plan> plans() {
    // In seconds, over the ends of summer time; lengths of minutes to weeks.
    var start =
        Arbitraries.longs()
            .between(0, Duration.ofDays(400).toSeconds())
            .map(Instant.parse("2026-01-01T00:00:00Z")::plusSeconds);
    var piece =
        Combinators.combine(
                Arbitraries.longs().between(60, Duration.ofDays(9).toSeconds()),
                Arbitraries.of("UA", "UB", "UC"),
                Arbitraries.of("UA", "UB"),
                Arbitraries.integers().between(0, 3))
            .as(Piece::new);
    var name =
        Arbitraries.strings()
            .withChars("Iñês;,:\\\"&<> 王🌊\n")
            .alpha()
            .ofMinLength(1)
            .ofMaxLength(90)
            // A line break ends no name that Slack knows, and neither does a space.
            .map(it -> ("N" + it + "e").replaceAll("\\s+", " "));
    return Combinators.combine(start, piece.list().ofMaxSize(30), name)
        .as((from, pieces, called) -> new Plan(stints(from, pieces), called));
  }

  private record Piece(long seconds, String person, String owner, int sameShift) {}

  private static List<Stint> stints(Instant from, List<Piece> pieces) {
    var stints = new ArrayList<Stint>();
    Instant at = from.truncatedTo(ChronoUnit.SECONDS);
    long shift = 1;
    for (Piece piece : pieces) {
      shift += piece.sameShift() == 0 ? 1 : 0;
      var span = new Span(at, at.plusSeconds(piece.seconds()));
      stints.add(
          new Stint(
              "developer",
              shift,
              new PersonId(piece.owner()),
              "mdm",
              new PersonId(piece.person()),
              span));
      at = span.end();
    }
    return stints;
  }
}
