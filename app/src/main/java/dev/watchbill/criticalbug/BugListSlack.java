package dev.watchbill.criticalbug;

import dev.watchbill.platform.slack.Click;
import dev.watchbill.platform.slack.Reception;
import dev.watchbill.platform.slack.Reply;
import dev.watchbill.platform.storage.Transactions;
import dev.watchbill.text.TypedNumber;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** {@code /critical-bug list}, {@code show}, {@code report} and {@code help}. */
final class BugListSlack {
  private static final int WEEKS = 12;
  private static final int MOST_WEEKS = 104;

  private final Alarms alarms;
  private final BugListMessages messages;
  private final BugReportMessages reports;
  private final CriticalBugHelp help;
  private final Transactions transactions;
  private final Clock clock;

  BugListSlack(
      Alarms alarms,
      BugListMessages messages,
      BugReportMessages reports,
      CriticalBugHelp help,
      Transactions transactions,
      Clock clock) {
    this.alarms = alarms;
    this.messages = messages;
    this.reports = reports;
    this.help = help;
    this.transactions = transactions;
    this.clock = clock;
  }

  void listen(Reception reception, CriticalBugVerbs verbs) {
    reception.action(AlarmActions.SHOW, this::shown);
    verbs
        .verb("list", Set.of("open", "ls"), this::list)
        .verb("show", Set.of(), this::show)
        .verb("report", Set.of(), this::report)
        .verb("help", Set.of("?"), this::help);
  }

  Optional<Reply> list(CriticalBugVerbs.Typed typed) {
    if (!typed.words().isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        transactions.inOne(
            () -> {
              Instant now = clock.instant();
              return Reply.ephemeral(
                  messages.list(alarms.open().stream().map(this::withNext).toList(), now));
            }));
  }

  Optional<Reply> show(CriticalBugVerbs.Typed typed) {
    if (typed.words().isEmpty()) {
      return Optional.of(
          Reply.ephemeral("Which alarm? Add its number: `/critical-bug list` shows them."));
    }
    return TypedNumber.read(typed.words()).map(this::whole);
  }

  Reply shown(Click click) {
    return TypedNumber.read(click.tail())
        .map(this::whole)
        .orElseGet(() -> Reply.ephemeral(VerdictSlack.gone(click.tail())));
  }

  private Reply whole(long id) {
    return transactions.inOne(
        () ->
            alarms
                .find(id)
                .map(
                    alarm ->
                        Reply.ephemeral(
                            messages.whole(withNext(alarm), alarms.history(id), clock.instant())))
                .orElseGet(() -> Reply.ephemeral(VerdictSlack.gone(Long.toString(id)))));
  }

  private BugListMessages.Shown withNext(Alarm alarm) {
    return new BugListMessages.Shown(
        alarm,
        alarms.course(alarm.id()).flatMap(Course::nextAt),
        alarms.lines(alarm),
        alarms.buttons(alarm));
  }

  /** {@code report}, or {@code report 4}, or {@code report 4 weeks}. */
  Optional<Reply> report(CriticalBugVerbs.Typed typed) {
    String words = typed.words().replaceAll("(?i) ?weeks?$", "");
    if (words.isEmpty()) {
      return Optional.of(report(WEEKS));
    }
    if (!words.matches("\\d{1,9}")) {
      return Optional.empty();
    }
    int weeks = Integer.parseInt(words);
    return Optional.of(
        weeks < 1 || weeks > MOST_WEEKS
            ? Reply.ephemeral(
                "Between 1 and %d weeks, please: `/critical-bug report %d`."
                    .formatted(MOST_WEEKS, WEEKS))
            : report(weeks));
  }

  private Reply report(int weeks) {
    return transactions.inOne(
        () -> {
          Instant now = clock.instant();
          List<Alarm> raised = alarms.raisedSince(now.minus(Duration.ofDays(7L * weeks)));
          return Reply.ephemeral(
              reports.report(BugReportFigures.of(raised, alarms.open(), now), weeks));
        });
  }

  Optional<Reply> help(CriticalBugVerbs.Typed typed) {
    return typed.words().isEmpty()
        ? Optional.of(Reply.ephemeral(help.text(typed.reader())))
        : Optional.empty();
  }
}
