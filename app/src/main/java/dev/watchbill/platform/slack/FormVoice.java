package dev.watchbill.platform.slack;

import com.slack.api.bolt.response.Response;
import dev.watchbill.platform.outbox.Content;
import java.util.Map;
import java.util.Optional;

/** Answers a form that was sent off, all within the acknowledgement. */
final class FormVoice implements Voice {
  private final Optional<String> firstField;

  /**
   * @param firstField the block id of the form's first field, if it has any
   */
  FormVoice(Optional<String> firstField) {
    this.firstField = firstField;
  }

  @Override
  public Response say(Reply reply) {
    if (reply instanceof Reply.FieldErrors refused) {
      return Answers.ack(Answers.fieldErrors(refused.byBlock()));
    }
    if (reply instanceof Reply.Ephemeral said) {
      return Answers.ack(Answers.update(ReceptionMessages.notice(said.content())));
    }
    if (reply instanceof Reply.Update next) {
      return Answers.ack(Answers.update(next.modal()));
    }
    if (reply instanceof Reply.Open another) {
      return Answers.ack(Answers.push(another.modal()));
    }
    if (reply instanceof Reply.CloseAll) {
      return Answers.ack(Answers.clear());
    }
    return Answers.ack();
  }

  /** At the first field: an error there is what keeps the form open, with all that was typed. */
  @Override
  public Response sorry(Content content) {
    return firstField
        .map(field -> Answers.ack(Answers.fieldErrors(Map.of(field, content.text()))))
        .orElseGet(() -> Answers.ack(Answers.update(ReceptionMessages.notice(content))));
  }

  /** Sending the form off again does nothing twice, but closes it once all is done. */
  @Override
  public Response slow() {
    return sorry(ReceptionMessages.slowForm());
  }

  /** A form cannot be reached afterwards. */
  @Override
  public Voice late() {
    return new Silence();
  }
}
