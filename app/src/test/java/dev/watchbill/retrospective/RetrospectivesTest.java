package dev.watchbill.retrospective;

import static dev.watchbill.retrospective.TestRetrospectives.ANSWERS;
import static dev.watchbill.retrospective.TestRetrospectives.BEN;
import static dev.watchbill.retrospective.TestRetrospectives.DORA;
import static dev.watchbill.retrospective.TestRetrospectives.MAYA;
import static dev.watchbill.retrospective.TestRetrospectives.WEDNESDAY;
import static org.assertj.core.api.Assertions.assertThat;

import dev.watchbill.platform.directory.Directory.Standing;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RetrospectivesTest {
  private final TestRetrospectives test = new TestRetrospectives();

  @Test
  void whoever_has_the_shift_is_asked_a_day_ahead_once() {
    test.passesUntil(WEDNESDAY.minus(Duration.ofDays(1)).minusSeconds(1));
    assertThat(test.outbox.to(BEN)).isEmpty();

    test.passes(Duration.ofHours(3));

    assertThat(test.outbox.to(BEN))
        .singleElement()
        .asString()
        .contains("Your developer week ends", "3 questions");
  }

  @Test
  void a_draft_begun_ahead_is_taken_along_and_the_message_moves_on() {
    test.passesUntil(WEDNESDAY.minusSeconds(60));
    var ahead = test.retrospectives().meantBy(BEN, Optional.empty()).orElseThrow();
    test.saves(ahead, List.of("Enrolment", "", ""));

    var it = test.bens();

    assertThat(it.id()).isEqualTo(ahead.id());
    assertThat(it.shown()).containsExactly("Enrolment", "", "");
    assertThat(test.outbox.to(BEN)).singleElement().asString().contains("waits for you");
    assertThat(test.outbox.to("CHELP")).contains("<@UBEN>, how was the week?");
  }

  @Test
  void what_was_sent_off_ahead_is_posted_when_the_handoff_is_opened() {
    test.passesUntil(WEDNESDAY.minusSeconds(60));
    var ahead = test.retrospectives().meantBy(BEN, Optional.empty()).orElseThrow();
    test.sends(ahead, ANSWERS);
    assertThat(test.outbox.to("CHELP")).isEmpty();

    test.bens();

    assertThat(test.outbox.to("CHELP"))
        .noneMatch(text -> text.contains("how was the week?"))
        .anySatisfy(text -> assertThat(text).contains("Retrospective", "Ben", "Enrolment"));
    test.passes(Duration.ofDays(10));
    assertThat(test.outbox.to(MAYA)).isEmpty();
  }

  @Test
  void a_handoff_that_is_heard_of_twice_asks_once() {
    test.clock.set(WEDNESDAY);
    var handoff = test.handsOver("developer", WEDNESDAY);
    test.transactions.run(() -> test.retrospectives().opened(handoff));

    assertThat(test.outbox.to("CHELP")).containsExactly("handoff", "<@UBEN>, how was the week?");
  }

  @Test
  void the_questions_stay_as_they_were_when_it_was_begun() {
    var it = test.bens();
    test.configured(
        TestRetrospectives.CONFIG.replace(
            "    backlog:", "    retrospective: [\"Only this?\"]\n    backlog:"));

    assertThat(test.now(it).questions()).hasSize(3);
    test.sends(it, ANSWERS);
    assertThat(test.now(it).isPosted()).isTrue();
  }

  @Test
  void the_former_engineer_is_reminded_after_a_day_and_three_then_their_manager_hears_once() {
    test.bens();

    test.passes(Duration.ofDays(1));
    assertThat(test.outbox.to(BEN)).hasSize(1);
    test.passes(Duration.ofDays(1));
    assertThat(test.outbox.to(BEN)).hasSize(1);
    test.passes(Duration.ofDays(1));
    assertThat(test.outbox.to(BEN)).hasSize(2);
    assertThat(test.outbox.to(MAYA)).isEmpty();
    test.passes(Duration.ofDays(20));

    assertThat(test.outbox.to(BEN)).filteredOn(text -> text.contains("still waits")).hasSize(2);
    assertThat(test.outbox.to(MAYA)).singleElement().asString().contains("Ben", "not written yet");
  }

  @Test
  void once_it_is_posted_nobody_is_reminded_and_what_asked_says_thanks() {
    var it = test.bens();
    test.passes(Duration.ofDays(1));

    test.sends(it, ANSWERS);
    test.passes(Duration.ofDays(20));

    assertThat(test.outbox.to(BEN))
        .noneMatch(text -> text.contains("still waits"))
        .anyMatch(text -> text.contains("Done: this retrospective is"));
    assertThat(test.outbox.to(MAYA)).isEmpty();
    assertThat(test.outbox.to("CHELP"))
        .anySatisfy(text -> assertThat(text).contains("Ben, thank you"))
        .noneMatch(text -> text.contains("how was the week?"));
    assertThat(test.refreshed).containsExactly(1L);
    assertThat(test.acts(it))
        .containsExactly("retrospective.ask", "retrospective.remind", "retrospective.post");
  }

  @Test
  void a_manager_who_was_told_sees_that_it_is_posted_after_all() {
    var it = test.bens();
    test.passes(Duration.ofDays(5));

    test.sends(it, ANSWERS);

    assertThat(test.outbox.to(MAYA)).singleElement().asString().contains("Ben has posted");
  }

  @Test
  void whoever_has_left_the_company_is_not_reminded_nor_is_their_manager() {
    test.bens();
    test.company.directory.person("UBEN", "ben", "Ben", Standing.DEACTIVATED);

    test.passes(Duration.ofDays(10));

    assertThat(test.outbox.to(BEN)).isEmpty();
    assertThat(test.outbox.to(MAYA)).isEmpty();
  }

  @Test
  void after_a_downtime_of_days_one_reminder_is_given_and_after_weeks_none() {
    test.bens();
    test.clock.passes(Duration.ofDays(6));
    test.passes(Duration.ofHours(1));
    assertThat(test.outbox.to(BEN)).hasSize(1);
    assertThat(test.outbox.to(MAYA)).isEmpty();

    test.clock.passes(Duration.ofDays(20));
    test.passes(Duration.ofDays(2));
    assertThat(test.outbox.to(BEN)).filteredOn(text -> text.contains("still waits")).hasSize(1);
    assertThat(test.outbox.to(MAYA)).isEmpty();
  }

  @Test
  void an_edit_changes_the_one_message_and_says_so() {
    var it = test.bens();
    test.sends(it, ANSWERS);
    var messages = test.outbox.to("CHELP").size();
    test.clock.passes(Duration.ofHours(2));

    test.sends(it, List.of("Enrolment and wipes", "The setup page", "Reviews"));

    assertThat(test.outbox.to("CHELP")).hasSize(messages);
    assertThat(test.outbox.message(it.key("answers")).content().text())
        .contains("Enrolment and wipes", "Edited");
    assertThat(test.refreshed).hasSize(1);
  }

  @Test
  void a_draft_of_an_edit_is_shown_to_nobody_else() {
    var it = test.bens();
    test.sends(it, ANSWERS);

    test.saves(it, List.of("Unfinished", "", ""));

    assertThat(test.outbox.message(it.key("answers")).content().text()).contains("Enrolment");
    assertThat(test.now(it).answers()).isEqualTo(ANSWERS);
    assertThat(test.now(it).shown()).containsExactly("Unfinished", "", "");
  }

  @Test
  void in_infrastructure_it_is_also_the_summary_and_each_leads_to_the_other() {
    var monday = Instant.parse("2026-09-14T16:00:00Z");
    test.clock.set(monday);
    var handoff = test.handsOver("infrastructure", monday);
    var it = test.retrospectives().ofHandoff(handoff.id()).orElseThrow();

    test.sends(it, ANSWERS);

    assertThat(test.outbox.to("CINFRA"))
        .singleElement()
        .asString()
        .contains("Summary", "by Dora", "Enrolment", "%3Aanswers|");
    assertThat(test.outbox.message(it.key("answers")).content().text())
        .contains("<#CINFRA>", "%3Asummary|");
  }

  @Test
  void longer_answers_than_a_message_holds_are_kept_whole_in_replies_and_taken_out_again() {
    var it = test.bens();
    var long1 = "<".repeat(2_990) + " first";
    var long2 = "&".repeat(2_990) + " second";
    test.sends(it, List.of(long1, long2, "third"));

    var answers = test.outbox.message(it.key("answers")).content().blocks();
    var rest = test.outbox.message(it.key("answers-1")).content().blocks();
    assertThat(answers + rest + test.outbox.to("CHELP")).contains(" first", " second", "third");
    assertThat(answers.length()).isLessThan(100_000);

    test.sends(it, ANSWERS);
    assertThat(test.outbox.message(it.key("answers-1")).content().text()).contains("taken out");
  }

  @Test
  void only_the_author_writes_it() {
    var it = test.bens();

    assertThat(test.retrospectives().send(it.id(), DORA, "V", test.seen(it), ANSWERS))
        .isInstanceOf(RetrospectiveAnswer.NotYours.class);
    test.retrospectives().typed(it.id(), DORA, "V", test.seen(it), ANSWERS);

    assertThat(test.now(it).shown()).containsExactly("", "", "");
  }

  @Test
  void what_cannot_be_posted_is_a_draft() {
    var it = test.bens();

    assertThat(test.sends(it, List.of("Enrolment", "", "Reviews")))
        .isInstanceOf(RetrospectiveAnswer.Incomplete.class);

    assertThat(test.now(it).isSubmitted()).isFalse();
    assertThat(test.now(it).draft()).containsExactly("Enrolment", "", "Reviews");
    test.passes(Duration.ofDays(1));
    assertThat(test.outbox.to(BEN)).singleElement().asString().contains("Your draft is kept");
  }

  @Test
  void of_two_windows_neither_overwrites_what_the_other_saved() {
    var it = test.bens();
    var seen = test.seen(it);
    var retrospectives = test.retrospectives();
    retrospectives.typed(it.id(), BEN, "V1", seen, List.of("from one", "", ""));
    retrospectives.typed(it.id(), BEN, "V2", seen, List.of("from two", "", ""));
    assertThat(test.now(it).draft()).containsExactly("from one", "", "");

    assertThat(retrospectives.send(it.id(), BEN, "V2", seen, List.of("from two", "b", "c")))
        .isInstanceOf(RetrospectiveAnswer.Together.class);

    assertThat(test.now(it).draft()).containsExactly("from one\n\nfrom two", "b", "c");
    assertThat(test.now(it).isSubmitted()).isFalse();
    assertThat(
            retrospectives.send(it.id(), BEN, "V2", test.seen(it), List.of("from both", "b", "c")))
        .isInstanceOf(RetrospectiveAnswer.Sent.class);
  }

  @Test
  void a_window_may_go_on_typing_though_it_has_seen_only_its_beginning() {
    var it = test.bens();
    var seen = test.seen(it);
    for (var typed : List.of("E", "En", "Enrolment")) {
      test.retrospectives().typed(it.id(), BEN, "V1", seen, List.of(typed, "", ""));
    }
    assertThat(test.now(it).draft()).containsExactly("Enrolment", "", "");
    assertThat(test.acts(it)).containsExactly("retrospective.ask");
  }

  @Test
  void if_the_shift_becomes_somebody_elses_the_former_owner_need_not_write() {
    test.passesUntil(WEDNESDAY.minus(Duration.ofHours(20)));
    assertThat(test.outbox.to(BEN)).hasSize(1);
    test.jdbi.useHandle(
        handle ->
            handle.execute(
                "update shift set person = 'UDORA' where person = 'UBEN' and starts_at < ? and ends_at > ?",
                test.clock.instant().atOffset(java.time.ZoneOffset.UTC),
                test.clock.instant().atOffset(java.time.ZoneOffset.UTC)));

    test.passes(Duration.ofHours(1));

    assertThat(test.outbox.to(BEN)).singleElement().asString().contains("You need not write it");
    assertThat(test.outbox.to(DORA)).singleElement().asString().contains("How was it?");
  }

  @Test
  void what_is_old_is_forgotten() {
    var it = test.bens();
    assertThat(test.store.forgetBefore(WEDNESDAY, 10)).isZero();
    assertThat(test.store.forgetBefore(WEDNESDAY.plusSeconds(1), 10)).isEqualTo(1);
    assertThat(test.store.find(it.id())).isEmpty();
  }

  @Test
  void they_are_found_by_words_or_a_person_and_drafts_only_by_their_author() {
    var it = test.bens();
    test.saves(it, List.of("100% enrolment_x", "", ""));
    assertThat(found(BEN, List.of("ENROLMENT"))).containsExactly(it.id());
    assertThat(found(DORA, List.of())).isEmpty();

    test.sends(it, List.of("100% enrolment_x", "b", "c"));

    assertThat(found(DORA, List.of("enrolment", "100%"))).containsExactly(it.id());
    assertThat(found(DORA, List.of("e%t"))).isEmpty();
    assertThat(found(DORA, List.of("wipes"))).isEmpty();
    assertThat(
            test.retrospectives()
                .search(DORA, Optional.empty(), List.of("ben"), Optional.of(BEN), 0, 10))
        .hasSize(1);
    assertThat(
            test.retrospectives()
                .search(DORA, Optional.of("infrastructure"), List.of(), Optional.empty(), 0, 10))
        .isEmpty();
  }

  private List<Long> found(dev.watchbill.people.PersonId reader, List<String> words) {
    return test
        .retrospectives()
        .search(reader, Optional.empty(), words, Optional.empty(), 0, 10)
        .stream()
        .map(Retrospective::id)
        .toList();
  }
}
