package dev.watchbill.stories;

import dev.watchbill.platform.outbox.DeliveryWatch.Step;

/** Between which two steps the bot dies of: deciding, committing, and saying it. */
enum Moment {
  /** It is decided, and not committed. */
  DECIDED,
  /** It is committed, and Slack was not called yet. */
  CLAIMED,
  /** Slack has taken it, and that is not recorded. */
  ANSWERED;

  Step step() {
    return Step.valueOf(name());
  }
}
