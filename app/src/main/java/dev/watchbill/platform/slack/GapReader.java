package dev.watchbill.platform.slack;

import com.slack.api.model.Message;
import dev.watchbill.platform.directory.Directory;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads watched channels back, so that what was said while nobody listened is heard after all. The
 * inbox keeps anything from being heard twice.
 */
final class GapReader {
  private static final Logger log = LoggerFactory.getLogger(GapReader.class);
  private static final int PAGE = 200;
  private static final int PAGES = 10;
  // Read again each time: Slack may show messages in its history in another order than it made
  // their timestamps.
  private static final long OVERLAP_SECONDS = 60;

  private final SlackConnection slack;
  private final Reception reception;
  private final Hearing hearing;
  private final Directory directory;
  private final GapStore store;
  private final Clock clock;
  private final Duration maxAge;
  private final Set<String> unreadable = ConcurrentHashMap.newKeySet();

  /**
   * @param maxAge what is older is not read back; also how old a thread may be that is still looked
   *     into for new replies
   */
  GapReader(
      SlackConnection slack,
      Reception reception,
      Hearing hearing,
      Directory directory,
      GapStore store,
      Clock clock,
      Duration maxAge) {
    this.slack = slack;
    this.reception = reception;
    this.hearing = hearing;
    this.directory = directory;
    this.store = store;
    this.clock = clock;
    this.maxAge = maxAge;
  }

  /**
   * What was found.
   *
   * @param missed messages that no instance had heard by its socket, others' than the bot's own
   * @param missedEchoes own messages that did not come back
   * @param known new messages that some instance had heard
   */
  record Findings(int missed, int missedEchoes, int known) {
    static final Findings NOTHING = new Findings(0, 0, 0);

    Findings plus(Findings other) {
      return new Findings(
          missed + other.missed, missedEchoes + other.missedEchoes, known + other.known);
    }
  }

  /**
   * Reads all watched channels back. One that cannot be read is said once, and tried again next
   * time.
   *
   * @throws SlackRefused if Slack is away or wants to be left alone
   * @throws RuntimeException if the database is away
   */
  Findings read() {
    var findings = Findings.NOTHING;
    for (var channel : reception.watched()) {
      try {
        findings = findings.plus(read(channel));
        unreadable.remove(channel);
      } catch (SlackRefused refused) {
        if (refused.error().equals(SlackRefused.UNREACHABLE) || refused.retryAfter().isPresent()) {
          throw refused;
        }
        if (unreadable.add(channel)) {
          log.warn(
              "channel {} cannot be read back ({}); what is said there while I am away is lost."
                  + " Invite me there, and check the app's scopes",
              channel,
              refused.getMessage());
        }
      }
    }
    return findings;
  }

  private Findings read(String channel) {
    var now = SlackTime.of(clock.instant());
    var mark = store.readUpTo(channel);
    if (mark.isEmpty()) {
      store.readUpTo(channel, now); // watched from now on
      return Findings.NOTHING;
    }
    var horizon = SlackTime.of(clock.instant().minus(maxAge));
    var from = SlackTime.later(horizon, SlackTime.before(mark.get(), OVERLAP_SECONDS));
    var us = slack.identity();
    var shared = directory.channel(channel).map(Directory.Channel::shared).orElse(false);
    var newest = mark.get();
    var findings = Findings.NOTHING;
    for (var message : said(channel, horizon, from)) {
      newest = SlackTime.later(newest, message.getTs());
      var heard = Translation.message(Payload.of(message), channel, false, shared, us);
      if (heard.isEmpty()) {
        continue;
      }
      if (hearing.take(heard.get())) {
        var own = us.filter(bot -> bot.wrote(heard.get())).isPresent();
        findings = findings.plus(own ? new Findings(0, 1, 0) : new Findings(1, 0, 0));
      } else if (message.getTs().compareTo(mark.get()) > 0) {
        findings = findings.plus(new Findings(0, 0, 1));
      }
    }
    store.readUpTo(channel, newest);
    if (findings.missed() > 0) {
      log.info(
          "channel {}: {} messages that had not come by the socket were read back",
          channel,
          findings.missed());
    }
    return findings;
  }

  /** What was said or edited since {@code from}, oldest first. */
  private List<Message> said(String channel, String horizon, String from) {
    var said = new ArrayList<Message>();
    for (var message : history(channel, horizon)) {
      if (isSince(message, from)) {
        said.add(message);
      }
      if (Optional.ofNullable(message.getLatestReply())
          .filter(r -> r.compareTo(from) > 0)
          .isPresent()) {
        replies(channel, message.getTs(), horizon).stream()
            .filter(reply -> !reply.getTs().equals(message.getTs()) && isSince(reply, from))
            .forEach(said::add);
      }
    }
    said.sort(Comparator.comparing(Message::getTs));
    return said;
  }

  private static boolean isSince(Message message, String from) {
    return message.getTs().compareTo(from) > 0
        || (message.getEdited() != null && message.getEdited().getTs().compareTo(from) > 0);
  }

  private List<Message> history(String channel, String oldest) {
    var messages = new ArrayList<Message>();
    var cursor = "";
    for (var page = 0; page < PAGES; page++) {
      var at = cursor;
      var answer =
          slack.call(
              "conversations.history",
              m ->
                  m.conversationsHistory(
                      r -> r.channel(channel).oldest(oldest).limit(PAGE).cursor(at)));
      messages.addAll(Optional.ofNullable(answer.getMessages()).orElse(List.of()));
      cursor = Cursors.next(answer.getResponseMetadata());
      if (cursor.isEmpty()) {
        return messages;
      }
    }
    log.warn(
        "channel {} was too busy to be read back further than {} messages",
        channel,
        messages.size());
    return messages;
  }

  private List<Message> replies(String channel, String thread, String oldest) {
    var messages = new ArrayList<Message>();
    var cursor = "";
    for (var page = 0; page < PAGES; page++) {
      var at = cursor;
      var answer =
          slack.call(
              "conversations.replies",
              m ->
                  m.conversationsReplies(
                      r -> r.channel(channel).ts(thread).oldest(oldest).limit(PAGE).cursor(at)));
      messages.addAll(Optional.ofNullable(answer.getMessages()).orElse(List.of()));
      cursor = Cursors.next(answer.getResponseMetadata());
      if (cursor.isEmpty()) {
        return messages;
      }
    }
    return messages;
  }
}
