package dev.watchbill.platform.slack;

import com.slack.api.bolt.response.Response;
import dev.watchbill.platform.directory.Directory;
import dev.watchbill.platform.inbox.Inbox;
import dev.watchbill.platform.outbox.Content;
import dev.watchbill.platform.slack.AdmissionPolicy.Admission;
import java.util.Optional;
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

  Desk(Inbox inbox, Directory directory, Supplier<Optional<BotIdentity>> us) {
    this.inbox = inbox;
    this.directory = directory;
    this.us = us;
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

  Response take(Ask ask) {
    Reply reply;
    try {
      var admission =
          AdmissionPolicy.admit(
              ask.sender(),
              us.get(),
              directory.user(ask.sender().userId()).map(Directory.User::standing));
      if (admission != Admission.WELCOME) {
        log.info("{} by {} refused: {}", ask.what(), ask.sender().userId(), admission);
        return ask.voice().sorry(ReceptionMessages.refused(admission));
      }
      if (ask.work().isEmpty()) {
        log.warn("{} is answered by nobody", ask.what());
        return ask.voice().sorry(ask.unknown());
      }
      reply = once(ask.key(), ask.work().get());
    } catch (Throwable failure) { // an Error, too, must not leave the bot deaf or somebody waiting
      var reference = Reference.fresh();
      if (StorageTrouble.isIn(failure)) {
        log.warn("[{}] {} not taken, no database: {}", reference, ask.what(), failure.toString());
        return ask.voice().sorry(ReceptionMessages.notTaken(reference));
      }
      log.error("[{}] {} failed", reference, ask.what(), failure);
      return ask.voice().sorry(ReceptionMessages.broke(reference));
    }
    try {
      return ask.voice().say(reply);
    } catch (RuntimeException failure) {
      var reference = Reference.fresh();
      log.error("[{}] {} was done, but not answered", reference, ask.what(), failure);
      return ask.voice().sorry(ReceptionMessages.unsayable(reference));
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
