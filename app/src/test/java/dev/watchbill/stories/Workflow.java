package dev.watchbill.stories;

import dev.watchbill.sandbox.acting.Automation;
import dev.watchbill.sandbox.workspace.Message;
import java.util.function.Function;

/** A workflow, or an app that is not ours: it speaks, and nobody is behind it. */
final class Workflow {
  private final Automation automation;
  private final Function<Message, Said> said;

  Workflow(Automation automation, Function<Message, Said> said) {
    this.automation = automation;
    this.said = said;
  }

  /** Says something in a channel; names in it become mentions. */
  Said says(String channel, String text) {
    return said.apply(automation.says(channel, text));
  }

  /** The same, in blocks alone: its text is empty. */
  Said saysInBlocks(String channel, String text) {
    return said.apply(automation.saysInBlocks(channel, text));
  }

  /** The same, in rich text alone, where a mention is an element and no words. */
  Said saysInRichText(String channel, String text) {
    return said.apply(automation.saysInRichText(channel, text));
  }

  /** Answers in a thread. */
  Said replies(Said to, String text) {
    return said.apply(automation.replies(to.message(), text));
  }
}
