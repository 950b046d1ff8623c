package dev.watchbill.sandbox.acting;

import dev.watchbill.sandbox.workspace.Message;
import dev.watchbill.sandbox.workspace.View;
import java.util.Map;
import java.util.Optional;

/**
 * What somebody gets back for what they did.
 *
 * @param acknowledged whether the app answered within three seconds
 * @param error what Slack shows instead of an answer
 * @param answer the message with which the app acknowledged; later ones stand in the channel
 * @param view the modal that has opened, or that was changed by the answer
 * @param fieldErrors what is wrong in a form, by block id
 */
public record Outcome(
    boolean acknowledged,
    Optional<String> error,
    Optional<Message> answer,
    Optional<View> view,
    Map<String, String> fieldErrors) {

  static Outcome failed(String error) {
    return new Outcome(false, Optional.of(error), Optional.empty(), Optional.empty(), Map.of());
  }

  static Outcome done(Optional<Message> answer, Optional<View> view) {
    return new Outcome(true, Optional.empty(), answer, view, Map.of());
  }

  static Outcome refused(Optional<View> view, Map<String, String> errors) {
    return new Outcome(true, Optional.empty(), Optional.empty(), view, Map.copyOf(errors));
  }

  static Outcome broken(String error) {
    return new Outcome(true, Optional.of(error), Optional.empty(), Optional.empty(), Map.of());
  }

  /** The words of the answer, or of Slack's error, or nothing. */
  public String text() {
    return answer.map(Message::everything).or(() -> error).orElse("");
  }
}
