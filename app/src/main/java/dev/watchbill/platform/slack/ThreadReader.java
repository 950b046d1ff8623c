package dev.watchbill.platform.slack;

import dev.watchbill.platform.directory.Directory;
import java.time.Clock;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
  private final Map<Followed, String> lastRead = new HashMap<>();
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
   * @param begun messages that begin threads, as the channels' histories have just shown them
   * @throws SlackRefused if Slack is away or wants to be left alone; ask again, then it goes on
   * @throws RuntimeException if the database is away
   */
  void read(int gap, List<Said> begun) {
    if (gap != this.gap) {
      this.gap = gap;
      done.clear();
    }
    var followed = reception.followed();
    lastRead.keySet().retainAll(Set.copyOf(followed));
    if (followed.size() > MOST) {
      log.info("{} threads are followed; I read the first {} back", followed.size(), MOST);
    }
    for (var one : followed.subList(0, Math.min(MOST, followed.size()))) {
      if (!done.contains(one)) {
        attempt(one, begun);
        done.add(one);
      }
    }
  }

  /** A message as the history of a channel shows it. */
  record Said(String channelId, Payload message) {
    boolean began(Followed thread) {
      return channelId.equals(thread.channelId())
          && message.text("ts").filter(thread.threadTs()::equals).isPresent();
    }
  }

  private void attempt(Followed thread, List<Said> begun) {
    try {
      var root = begun.stream().filter(said -> said.began(thread)).findFirst();
      if (root.isPresent() && nothingNew(thread, root.get().message())) {
        reactions(thread, root.get().message());
      } else {
        read(thread);
      }
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

  /** Whether {@code root} tells all there is to know: nobody has replied since the last reading. */
  private boolean nothingNew(Followed thread, Payload root) {
    var latest = root.text("latest_reply");
    return thread.sinceTs().equals(thread.threadTs())
        && (latest.isEmpty() || latest.equals(Optional.ofNullable(lastRead.get(thread))));
  }

  private void read(Followed thread) {
    var horizon = SlackTime.of(clock.instant().minus(GapReader.LONGEST));
    var from = SlackTime.later(horizon, thread.sinceTs());
    var shared = directory.channel(thread.channelId()).map(Directory.Channel::shared).orElse(false);
    var latest = thread.threadTs();
    for (var message : history.thread(thread.channelId(), thread.threadTs(), from)) {
      var ts = message.text("ts").orElse("");
      latest = SlackTime.later(latest, ts);
      if (ts.compareTo(from) > 0) {
        Translation.message(message, thread.channelId(), false, shared, slack.identity())
            .ifPresent(hearing::take);
      }
      if (ts.equals(thread.sinceTs())) {
        reactions(thread, message);
      }
    }
    lastRead.put(thread, latest);
  }

  private void reactions(Followed thread, Payload message) {
    Translation.reactions(message, thread.channelId(), SlackTime.of(clock.instant()))
        .forEach(hearing::take);
  }
}
