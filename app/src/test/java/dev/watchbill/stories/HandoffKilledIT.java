package dev.watchbill.stories;

import static dev.watchbill.stories.MortalBots.soon;
import static org.assertj.core.api.Assertions.assertThat;

import dev.watchbill.platform.outbox.DeliveryWatch.Step;
import dev.watchbill.platform.outbox.DeliveryWatch.Work;
import dev.watchbill.sandbox.workspace.Message;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Two bots come to a handoff at once, and one of them is killed in the midst of it. */
@Timeout(value = 5, unit = TimeUnit.MINUTES)
class HandoffKilledIT {
  private static final String HELP = "help-engineering";

  private final MortalBots bots = new MortalBots(FastClocks.configuration(7200, 60, 3600));
  private final Requests requests = new Requests(bots.jdbi, bots.sandbox);

  @AfterEach
  void close() {
    bots.close();
  }

  @Test
  void there_is_one_thread_with_each_conversation_once_and_each_mention_once() throws Exception {
    var first = bots.start("handoff-killed-1");
    var second = bots.start("handoff-killed-2");
    for (var engineer : List.of("ines", "ben")) {
      bots.insists("ada", "add @" + engineer + " mdm 2026-01-05", "on the roster");
    }
    var questions =
        Stream.of("enrolment fails", "the build is red").map(this::inesAnswers).toList();

    try (var pause = Pause.before(bots.jdbi, "handoff.open")) {
      theWeekEndsNow();
      pause.mustHoldUpSomebody();
      first.kill();
    }
    soon().until(() -> conversations().count() == questions.size());
    second.order(Doom.at(Work.POST, Step.ANSWERED, ":mention:" + id("ben")));
    presses("ines", conversations().findFirst().orElseThrow(), "conversation_hand_over");
    second.mustDie();
    bots.start("handoff-killed-1");
    bots.mustHaveSaidEverythingOnce();

    assertThat(said("handoff:[0-9]+")).hasSize(1);
    assertThat(said("conversation:[0-9]+")).hasSize(2);
    assertThat(said("conversation:[0-9]+:mention:.*")).hasSize(1);
    assertThat(bots.words("select former || ' ' || incoming from handoff"))
        .containsExactly(id("ines") + " " + id("ben"));
    soon()
        .until(
            () ->
                bots.sandbox
                    .workspace()
                    .userGroups()
                    .get("oncall")
                    .members()
                    .equals(List.of(id("ben"))));
  }

  private Message inesAnswers(String text) {
    var question = bots.sandbox.as("carmen").types(HELP, "@oncall " + text);
    soon().until(() -> requests.isKnown(question));
    bots.sandbox.as("ines").replies(question, "I look at it");
    soon().until(() -> requests.isAnswered(question));
    return question;
  }

  /** The shift in progress is over, and Ben's begins; somebody joins, so that the bots look. */
  private void theWeekEndsNow() {
    bots.jdbi.useTransaction(
        handle -> {
          handle.execute(
              "update shift set ends_at = date_trunc('second', now()) where starts_at <= now()");
          handle.execute(
              """
              update shift set starts_at = date_trunc('second', now())
              where id = (select id from shift where starts_at > now() order by starts_at limit 1)
              """);
        });
    bots.insists("ada", "add @kofi mdm 2026-01-05", "on the roster");
  }

  private void presses(String who, Message message, String action) {
    var button =
        message.body().blocks().findValuesAsText("action_id").stream()
            .filter(id -> id.startsWith(action))
            .findFirst()
            .orElseThrow();
    soon().until(() -> bots.sandbox.as(who).presses(message, button).acknowledged());
  }

  private Stream<Message> conversations() {
    return everything().filter(message -> Intents.of(message).matches("conversation:[0-9]+"));
  }

  private List<String> said(String intent) {
    return everything().map(Intents::of).filter(each -> each.matches(intent)).toList();
  }

  private Stream<Message> everything() {
    var workspace = bots.sandbox.workspace();
    return workspace.channels().all().stream()
        .flatMap(channel -> workspace.messages().in(channel.id()).stream());
  }

  private String id(String who) {
    return bots.sandbox.workspace().people().get(who).id();
  }
}
