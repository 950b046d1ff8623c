package dev.watchbill.figures;

import dev.watchbill.criticalbug.CriticalBugVerbs;
import dev.watchbill.criticalbug.CriticalBugVerbs.Typed;
import dev.watchbill.people.PersonId;
import dev.watchbill.platform.github.GitHubAway;
import dev.watchbill.platform.outbox.Content;
import dev.watchbill.platform.outbox.Message;
import dev.watchbill.platform.outbox.Outbox;
import dev.watchbill.platform.slack.Reply;
import dev.watchbill.platform.storage.Transactions;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Executor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** {@code /critical-bug figures}: answered at once, and with the figures by direct message. */
final class FiguresSlack {
  private static final Logger LOG = LoggerFactory.getLogger(FiguresSlack.class);
  private static final Duration SPAN = Duration.ofDays(7);

  private final Optional<Census> census;
  private final FiguresStore store;
  private final FiguresMessages messages;
  private final Outbox outbox;
  private final Transactions transactions;
  private final Executor afterwards;
  private final Clock clock;

  /**
   * @param census empty without a token
   * @param afterwards does what calls GitHub, so that no command waits for it
   */
  FiguresSlack(
      Optional<Census> census,
      FiguresStore store,
      FiguresMessages messages,
      Outbox outbox,
      Transactions transactions,
      Executor afterwards,
      Clock clock) {
    this.census = census;
    this.store = store;
    this.messages = messages;
    this.outbox = outbox;
    this.transactions = transactions;
    this.afterwards = afterwards;
    this.clock = clock;
  }

  void listen(CriticalBugVerbs verbs) {
    verbs
        .verb("figures", Set.of("bug-figures", "numbers"), this::answer)
        .help(reader -> FiguresMessages.help());
  }

  /** More words than the verb describe a bug: "figures on the dashboard are wrong". */
  Optional<Reply> answer(Typed typed) {
    if (!typed.words().isBlank()) {
      return Optional.empty();
    }
    if (census.isEmpty()) {
      return Optional.of(Reply.ephemeral(FiguresMessages.noToken()));
    }
    transactions.afterCommit(
        () -> afterwards.execute(() -> tell(typed.reader(), census.orElseThrow())));
    return Optional.of(Reply.ephemeral(FiguresMessages.asking()));
  }

  private void tell(PersonId reader, Census counting) {
    try {
      Content content = counted(counting);
      transactions.run(
          () ->
              outbox.put(
                  Message.toPerson(
                      "bug-figures:asked:" + UUID.randomUUID(), reader.value(), content)));
    } catch (RuntimeException e) {
      LOG.error("The bug figures for {} failed", reader, e);
    }
  }

  private Content counted(Census counting) {
    Instant now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
    try {
      return messages.now(
          counting.take(now.minus(SPAN), now), store.openBefore(now, counting.counted()));
    } catch (GitHubAway e) {
      LOG.warn("The bug figures are not to be had now: {}", e.sentence());
      return FiguresMessages.notNow(e.sentence());
    }
  }
}
