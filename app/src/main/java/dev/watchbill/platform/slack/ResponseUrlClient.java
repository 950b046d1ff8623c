package dev.watchbill.platform.slack;

import com.slack.api.Slack;
import dev.watchbill.platform.outbox.Content;
import java.io.IOException;

/**
 * Shows somebody a message after the acknowledgement, at the address that came with what they did.
 * Slack takes five there, within 30 minutes.
 */
class ResponseUrlClient {
  private final Slack slack;

  ResponseUrlClient(Slack slack) {
    this.slack = slack;
  }

  /**
   * Shows {@code content} to the person alone; the message with the button stays as it is.
   *
   * @throws SlackRefused if Slack does not take it
   */
  void ephemeral(String url, Content content) {
    try {
      var answer = slack.send(url, Answers.ephemeral(content).toString());
      if (answer.getCode() != 200) {
        throw new SlackRefused("response_url", "HTTP " + answer.getCode());
      }
    } catch (IOException e) {
      throw SlackRefused.of("response_url", e);
    }
  }
}
