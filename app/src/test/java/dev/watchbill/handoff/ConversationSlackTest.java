package dev.watchbill.handoff;

import static dev.watchbill.handoff.TestConversations.BEN;
import static dev.watchbill.handoff.TestConversations.HELP;
import static dev.watchbill.handoff.TestConversations.QUINN;
import static dev.watchbill.handoff.TestConversations.SAM;
import static org.assertj.core.api.Assertions.assertThat;

import dev.watchbill.handoff.Conversation.Choice;
import dev.watchbill.people.PersonId;
import dev.watchbill.platform.slack.Click;
import dev.watchbill.platform.slack.Command;
import dev.watchbill.platform.slack.FormValues;
import dev.watchbill.platform.slack.FormValues.Field;
import dev.watchbill.platform.slack.Reply;
import dev.watchbill.platform.slack.Shortcut;
import dev.watchbill.platform.slack.Submission;
import dev.watchbill.rotation.OnCallVerbs.Typed;
import dev.watchbill.support.SupportRequest;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What people see in Slack when they hand over, keep, and add. */
class ConversationSlackTest {
  private final TestConversations test = new TestConversations();
  private final ConversationSlack slack = test.slack();

  private static Click click(PersonId who, String actionId, String value) {
    return new Click(
        actionId,
        "",
        value,
        who.value(),
        Optional.of(HELP),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        "",
        new FormValues(List.of()),
        "trigger");
  }

  private static Submission form(PersonId who, String handoff, String link, String words) {
    return new Submission(
        "V1",
        ConversationFormMessages.FORM,
        handoff,
        new FormValues(
            List.of(
                new Field("link", "link", List.of(link)),
                new Field("words", "words", words.isEmpty() ? List.of() : List.of(words)))),
        who.value(),
        "trigger");
  }

  private static Typed typed(PersonId who, String words) {
    return new Typed(
        who, words, new Command("/oncall", "handover " + words, who.value(), HELP, "trigger"));
  }

  private static Shortcut shortcut(PersonId who, Optional<String> thread, String text) {
    return new Shortcut(
        "hand_over_thread",
        who.value(),
        Optional.of(
            new Shortcut.About(HELP, "1788870000.000100", thread, Optional.of("UQUINN"), text)),
        "trigger");
  }

  private static String told(Reply reply) {
    return ((Reply.Ephemeral) reply).content().text();
  }

  private static String mark(Reply reply) {
    return ((Reply.FieldErrors) reply).byBlock().getOrDefault("link", "no mark");
  }

  @Test
  void a_decision_is_quiet_and_a_refusal_is_told_to_whoever_pressed() {
    SupportRequest request = test.answered("the build is red");
    test.changes();
    String id = Long.toString(test.about(request).id());

    assertThat(told(slack.decided(click(QUINN, "conversation_keep:" + id, "0"), Choice.KEPT)))
        .contains("Ask Ben in this thread");
    assertThat(slack.decided(click(BEN, "conversation_keep:" + id, "0"), Choice.KEPT))
        .isEqualTo(Reply.nothing());
    assertThat(
            told(
                slack.decided(click(SAM, "conversation_hand_over:" + id, "0"), Choice.HANDED_OVER)))
        .contains("Ben was faster");
    assertThat(slack.decided(click(SAM, "conversation_hand_over:" + id, "1"), Choice.HANDED_OVER))
        .isEqualTo(Reply.nothing());
    assertThat(told(slack.decided(click(BEN, "conversation_keep:oh", "x"), Choice.KEPT)))
        .contains("too long ago");
  }

  @Test
  void the_form_opens_for_those_whom_it_concerns_and_refuses_at_the_field() {
    Handoff handoff = test.changes();
    String id = Long.toString(handoff.id());

    assertThat(told(slack.adding(click(QUINN, "conversation_add:" + id, "")))).contains("Ask Ben");
    assertThat(slack.adding(click(SAM, "conversation_add:" + id, "")))
        .isInstanceOf(Reply.Open.class);
    assertThat(mark(slack.added(form(SAM, id, "the build", "")))).contains("no web address");
    assertThat(slack.added(form(SAM, id, "https://example.com/pull/7", " waits \n for me ")))
        .isEqualTo(Reply.nothing());
    assertThat(mark(slack.added(form(SAM, id, "https://example.com/pull/7", ""))))
        .contains("already");
    assertThat(mark(slack.added(form(QUINN, id, "https://example.com/pull/8", ""))))
        .contains("Ask Ben");
    assertThat(test.of(handoff)).extracting(Conversation::words).containsExactly("waits for me");
  }

  @Test
  void the_command_adds_or_opens_the_form() {
    Handoff handoff = test.changes();

    assertThat(
            told(slack.typed(typed(BEN, "<https://example.com/issues/1> waits for a &lt;fix&gt;"))))
        .isEqualTo("Added to the handoff of developer from Ben to Sam.");
    assertThat(test.of(handoff))
        .extracting(Conversation::words)
        .containsExactly("waits for a <fix>");
    assertThat(slack.typed(typed(BEN, ""))).isInstanceOf(Reply.Open.class);
    assertThat(told(slack.typed(typed(BEN, "everything")))).contains("no web address");
    assertThat(told(slack.typed(typed(QUINN, "")))).contains("On call now: Sam (developer)");
    assertThat(told(slack.added(form(BEN, "", "https://example.com/issues/1", ""))))
        .isEqualTo("That is already in the handoff of developer from Ben to Sam.");
    assertThat(mark(slack.added(form(QUINN, "", "https://example.com/issues/2", ""))))
        .contains("Nothing was handed over");
  }

  @Test
  void the_shortcut_takes_the_thread_of_the_message_and_asks_nothing_more() {
    assertThat(told(slack.handedOver(shortcut(BEN, Optional.empty(), "<@UQUINN> sees 500s"))))
        .startsWith("Kept for the handoff of developer from Ben to Sam")
        .contains("when that opens");
    Handoff handoff = test.changes();
    assertThat(
            told(
                slack.handedOver(shortcut(SAM, Optional.of("1788870000.000100"), "a reply there"))))
        .startsWith("That is already in");

    assertThat(test.of(handoff))
        .extracting(Conversation::words)
        .containsExactly("@Quinn sees 500s");
    assertThat(told(slack.handedOver(shortcut(QUINN, Optional.empty(), "hello"))))
        .contains("Nothing was handed over");
    var global = new Shortcut("hand_over_thread", "UBEN", Optional.empty(), "trigger");
    assertThat(told(slack.handedOver(global))).contains("menu of a message");
  }

  @Test
  void take_all_is_quiet() {
    test.answered("one");
    test.answered("two");
    Handoff handoff = test.changes();

    assertThat(slack.takenAll(click(SAM, "conversation_take_all:" + handoff.id(), "")))
        .isEqualTo(Reply.nothing());
    assertThat(test.line()).isEqualTo("Conversations: 2 handed over");
  }
}
