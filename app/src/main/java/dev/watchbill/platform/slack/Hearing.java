package dev.watchbill.platform.slack;

import dev.watchbill.platform.inbox.Inbox;
import dev.watchbill.platform.slack.Reception.Listener;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Passes on what happens, to each purpose once. A listener that fails loses what it failed at, and
 * takes nothing from the others; a database that is away is another matter, and thrown.
 */
final class Hearing {
  private static final Logger log = LoggerFactory.getLogger(Hearing.class);

  private final Reception reception;
  private final Inbox inbox;
  private final Supplier<Optional<BotIdentity>> us;

  Hearing(Reception reception, Inbox inbox, Supplier<Optional<BotIdentity>> us) {
    this.reception = reception;
    this.inbox = inbox;
    this.us = us;
  }

  /**
   * Takes a message that came by the socket or was read back.
   *
   * @return whether this version of it was news
   * @throws RuntimeException if the database cannot take it; it has to come again
   */
  boolean take(Heard message) {
    var news = false;
    if (reception.watched().contains(message.channelId())) {
      // Recorded even when nobody listens, so that reading back can tell what never came.
      news = inbox.once(message.key() + "@ear", () -> {});
    }
    if (us.get().filter(bot -> bot.wrote(message)).isPresent()) {
      return news;
    }
    var heard = give(reception.messageListeners(), message, message.key());
    return news || heard;
  }

  /**
   * Takes any other event.
   *
   * @throws RuntimeException as {@link #take(Heard)}
   */
  void take(Event event) {
    var listeners = reception.listeners(event.type());
    give(listeners, event, Keys.event(event));
    if (event.type().equals("reaction_added")) {
      // When the message is read back it still has the reaction; that is no news then.
      var known = "event:" + Keys.reaction(event.body());
      listeners.forEach(listener -> inbox.once(known + "@" + listener.purpose(), () -> {}));
    }
  }

  private <T> boolean give(List<Listener<T>> listeners, T happening, String key) {
    var news = false;
    for (var listener : listeners) {
      var purpose = listener.purpose();
      try {
        if (inbox.once(key + "@" + purpose, () -> listener.handler().accept(happening))) {
          news = true;
        }
      } catch (Throwable failure) {
        if (StorageTrouble.isIn(failure)) {
          throw failure;
        }
        log.error("[{}] {} failed for {}", Reference.fresh(), key, purpose, failure);
      }
    }
    return news;
  }
}
