package dev.watchbill.criticalbug;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonParser;
import dev.watchbill.people.PersonId;
import dev.watchbill.platform.slack.Click;
import dev.watchbill.platform.slack.Command;
import dev.watchbill.platform.slack.FormValues;
import dev.watchbill.platform.slack.FormValues.Field;
import dev.watchbill.platform.slack.Reception;
import dev.watchbill.platform.slack.Reply;
import dev.watchbill.platform.slack.Shortcut;
import dev.watchbill.platform.slack.Submission;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What people type, fill in and press about alarms, in the company of {@link TestAlarms}. */
final class TestRaising {
  static final String ISSUE = "https://github.com/example/example/issues/7";

  final TestAlarms test = new TestAlarms();
  final CriticalBugVerbs verbs = new CriticalBugVerbs();
  final DraftStore drafts = new DraftStore(test.jdbi);
  final RaiseSlack slack;
  final VerdictSlack verdicts;
  final BugListSlack lists;
  final BugHome home;

  TestRaising() {
    var rules = AlarmRules.of(test.config);
    var bugs = test.config.criticalBug();
    var words = new AlarmWords(test.people, rules);
    var places = new BugPlaces(test.people, test.company.directory);
    var circle =
        new AlarmCircle(
            test.people, test.rotations, test.company.directory, bugs.product(), rules.onCall());
    var cards = new AlarmMessages(words, circle);
    slack =
        new RaiseSlack(
            new RaiseDrafts(
                rules, drafts, test.alarms, test.rotations, test.transactions, test.clock),
            verbs,
            test.people,
            (channel, ts, thread) -> "https://slack.example/" + channel + "/" + ts,
            places,
            new RaisePreviewMessages(
                bugs,
                rules.zone(),
                words,
                places,
                course -> cards.alarm(course, List.of(), false, List.of())));
    verdicts = new VerdictSlack(test.alarms, test.verdicts, test.people, words);
    lists =
        new BugListSlack(
            test.alarms,
            new BugListMessages(
                words,
                test.outbox,
                (channel, ts, thread) -> "https://slack.example/" + channel + "/" + ts,
                rules.zone(),
                () -> places.channel(bugs.fallbackIn())),
            new BugReportMessages(),
            new CriticalBugHelp(() -> places.channel(bugs.alarmIn()), test.alarms, verbs),
            test.transactions,
            test.clock);
    home = new BugHome(test.alarms, test.people, words, rules.zone());
    var reception = new Reception();
    verdicts.listen(reception, verbs);
    lists.listen(reception, verbs);
  }

  /** What the form holds after everything that has to be was filled in. */
  static FormValues filled(String link, String happens) {
    return values(
        Map.of(
            "link", List.of(link),
            "happens", List.of(happens),
            "criteria", List.of("UPGRADE", "DATA_LOSS"),
            "source", List.of("CUSTOMER"),
            "group", List.of("mdm"),
            "informant", List.of("Acme"),
            "since", List.of("4.60"),
            "workaround", List.of("Stay on 4.59")));
  }

  static FormValues values(Map<String, List<String>> typed) {
    var fields = new ArrayList<Field>();
    typed.forEach((action, values) -> fields.add(new Field(action + ":9", action, values)));
    return new FormValues(fields);
  }

  Reply types(PersonId who, String text) {
    return slack.command(new Command("/critical-bug", text, who.value(), "C1", "T"));
  }

  static Submission sent(PersonId who, String metadata, FormValues values) {
    return new Submission("V1", "form", metadata, values, who.value(), "T");
  }

  static Click press(PersonId who, String action) {
    return new Click(
        action,
        "",
        "",
        who.value(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        "",
        new FormValues(List.of()),
        "T");
  }

  static Shortcut on(PersonId author, String text) {
    return new Shortcut(
        "raise_critical_bug_from_message",
        TestAlarms.RAE.value(),
        Optional.of(
            new Shortcut.About(
                "CHELP", "17.1", Optional.empty(), Optional.of(author.value()), text)),
        "T");
  }

  /** The preview of it, as JSON. */
  String previews(PersonId who, String link, String happens) {
    return updated(slack.submitted(sent(who, "", filled(link, happens))));
  }

  /** The number of the draft in a preview. */
  static String draftIn(String preview) {
    return JsonParser.parseString(preview).getAsJsonObject().get("private_metadata").getAsString();
  }

  /** Rae fills it in, reads the preview, and raises it. */
  String raises(String link, String happens) {
    String draft = draftIn(previews(TestAlarms.RAE, link, happens));
    return told(slack.raise(sent(TestAlarms.RAE, draft, new FormValues(List.of()))));
  }

  /** A bug of which nobody knows the title yet. */
  static BugReport untitled(String link) {
    BugReport bug = TestAlarms.bug(link);
    return new BugReport(
        link,
        Optional.empty(),
        bug.happens(),
        bug.criteria(),
        bug.sinceVersion(),
        bug.group(),
        bug.workaround(),
        bug.source(),
        bug.informant());
  }

  static String opened(Reply reply) {
    assertThat(reply).isInstanceOf(Reply.Open.class);
    return ((Reply.Open) reply).modal().json();
  }

  static String updated(Reply reply) {
    assertThat(reply).isInstanceOf(Reply.Update.class);
    return ((Reply.Update) reply).modal().json();
  }

  static String told(Reply reply) {
    assertThat(reply).isInstanceOf(Reply.Ephemeral.class);
    return ((Reply.Ephemeral) reply).content().text();
  }

  static String shown(Reply reply) {
    assertThat(reply).isInstanceOf(Reply.Ephemeral.class);
    return ((Reply.Ephemeral) reply).content().blocks();
  }

  static Map<String, String> marked(Reply reply) {
    assertThat(reply).isInstanceOf(Reply.FieldErrors.class);
    return ((Reply.FieldErrors) reply).byBlock();
  }
}
