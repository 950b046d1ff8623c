package dev.watchbill.platform.slack;

import com.slack.api.bolt.response.Response;
import dev.watchbill.platform.outbox.Content;

/** For what nobody waits for an answer to. */
final class Silence implements Voice {
  @Override
  public Response say(Reply reply) {
    return Answers.ack();
  }

  @Override
  public Response sorry(Content content) {
    return Answers.ack();
  }

  @Override
  public Response slow() {
    return Answers.ack();
  }

  @Override
  public Voice late() {
    return this;
  }
}
