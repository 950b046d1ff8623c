package dev.watchbill.platform.slack;

import dev.watchbill.platform.directory.Directory;
import java.time.Clock;
import java.util.HashSet;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads followed threads back after a gap, however old they are: somebody may have answered, or put
 * a reaction instead. What was heard before is heard no more, by the inbox. A reading that is cut
 * short, as Slack allows some fifty a minute, goes on where it was.
 */
final class ThreadReader {
  private static final Logger log = LoggerFactory.getLogger(ThreadReader.class);
  private static final int MOST = 200;

  private final SlackConnection slack;
  private final HistoryClient history;
  private final Reception reception;
  private final Hearing hearing;
  private final Directory directory;
  private final Clock clock;
  private final Set<Followed> done = new HashSet<>();
  private int gap = -1;

  ThreadReader(
      SlackConnection slack,
      HistoryClient history,
      Reception reception,
      Hearing hearing,
      Directory directory,
      Clock clock) {
    this.slack = slack;
    this.history = history;
    this.reception = reception;
    this.hearing = hearing;
    this.directory = directory;
    this.clock = clock;
  }

  /**
   * Reads those that were not read since {@code gap} began.
   *
   * @throws SlackRefused if Slack is away or wants to be left alone; ask again, then it goes on
   * @throws RuntimeException if the database is away
   */
  void read(int gap) {
    if (gap != this.gap) {
      this.gap = gap;
      done.clear();
    }
    var followed = reception.followed();
    if (followed.size() > MOST) {
      log.info("{} threads are followed; I read the first {} back", followed.size(), MOST);
    }
    for (var thread : followed.subList(0, Math.min(MOST, followed.size()))) {
      if (!done.contains(thread)) {
        attempt(thread);
        done.add(thread);
      }
    }
  }

  private void attempt(Followed thread) {
    try {
      read(thread);
    } catch (SlackRefused refused) {
      if (refused.mayPass()) {
        throw refused;
      }
      log.info(
          "thread {} in {} cannot be read back ({})",
          thread.threadTs(),
          thread.channelId(),
          refused.getMessage());
    }
  }

  private void read(Followed thread) {
    var now = clock.instant();
    var channel = thread.channelId();
    var from = SlackTime.later(SlackTime.of(now.minus(GapReader.LONGEST)), thread.sinceTs());
    var shared = directory.channel(channel).map(Directory.Channel::shared).orElse(false);
    for (var message : history.thread(channel, thread.threadTs(), from)) {
      var ts = message.text("ts").orElse("");
      if (ts.compareTo(from) > 0) {
        Translation.message(message, channel, false, shared, slack.identity())
            .ifPresent(hearing::take);
      }
      if (ts.compareTo(thread.sinceTs()) >= 0) {
        Translation.reactions(message, channel, SlackTime.of(now)).forEach(hearing::take);
      }
    }
  }
}
