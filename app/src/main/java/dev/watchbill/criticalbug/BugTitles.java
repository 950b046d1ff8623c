package dev.watchbill.criticalbug;

import dev.watchbill.platform.github.GitHubWeb;
import dev.watchbill.platform.github.IssueRef;
import dev.watchbill.platform.github.Issues;
import dev.watchbill.platform.storage.Transactions;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Titles of bugs that are filed on GitHub. They are asked for after an alarm is raised, so that it
 * waits for nobody; whatever is missed then is asked for again when the alarm next moves.
 */
final class BugTitles {
  private static final Logger log = LoggerFactory.getLogger(BugTitles.class);

  private final Alarms alarms;
  private final Issues issues;
  private final GitHubWeb gitHub;
  private final Transactions transactions;
  private final Executor afterwards;

  /**
   * @param gitHub where {@code issues} are filed; of others nothing is asked there
   * @param afterwards does what calls GitHub, so that nobody waits for it
   */
  BugTitles(
      Alarms alarms,
      Issues issues,
      GitHubWeb gitHub,
      Transactions transactions,
      Executor afterwards) {
    this.alarms = alarms;
    this.issues = issues;
    this.gitHub = gitHub;
    this.transactions = transactions;
    this.afterwards = afterwards;
  }

  /** It has moved; it may have been raised just now. */
  void moved(Moved moved) {
    Alarm alarm = moved.alarm();
    if (alarm.bug().title().isEmpty()) {
      gitHub
          .issue(alarm.bug().link())
          .ifPresent(issue -> transactions.afterCommit(() -> later(alarm.id(), issue)));
    }
  }

  private void later(long id, IssueRef issue) {
    try {
      afterwards.execute(() -> find(id, issue));
    } catch (RejectedExecutionException e) {
      log.debug("Stopping: the title of alarm {} is asked for when it next moves", id, e);
    }
  }

  private void find(long id, IssueRef issue) {
    try {
      issues
          .title(issue)
          .map(String::strip)
          .filter(title -> !title.isEmpty())
          .ifPresent(title -> alarms.titled(id, title));
    } catch (RuntimeException e) {
      log.warn("the title of {} was not found out: alarm {} shows its link", issue, id, e);
    }
  }
}
