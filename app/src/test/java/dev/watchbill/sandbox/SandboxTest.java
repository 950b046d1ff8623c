package dev.watchbill.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.slack.api.model.event.AppMentionEvent;
import com.slack.api.model.event.MessageEvent;
import java.util.concurrent.CopyOnWriteArrayList;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

class SandboxTest extends TestBed {
  @Test
  void an_ordinary_bolt_app_answers_a_command() throws Exception {
    var bot =
        bot(
            app ->
                app.command(
                    "/hello",
                    (request, context) -> context.ack("Hi " + context.getRequestUserId())));

    var outcome = sandbox.as("ada").runs("general", "/hello", "there");

    assertThat(outcome.text()).contains("Hi U0ADA");
    assertThat(bot.methods().authTest(r -> r).getUserId()).isEqualTo(APP);
  }

  @Test
  void a_mention_is_told_twice_and_the_bot_hears_its_own_answer() throws Exception {
    var heard = new CopyOnWriteArrayList<String>();
    bot(
        app -> {
          app.event(
              AppMentionEvent.class,
              (payload, context) -> {
                heard.add("mention");
                context.say("You called?");
                return context.ack();
              });
          app.event(
              MessageEvent.class,
              (payload, context) -> {
                heard.add(payload.getEvent().getText());
                return context.ack();
              });
        });

    sandbox.as("ada").types("general", "@watchbill hi");

    Awaitility.await()
        .untilAsserted(
            () ->
                assertThat(heard)
                    .containsExactlyInAnyOrder("mention", "<@U0WATCHBILL> hi", "You called?"));
    Awaitility.await().until(() -> sandbox.deliveries().unacknowledged() == 0);
    assertThat(sandbox.as("ada").sees("general")).hasSize(2);
  }
}
