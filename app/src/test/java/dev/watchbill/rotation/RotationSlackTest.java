package dev.watchbill.rotation;

import static dev.watchbill.rotation.TestRotations.ADA;
import static dev.watchbill.rotation.TestRotations.BEN;
import static dev.watchbill.rotation.TestRotations.DORA;
import static dev.watchbill.rotation.TestRotations.MAYA;
import static dev.watchbill.rotation.TestRotations.QUINN;
import static dev.watchbill.rotation.TestRotations.SAM;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonParser;
import dev.watchbill.people.PersonId;
import dev.watchbill.platform.directory.Directory.Standing;
import dev.watchbill.platform.outbox.Content;
import dev.watchbill.platform.slack.Click;
import dev.watchbill.platform.slack.Command;
import dev.watchbill.platform.slack.FormValues;
import dev.watchbill.platform.slack.FormValues.Field;
import dev.watchbill.platform.slack.Reply;
import dev.watchbill.platform.slack.Submission;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What people read in Slack. */
class RotationSlackTest {
  private final TestRotations test = new TestRotations();
  private final ScheduleRemarks remarks = new ScheduleRemarks();
  private final RotationSlack slack =
      new RotationSlack(
          test.rotations,
          test.people,
          TestRotations.configOf(test.company.config),
          new OnCallVerbs(),
          remarks,
          test.clock);
  private final RosterSlack roster = new RosterSlack(test.rotations, test.people, test.clock);

  private Reply asks(PersonId person, String text) {
    return slack.answer(new Command("/oncall", text, person.value(), "C1", "trigger"));
  }

  private String told(PersonId person, String text) {
    return text(asks(person, text));
  }

  private static String text(Reply reply) {
    return content(reply).text();
  }

  private static Content content(Reply reply) {
    assertThat(reply).isInstanceOf(Reply.Ephemeral.class);
    return ((Reply.Ephemeral) reply).content();
  }

  private static Submission form(String id, PersonId actor, Map<String, String> values) {
    var fields =
        values.entrySet().stream()
            .map(value -> new Field(value.getKey(), value.getKey(), List.of(value.getValue())))
            .toList();
    return new Submission("V1", id, "", new FormValues(fields), actor.value(), "trigger");
  }

  /** As the reader sees it who is shown the fallback of each date. */
  private static String shown(String text) {
    return text.replaceAll("<!date\\^[^|>]*\\|([^>]*)>", "$1");
  }

  @Test
  void who_is_on_call_until_when_and_who_is_next_in_both_rotations() {
    test.add(BEN, "mdm");
    test.add(SAM, "software");
    test.clock.passes(Duration.ofDays(5));

    assertThat(shown(told(QUINN, "")))
        .isEqualTo(
            """
            developer: Ben is on call until Wed 9 Sep 2026 10:00 PDT (in 2 days). Sam is next.
            infrastructure: Nobody is on call, and nobody is planned. `/oncall add` puts people on the roster.""");
    assertThat(told(BEN, "")).contains("You are on call until");
  }

  @Test
  void before_the_first_may_start_it_is_said_who_that_will_be() {
    told(ADA, "add <@UBEN> mdm yesterday");

    assertThat(shown(told(QUINN, "now")))
        .contains(
            "Nobody is on call yet. Ben is the first, from Tue 22 Sep 2026 00:00 PDT (in 20 days).");
  }

  @Test
  void the_schedule_is_a_line_a_shift_and_says_the_weekly_time_once() {
    test.add(BEN, "mdm");
    test.add(SAM, "software");

    assertThat(shown(told(SAM, "schedule 3")))
        .isEqualTo(
            """
            developer: the next 3 weeks
            now  Ben, until Wed 9 Sep 2026 10:00 PDT (in 7 days)
            Wed 9 Sep  You
            Wed 16 Sep  Ben""");
    assertThat(told(SAM, "schedule infrastructure")).contains("Nobody is planned");
  }

  private void covers(PersonId from, PersonId to, Duration start, Duration end) {
    var span = new Span(test.handoff(0).plus(start), test.handoff(0).plus(end));
    test.transactions.run(
        () -> {
          test.overrides.lock("developer");
          for (Stint stint : test.rotations.stints("developer", span)) {
            test.overrides.give("developer", from, to, List.of(stint.part()));
          }
        });
  }

  @Test
  void a_cover_is_shown_beneath_its_shift_with_what_else_is_to_be_said_of_it() {
    test.add(BEN, "mdm");
    test.add(SAM, "software");
    covers(BEN, DORA, Duration.ofDays(2), Duration.ofDays(4));
    covers(SAM, DORA, Duration.ofDays(8), Duration.ofDays(9));
    covers(BEN, SAM, Duration.ofDays(14), Duration.ofDays(21));
    remarks.add(
        (rotation, within) ->
            List.of(
                new ScheduleRemarks.Remark(
                    new Span(test.handoff(1), test.handoff(2)),
                    rotation + ": cover asked for, waits for Maya"),
                new ScheduleRemarks.Remark(
                    new Span(test.handoff(-2), test.handoff(-1)), "long ago")));

    assertThat(shown(told(SAM, "schedule 4")))
        .isEqualTo(
            """
            developer: the next 4 weeks
            now  Ben, until Wed 9 Sep 2026 10:00 PDT (in 7 days)
            ↳ Dora covers Fri 4 Sep 2026 10:00 PDT – Sun 6 Sep 2026 10:00 PDT
            Wed 9 Sep  You
            ↳ Dora covers Thu 10 Sep 2026 10:00 PDT – Fri 11 Sep 2026 10:00 PDT
            ↳ developer: cover asked for, waits for Maya
            Wed 16 Sep  You, for Ben
            Wed 23 Sep  You""");
    assertThat(content(asks(DORA, "schedule 4")).blocks()).contains("*You* cover ");
    assertThat(content(asks(BEN, "schedule 4")).blocks())
        .contains("Sam, for *you*", "now  *You*, until");
  }

  @Test
  void while_somebody_stands_in_it_is_said_for_whom_and_who_goes_on_afterwards() {
    test.add(BEN, "mdm");
    test.add(SAM, "software");
    covers(BEN, DORA, Duration.ofDays(2), Duration.ofDays(4));
    test.clock.passes(Duration.ofDays(3));

    assertThat(shown(told(QUINN, "schedule 1")))
        .isEqualTo(
            """
            developer: the next week
            now  Dora, until Sun 6 Sep 2026 10:00 PDT (in 24 hours), standing in for Ben
            ↳ Ben again until Wed 9 Sep 2026 10:00 PDT
            Wed 9 Sep  Sam""");
    assertThat(shown(told(QUINN, "")))
        .startsWith(
            "developer: Dora is on call until Sun 6 Sep 2026 10:00 PDT (in 24 hours), standing in for Ben. Ben is next.");
    assertThat(told(BEN, "")).contains("standing in for you.", "You are next");
  }

  @Test
  void when_the_clocks_change_the_weekly_time_stays_and_covers_keep_their_own() {
    test.add(BEN, "mdm");
    test.add(SAM, "software");
    // Summer time ends on Sunday 1 November 2026 at 2:00.
    test.clock.set(test.handoff(8));
    test.rotations.keepPlanned();
    covers(BEN, SAM, Duration.ofDays(8 * 7 + 2), Duration.ofDays(8 * 7 + 5));

    assertThat(shown(told(QUINN, "schedule 2")))
        .isEqualTo(
            """
            developer: the next 2 weeks
            now  Ben, until Wed 4 Nov 2026 10:00 PST (in 7 days)
            ↳ Sam covers Fri 30 Oct 2026 10:00 PDT – Mon 2 Nov 2026 09:00 PST
            Wed 4 Nov  Sam""");
  }

  @Test
  void a_year_fits_into_slacks_blocks() {
    test.add(BEN, "mdm");
    test.add(SAM, "software");

    var blocks =
        JsonParser.parseString(content(asks(BEN, "schedule 9999")).blocks()).getAsJsonArray();

    assertThat(blocks.size()).isBetween(3, 50);
    blocks.forEach(
        block -> {
          var section = block.getAsJsonObject().getAsJsonObject("text");
          if (section != null) {
            assertThat(section.get("text").getAsString()).hasSizeLessThan(3000);
            assertThat(section.get("verbatim").getAsBoolean()).isTrue();
          }
        });
  }

  @Test
  void adding_reads_the_date_back() {
    assertThat(shown(told(MAYA, "add <@UBEN|ben> MDM 1 jan")))
        .isEqualTo(
            "*Ben* is on the roster of the developer rotation: MDM, onboarded on Thursday, 1 January 2026."
                + " On call from now on, until Wed 9 Sep 2026 10:00 PDT.");
    assertThat(shown(told(ADA, "add @sam software last monday")))
        .contains("Monday, 31 August 2026. The first shift begins Wed 23 Sep 2026 10:00 PDT");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "add @nobody mdm 1 Sep | I know nobody called \"@nobody\"",
        "add @ben mdn 1 Sep | Did you mean mdm?",
        "add @ben mdm somewhen | Write it like 2026-09-01",
        "add @ben mdm 2028-01-01 | more than a year ahead",
        "add @gus mdm 1 Jan | Gus is a guest here",
        "add @ben software 1 Jan | Sol or Sam",
        "remove @ben | Ben is not on the roster of the developer rotation. Nobody is.",
        "shedule 5 | Did you mean `/oncall schedule 5`?",
        "handof | `/oncall help` shows what I can do",
      })
  void a_refusal_is_kind_and_specific(String typed, String answer) {
    assertThat(told(MAYA, typed)).contains(answer);
    assertThat(test.rotations.roster("developer")).isEmpty();
  }

  @Test
  void what_people_typed_or_are_called_pings_nobody() {
    test.company.directory.person("UEVIL", "evil", "<!channel> & co", Standing.MEMBER);
    test.add(new PersonId("UEVIL"), "mdm");

    assertThat(told(BEN, "")).contains("&lt;!channel&gt; &amp; co").doesNotContain("<!channel>");
    assertThat(told(BEN, "&lt;!here&gt;")).contains("`&lt;!here&gt;`");
  }

  @Test
  void help_shows_examples_that_work_when_pasted() {
    String help = told(MAYA, "help");

    assertThat(help)
        .contains("/oncall add @maya mdm 1 Sep", "/oncall schedule infrastructure 12")
        .doesNotContain("handoff", "escalate");
    assertThat(told(MAYA, "add @maya mdm 1 Sep")).contains("*Maya* is on the roster");
    assertThat(told(MAYA, "schedule infrastructure 12")).contains("the next 12 weeks");
    assertThat(told(MAYA, "remove @maya")).contains("is off the roster");
  }

  @Test
  void what_is_missing_is_asked_for_in_a_form_that_holds_what_was_typed() {
    assertThat(asks(MAYA, "add"))
        .isInstanceOfSatisfying(
            Reply.Open.class,
            open ->
                assertThat(open.modal().json())
                    .contains("\"callback_id\":\"roster_add\"", "users_select", "datepicker")
                    .doesNotContain("initial_user", "null"));
    assertThat(asks(MAYA, "add @ben mdm"))
        .isInstanceOfSatisfying(
            Reply.Open.class,
            open ->
                assertThat(open.modal().json())
                    .contains("\"initial_user\":\"UBEN\"", "\"value\":\"mdm\""));
    assertThat(asks(MAYA, "remove")).isInstanceOf(Reply.Open.class);
  }

  @Test
  void no_form_is_opened_for_somebody_who_could_not_send_it_off() {
    assertThat(told(BEN, "add")).contains("Only engineering managers and admins");
    assertThat(told(BEN, "add @sam mdm")).contains("Maya", "or an admin");
    assertThat(told(MAYA, "add @sam software")).doesNotContain("Maya").contains("or an admin");
  }

  @Test
  void the_form_adds_as_the_command_does_and_marks_the_field_that_is_wrong() {
    var values =
        Map.of(
            "person", "UBEN", "group", "mdm", "since", "2026-01-05", "rotation", "infrastructure");

    Reply done = roster.addForm(form("roster_add", MAYA, values));
    Reply again = roster.addForm(form("roster_add", MAYA, values));
    Reply notHers =
        roster.addForm(
            form(
                "roster_add",
                MAYA,
                Map.of(
                    "person", "USAM",
                    "group", "software",
                    "since", "2026-01-05",
                    "rotation", "developer")));

    assertThat(text(done)).contains("*Ben* is on the roster of the infrastructure rotation");
    assertThat(again)
        .isInstanceOfSatisfying(
            Reply.FieldErrors.class,
            errors -> assertThat(errors.byBlock()).containsOnlyKeys("person"));
    assertThat(notHers)
        .isInstanceOfSatisfying(
            Reply.FieldErrors.class,
            errors -> assertThat(errors.byBlock().get("group")).contains("Sol or Sam"));
  }

  @Test
  void removing_whoever_is_on_call_asks_once_more() {
    test.add(BEN, "mdm");
    test.add(SAM, "software");

    Reply question = asks(MAYA, "remove @ben");
    assertThat(text(question))
        .isEqualTo(
            "Ben is on call for the developer rotation now. If you remove Ben, Sam is on call from that moment.");
    assertThat(content(question).blocks()).contains("Remove Ben", "\"developer UBEN\"", "danger");
    assertThat(test.rotations.roster("developer")).hasSize(2);

    assertThat(text(roster.removeButton(click(MAYA, "developer UBEN"))))
        .contains("*Ben* is off the roster", "*Sam* is on call now");
    assertThat(text(roster.removeButton(click(MAYA, "developer UBEN"))))
        .contains("Ben is not on the roster", "Sam");
    assertThat(text(roster.removeButton(click(DORA, "developer USAM")))).contains("Sol or Sam");
  }

  @Test
  void the_form_for_removing_asks_once_more_too() {
    test.add(BEN, "mdm");

    Reply asked =
        roster.removeForm(
            form("roster_remove", MAYA, Map.of("person", "UBEN", "rotation", "developer")));

    assertThat(asked)
        .isInstanceOfSatisfying(
            Reply.Update.class,
            update ->
                assertThat(update.modal().json())
                    .contains("roster_remove_confirmed", "developer UBEN", "*nobody* is on call"));
  }

  @Test
  void whoever_is_on_one_roster_only_is_removed_from_that_one() {
    told(ADA, "add @ben mdm 2026-01-05 infrastructure");

    assertThat(told(ADA, "remove @ben")).contains("infrastructure rotation now");
  }

  private static Click click(PersonId person, String value) {
    return new Click(
        "roster_remove",
        "",
        value,
        person.value(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        "",
        new FormValues(List.of()),
        "trigger");
  }

  @Test
  void of_a_very_long_command_only_the_beginning_is_repeated_and_nothing_pings() {
    assertThat(told(QUINN, "<!channel>" + "x".repeat(10_000)))
        .hasSizeLessThan(1_000)
        .contains("&lt;!channel&gt;")
        .doesNotContain("<!channel");
    assertThat(told(MAYA, "add <@UBEN> " + "y".repeat(10_000))).hasSizeLessThan(1_000);
  }

  @Test
  void whoever_left_the_company_is_shown_as_such_and_the_answer_still_comes() {
    test.add(new PersonId("UGONE"), "mdm");

    assertThat(told(QUINN, "")).contains("Gone (left the company) is on call");
    assertThat(told(QUINN, "schedule")).contains("Gone (left the company)");
  }
}
