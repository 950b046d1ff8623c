package dev.watchbill.worktime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.watchbill.worktime.TypedSpan.Begins;
import dev.watchbill.worktime.TypedSpan.Meant;
import dev.watchbill.worktime.TypedSpan.Reading;
import dev.watchbill.worktime.TypedSpan.Unclear;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TypedSpanTest {
  private static final ZoneId NEW_YORK = ZoneId.of("America/New_York");
  private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
  private static final ZoneId LORD_HOWE = ZoneId.of("Australia/Lord_Howe");
  private static final ZoneId HAVANA = ZoneId.of("America/Havana");
  private static final ZoneId BEIRUT = ZoneId.of("Asia/Beirut");

  /** A Wednesday. */
  private static final String NOW = "2026-11-18T10:00";

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Fri 14:00 to Mon | 2026-11-20T14:00 | 2026-11-23T09:00",
        "fri 2pm - mon 9am | 2026-11-20T14:00 | 2026-11-23T09:00",
        "Friday 2 PM until Monday at 9 | 2026-11-20T14:00 | 2026-11-23T09:00",
        "from fri, 14:00 – mon, 9:30 | 2026-11-20T14:00 | 2026-11-23T09:30",
        "Fri 14:00 through Mon | 2026-11-20T14:00 | 2026-11-24T00:00",
        "Fri 14:00 to Mon inclusive | 2026-11-20T14:00 | 2026-11-24T00:00",
        "Fri 2:30 p.m. — 6 p.m. | 2026-11-20T14:30 | 2026-11-20T18:00",
        "Fri 14:00-Mon 10:00 | 2026-11-20T14:00 | 2026-11-23T10:00",
        "Fri 14:00 -> Mon 10:00 | 2026-11-20T14:00 | 2026-11-23T10:00",
        "Fri 14:00 -&gt; Mon 10:00 | 2026-11-20T14:00 | 2026-11-23T10:00",
        "wed 10:00 to wed 10:00 | 2026-11-18T10:00 | 2026-11-25T10:00",
        "Thu 22:00 to 6:00 | 2026-11-19T22:00 | 2026-11-20T06:00",
        "tomorrow | 2026-11-19T00:00 | 2026-11-20T00:00",
        "today | 2026-11-18T10:00 | 2026-11-19T00:00",
        "all day Friday | 2026-11-20T00:00 | 2026-11-21T00:00",
        "tomorrow 9:00-17:00 | 2026-11-19T09:00 | 2026-11-19T17:00",
        "tomorrow 9-17 | 2026-11-19T09:00 | 2026-11-19T17:00",
        "tomorrow from 9am to 5pm | 2026-11-19T09:00 | 2026-11-19T17:00",
        "tomorrow 9-5pm | 2026-11-19T09:00 | 2026-11-19T17:00",
        "tomorrow 2-5pm | 2026-11-19T14:00 | 2026-11-19T17:00",
        "tomorrow 10-12pm | 2026-11-19T10:00 | 2026-11-19T12:00",
        "9:00 to 17:00 tomorrow | 2026-11-19T09:00 | 2026-11-19T17:00",
        "9-17 on Friday | 2026-11-20T09:00 | 2026-11-20T17:00",
        "between 14:00 and 16:00 on Fri | 2026-11-20T14:00 | 2026-11-20T16:00",
        "14:00-16:00 | 2026-11-18T14:00 | 2026-11-18T16:00",
        "7:00-9:00 | 2026-11-19T07:00 | 2026-11-19T09:00",
        "9:00-12:00 | 2026-11-18T10:00 | 2026-11-18T12:00",
        "2026-12-16 to 2026-12-18 | 2026-12-16T00:00 | 2026-12-19T00:00",
        "2026-12-16 - 2026-12-18 | 2026-12-16T00:00 | 2026-12-19T00:00",
        "2026-12-16–2026-12-18 | 2026-12-16T00:00 | 2026-12-19T00:00",
        "2026-12-16T14:00 to 2026-12-18T09:00 | 2026-12-16T14:00 | 2026-12-18T09:00",
        "2026-12-16 9:00-17:00 | 2026-12-16T09:00 | 2026-12-16T17:00",
        "2026-12-16 | 2026-12-16T00:00 | 2026-12-17T00:00",
        "16.12.2026 to 18.12.2026 | 2026-12-16T00:00 | 2026-12-19T00:00",
        "next week | 2026-11-23T00:00 | 2026-11-30T00:00",
        "this week | 2026-11-18T10:00 | 2026-11-23T00:00",
        "the week of 7 Dec | 2026-12-07T00:00 | 2026-12-14T00:00",
        "Wed to Fri | 2026-11-18T10:00 | 2026-11-21T00:00",
        "Thu - Fri | 2026-11-19T00:00 | 2026-11-21T00:00",
        "Mon to Fri | 2026-11-23T00:00 | 2026-11-28T00:00",
        "Weds until Thurs | 2026-11-18T10:00 | 2026-11-20T00:00",
        "Tue next week | 2026-11-24T00:00 | 2026-11-25T00:00",
        "next Tue to next Thu | 2026-11-24T00:00 | 2026-11-27T00:00",
        "Fri to Mon 12:00 | 2026-11-20T00:00 | 2026-11-23T12:00",
        "now until 18:00 | 2026-11-18T10:00 | 2026-11-18T18:00",
        "until 18:00 | 2026-11-18T10:00 | 2026-11-18T18:00",
        "till 6pm | 2026-11-18T10:00 | 2026-11-18T18:00",
        "until Monday 10:00 | 2026-11-18T10:00 | 2026-11-23T10:00",
        "until Monday | 2026-11-18T10:00 | 2026-11-23T09:00",
        "until tomorrow noon | 2026-11-18T10:00 | 2026-11-19T12:00",
        "until midnight | 2026-11-18T10:00 | 2026-11-19T00:00",
        "until the end of today | 2026-11-18T10:00 | 2026-11-19T00:00",
        "Fri 14:00 to the end of Monday | 2026-11-20T14:00 | 2026-11-24T00:00",
        "until end of day | 2026-11-18T10:00 | 2026-11-19T00:00",
        "from 12 Dec 14:00 for 4 hours | 2026-12-12T14:00 | 2026-12-12T18:00",
        "12 Dec at 14 for 90 minutes | 2026-12-12T14:00 | 2026-12-12T15:30",
        "for 4 hours | 2026-11-18T10:00 | 2026-11-18T14:00",
        "for an hour | 2026-11-18T10:00 | 2026-11-18T11:00",
        "half an hour | 2026-11-18T10:00 | 2026-11-18T10:30",
        "1h30m | 2026-11-18T10:00 | 2026-11-18T11:30",
        "the next 2 days | 2026-11-18T10:00 | 2026-11-20T10:00",
        "for two weeks from 7 Dec | 2026-12-07T00:00 | 2026-12-21T00:00",
        "2 days from tomorrow | 2026-11-19T00:00 | 2026-11-21T00:00",
        "in 2 hours for 30 min | 2026-11-18T12:00 | 2026-11-18T12:30",
        "in 3 days | 2026-11-21T00:00 | 2026-11-22T00:00",
        "24 Dec – 2 Jan | 2026-12-24T00:00 | 2027-01-03T00:00",
        "Dec 24 to Jan 2 | 2026-12-24T00:00 | 2027-01-03T00:00",
        "December 24th - January 2nd, 2027 | 2026-12-24T00:00 | 2027-01-03T00:00",
        "12-14 Dec | 2026-12-12T00:00 | 2026-12-15T00:00",
        "12th to 14th of December | 2026-12-12T00:00 | 2026-12-15T00:00",
        "Dec 12–14 | 2026-12-12T00:00 | 2026-12-15T00:00",
        "12 Dec - 14 | 2026-12-12T00:00 | 2026-12-15T00:00",
        "Fri 27 Nov 14:00 – Mon 30 Nov 09:00 (your time) | 2026-11-27T14:00 | 2026-11-30T09:00",
        "10 Nov to 20 Nov | 2026-11-18T10:00 | 2026-11-21T00:00",
        "this weekend | 2026-11-21T00:00 | 2026-11-23T00:00",
        "the weekend | 2026-11-21T00:00 | 2026-11-23T00:00",
        "next weekend | 2026-11-28T00:00 | 2026-11-30T00:00",
        "tomorrow afternoon | 2026-11-19T12:00 | 2026-11-19T17:00",
        "Friday morning | 2026-11-20T09:00 | 2026-11-20T12:00",
        "this afternoon | 2026-11-18T12:00 | 2026-11-18T17:00",
        "tonight | 2026-11-18T17:00 | 2026-11-19T00:00",
        "Fri evening to Mon morning | 2026-11-20T17:00 | 2026-11-23T09:00",
        "day after tomorrow | 2026-11-20T00:00 | 2026-11-21T00:00",
        "the 2nd | 2026-12-02T00:00 | 2026-12-03T00:00",
        "Wed 2 Dec | 2026-12-02T00:00 | 2026-12-03T00:00",
        "tomorrow 00:00 to 24:00 | 2026-11-19T00:00 | 2026-11-20T00:00",
        "\u200eFri\u00a014:00\u2009–\u2009Mon\u200f | 2026-11-20T14:00 | 2026-11-23T09:00",
      })
  void a_stretch_of_time_is_read_as_it_is_meant(String typed, String start, String end) {
    assertThat(read(typed)).isEqualTo(new Meant(at(start), at(end)));
  }

  @ParameterizedTest
  @CsvSource({
    "Fri 14:00,2026-11-20T14:00",
    "from Fri,2026-11-20T00:00",
    "from tomorrow 9am on,2026-11-19T09:00",
    "now,2026-11-18T10:00",
    "in 2 hours,2026-11-18T12:00",
  })
  void where_only_the_beginning_is_said_the_end_is_to_be_asked(String typed, String start) {
    assertThat(read(typed)).isEqualTo(new Begins(at(start)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "soon",
        "12",
        "whenever Ben likes",
        "-",
        "to",
        "Fri 25:00 to Mon",
        "Fri 14:61 to Mon",
        "Fri 13pm to Mon",
        "Fri 14 to Mon 9",
        "tomorrow 9-5",
        "Wed to Wed",
        "31 June to 2 July",
        "1/12 to 3/12",
        "Tue 2 Dec",
        "Fri to Mon to Wed",
        "yesterday",
        "2026-11-10 to 2026-11-12",
        "2026-12-18 to 2026-12-16",
        "2026-12-18 14:00 to 2026-12-18 12:00",
        "tomorrow for 4 hours",
        "1 Dec 2028 to 3 Dec 2028",
        "2026-12-01 to 2028-12-01",
        "last week",
        "99999999999999999999",
      })
  void what_is_unclear_or_impossible_is_refused_with_an_example(String typed) {
    assertThat(read(typed))
        .isInstanceOfSatisfying(
            Unclear.class,
            unclear -> assertThat(unclear.why()).matches("(?s).*(For example|Write|as in).*"));
  }

  @Test
  void a_refusal_says_what_is_wrong() {
    assertThat(why("Tue 2 Dec 14:00 to 16:00")).contains("do not understand");
    assertThat(why("1/12")).contains("two days", "2026-12-01");
    assertThat(why("2026-12-18 14:00 to 2026-12-17 9:00"))
        .contains("ends before it begins", "Fri 18 Dec 14:00", "Thu 17 Dec 09:00");
    assertThat(why("Wed to Wed")).contains("one day or a week", "Wed 18 Nov to Tue 24 Nov");
    assertThat(why("2026-11-10")).contains("over already");
    assertThat(why("tomorrow for 4 hours")).contains("Thu 19 Nov 14:00 for 4 hours");
  }

  @Test
  void on_the_day_itself_a_weekday_is_today_until_it_is_over() {
    String friday = "2026-11-20T15:00";
    assertThat(read("Fri 14:00 to Mon", friday, NEW_YORK))
        .isEqualTo(new Meant(at(friday), at("2026-11-23T09:00")));
    assertThat(read("Fri 9:00-12:00", friday, NEW_YORK))
        .isEqualTo(new Meant(at("2026-11-27T09:00"), at("2026-11-27T12:00")));
    assertThat(read("until Friday", friday, NEW_YORK))
        .isEqualTo(new Meant(at(friday), at("2026-11-21T00:00")));
  }

  @Test
  void a_time_that_the_clocks_leave_out_is_refused_with_the_one_that_follows() {
    assertThat(why("2027-03-28 2:30 to 5:00", NOW, BERLIN))
        .contains("There is no 02:30", "Write 03:00");
  }

  @Test
  void a_time_that_the_clocks_show_twice_is_asked_about() {
    String october = "2027-10-20T10:00";
    assertThat(why("31 Oct 2:30 to 5:00", october, BERLIN))
        .contains("twice", "02:30 first or 02:30 second");
    assertThat(read("31 Oct 2:30 first to 5:00", october, BERLIN))
        .isEqualTo(
            new Meant(
                Instant.parse("2027-10-31T00:30:00Z"), Instant.parse("2027-10-31T04:00:00Z")));
    assertThat(read("31 Oct 2:30 second to 5:00", october, BERLIN))
        .isEqualTo(
            new Meant(
                Instant.parse("2027-10-31T01:30:00Z"), Instant.parse("2027-10-31T04:00:00Z")));
  }

  @Test
  void a_day_is_as_long_as_it_is_and_hours_are_real_ones() {
    String october = "2027-10-20T10:00";
    assertThat(length(read("31 Oct", october, BERLIN))).isEqualTo(Duration.ofHours(25));
    assertThat(length(read("30 Oct 14:00 for a day", october, BERLIN)))
        .isEqualTo(Duration.ofHours(25));
    assertThat(length(read("30 Oct 14:00 for 24 hours", october, BERLIN)))
        .isEqualTo(Duration.ofHours(24));
  }

  @Test
  void a_day_begins_when_its_clocks_do() {
    Meant lebanese = (Meant) read("2027-03-28", NOW, BEIRUT);
    assertThat(lebanese.start()).isEqualTo(Instant.parse("2027-03-27T22:00:00Z"));
    Meant cuban = (Meant) read("2027-11-07", "2027-11-01T10:00", HAVANA);
    assertThat(Duration.between(cuban.start(), cuban.end())).isEqualTo(Duration.ofHours(25));
  }

  @Property(tries = 400)
  void what_is_read_back_means_the_same_again(
      @ForAll("moments") Instant now,
      @ForAll("zones") ZoneId zone,
      @ForAll @IntRange(max = 360 * 24 * 60) int ahead,
      @ForAll @IntRange(min = 1, max = 4 * 24 * 60) int minutes) {
    Instant start =
        ahead % 7 == 0
            ? now
            : now.truncatedTo(ChronoUnit.MINUTES).plus(ahead + 1, ChronoUnit.MINUTES);
    Instant end = start.truncatedTo(ChronoUnit.MINUTES).plus(minutes + 1, ChronoUnit.MINUTES);

    String readBack = TypedSpan.readBack(start, end, now, zone);

    assertThat(TypedSpan.read(readBack, now, zone))
        .describedAs(readBack)
        .isEqualTo(new Meant(start, end));
  }

  @Property(tries = 600)
  void whatever_is_typed_a_span_begins_before_it_ends_and_is_not_over(
      @ForAll("phrases") String typed,
      @ForAll("moments") Instant now,
      @ForAll("zones") ZoneId zone) {
    Reading reading = TypedSpan.read(typed, now, zone);

    if (reading instanceof Meant meant) {
      assertThat(meant.start()).describedAs(typed).isAfterOrEqualTo(now).isBefore(meant.end());
      assertThat(meant.end()).isCloseTo(now, within(800, ChronoUnit.DAYS));
    } else if (reading instanceof Unclear unclear) {
      assertThat(unclear.why()).isNotBlank();
    }
  }

  @Property(tries = 100)
  void what_was_understood_of_anything_is_understood_again(
      @ForAll("phrases") String typed,
      @ForAll("moments") Instant now,
      @ForAll("zones") ZoneId zone) {
    Reading reading = TypedSpan.read(typed, now, zone);
    Assume.that(reading instanceof Meant);
    Meant meant = (Meant) reading;

    String readBack = TypedSpan.readBack(meant.start(), meant.end(), now, zone);

    assertThat(TypedSpan.read(readBack, now, zone))
        .describedAs(typed + ": " + readBack)
        .isEqualTo(meant);
  }

  @Provide
  Arbitrary<Instant> moments() {
    return Arbitraries.longs()
        .between(
            Instant.parse("2026-01-01T00:00:00Z").getEpochSecond(),
            Instant.parse("2028-12-31T00:00:00Z").getEpochSecond())
        .map(Instant::ofEpochSecond);
  }

  @Provide
  Arbitrary<ZoneId> zones() {
    return Arbitraries.of(
        NEW_YORK, BERLIN, LORD_HOWE, HAVANA, BEIRUT, ZoneId.of("UTC"), ZoneId.of("Pacific/Apia"));
  }

  /** Sense and nonsense, made of the words that mean something. */
  @Provide
  Arbitrary<String> phrases() {
    return Arbitraries.of(
            "fri",
            "Monday",
            "tomorrow",
            "today",
            "now",
            "to",
            "until",
            "–",
            "-",
            "for",
            "from",
            "14:00",
            "9",
            "9am",
            "24:00",
            "00:00",
            "2:30",
            "4 hours",
            "2 days",
            "next",
            "week",
            "weekend",
            "this",
            "12",
            "Dec",
            "24 Dec",
            "2 Jan",
            "29 Feb",
            "2027-03-28",
            "2027-10-31",
            "in",
            "morning",
            "midnight",
            "second",
            "through",
            "the",
            "2nd")
        .list()
        .ofMinSize(1)
        .ofMaxSize(6)
        .map(words -> String.join(" ", words));
  }

  private static Duration length(Reading reading) {
    Meant meant = (Meant) reading;
    return Duration.between(meant.start(), meant.end());
  }

  private static String why(String typed) {
    return why(typed, NOW, NEW_YORK);
  }

  private static String why(String typed, String now, ZoneId zone) {
    return ((Unclear) read(typed, now, zone)).why();
  }

  private static Reading read(String typed) {
    return read(typed, NOW, NEW_YORK);
  }

  private static Reading read(String typed, String now, ZoneId zone) {
    return TypedSpan.read(typed, LocalDateTime.parse(now).atZone(zone).toInstant(), zone);
  }

  private static Instant at(String wallClock) {
    return LocalDateTime.parse(wallClock).atZone(NEW_YORK).toInstant();
  }

  @Test
  void the_examples_are_understood() {
    assertThat(TypedSpan.EXAMPLES)
        .allSatisfy(each -> assertThat(read(each)).isInstanceOf(Meant.class));
  }
}
