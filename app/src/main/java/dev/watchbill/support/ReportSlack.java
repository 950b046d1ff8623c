package dev.watchbill.support;

import dev.watchbill.people.People;
import dev.watchbill.people.PersonId;
import dev.watchbill.platform.outbox.Message;
import dev.watchbill.platform.outbox.Outbox;
import dev.watchbill.platform.slack.Files;
import dev.watchbill.platform.slack.Reply;
import dev.watchbill.platform.slack.SlackRefused;
import dev.watchbill.platform.storage.Transactions;
import dev.watchbill.rotation.OnCallVerbs;
import dev.watchbill.rotation.OnCallVerbs.Typed;
import dev.watchbill.rotation.RotationWords;
import dev.watchbill.text.Mrkdwn;
import dev.watchbill.text.Nearest;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Executor;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** {@code /oncall report [rotation] [weeks] [csv]}, in any order. */
final class ReportSlack {
  private static final Logger log = LoggerFactory.getLogger(ReportSlack.class);

  private static final int WEEKS = 4;
  private static final Pattern NUMBER = Pattern.compile("[-+]?\\d[\\d.,]*+");
  private static final Pattern WEEK_COUNT = Pattern.compile("\\d{1,4}");
  private static final Pattern GROUP = Pattern.compile("<!subteam\\^[A-Z0-9]+\\|@?([^>]+)>");
  private static final Set<String> FILLERS =
      Set.of(
          "",
          "a",
          "and",
          "as",
          "file",
          "for",
          "in",
          "last",
          "of",
          "on",
          "rotation",
          "the",
          "week",
          "weeks");
  private static final String CSV = "csv";

  private final SupportReports reports;
  private final ReportMessages messages;
  private final People people;
  private final RotationWords rotations;
  private final Files files;
  private final Outbox outbox;
  private final Transactions transactions;
  private final Executor afterwards;

  /**
   * @param afterwards does what calls Slack, so that no command waits for it
   */
  ReportSlack(
      SupportReports reports,
      People people,
      RotationWords rotations,
      Files files,
      Outbox outbox,
      Transactions transactions,
      Executor afterwards) {
    this.reports = reports;
    this.messages = new ReportMessages(people);
    this.people = people;
    this.rotations = rotations;
    this.files = files;
    this.outbox = outbox;
    this.transactions = transactions;
    this.afterwards = afterwards;
  }

  void listen(OnCallVerbs verbs) {
    verbs
        .verb("report", Set.of("reports", "stats", "figures"), this::answer)
        .help(reader -> help());
  }

  private String help() {
    List<String> names = reports.rotations();
    return """
        *Reports*: how soon requests were answered
        `/oncall report` the last 4 weeks; `/oncall report %s 12` twelve of another rotation
        `/oncall report csv` sends you a file with every request, too"""
        .formatted(names.get(names.size() - 1));
  }

  Reply answer(Typed typed) {
    String rotation = reports.rotations().get(0);
    int weeks = Math.min(WEEKS, reports.mostWeeks());
    boolean csv = false;
    Optional<String> badNumber = Optional.empty();
    List<String> words = List.of(typed.words().split(" ", -1));
    for (String word : words) {
      String plain = GROUP.matcher(word).replaceAll("$1");
      Optional<String> named = rotations.rotation(plain);
      if (named.isPresent()) {
        rotation = named.get();
      } else if (plain.equalsIgnoreCase(CSV)) {
        csv = true;
      } else if (isWeeks(plain)) {
        weeks = Integer.parseInt(plain);
      } else if (NUMBER.matcher(plain).matches()) {
        badNumber = Optional.of(plain);
      } else if (!FILLERS.contains(plain.toLowerCase(Locale.ROOT))) {
        return Reply.ephemeral(
            ReportMessages.unknown(
                Mrkdwn.unescape(word), instead(words, word), reports.rotations()));
      }
    }
    if (badNumber.isPresent()) {
      return Reply.ephemeral(
          ReportMessages.noSuchWeeks(badNumber.get(), rotation, reports.mostWeeks()));
    }
    return report(typed.reader(), reports.report(rotation, weeks), csv);
  }

  private boolean isWeeks(String word) {
    return WEEK_COUNT.matcher(word).matches()
        && Integer.parseInt(word) >= 1
        && Integer.parseInt(word) <= reports.mostWeeks();
  }

  private Optional<String> instead(List<String> words, String unknown) {
    var known = new ArrayList<>(reports.rotations());
    known.add(CSV);
    return Nearest.to(Mrkdwn.unescape(unknown), known)
        .map(
            near ->
                "/oncall report "
                    + Mrkdwn.unescape(
                        String.join(
                            " ",
                            words.stream()
                                .map(word -> word.equals(unknown) ? near : word)
                                .toList())));
  }

  private Reply report(PersonId reader, SupportReport report, boolean csv) {
    if (!csv) {
      return Reply.ephemeral(messages.report(report, Optional.empty()));
    }
    ReportFile file = reports.file(report, people::nameOf);
    transactions.afterCommit(() -> afterwards.execute(() -> send(reader, report, file)));
    return Reply.ephemeral(messages.report(report, Optional.of(file.name())));
  }

  private void send(PersonId reader, SupportReport report, ReportFile file) {
    try {
      files.share(
          reader.value(), file.name(), file.name(), file.bytes(), ReportMessages.comment(report));
    } catch (SlackRefused e) {
      log.warn("the report for {} was not sent: {}", reader, e.getMessage());
      tell(reader, file, e.error());
    } catch (RuntimeException e) {
      log.error("the report for {} failed", reader, e);
      tell(reader, file, "something unexpected");
    }
  }

  /** By the outbox, which is patient with a Slack that is away. */
  private void tell(PersonId reader, ReportFile file, String reason) {
    try {
      transactions.run(
          () ->
              outbox.put(
                  Message.toPerson(
                      "report:" + UUID.randomUUID() + ":not-sent",
                      reader.value(),
                      ReportMessages.notSent(file.name(), reason))));
    } catch (RuntimeException e) {
      log.error("{} was not told that the report could not be sent", reader, e);
    }
  }
}
