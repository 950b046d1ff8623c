package dev.watchbill.retrospective;

import static dev.watchbill.retrospective.TestRetrospectives.ANSWERS;
import static dev.watchbill.retrospective.TestRetrospectives.BEN;
import static dev.watchbill.retrospective.TestRetrospectives.DORA;
import static dev.watchbill.retrospective.TestRetrospectives.MAYA;
import static dev.watchbill.retrospective.TestRetrospectives.WEDNESDAY;
import static org.assertj.core.api.Assertions.assertThat;

import dev.watchbill.people.PersonId;
import dev.watchbill.platform.slack.Click;
import dev.watchbill.platform.slack.Command;
import dev.watchbill.platform.slack.FormValues;
import dev.watchbill.platform.slack.Reply;
import dev.watchbill.platform.slack.Submission;
import dev.watchbill.rotation.OnCallVerbs;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RetrospectiveSlackTest {
  private final TestRetrospectives test = new TestRetrospectives();

  private static OnCallVerbs.Typed typed(PersonId who, String words) {
    return new OnCallVerbs.Typed(
        who, words, new Command("/oncall", "retro " + words, who.value(), "C", "T"));
  }

  private static Click click(
      PersonId who, String actionId, String value, String metadata, FormValues values) {
    return new Click(
        actionId,
        "b",
        value,
        who.value(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.of("V1"),
        metadata,
        values,
        "T");
  }

  private static Click click(PersonId who, String actionId) {
    return click(who, actionId, "", "", new FormValues(List.of()));
  }

  private static FormValues values(List<String> answers) {
    return new FormValues(
        IntStream.range(0, answers.size())
            .mapToObj(
                place ->
                    new FormValues.Field(
                        "answer-%d-0".formatted(place),
                        RetrospectiveFormMessages.field(place),
                        answers.get(place).isEmpty() ? List.of() : List.of(answers.get(place))))
            .toList());
  }

  private String metadata(Retrospective it) {
    return new FormSubject(test.now(it), 0).written();
  }

  private Submission submission(PersonId who, Retrospective it, List<String> answers) {
    return new Submission(
        "V1", RetrospectiveFormMessages.FORM, metadata(it), values(answers), who.value(), "T");
  }

  private static String words(Reply reply) {
    return ((Reply.Ephemeral) reply).content().text();
  }

  private static String opened(Reply reply) {
    return ((Reply.Open) reply).modal().json();
  }

  private static String updated(Reply reply) {
    return ((Reply.Update) reply).modal().json();
  }

  @Test
  void the_author_gets_the_form_with_the_backlog_and_the_way_to_the_thread() {
    var it = test.bens();
    assertThat(opened(test.slack().pressed(click(BEN, "retro_form:" + it.id()))))
        .contains("What were the most common support requests", "Save draft", "\"Post\"")
        .contains("https://example.com/backlog?a\\u003d1\\u0026amp;b\\u003d2")
        .contains("https://slack.example/CHELP/")
        .contains("on_character_entered");
  }

  @Test
  void anybody_else_who_presses_is_told_whose_it_is() {
    var it = test.bens();
    assertThat(words(test.slack().pressed(click(MAYA, "retro_form:" + it.id()))))
        .contains("Ben's week", "only they write it");
  }

  @Test
  void whoever_owes_nothing_is_told_when_the_next_one_is_due() {
    test.bens();
    assertThat(words(test.slack().pressed(click(MAYA, "retro_form"))))
        .contains("no retrospective to write", "None of the planned shifts is yours");
    test.clock.set(WEDNESDAY);
    assertThat(words(test.slack().typed(typed(BEN, "infrastructure"))))
        .contains("no retrospective to write in infrastructure", "Your next one is due");
  }

  @Test
  void the_homes_button_opens_what_the_reader_owes_rather_than_what_they_could_begin() {
    var it = test.bens();
    assertThat(opened(test.slack().pressed(click(BEN, "retro_form"))))
        .contains("\"private_metadata\":\"" + it.id() + " ");
    assertThat(opened(test.slack().pressed(click(DORA, "retro_form")))).contains("developer week");
  }

  @Test
  void an_unknown_rotation_leads_to_the_search() {
    assertThat(words(test.slack().typed(typed(BEN, "macos"))))
        .contains("no rotation called `macos`", "`/oncall retros macos`");
  }

  @Test
  void what_is_typed_is_kept_and_a_new_form_shows_it() {
    var it = test.bens();
    assertThat(
            test.slack()
                .typedInto(
                    click(
                        BEN,
                        "retro_typed:0",
                        "Enrol",
                        metadata(it),
                        values(List.of("Enrol", "", "")))))
        .isInstanceOf(Reply.Nothing.class);
    assertThat(opened(test.slack().pressed(click(BEN, "retro_form:" + it.id()))))
        .contains("\"initial_value\":\"Enrol\"", "Draft saved");
  }

  @Test
  void saving_a_draft_keeps_the_same_fields_and_says_so() {
    var it = test.bens();
    assertThat(
            updated(
                test.slack()
                    .save(
                        click(
                            BEN,
                            "retro_save:" + it.id(),
                            "",
                            metadata(it),
                            values(List.of("Enrol", "", ""))))))
        .contains("Draft saved", "answer-0-0", "\"initial_value\":\"Enrol\"");
  }

  @Test
  void without_an_answer_to_every_question_it_stays_a_draft() {
    var it = test.bens();
    assertThat(updated(test.slack().submitted(submission(BEN, it, List.of("a", " ", "c")))))
        .contains("Not posted yet", "Which documentation page", "answer-0-0");
    assertThat(test.now(it).draft()).containsExactly("a", "", "c");
  }

  @Test
  void after_another_window_the_fields_are_new_ones_so_that_slack_shows_both() {
    var it = test.bens();
    var late = submission(BEN, it, List.of("mine", "b", "c"));
    test.saves(it, List.of("theirs", "", ""));
    assertThat(updated(test.slack().submitted(late)))
        .contains("another window", "answer-0-1", "theirs\\n\\nmine");
  }

  @Test
  void sent_off_it_closes_and_ahead_of_the_handoff_says_when_it_is_posted() {
    var it = test.bens();
    assertThat(test.slack().submitted(submission(BEN, it, ANSWERS)))
        .isInstanceOf(Reply.Nothing.class);
    var ahead = test.retrospectives().meantBy(DORA, Optional.of("developer")).orElseThrow();
    assertThat(words(test.slack().submitted(submission(DORA, ahead, ANSWERS))))
        .contains("posted in the handoff's thread when that is opened");
  }

  @Test
  void the_list_has_the_week_the_author_the_way_there_and_the_first_words() {
    var it = test.bens();
    assertThat(words(test.list().typed(typed(DORA, ""))))
        .isEqualTo("No retrospective is posted yet. `/oncall retro` writes one.");
    test.sends(it, ANSWERS);

    assertThat(words(test.list().typed(typed(DORA, ""))))
        .contains("developer, Ben: Enrolment · The setup page", "|Open the thread>");
    assertThat(words(test.list().typed(typed(DORA, "developer setup")))).contains("Enrolment");
    assertThat(words(test.list().typed(typed(DORA, "@ben")))).contains("Enrolment");
    assertThat(words(test.list().typed(typed(DORA, "macOS <!here>".replace("<", "&lt;")))))
        .contains("No retrospective about `macOS &lt;!here>`");
    assertThat(words(test.list().typed(typed(DORA, Long.toString(it.id())))))
        .contains("How did you spend the rest of the week?", "Reviews");
  }

  @Test
  void ones_own_draft_is_marked_and_is_nobody_elses() {
    var it = test.bens();
    test.saves(it, List.of("Unfinished", "", ""));
    assertThat(words(test.list().typed(typed(BEN, "")))).contains("(your draft): Unfinished");
    assertThat(words(test.list().typed(typed(DORA, Long.toString(it.id())))))
        .contains("There is no retrospective");
  }

  @Test
  void ten_are_shown_and_a_button_shows_older_ones() {
    for (int shift = 1; shift <= 11; shift++) {
      test.jdbi.useHandle(
          handle ->
              handle.execute(
                  """
                  insert into retrospective (rotation, shift, author, product_group, week_start,
                    week_end, questions, answers, handoff, thread, channel_id, handed_over_at,
                    submitted_at)
                  select 'developer', -n, 'UBEN', 'mdm', now() - n * interval '1 week',
                    now() - (n - 1) * interval '1 week', '{Q?}', array['week ' || n], 100 + n, 'h',
                    'C', now(), now()
                  from generate_series(1, 11) n
                  on conflict do nothing
                  """));
    }
    var first = (Reply.Ephemeral) test.list().typed(typed(DORA, "week"));
    assertThat(first.content().text()).contains("week 10").doesNotContain("week 11");
    assertThat(first.content().blocks()).contains("\"value\":\"10||week\"");

    assertThat(
            words(
                test.list()
                    .more(click(DORA, "retro_more", "10||week", "", new FormValues(List.of())))))
        .contains("week 11")
        .doesNotContain("week 10");
  }
}
