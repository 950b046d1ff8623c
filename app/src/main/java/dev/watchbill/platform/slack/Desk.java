package dev.watchbill.platform.slack;

import com.slack.api.bolt.response.Response;
import dev.watchbill.platform.directory.Directory;
import dev.watchbill.platform.inbox.Inbox;
import dev.watchbill.platform.outbox.Content;
import dev.watchbill.platform.slack.AdmissionPolicy.Admission;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes what a person asks: lets members in, does it once, and answers whatever happens. First
 * committed, then acknowledged.
 */
final class Desk {
  private static final Logger log = LoggerFactory.getLogger(Desk.class);

  private final Inbox inbox;
  private final Directory directory;
  private final Supplier<Optional<BotIdentity>> us;
  private final Executor workers;
  private final Duration patience;

  /**
   * @param patience how long the work may take before somebody is told that it takes longer; less
   *     than the three seconds for which Slack waits
   */
  Desk(
      Inbox inbox,
      Directory directory,
      Supplier<Optional<BotIdentity>> us,
      Executor workers,
      Duration patience) {
    this.inbox = inbox;
    this.directory = directory;
    this.us = us;
    this.workers = workers;
    this.patience = patience;
  }

  /**
   * Something a person asks.
   *
   * @param what for the log
   * @param key by which it is known if it comes again
   * @param work empty if nobody answers this
   * @param unknown what to say then
   */
  record Ask(
      String what,
      String key,
      Sender sender,
      Optional<Supplier<Reply>> work,
      Content unknown,
      Voice voice) {}

  /** What it came to, to be said by whichever voice still reaches the person. */
  @FunctionalInterface
  private interface Outcome {
    Response by(Voice voice);
  }

  /** Acknowledges in time: what takes longer is finished all the same, and answered afterwards. */
  Response take(Ask ask) {
    CompletableFuture<Outcome> deciding;
    try {
      deciding = CompletableFuture.supplyAsync(() -> decide(ask), workers);
    } catch (RejectedExecutionException closing) {
      log.info("{} came when I was about to stop", ask.what());
      return Answers.notTaken();
    }
    try {
      return said(ask, deciding.get(patience.toMillis(), TimeUnit.MILLISECONDS), ask.voice());
    } catch (TimeoutException slow) {
      log.warn("{} takes longer than Slack waits", ask.what());
    } catch (InterruptedException closing) {
      Thread.currentThread().interrupt();
    } catch (ExecutionException failure) {
      throw new IllegalStateException("a decision is never without an outcome", failure);
    }
    var unused =
        deciding.thenAcceptAsync(outcome -> said(ask, outcome, ask.voice().late()), workers);
    return ask.voice().slow();
  }

  private Outcome decide(Ask ask) {
    try {
      var admission =
          AdmissionPolicy.admit(
              ask.sender(),
              us.get(),
              directory.user(ask.sender().userId()).map(Directory.User::standing));
      if (admission != Admission.WELCOME) {
        log.info("{} by {} refused: {}", ask.what(), ask.sender().userId(), admission);
        return voice -> voice.sorry(ReceptionMessages.refused(admission));
      }
      if (ask.work().isEmpty()) {
        log.warn("{} is answered by nobody", ask.what());
        return voice -> voice.sorry(ask.unknown());
      }
      var reply = once(ask.key(), ask.work().get());
      return voice -> voice.say(reply);
    } catch (Throwable failure) { // an Error, too, must not leave the bot deaf or somebody waiting
      var reference = Reference.fresh();
      if (StorageTrouble.isIn(failure)) {
        log.warn("[{}] {} not taken, no database: {}", reference, ask.what(), failure.toString());
        return voice -> voice.sorry(ReceptionMessages.notTaken(reference));
      }
      log.error("[{}] {} failed", reference, ask.what(), failure);
      return voice -> voice.sorry(ReceptionMessages.broke(reference));
    }
  }

  private static Response said(Ask ask, Outcome outcome, Voice voice) {
    try {
      return outcome.by(voice);
    } catch (RuntimeException failure) {
      var reference = Reference.fresh();
      log.error("[{}] {} was done, but not answered", reference, ask.what(), failure);
      return voice.sorry(ReceptionMessages.unsayable(reference));
    }
  }

  private Reply once(String key, Supplier<Reply> work) {
    var taking = new Taking(work);
    try {
      inbox.once(key, taking);
    } catch (Refused refused) {
      log.debug("{} refused with complaints at fields; it may be sent off again", key);
    }
    return taking.reply;
  }

  private static final class Taking implements Runnable {
    private final Supplier<Reply> work;
    // What somebody hears whose doubled delivery was taken before: nothing.
    private Reply reply = Reply.nothing();

    Taking(Supplier<Reply> work) {
      this.work = work;
    }

    @Override
    public void run() {
      reply = work.get();
      if (reply instanceof Reply.FieldErrors) {
        throw new Refused();
      }
    }
  }

  /** Undoes the transaction of a refused form, its key included. */
  private static final class Refused extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Refused() {
      super("refused with complaints at fields", null, false, false);
    }
  }
}
