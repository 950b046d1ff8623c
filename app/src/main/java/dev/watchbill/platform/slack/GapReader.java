package dev.watchbill.platform.slack;

import dev.watchbill.platform.directory.Directory;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
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

  /** However long nobody listened, what is older stays unheard: the inbox remembers for a week. */
  static final Duration LONGEST = Duration.ofDays(6);

  // Read again each time: Slack may show messages in its history in another order than it made
  // their timestamps.
  private static final long OVERLAP_SECONDS = 60;

  private final SlackConnection slack;
  private final HistoryClient history;
  private final ThreadReader threads;
  private final Reception reception;
  private final Hearing hearing;
  private final Directory directory;
  private final GapStore store;
  private final Clock clock;
  private final Duration maxAge;
  private final Set<String> unreadable = ConcurrentHashMap.newKeySet();

  /**
   * @param maxAge how old a thread may be that is still looked into for new replies; an older one
   *     is if it is followed, or nobody listened for longer
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
    this.history = new HistoryClient(slack);
    this.threads = new ThreadReader(slack, history, reception, hearing, directory, clock);
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
   * Reads all watched channels back, as a matter of routine. One that cannot be read is said once,
   * and tried again next time.
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
        if (refused.mayPass()) {
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

  /**
   * Reads all that may have been missed in a gap: watched channels, and followed threads.
   *
   * @param gap tells gaps apart: a thread read since this one began is not read again
   * @throws RuntimeException as {@link #read()}; ask again, then it goes on
   */
  void readAfter(int gap) {
    read();
    threads.read(gap);
  }

  private Findings read(String channel) {
    var now = clock.instant();
    var mark = store.readUpTo(channel);
    if (mark.isEmpty()) {
      store.readUpTo(channel, SlackTime.of(now)); // watched from now on
      return Findings.NOTHING;
    }
    var from =
        SlackTime.later(
            SlackTime.of(now.minus(LONGEST)), SlackTime.before(mark.get(), OVERLAP_SECONDS));
    var horizon = SlackTime.earlier(SlackTime.of(now.minus(maxAge)), from);
    var us = slack.identity();
    var shared = directory.channel(channel).map(Directory.Channel::shared).orElse(false);
    var newest = mark.get();
    var findings = Findings.NOTHING;
    for (var message : said(channel, horizon, from)) {
      newest = SlackTime.later(newest, ts(message));
      var heard = Translation.message(message, channel, false, shared, us);
      if (heard.isEmpty()) {
        continue;
      }
      if (hearing.take(heard.get())) {
        var own = us.filter(bot -> bot.wrote(heard.get())).isPresent();
        findings = findings.plus(own ? new Findings(0, 1, 0) : new Findings(1, 0, 0));
      } else if (ts(message).compareTo(mark.get()) > 0) {
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
  private List<Payload> said(String channel, String horizon, String from) {
    var said = new ArrayList<Payload>();
    for (var message : history.channel(channel, horizon)) {
      if (isSince(message, from)) {
        said.add(message);
      }
      if (message.text("latest_reply").filter(r -> r.compareTo(from) > 0).isPresent()) {
        history.thread(channel, ts(message), horizon).stream()
            .filter(reply -> !ts(reply).equals(ts(message)) && isSince(reply, from))
            .forEach(said::add);
      }
    }
    said.sort(Comparator.comparing(GapReader::ts));
    return said;
  }

  private static boolean isSince(Payload message, String from) {
    return ts(message).compareTo(from) > 0
        || message.text("edited.ts").filter(edited -> edited.compareTo(from) > 0).isPresent();
  }

  private static String ts(Payload message) {
    return message.text("ts").orElse("");
  }
}
