package dev.watchbill.support;

import static dev.watchbill.support.TestSupport.BEN;
import static dev.watchbill.support.TestSupport.CHANNEL;
import static dev.watchbill.support.TestSupport.QUINN;
import static dev.watchbill.support.TestSupport.SAM;
import static org.assertj.core.api.Assertions.assertThat;

import dev.watchbill.people.PersonId;
import dev.watchbill.platform.slack.Click;
import dev.watchbill.platform.slack.FormValues;
import dev.watchbill.platform.slack.FormValues.Field;
import dev.watchbill.platform.slack.Heard;
import dev.watchbill.platform.slack.Reply;
import dev.watchbill.platform.slack.Submission;
import dev.watchbill.support.SupportRequest.State;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Who is heard, and what they are answered. */
class SupportSlackTest {
  private final TestSupport test = new TestSupport();
  private final Earshot earshot = new Earshot(test.config, test.company.directory);
  private final SupportSlack slack =
      new SupportSlack(
          test.requests,
          test.rotations,
          test.people,
          earshot,
          new Offers(
              test.requests,
              test.rotations,
              earshot,
              new OfferMessages(test.people),
              test.outbox,
              test.clock),
          (channel, ts) -> Optional.empty());
  private final CardSlack card =
      new CardSlack(
          test.requests,
          test.people,
          new SupportAnswerMessages(test.people, SupportRules.of(test.config), test.clock));

  @BeforeEach
  void begin() {
    test.company.directory.channel(CHANNEL, "help-engineering").channel("COTHER", "random");
  }

  private List<SupportRequest> open() {
    return test.requests.open(Optional.empty());
  }

  private void says(String channel, PersonId who, String thread, String words) {
    var ts = "%d.000200".formatted(test.clock.instant().getEpochSecond());
    slack.heard(
        new Heard(
            channel,
            thread.isEmpty() ? ts : ts.replace("200", "300"),
            Optional.of(thread).filter(t -> !t.isEmpty()),
            Optional.empty(),
            Optional.of(who.value()),
            Optional.empty(),
            words,
            words,
            false,
            false,
            false));
  }

  @Test
  void one_message_may_ask_two_rotations_and_asks_each_once() {
    says(CHANNEL, QUINN, "", "@oncall and @infrastructure-oncall: all is red. @oncall!");
    says(CHANNEL, QUINN, "", "@oncall and @infrastructure-oncall: all is red. @oncall!");
    assertThat(open())
        .extracting(SupportRequest::rotation)
        .containsExactlyInAnyOrder("developer", "infrastructure");
  }

  @Test
  void where_nobody_listens_nobody_is_asked() {
    says("COTHER", QUINN, "", "@oncall hello");
    says("CUNKNOWN", QUINN, "", "@oncall hello");
    assertThat(open()).isEmpty();
  }

  @Test
  void the_group_of_the_alias_is_known_by_its_id() {
    test.company.directory.group("SONCALL", "oncall", "UBEN");
    says(CHANNEL, QUINN, "", "<!subteam^SONCALL> hello");
    assertThat(open()).hasSize(1);
  }

  @Test
  void an_engineer_who_asks_for_the_others_has_not_answered() {
    says(CHANNEL, QUINN, "", "@oncall hello");
    var request = open().get(0);
    says(CHANNEL, SAM, request.threadTs(), "@oncall please look at this");
    assertThat(test.now(request).state()).isEqualTo(State.WAITING);
    says(CHANNEL, SAM, request.threadTs(), "I look.");
    assertThat(test.now(request).state()).isEqualTo(State.ANSWERED);
  }

  @Test
  void an_app_asks_without_a_name() {
    says(CHANNEL, new PersonId("UBOT"), "", "@oncall the queue is deep");
    assertThat(open().get(0).asker()).isEmpty();
  }

  private static Click click(String action, PersonId who) {
    return new Click(
        action,
        "",
        "",
        who.value(),
        Optional.of(CHANNEL),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        "",
        new FormValues(List.of()),
        "trigger");
  }

  private Submission form(SupportRequest request, PersonId who, String to, String note) {
    var fields = new ArrayList<Field>();
    fields.add(new Field("person", "person", to.isEmpty() ? List.of() : List.of(to)));
    fields.add(new Field("note", "note", note.isEmpty() ? List.of() : List.of(note)));
    return new Submission(
        "V1",
        "support_pass",
        Long.toString(request.id()),
        new FormValues(fields),
        who.value(),
        "trigger");
  }

  @Test
  void two_who_press_at_once_are_told_who_was_faster() {
    var request = test.asked();
    var take = "support_take:" + request.id();
    assertThat(card.pressed(click(take, BEN), test.requests::take)).isEqualTo(Reply.nothing());
    assertThat(card.pressed(click(take, SAM), test.requests::take).toString())
        .contains("Ben has this already, since");
    assertThat(card.pressed(click(take, BEN), test.requests::take).toString())
        .contains("You have this already, since");
    test.requests.resolve(request.id(), SAM);
    assertThat(card.pressed(click(take, BEN), test.requests::take).toString())
        .contains("Sam resolved this already");
    assertThat(card.passing(click("support_pass:" + request.id(), BEN)).toString())
        .contains("Sam resolved this already");
  }

  @ParameterizedTest
  @CsvSource({
    "support_take:999999, I do not keep this request any more",
    "support_take:made-up, I do not keep this request any more",
    "support_take:99999999999999999999999, I do not keep this request any more",
  })
  void a_button_of_a_request_that_is_gone_is_answered(String action, String words) {
    assertThat(card.pressed(click(action, BEN), test.requests::take).toString()).contains(words);
    assertThat(card.passing(click(action, BEN)).toString()).contains(words);
  }

  @ParameterizedTest
  @CsvSource({
    "UGUS, Gus is a guest here",
    "USTRANGE, Strange works at another company",
    "UBOT, Bot is an app",
    "UGONE, Gone has left the company",
    "UNOBODY, I do not know them yet",
    "'', I do not know them yet",
    "UBEN, waits for you",
  })
  void who_cannot_have_it_is_refused_at_the_field(String to, String words) {
    var request = test.asked();
    assertThat(card.passed(form(request, BEN, to, "a note")))
        .isInstanceOfSatisfying(
            Reply.FieldErrors.class,
            refused ->
                assertThat(refused.byBlock().get("person")).contains(words).doesNotContain("<!"));
    assertThat(test.now(request).holder()).contains(BEN);
  }

  @Test
  void whoever_gets_it_reads_the_note() {
    var request = test.asked();
    assertThat(card.passed(form(request, BEN, "USAM", "Look at line 7.\n<@UADA>")))
        .isEqualTo(Reply.nothing());
    assertThat(test.outbox.to(SAM).get(0)).contains("> Look at line 7.\n> &lt;@UADA&gt;");
    assertThat(test.now(request).holder()).contains(SAM);
  }

  @Test
  void who_may_not_is_told_who_may_before_a_form_opens() {
    var request = test.asked();
    assertThat(card.passing(click("support_pass:" + request.id(), QUINN)).toString())
        .contains("Only the engineers of the developer rotation");
    assertThat(card.passing(click("support_pass:" + request.id(), BEN)))
        .isInstanceOf(Reply.Open.class);
  }

  @Test
  void a_subject_comes_back_as_it_was_sent_off() {
    var subject =
        new Subject("C1", "1.1", "1.0", Optional.of(BEN), "several\nlines " + "x".repeat(9_000));
    assertThat(subject.written()).hasSizeLessThan(1_000);
    assertThat(Subject.read(subject.written()).author()).contains(BEN);
    assertThat(Subject.read(subject.written()).text()).startsWith("several\nlines x");
    var nobody = new Subject("C1", "1.1", "1.0", Optional.empty(), "");
    assertThat(Subject.read(nobody.written())).isEqualTo(nobody);
  }
}
