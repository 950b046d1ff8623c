package dev.watchbill.escalation;

import static dev.watchbill.escalation.TestEscalations.ADA;
import static dev.watchbill.escalation.TestEscalations.BEN;
import static dev.watchbill.escalation.TestEscalations.TUESDAY;
import static org.assertj.core.api.Assertions.assertThat;

import dev.watchbill.escalation.OutageAnswers.Question;
import dev.watchbill.escalation.OutagePolicy.Seen;
import dev.watchbill.people.PersonId;
import dev.watchbill.platform.outbox.Under;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Outage records on a real Postgres (R14, R16). */
class OutagesTest {
  private final TestEscalations test = new TestEscalations();
  private final Escalation escalation = test.escalated("infrastructure");

  private Outage outage() {
    return test.outages.newest(Optional.empty(), 1).get(0);
  }

  private OutageAnswer fills(PersonId who, Seen seen, OutageAnswers answers) {
    return test.outages.fill(outage().id(), who, seen, answers);
  }

  private static OutageAnswers answers(Question question, String text) {
    return new OutageAnswers(Map.of(question, text), false, Optional.empty());
  }

  private static OutageAnswers all() {
    var texts = new EnumMap<Question, String>(Question.class);
    for (Question question : Question.values()) {
      texts.put(question, "answer to " + question);
    }
    return new OutageAnswers(texts, true, Optional.of("mdm"));
  }

  @Test
  void an_escalation_opens_a_record_where_the_rotation_keeps_them() {
    test.escalated("developer");

    assertThat(test.outages.newest(Optional.empty(), 10)).containsExactly(outage());
    assertThat(outage().escalation()).isEqualTo(escalation.id());
    assertThat(outage().needed()).isEqualTo("Restart it");
    assertThat(test.outbox.message(outage().card()).under())
        .isEqualTo(new Under.Intent(escalation.card()));
    assertThat(test.outbox.text(outage().card())).contains("no answer yet");
  }

  @Test
  void it_is_filled_in_little_by_little() {
    fills(BEN, Seen.of(outage()), answers(Question.AFFECTED, "All Macs, an hour"));
    Outage once = outage();
    var more = new EnumMap<Question, String>(once.answers().texts());
    more.put(Question.CAUSE, "A full disk <!channel>");
    fills(ADA, Seen.of(once), new OutageAnswers(more, false, Optional.empty()));

    assertThat(outage().answers().texts()).hasSize(2);
    assertThat(outage().lastFilled()).contains(new Escalation.Act(ADA, TUESDAY));
    assertThat(outage().revision()).isEqualTo(2);
    assertThat(test.outbox.text(outage().card()))
        .contains(
            "what was expected, how we know, the near-term recovery, the next steps are missing")
        .contains("All Macs", "A full disk &lt;!channel&gt;", "Last filled in by Ada");
    assertThat(test.acts("outage/" + outage().id())).containsExactly("outage.fill", "outage.fill");
  }

  @Test
  void a_form_that_is_saved_as_it_was_changes_nothing() {
    Outage before = outage();
    assertThat(fills(BEN, Seen.of(before), OutageAnswers.NONE))
        .isEqualTo(new OutageAnswer.Filled(before));

    assertThat(outage()).isEqualTo(before);
    assertThat(test.acts("outage/" + before.id())).isEmpty();
  }

  @Test
  void of_two_who_fill_it_in_at_once_the_later_one_is_told_and_sees_both() {
    Seen both = Seen.of(outage());
    fills(BEN, both, answers(Question.AFFECTED, "All Macs"));

    OutageAnswer late =
        fills(
            ADA,
            both,
            new OutageAnswers(
                Map.of(Question.AFFECTED, "Only new Macs", Question.CAUSE, "A full disk"),
                true,
                Optional.of("mdm")));

    assertThat(late)
        .isInstanceOfSatisfying(
            OutageAnswer.Changed.class,
            changed -> {
              assertThat(changed.outage()).isEqualTo(outage());
              assertThat(changed.together())
                  .isEqualTo(
                      new OutageAnswers(
                          Map.of(
                              Question.AFFECTED,
                              "All Macs\n\nOnly new Macs",
                              Question.CAUSE,
                              "A full disk"),
                          true,
                          Optional.of("mdm")));
            });
    assertThat(outage().answers()).isEqualTo(answers(Question.AFFECTED, "All Macs"));
    assertThat(outage().revision()).isEqualTo(1);
  }

  @Test
  void what_only_one_of_them_touched_is_theirs() {
    fills(BEN, Seen.of(outage()), all());
    Outage before = outage();
    var bens = new EnumMap<Question, String>(before.answers().texts());
    bens.put(Question.AFFECTED, "Ben's");
    bens.put(Question.EXPECTED, "");
    var adas = new EnumMap<Question, String>(before.answers().texts());
    adas.put(Question.CAUSE, "Ada's");
    fills(BEN, Seen.of(before), new OutageAnswers(bens, false, Optional.of("mdm")));

    OutageAnswers together =
        OutagePolicy.together(
            outage().answers(),
            new OutageAnswers(adas, true, Optional.of("mdm")),
            Seen.read(Seen.of(before).written()));

    assertThat(together.text(Question.AFFECTED)).isEqualTo("Ben's");
    assertThat(together.text(Question.EXPECTED)).isEmpty();
    assertThat(together.text(Question.CAUSE)).isEqualTo("Ada's");
    assertThat(together.text(Question.EVIDENCE)).isEqualTo("answer to EVIDENCE");
    assertThat(together.usersAffected()).isFalse();
  }

  @Test
  void when_users_are_affected_they_are_to_be_told_and_the_groups_managers_know_once() {
    fills(BEN, Seen.of(outage()), all());
    String told = "outage:" + outage().id() + ":users:mdm";
    assertThat(test.outbox.text(told))
        .contains("Users of *MDM* are affected. <@UBEN>, tell them in plain words")
        .contains("<@UMAYA> <@UQUINN>");

    fills(ADA, Seen.of(outage()), all());

    assertThat(test.outbox.said("outage:")).filteredOn(key -> key.contains("users")).hasSize(1);
    assertThat(test.outbox.text(outage().card()))
        .contains("complete.", "Users of MDM are affected");
  }

  @Test
  void those_that_are_not_complete_are_open_for_the_handoff() {
    assertThat(test.outages.open("infrastructure")).containsExactly(outage());
    assertThat(test.outages.open("developer")).isEmpty();
    assertThat(test.outages.since(TUESDAY)).containsExactly(outage());
    assertThat(test.outages.since(TUESDAY.plusSeconds(1))).isEmpty();

    fills(BEN, Seen.of(outage()), all());

    assertThat(outage().isComplete()).isTrue();
    assertThat(test.outages.open("infrastructure")).isEmpty();
    assertThat(test.outages.since(TUESDAY)).hasSize(1);
  }

  @Test
  void one_that_is_forgotten_is_gone() {
    assertThat(test.outages.fill(4711, BEN, Seen.of(outage()), all()))
        .isInstanceOf(OutageAnswer.Gone.class);
  }
}
