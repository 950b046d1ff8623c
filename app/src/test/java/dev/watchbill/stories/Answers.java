package dev.watchbill.stories;

import dev.watchbill.sandbox.Sandbox;
import dev.watchbill.sandbox.acting.Actor;
import dev.watchbill.sandbox.workspace.Message;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jdbi.v3.core.Jdbi;

/**
 * Whoever is on call answers each request once its clock has come so far: by a reply, by 👀, and by
 * the button, in turn.
 */
final class Answers {
  private final Jdbi jdbi;
  private final Sandbox sandbox;
  private final Map<Message, Plan> plans = new ConcurrentHashMap<>();
  private int planned;

  private enum Way {
    REPLY,
    EYES,
    BUTTON
  }

  private record Plan(int afterSteps, Way way) {}

  Answers(Jdbi jdbi, Sandbox sandbox) {
    this.jdbi = jdbi;
    this.sandbox = sandbox;
  }

  /**
   * @param steps how far its clock has to come before: 0 not at all, 1 the reminder was meant, …
   */
  void plan(Message question, int steps) {
    plans.put(question, new Plan(steps, Way.values()[planned++ % Way.values().length]));
  }

  /** Gives those whose time has come. */
  void giveWhatIsTime() {
    var waiting = waiting();
    plans.forEach(
        (question, plan) -> {
          var steps = waiting.get(question.ts());
          if (steps != null && steps >= plan.afterSteps()) {
            answer(question, plan.way());
          }
        });
  }

  private void answer(Message question, Way way) {
    var ines = sandbox.as("ines");
    switch (way) {
      case REPLY -> {
        ines.replies(question, "I look at it");
        plans.remove(question);
      }
      case EYES -> {
        ines.reacts(question, "eyes");
        plans.remove(question);
      }
      case BUTTON -> {
        var card = card(question);
        if (card.isPresent() && isPressed(ines, card.get())) {
          plans.remove(question);
        }
      }
    }
  }

  /** There may be nobody to hear it, and who sees that presses again. */
  private static boolean isPressed(Actor who, Message card) {
    var request = Intents.of(card).split(":", -1)[1];
    return who.presses(card, "support_take:" + request).acknowledged();
  }

  private Optional<Message> card(Message question) {
    return sandbox.workspace().messages().in(question.channel()).stream()
        .filter(message -> message.threadTs().equals(question.ts()))
        .filter(message -> Intents.of(message).endsWith(":card"))
        .findFirst();
  }

  /** How far the clocks have come of those that nobody has answered, by the message that asked. */
  private Map<String, Integer> waiting() {
    return jdbi.withHandle(
        handle ->
            handle
                .select("select message_ts, steps_done from support_round where state = 'WAITING'")
                .reduceRows(
                    new HashMap<>(),
                    (steps, row) -> {
                      steps.put(
                          row.getColumn("message_ts", String.class),
                          row.getColumn("steps_done", Integer.class));
                      return steps;
                    }));
  }

  boolean areAllGiven() {
    return plans.isEmpty();
  }
}
