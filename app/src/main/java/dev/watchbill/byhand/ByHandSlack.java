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

  /** Listens to the commands and shortcuts of those workflows. */
  public void listen(Reception reception) {
    reception
        .command("/critical-bug", command -> Reply.ephemeral(messages.criticalBug()))
        .command("/freeze", command -> Reply.ephemeral(messages.freeze()))
        .command("/unfreeze", command -> Reply.ephemeral(messages.unfreeze()))
        .shortcut("raise_critical_bug", shortcut -> Reply.ephemeral(messages.criticalBug()))
        .shortcut(
            "raise_critical_bug_from_message", shortcut -> Reply.ephemeral(messages.criticalBug()));
  }
}
