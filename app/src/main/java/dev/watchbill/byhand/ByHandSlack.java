package dev.watchbill.byhand;

import dev.watchbill.config.WatchbillConfig;
import dev.watchbill.people.People;
import dev.watchbill.platform.slack.Reception;
import dev.watchbill.platform.slack.Reply;

/** Answers for the workflows that the bot does not run yet. */
public final class ByHandSlack {
  private final ByHandMessages messages;

  public ByHandSlack(WatchbillConfig config, People people) {
    this.messages = new ByHandMessages(config, people);
  }

  /** Listens to the commands of those workflows. */
  public void listen(Reception reception) {
    reception
        .command("/freeze", command -> Reply.ephemeral(messages.freeze()))
        .command("/unfreeze", command -> Reply.ephemeral(messages.unfreeze()));
  }
}
