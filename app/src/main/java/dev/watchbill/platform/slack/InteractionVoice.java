package dev.watchbill.platform.slack;

import com.slack.api.bolt.response.Response;
import dev.watchbill.platform.outbox.Content;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Answers a command, a click or a shortcut. A command's words go along with the acknowledgement;
 * the others' acknowledgement carries none, so theirs follow it.
 */
final class InteractionVoice implements Voice {
  private static final Logger log = LoggerFactory.getLogger(InteractionVoice.class);

  private final Line line;
  private final Modals modals;
  private final ResponseUrlClient responseUrls;
  private final Executor afterwards;

  /**
   * What a delivery offers to answer on.
   *
   * @param inAck whether words may go along with the acknowledgement
   * @param triggerId opens a modal; empty if none came
   * @param responseUrl takes words afterwards
   * @param viewId the modal that asked, if one did
   */
  record Line(
      boolean inAck, String triggerId, Optional<String> responseUrl, Optional<String> viewId) {}

  InteractionVoice(Line line, Modals modals, ResponseUrlClient responseUrls, Executor afterwards) {
    this.line = line;
    this.modals = modals;
    this.responseUrls = responseUrls;
    this.afterwards = afterwards;
  }

  @Override
  public Response say(Reply reply) {
    if (reply instanceof Reply.Ephemeral said) {
      return sorry(said.content());
    }
    if (reply instanceof Reply.FieldErrors refused) {
      return sorry(
          Content.text(
              refused.byBlock().values().stream().sorted().collect(Collectors.joining("\n"))));
    }
    if (reply instanceof Reply.Open open) {
      afterwards.execute(() -> open(open.modal()));
    } else if (reply instanceof Reply.Update update) {
      afterwards.execute(() -> update(update.modal()));
    }
    return Answers.ack();
  }

  @Override
  public Response sorry(Content content) {
    if (line.inAck()) {
      return Answers.ack(Answers.ephemeral(content));
    }
    afterwards.execute(() -> tell(content));
    return Answers.ack();
  }

  @Override
  public Response slow() {
    return sorry(ReceptionMessages.slow());
  }

  @Override
  public Voice late() {
    return new InteractionVoice(
        new Line(false, line.triggerId(), line.responseUrl(), line.viewId()),
        modals,
        responseUrls,
        afterwards);
  }

  private void open(Modal modal) {
    try {
      if (line.viewId().isPresent()) {
        modals.push(line.triggerId(), modal);
      } else {
        modals.open(line.triggerId(), modal);
      }
    } catch (RuntimeException e) {
      formFailed(e);
    }
  }

  private void update(Modal modal) {
    try {
      if (line.viewId().isPresent()) {
        modals.update(line.viewId().get(), modal);
      } else {
        modals.open(line.triggerId(), modal);
      }
    } catch (RuntimeException e) {
      formFailed(e);
    }
  }

  private void formFailed(RuntimeException e) {
    var reference = Reference.fresh();
    log.warn("[{}] a form did not open: {}", reference, e.getMessage());
    tell(ReceptionMessages.formDidNotOpen(reference));
  }

  private void tell(Content content) {
    try {
      if (line.responseUrl().isPresent()) {
        responseUrls.ephemeral(line.responseUrl().get(), content);
      } else if (line.viewId().isPresent()) {
        modals.push(line.triggerId(), ReceptionMessages.notice(content));
      } else if (!line.triggerId().isEmpty()) {
        modals.open(line.triggerId(), ReceptionMessages.notice(content));
      } else {
        log.warn("somebody could not be told: {}", content.text());
      }
    } catch (RuntimeException e) {
      log.warn("somebody could not be told ({}): {}", e.getMessage(), content.text());
    }
  }
}
