package dev.watchbill.patch;

import dev.watchbill.criticalbug.Alarm;
import dev.watchbill.criticalbug.AlarmAnswer;
import dev.watchbill.criticalbug.Alarms;
import dev.watchbill.criticalbug.By;
import dev.watchbill.people.PersonId;
import dev.watchbill.platform.slack.Click;
import dev.watchbill.platform.slack.Modal;
import dev.watchbill.platform.slack.Reception;
import dev.watchbill.platform.slack.Reply;
import dev.watchbill.platform.slack.Submission;
import dev.watchbill.text.Excerpt;
import dev.watchbill.text.Visible;
import java.util.Optional;

/**
 * {@code Fixed in…} and {@code Not fixed}: the buttons of a checklist, and their forms (R22). Their
 * commands are {@code /critical-bug fixed} and {@code reopen}.
 */
final class FixSlack {
  private static final String FORM = "a form";

  private final Alarms alarms;
  private final PatchFormMessages forms;

  FixSlack(Alarms alarms, PatchFormMessages forms) {
    this.alarms = alarms;
    this.forms = forms;
  }

  /** One of the two, with its form and its deed. */
  record Kind(Form form, Deed deed, String missing) {}

  interface Form {
    Modal of(Alarm alarm, String typed, String notice);
  }

  interface Deed {
    AlarmAnswer of(long id, By by, String words);
  }

  void listen(Reception reception) {
    reception
        .action(PatchMessages.FIXED, click -> pressed(click, fixed()))
        .view(PatchMessages.FIXED, sent -> submitted(sent, fixed()))
        .action(PatchMessages.REOPEN, click -> pressed(click, reopen()))
        .view(PatchMessages.REOPEN, sent -> submitted(sent, reopen()));
  }

  Kind fixed() {
    return new Kind(forms::fixed, alarms::fixed, "Which version has the fix?");
  }

  private Kind reopen() {
    return new Kind(forms::reopen, alarms::reopen, "What shows that it is not fixed?");
  }

  private Reply pressed(Click click, Kind kind) {
    return PatchSlack.number(click.tail()).map(id -> open(id, kind)).orElse(PatchSlack.GONE);
  }

  private Reply open(long id, Kind kind) {
    return alarms
        .find(id)
        .map(alarm -> Reply.open(kind.form().of(alarm, "", "")))
        .orElse(PatchSlack.GONE);
  }

  Reply submitted(Submission sent, Kind kind) {
    Optional<Alarm> alarm = PatchSlack.number(sent.privateMetadata()).flatMap(alarms::find);
    if (alarm.isEmpty()) {
      return PatchSlack.GONE;
    }
    String typed = sent.values().text(PatchFormMessages.WORDS);
    if (Visible.inOneLine(typed).isEmpty()) {
      return Reply.fieldError(sent.values().blockOf(PatchFormMessages.WORDS), kind.missing());
    }
    AlarmAnswer answer =
        kind.deed().of(alarm.get().id(), By.person(new PersonId(sent.userId()), FORM), told(typed));
    // What was typed stays in the field, which keeps its name.
    return answer instanceof AlarmAnswer.Refused refused
        ? Reply.update(kind.form().of(alarm.get(), typed, refused.reason()))
        : answered(answer);
  }

  private static String told(String typed) {
    return Excerpt.of(Visible.lines(typed), PatchFormMessages.LONGEST_REASON);
  }

  private static Reply answered(AlarmAnswer answer) {
    if (answer instanceof AlarmAnswer.Refused refused) {
      return Reply.ephemeral(refused.reason());
    }
    return answer instanceof AlarmAnswer.Gone ? PatchSlack.GONE : Reply.nothing();
  }
}
