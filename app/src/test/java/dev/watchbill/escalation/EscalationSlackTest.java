package dev.watchbill.escalation;

import static dev.watchbill.escalation.TestEscalations.ADA;
import static dev.watchbill.escalation.TestEscalations.BEN;
import static dev.watchbill.escalation.TestEscalations.QUINN;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonParser;
import dev.watchbill.escalation.OutageAnswers.Question;
import dev.watchbill.escalation.OutagePolicy.Seen;
import dev.watchbill.people.PersonId;
import dev.watchbill.platform.slack.Click;
import dev.watchbill.platform.slack.Command;
import dev.watchbill.platform.slack.FormValues;
import dev.watchbill.platform.slack.FormValues.Field;
import dev.watchbill.platform.slack.Modal;
import dev.watchbill.platform.slack.Reply;
import dev.watchbill.platform.slack.Submission;
import dev.watchbill.rotation.OnCallVerbs;
import dev.watchbill.support.SupportRequest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What people see in Slack when they escalate, and how it takes what they do there. */
class EscalationSlackTest {
  private static final Map<String, String> FILLED =
      Map.of("found", "It dies", "links", "https://x.example", "needed", "Restart it");

  private final TestEscalations test = new TestEscalations();
  private final EscalationSlack slack = test.slack();
  private final OutageSlack outages = test.outageSlack();

  private static Click click(PersonId who, String actionId, String metadata, FormValues values) {
    return new Click(
        actionId,
        "",
        "",
        who.value(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        metadata,
        values,
        "trigger");
  }

  private static Click press(PersonId who, String actionId) {
    return click(who, actionId, "", new FormValues(List.of()));
  }

  private static FormValues values(Map<String, String> typed, String... others) {
    var fields = new ArrayList<Field>();
    typed.forEach((name, value) -> fields.add(new Field(name, name, List.of(value))));
    fields.add(new Field("others", "others", List.of(others)));
    return new FormValues(fields);
  }

  private static Submission sent(PersonId who, String metadata, FormValues values) {
    return new Submission("V1", "escalation_form", metadata, values, who.value(), "trigger");
  }

  private static String words(Modal modal) {
    return JsonParser.parseString(modal.json()).toString();
  }

  private static String opened(Reply reply) {
    assertThat(reply).isInstanceOf(Reply.Open.class);
    return words(((Reply.Open) reply).modal());
  }

  private static String updated(Reply reply) {
    assertThat(reply).isInstanceOf(Reply.Update.class);
    return words(((Reply.Update) reply).modal());
  }

  private static String told(Reply reply) {
    assertThat(reply).isInstanceOf(Reply.Ephemeral.class);
    return ((Reply.Ephemeral) reply).content().text();
  }

  private static Map<String, String> marked(Reply reply) {
    assertThat(reply).isInstanceOf(Reply.FieldErrors.class);
    return ((Reply.FieldErrors) reply).byBlock();
  }

  private static OnCallVerbs.Typed typed(PersonId who, String verb, String words) {
    return new OnCallVerbs.Typed(
        who, words, new Command("/oncall", verb + " " + words, who.value(), "C1", "trigger"));
  }

  @Test
  void the_cards_button_opens_a_form_that_first_advises_to_dig() {
    SupportRequest request = test.asked();
    test.clock.set(request.askedAt().plus(Duration.ofMinutes(10)));

    String form = opened(slack.fromRequest(press(BEN, "support_escalate:" + request.id())));

    assertThat(form)
        .contains("It is early yet", "Dig for 20 minutes more", "go on")
        .contains("\"callback_id\":\"escalation_form\"", request.id() + " developer")
        .contains("profiles do not reach Macs", "Ada", "@software-managers", "Dora")
        .contains("\"initial_option\":{\"text\":{\"type\":\"plain_text\",\"text\":\"Ada\"")
        .doesNotContain("escalation_rotation");

    test.clock.set(request.askedAt().plus(Duration.ofMinutes(30)));
    assertThat(opened(slack.fromRequest(press(BEN, "support_escalate:" + request.id()))))
        .doesNotContain("early");
  }

  @Test
  void sent_off_it_opens_the_thread_quietly_and_once() {
    SupportRequest request = test.asked();
    Submission form = sent(BEN, request.id() + " developer", values(FILLED, "UQUINN"));

    assertThat(slack.submitted(form)).isInstanceOf(Reply.Nothing.class);
    assertThat(slack.submitted(form)).isInstanceOf(Reply.Nothing.class);

    assertThat(test.escalations.about(request.id()))
        .singleElement()
        .satisfies(it -> assertThat(it.named()).containsExactly(QUINN));
    assertThat(opened(slack.fromRequest(press(BEN, "support_escalate:" + request.id()))))
        .contains("was escalated before");
  }

  @Test
  void what_is_missing_or_too_long_is_marked_at_its_field() {
    assertThat(marked(slack.submitted(sent(BEN, "", values(Map.of("found", "  "))))))
        .containsOnlyKeys("found", "needed");
    assertThat(
            marked(
                slack.submitted(
                    sent(
                        BEN,
                        "",
                        values(Map.of("found", "x".repeat(3_001), "needed", "n", "links", "l"))))))
        .containsOnlyKeys("found");
    assertThat(test.outbox.said("")).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "UGUS, Gus is a guest here",
    "UBOT, Bot is an app",
    "UGONE, Gone (left the company) cannot be asked",
    "USTRANGE, Strange is not of this company",
    "UNOBODY, I do not know UNOBODY yet",
  })
  void only_full_members_can_be_asked(String other, String reason) {
    assertThat(marked(slack.submitted(sent(BEN, "", values(FILLED, "UQUINN", other)))))
        .containsOnlyKeys("others")
        .hasEntrySatisfying("others", words -> assertThat(words).contains(reason));
  }

  @Test
  void if_the_request_was_resolved_meanwhile_nothing_is_sent_and_nothing_typed_is_lost() {
    SupportRequest request = test.asked();
    test.requests.resolve(request.id(), ADA);

    String kept =
        updated(slack.submitted(sent(BEN, request.id() + " developer", values(FILLED, "UQUINN"))));

    assertThat(kept)
        .contains("Nothing was sent.", "resolved by Ada", "It dies", "https://x.example")
        .contains("Restart it", "UQUINN", "\"private_metadata\":\"\"");
    assertThat(test.escalations.about(request.id())).isEmpty();
    assertThat(told(slack.fromRequest(press(BEN, "support_escalate:" + request.id()))))
        .contains("resolved by Ada", "Reopen it");
    assertThat(told(slack.submitted(sent(BEN, "", values(FILLED))))).contains("<#CHELP>");
  }

  @Test
  void a_request_that_is_not_remembered_is_said_to_be_gone() {
    assertThat(told(slack.fromRequest(press(BEN, "support_escalate:4711"))))
        .contains("not remembered");
    assertThat(told(slack.fromRequest(press(BEN, "support_escalate:<!here>"))))
        .contains("not remembered");
  }

  @Test
  void whoever_may_not_is_told_kindly_before_any_form_opens() {
    SupportRequest request = test.asked();

    told(slack.fromRequest(press(QUINN, "support_escalate:" + request.id())));
    assertThat(told(slack.typed(typed(QUINN, "escalate", "")))).contains("Only the engineers");
  }

  @Test
  void the_command_offers_ones_own_open_requests_and_the_rotations() {
    SupportRequest request = test.asked();

    assertThat(opened(slack.typed(typed(BEN, "escalate", ""))))
        .contains("Quinn: ", "None in particular", "escalation_rotation", "infrastructure")
        .contains("\"value\":\"" + request.id() + "\"");
    assertThat(opened(slack.typed(typed(BEN, "escalate", "infrastructure-oncall"))))
        .contains("contact:infrastructure");
    assertThat(told(slack.typed(typed(BEN, "escalate", "infra"))))
        .contains("There is no rotation called `infra`", "developer, infrastructure");
  }

  @Test
  void choosing_another_rotation_shows_its_contacts_and_keeps_what_was_typed() {
    FormValues typed =
        values(
            Map.of(
                "found", "It dies",
                "escalation_rotation", "infrastructure",
                "escalation_request", "none",
                "contact:developer", "2"));

    assertThat(updated(slack.chosen(click(BEN, "escalation_rotation", "", typed))))
        .contains("contact:infrastructure", "It dies")
        .contains("\"initial_option\":{\"text\":{\"type\":\"plain_text\",\"text\":\"Ada\"");
  }

  @Test
  void a_button_pressed_twice_is_answered_with_who_was_faster() {
    Escalation it = test.escalated("developer");

    assertThat(slack.take(press(ADA, "escalation_take:" + it.id())))
        .isInstanceOf(Reply.Nothing.class);
    assertThat(told(slack.take(press(TestEscalations.SOL, "escalation_take:" + it.id()))))
        .contains("Ada is on it already");
    assertThat(told(slack.take(press(ADA, "escalation_take:4711")))).contains("not remembered");
    assertThat(told(slack.callOff(press(BEN, "escalation_off:" + it.id()))))
        .contains("Ada is on it already");
  }

  @Test
  void outage_records_are_listed_shown_and_filled_in_by_command() {
    assertThat(told(outages.typed(typed(BEN, "outage", "")))).contains("No outage is recorded");
    test.escalated("infrastructure");
    Outage outage = test.outages.newest(Optional.empty(), 1).get(0);
    String id = Long.toString(outage.id());

    assertThat(told(outages.typed(typed(BEN, "outage", ""))))
        .contains(
            "*" + id + "*", "Restart it", "no answer yet", "`/oncall outage " + id + " edit`");
    assertThat(told(outages.typed(typed(BEN, "outage", "#" + id))))
        .contains("Outage record " + id, "escalated by Ben");
    assertThat(opened(outages.typed(typed(BEN, "outage", id + " edit"))))
        .contains("Who was affected, and for how long?", "What are the next steps?", "MDM");
    assertThat(told(outages.typed(typed(BEN, "outage", "developer"))))
        .contains("No outage is recorded");
    assertThat(told(outages.typed(typed(BEN, "outage", "4711")))).contains("no outage record 4711");
    assertThat(told(outages.typed(typed(BEN, "outage", "soon")))).contains("do not understand");
  }

  @Test
  void users_that_are_affected_need_their_group_named() {
    test.escalated("infrastructure");
    Outage outage = test.outages.newest(Optional.empty(), 1).get(0);
    String metadata = outage.id() + " " + Seen.of(outage).written();

    assertThat(
            marked(outages.submitted(sent(BEN, metadata, values(Map.of("users_affected", "yes"))))))
        .containsOnlyKeys("product_group");
    assertThat(
            outages.submitted(
                sent(
                    BEN,
                    metadata,
                    values(Map.of("users_affected", "yes", "product_group", "mdm")))))
        .isInstanceOf(Reply.Nothing.class);
  }

  @Test
  void the_later_of_two_is_told_and_sees_both_answers_even_very_long_ones() {
    test.escalated("infrastructure");
    Outage outage = test.outages.newest(Optional.empty(), 1).get(0);
    String metadata = outage.id() + " " + Seen.of(outage).written();
    String bens = "b".repeat(2_000);
    String adas = "a".repeat(2_000);
    outages.submitted(sent(BEN, metadata, values(Map.of("cause", bens, "affected", "Macs"))));

    String both =
        updated(
            outages.submitted(
                sent(ADA, metadata, values(Map.of("cause", adas, "affected", "Old Macs")))));

    assertThat(both).contains("Ben has filled this in meanwhile", bens, adas, "Macs\\n\\nOld Macs");
    assertThat(both).describedAs("or Slack would show what was typed").contains("cause_after_1");
    Outage now = test.outages.newest(Optional.empty(), 1).get(0);
    assertThat(now.answers().text(Question.CAUSE)).isEqualTo(bens);
  }
}
