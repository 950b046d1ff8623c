package dev.watchbill.notification;

import static dev.watchbill.criticalbug.TestAlarms.ADA;
import static dev.watchbill.criticalbug.TestAlarms.ALARM_IN;
import static dev.watchbill.criticalbug.TestAlarms.BEN;
import static dev.watchbill.criticalbug.TestAlarms.CARL;
import static dev.watchbill.criticalbug.TestAlarms.CASS;
import static dev.watchbill.criticalbug.TestAlarms.MAYA;
import static dev.watchbill.criticalbug.TestAlarms.PIA;
import static dev.watchbill.criticalbug.TestAlarms.RAE;
import static dev.watchbill.notification.Audience.COMMUNITY;
import static dev.watchbill.notification.Audience.CUSTOMERS;
import static org.assertj.core.api.Assertions.assertThat;

import dev.watchbill.AtOnce;
import dev.watchbill.criticalbug.Alarm;
import dev.watchbill.criticalbug.BugReport;
import dev.watchbill.criticalbug.Criterion;
import dev.watchbill.criticalbug.FollowUpAnswer;
import dev.watchbill.criticalbug.Source;
import dev.watchbill.criticalbug.TestAlarms;
import dev.watchbill.people.PersonId;
import dev.watchbill.platform.outbox.Content;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;

/** R21: customers and the community are warned. */
class WarningsTest {
  private static final Duration HOUR = Duration.ofHours(1);
  private static final PersonId DORA = TestAlarms.DORA;

  private final TestWarnings t = new TestWarnings();
  private final TestAlarms bugs = t.bugs;

  @Test
  void customer_success_is_asked_as_soon_as_it_is_confirmed_with_boxes_and_a_draft() {
    Alarm alarm = bugs.confirmed();

    assertThat(t.card(alarm))
        .startsWith("<!subteam^SCUST>, a critical bug is confirmed:")
        .contains(
            alarm.bug().link(),
            "warn customers and the community",
            "done by *<!date^" + TestAlarms.TUESDAY.plus(HOUR).getEpochSecond(),
            "developer",
            // the draft
            "It prevents upgrades, since version 4.60.",
            "What should happen: Upgrades work",
            "What helps meanwhile: Stay on 4.59");
    assertThat(bugs.outbox.blocks("warning:" + alarm.id()))
        .contains(
            "rich_text_preformatted",
            "\"warning.tick:" + alarm.id() + ":customers\"",
            "\"warning.tick:" + alarm.id() + ":community\"",
            "Not available")
        .doesNotContain("initial_options");
    assertThat(bugs.outbox.to(BEN)).isEmpty();
    assertThat(bugs.outbox.text(alarm.card())).contains("still to be warned");
  }

  @Test
  void both_ticked_ends_it_and_the_card_tells_by_whom() {
    Alarm alarm = bugs.confirmed();
    t.tick(alarm, CASS, CUSTOMERS);
    assertThat(bugs.outbox.text(alarm.card()))
        .contains("Customers: warned by Cass", "the community: still to be warned");
    assertThat(bugs.now(alarm).warnedAt()).isEmpty();

    t.tick(alarm, CARL, COMMUNITY);
    t.passes(Duration.ofDays(3));

    assertThat(bugs.now(alarm).warnedAt()).contains(TestAlarms.TUESDAY);
    assertThat(t.card(alarm)).contains("warned by Cass", "warned by Carl");
    assertThat(bugs.outbox.blocks("warning:" + alarm.id())).doesNotContain("Not available");
    assertThat(bugs.outbox.to(BEN)).isEmpty();
    assertThat(bugs.outbox.to(CASS)).isEmpty();
    assertThat(bugs.acts(alarm)).filteredOn("warning.tick"::equals).hasSize(2);
  }

  @Test
  void unanswered_it_is_passed_on_to_whoever_is_on_call_who_is_reminded_until_both_are_ticked() {
    Alarm alarm = bugs.confirmed();
    t.passes(HOUR);

    assertThat(bugs.outbox.to(BEN))
        .singleElement()
        .asString()
        .contains("has not answered within 1 hour", "Stay on 4.59");
    assertThat(bugs.outbox.text("warning:" + alarm.id() + ":passed-1"))
        .contains("Ben is asked", "on call for developer");
    assertThat(bugs.outbox.message("warning:" + alarm.id() + ":passed-1").to().lane())
        .isEqualTo(ALARM_IN);
    assertThat(t.card(alarm)).contains("Ben is asked").doesNotContain("<!subteam");

    t.passes(HOUR);
    assertThat(bugs.outbox.to(BEN)).hasSize(2).last().asString().contains("still to be warned");
    t.tick(alarm, BEN, CUSTOMERS);
    t.passes(HOUR);
    assertThat(bugs.outbox.to(BEN)).hasSize(3).last().asString().startsWith("*the community is*");
    t.tick(alarm, BEN, COMMUNITY);
    t.passes(Duration.ofDays(2));

    assertThat(bugs.outbox.to(BEN)).hasSize(3).last().asString().contains("Nothing is left");
    assertThat(bugs.now(alarm).warnedAt()).isPresent();
    assertThat(bugs.acts(alarm)).contains("warning.passed_on");
  }

  @Test
  void not_available_passes_it_on_at_once_and_only_customer_success_may_say_so() {
    Alarm alarm = bugs.confirmed();
    assertThat(t.warnings.unavailable(alarm.id(), TestWarnings.by(BEN)))
        .isInstanceOf(FollowUpAnswer.Refused.class);

    t.warnings.unavailable(alarm.id(), TestWarnings.by(CASS));

    assertThat(bugs.outbox.to(BEN))
        .singleElement()
        .asString()
        .contains("Cass said that @customer-success is not available");
    assertThat(t.card(alarm)).contains("Ben is asked instead, because Cass said");
    assertThat(t.warnings.unavailable(alarm.id(), TestWarnings.by(CARL)))
        .isInstanceOfSatisfying(
            FollowUpAnswer.Refused.class,
            it -> assertThat(it.reason()).contains("already", "Ben is asked"));
    assertThat(bugs.acts(alarm)).containsSubsequence("warning.unavailable", "warning.passed_on");
  }

  @Test
  void the_command_passes_it_on_as_the_button_does() {
    Alarm alarm = bugs.confirmed();
    assertThat(t.unavailable(CASS, "page after an upgrade")).isEmpty();
    assertThat(t.unavailable(CASS, "")).hasValueSatisfying(it -> assertThat(it).contains("Say"));
    assertThat(t.unavailable(CASS, "999"))
        .hasValueSatisfying(it -> assertThat(it).contains("no alarm of that number"));
    assertThat(bugs.outbox.to(BEN)).isEmpty();

    assertThat(t.unavailable(CASS, "#" + alarm.id()))
        .hasValueSatisfying(it -> assertThat(it).contains("Whoever is on call is asked"));

    assertThat(bugs.outbox.to(BEN)).hasSize(1);
  }

  @Test
  void whoever_ticked_one_box_is_reminded_of_the_other_four_times_then_it_is_passed_on() {
    Alarm alarm = bugs.confirmed();
    bugs.clock.passes(Duration.ofMinutes(30));
    t.tick(alarm, CASS, CUSTOMERS);
    t.passes(Duration.ofMinutes(59));
    assertThat(bugs.outbox.to(CASS)).isEmpty();
    t.passes(Duration.ofMinutes(1));
    assertThat(bugs.outbox.to(CASS)).singleElement().asString().contains("the community is");
    assertThat(bugs.outbox.to(BEN)).isEmpty();

    t.passes(Duration.ofDays(1));
    assertThat(bugs.outbox.to(CASS)).hasSize(4).allMatch(it -> it.contains("Nothing is left"));
    assertThat(bugs.outbox.to(BEN)).isNotEmpty();
  }

  @Test
  void after_a_change_of_shift_the_new_engineer_is_asked_and_the_former_reads_so() {
    bugs.rotations.add(ADA, "developer", DORA, "software", LocalDate.of(2026, 1, 5), "");
    Alarm alarm = bugs.confirmed();
    t.passes(HOUR);
    Instant change = bugs.rotations.nextChangeOfDuty(bugs.clock.instant()).orElseThrow();
    while (bugs.rotations.onCallAt("developer", change).orElseThrow().person().equals(BEN)) {
      change = bugs.rotations.nextChangeOfDuty(change).orElseThrow();
    }

    t.passes(Duration.between(bugs.clock.instant(), change));

    assertThat(bugs.outbox.text("warning:" + alarm.id() + ":ask-1-UBEN"))
        .contains("any more", "Dora is asked now");
    assertThat(bugs.outbox.to(DORA)).singleElement().asString().contains("Please *warn");
    assertThat(bugs.outbox.text("warning:" + alarm.id() + ":passed-2")).contains("Dora is asked");
    assertThat(t.card(alarm)).contains("Dora is asked");
  }

  @Test
  void after_a_long_outage_each_thing_is_said_once() {
    Alarm alarm = bugs.confirmed();
    bugs.clock.passes(Duration.ofDays(1));
    bugs.rotations.keepPlanned();
    t.feature.timers().forEach(timed -> timed.due(bugs.clock.instant()));
    t.feature.timers().forEach(timed -> timed.due(bugs.clock.instant()));

    assertThat(bugs.outbox.to(BEN)).hasSize(1);
    bugs.clock.passes(Duration.ofHours(12));
    t.feature.timers().forEach(timed -> timed.due(bugs.clock.instant()));
    t.feature.timers().forEach(timed -> timed.due(bugs.clock.instant()));
    assertThat(bugs.outbox.to(BEN)).hasSize(2);
    assertThat(t.of(alarm).reminders()).isEqualTo(1);
  }

  @Test
  void with_nobody_of_customer_success_to_be_reached_it_is_passed_on_at_once() {
    bugs.company.directory.group("SCUST", "customer-success");
    bugs.confirmed();
    assertThat(bugs.outbox.to(BEN))
        .singleElement()
        .asString()
        .contains("Watchbill cannot reach anybody of @customer-success");
  }

  @Test
  void with_nobody_on_call_the_groups_manager_is_asked() {
    bugs.rotations.remove(ADA, "developer", BEN, true, "");
    Alarm alarm = bugs.confirmed();
    t.passes(HOUR);
    assertThat(bugs.outbox.to(MAYA)).anyMatch(it -> it.contains("Please *warn"));
    assertThat(bugs.outbox.text("warning:" + alarm.id() + ":passed-1"))
        .contains("Maya is asked", "nobody is on call for developer");
  }

  @Test
  void others_are_refused_kindly_and_their_box_is_put_back() {
    Alarm alarm = bugs.confirmed();
    int before = t.of(alarm).revision();
    assertThat(t.tick(alarm, RAE, CUSTOMERS))
        .isInstanceOfSatisfying(
            FollowUpAnswer.Refused.class, it -> assertThat(it.reason()).contains("R21"));
    assertThat(t.of(alarm).isUntouched()).isTrue();
    assertThat(t.of(alarm).revision()).isGreaterThan(before);
    assertThat(bugs.outbox.blocks("warning:" + alarm.id()))
        .contains("customers@" + t.of(alarm).revision());
  }

  @Test
  void a_tick_can_be_taken_back_until_the_alarm_is_closed() {
    Alarm alarm = bugs.confirmed();
    t.tick(alarm, CASS, CUSTOMERS, COMMUNITY);
    t.untick(alarm, CARL, COMMUNITY);
    assertThat(bugs.now(alarm).warnedAt()).isEmpty();
    assertThat(t.of(alarm).carrier()).contains(CARL);
    t.passes(HOUR);
    assertThat(bugs.outbox.to(CARL)).singleElement().asString().contains("the community is");

    t.tick(alarm, CARL, COMMUNITY);
    bugs.fixed(alarm);
    bugs.alarms.close(alarm.id(), TestWarnings.by(MAYA));
    assertThat(t.untick(alarm, CASS, CUSTOMERS)).isInstanceOf(FollowUpAnswer.Refused.class);
    assertThat(t.card(alarm)).contains("were warned", "Cass", "Carl");
    assertThat(bugs.outbox.blocks("warning:" + alarm.id())).isEqualTo("[]");
    assertThat(bugs.acts(alarm)).contains("warning.untick");
  }

  @Test
  void fixed_meanwhile_the_draft_says_so_and_it_is_asked_for_calmly() {
    Alarm alarm = bugs.confirmed();
    bugs.fixed(alarm);
    assertThat(t.card(alarm)).contains("It is fixed in 4.60.1");
    t.passes(Duration.ofHours(20));
    assertThat(bugs.outbox.to(BEN)).isEmpty();
    t.passes(Duration.ofHours(5));
    assertThat(bugs.outbox.to(BEN)).hasSize(1);
  }

  @Test
  void open_again_nobody_is_asked_anew_but_those_who_warned_are_told() {
    Alarm alarm = bugs.confirmed();
    t.tick(alarm, CASS, CUSTOMERS, COMMUNITY);
    bugs.fixed(alarm);
    bugs.verdicts.reopen(alarm.id(), TestWarnings.by(PIA), "It still fails");

    String key = bugs.outbox.keys("warning:" + alarm.id() + ":open-again").get(0);
    assertThat(bugs.outbox.text(key)).contains("<@UCASS>", "is open again");
    assertThat(bugs.now(alarm).warnedAt()).isPresent();
    t.passes(Duration.ofDays(1));
    assertThat(bugs.outbox.to(BEN)).isEmpty();
  }

  @Test
  void two_people_tick_a_box_each_at_once_and_it_is_warned_once() throws Exception {
    for (int n = 0; n < 5; n++) {
      Alarm alarm = bugs.confirmed();
      List<Callable<FollowUpAnswer>> deeds =
          List.of(() -> t.tick(alarm, CASS, CUSTOMERS), () -> t.tick(alarm, BEN, COMMUNITY));
      AtOnce.all(deeds);
      assertThat(t.of(alarm).isDone()).isTrue();
      assertThat(bugs.now(alarm).warnedAt()).isPresent();
      assertThat(bugs.acts(alarm)).filteredOn("warning.tick"::equals).hasSize(2);
    }
  }

  @Test
  void a_tick_at_the_instant_of_the_fallback_is_before_it_or_after_it() throws Exception {
    for (int n = 0; n < 5; n++) {
      Alarm alarm = bugs.confirmed();
      bugs.clock.passes(HOUR);
      List<Callable<Boolean>> deeds =
          List.of(
              () -> t.tick(alarm, CASS, CUSTOMERS, COMMUNITY) instanceof FollowUpAnswer.Done,
              () -> {
                t.feature.timers().forEach(timed -> timed.due(bugs.clock.instant()));
                return true;
              });
      assertThat(AtOnce.all(deeds)).containsOnly(true);
      assertThat(t.of(alarm).isDone()).isTrue();
      assertThat(t.of(alarm).nextAt()).isEmpty();
      String ask = "warning:" + alarm.id() + ":ask-1-UBEN";
      if (bugs.outbox.said(ask)) {
        // Asked first, then answered: nothing is asked of Ben any more.
        assertThat(bugs.outbox.text(ask)).doesNotContain("Please");
      }
    }
  }

  @Test
  void hostile_words_ping_nobody_and_break_nothing() {
    String nasty = "<!channel> @here ``` <@UADA> \u202Eabc *x* " + "long ".repeat(2_000);
    var bug =
        new BugReport(
            "https://x.example/a|b>c",
            Optional.of(nasty),
            nasty,
            Set.of(Criterion.values()),
            Optional.of(nasty),
            Optional.of("mdm"),
            Optional.of(nasty),
            Source.COMMUNITY,
            Optional.of(nasty));
    Alarm alarm = bugs.confirmed(bugs.raised(bug), "mdm", nasty);
    t.tick(alarm, CASS, CUSTOMERS);
    t.passes(Duration.ofHours(30));

    for (String key : bugs.outbox.keys("warning:" + alarm.id())) {
      Content content = bugs.outbox.message(key).content();
      assertThat(content.text())
          .as(key)
          .doesNotContain("<!channel>", "<@UADA>", "\u202E")
          .hasSizeLessThan(8_000);
      assertThat(content.blocks()).as(key).doesNotContain("\\u202e", "\u202E");
      if (!content.blocks().equals("[]")) {
        assertThat(content.blocks()).contains("\"verbatim\":true");
      }
    }
    assertThat(WarningDraft.of(alarm)).hasSizeLessThan(3_000).contains("<!channel>", "```");
    assertThat(t.card(alarm)).contains("https://x.example/a%7Cb%3Ec|");
  }

  @Test
  void the_draft_does_not_say_in_whose_channel_the_bug_was_told() {
    var told =
        new BugReport(
            "https://github.com/example/example/issues/9",
            Optional.empty(),
            "It fails\n\nTold in https://example.slack.com/archives/C0ACME/p1794839418655034",
            Set.of(Criterion.UPGRADE),
            Optional.empty(),
            Optional.of("mdm"),
            Optional.empty(),
            Source.CUSTOMER,
            Optional.of("Acme"));
    assertThat(WarningDraft.of(bugs.confirmed(bugs.raised(told), "mdm")))
        .contains("What happens: It fails\nWhat should happen")
        .doesNotContain("slack.com", "Told in", "Acme");
  }

  @Test
  void the_command_ticks_too_and_words_that_describe_a_bug_are_left_to_the_form() {
    Alarm alarm = bugs.confirmed();
    assertThat(t.typed(CASS, alarm.id() + " both")).contains("Noted", "warned by Cass");
    assertThat(bugs.now(alarm).warnedAt()).isPresent();
    assertThat(t.typed(CASS, alarm.id() + " everybody")).contains("not understood");
    assertThat(t.typed(CASS, "999999 both")).contains("no alarm of that number");
    assertThat(t.answer(CASS, "users see an empty page")).isEmpty();
  }
}
