package dev.watchbill.criticalbug;

import static dev.watchbill.criticalbug.VerdictFormMessages.GROUP;
import static dev.watchbill.criticalbug.VerdictFormMessages.WORDS;

import dev.watchbill.criticalbug.AlarmPolicy.Move;
import dev.watchbill.people.By;
import dev.watchbill.people.Group;
import dev.watchbill.people.People;
import dev.watchbill.people.PersonId;
import dev.watchbill.platform.slack.Click;
import dev.watchbill.platform.slack.Modal;
import dev.watchbill.platform.slack.Reception;
import dev.watchbill.platform.slack.Reply;
import dev.watchbill.platform.slack.Submission;
import dev.watchbill.text.TypedNumber;
import dev.watchbill.text.Visible;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * Buttons, verbs and forms that say what becomes of an alarm (R19). Whether somebody may is asked
 * before a form opens, so that nobody fills one in for nothing, and ruled when it is sent off.
 */
final class VerdictSlack {
  private final Alarms alarms;
  private final Verdicts verdicts;
  private final People people;
  private final VerdictFormMessages forms;

  VerdictSlack(Alarms alarms, Verdicts verdicts, People people, AlarmWords words) {
    this.alarms = alarms;
    this.verdicts = verdicts;
    this.people = people;
    this.forms = new VerdictFormMessages(people, words);
  }

  void listen(Reception reception, CriticalBugVerbs verbs) {
    reception
        .action(AlarmActions.CRITICAL, click -> deciding(click, this::criticalForm))
        .action(AlarmActions.UPHOLD, click -> deciding(click, this::criticalForm))
        .action(AlarmActions.NOT_CRITICAL, click -> deciding(click, this::notCriticalForm))
        .action(AlarmActions.DISMISS, click -> deciding(click, this::notCriticalForm))
        .action(
            AlarmActions.CONTEST,
            click ->
                opening(click.tail(), who(click), Move.CONTEST, its -> forms.contest(its, "", "")))
        .action(
            BugListMessages.WITHDRAW,
            click ->
                opening(
                    click.tail(), who(click), Move.WITHDRAW, its -> forms.withdraw(its, "", "")))
        .action(
            AlarmActions.FIXED,
            click -> opening(click.tail(), who(click), Move.FIX, its -> forms.fixed(its, "", "")))
        .action(
            AlarmActions.REOPEN,
            click ->
                opening(click.tail(), who(click), Move.REOPEN, its -> forms.reopen(its, "", "")))
        .view(VerdictFormMessages.CRITICAL, this::critical)
        .view(VerdictFormMessages.NOT_CRITICAL, this::notCritical)
        .view(VerdictFormMessages.CONTEST, sent -> said(sent, verdicts::contest, forms::contest))
        .view(VerdictFormMessages.WITHDRAW, sent -> said(sent, verdicts::withdraw, forms::withdraw))
        .view(VerdictFormMessages.REOPEN, sent -> said(sent, verdicts::reopen, forms::reopen))
        .view(VerdictFormMessages.FIXED, sent -> said(sent, verdicts::fixed, forms::fixed));
    verbs
        .verb("critical", Set.of("confirm"), typed -> numbered(typed, this::typedCritical))
        .verb(
            "not-critical",
            Set.of("notcritical", "reject"),
            typed -> numbered(typed, this::typedNotCritical))
        .verb(
            "contest",
            Set.of(),
            typed ->
                numbered(
                    typed,
                    its ->
                        opening(
                            its.number(),
                            its.reader(),
                            Move.CONTEST,
                            alarm -> forms.contest(alarm, its.words(), ""))))
        .verb(
            "looking",
            Set.of("look"),
            typed -> numbered(typed, its -> done(its, alarms.look(its.id(), its.by()))))
        .verb(
            "take",
            Set.of("taking"),
            typed -> numbered(typed, its -> done(its, alarms.take(its.id(), its.by()))))
        .verb(
            "withdraw",
            Set.of("cancel"),
            typed ->
                numbered(
                    typed, its -> orForm(its, Move.WITHDRAW, verdicts::withdraw, forms::withdraw)))
        .verb(
            "fixed",
            Set.of("fix"),
            typed -> numbered(typed, its -> orForm(its, Move.FIX, verdicts::fixed, forms::fixed)))
        .verb(
            "reopen",
            Set.of(),
            typed ->
                numbered(typed, its -> orForm(its, Move.REOPEN, verdicts::reopen, forms::reopen)));
  }

  /**
   * A verb with a number and maybe more.
   *
   * @param words not escaped; may be empty
   */
  private record Numbered(PersonId reader, String number, long id, String words) {
    By by() {
      return By.person(reader, "/critical-bug");
    }
  }

  /** A form with what was typed into it, and why it was not taken. */
  private interface Form {
    Modal of(Alarm alarm, String typed, String notice);
  }

  /** A use case that takes words. */
  private interface Saying {
    AlarmAnswer say(long id, By by, String words);
  }

  /** Without a number it is the beginning of what is broken, unless nothing follows at all. */
  private static Optional<Reply> numbered(
      CriticalBugVerbs.Typed typed, Function<Numbered, Reply> answer) {
    if (typed.words().isEmpty()) {
      return Optional.of(
          Reply.ephemeral("Which alarm? Add its number: `/critical-bug list` shows them."));
    }
    String[] parts = typed.words().split(" ", 2);
    return TypedNumber.read(parts[0])
        .map(
            id ->
                answer.apply(
                    new Numbered(
                        typed.reader(),
                        parts[0],
                        id,
                        BugText.message(parts.length > 1 ? parts[1] : "", named -> named)
                            .words())));
  }

  private Reply typedCritical(Numbered typed) {
    return deciding(
        typed.number(), typed.reader(), alarm -> forms.critical(alarm, typed.words(), ""));
  }

  private Reply typedNotCritical(Numbered typed) {
    return deciding(
        typed.number(), typed.reader(), alarm -> forms.notCritical(alarm, typed.words(), ""));
  }

  private Modal criticalForm(Alarm alarm) {
    return forms.critical(alarm, "", "");
  }

  private Modal notCriticalForm(Alarm alarm) {
    return forms.notCritical(alarm, "", "");
  }

  private Reply deciding(Click click, Function<Alarm, Modal> form) {
    return deciding(click.tail(), who(click), form);
  }

  private Reply deciding(String number, PersonId who, Function<Alarm, Modal> form) {
    return opening(number, who, Move.CONFIRM, form);
  }

  /** A form, for those who may make that move now. */
  private Reply opening(String number, PersonId who, Move move, Function<Alarm, Modal> form) {
    AlarmAnswer may =
        TypedNumber.read(number)
            .map(id -> verdicts.may(id, who, move))
            .orElseGet(AlarmAnswer.Gone::new);
    return may instanceof AlarmAnswer.Done done
        ? Reply.open(form.apply(done.alarm()))
        : Reply.ephemeral(refusal(may, number).orElseGet(() -> gone(number)));
  }

  Reply critical(Submission sent) {
    String expected = Visible.lines(sent.values().text(WORDS));
    Optional<Group> group = sent.values().one(GROUP).flatMap(people::group);
    if (expected.isEmpty()) {
      return Reply.fieldError(
          sent.values().blockOf(WORDS), "Say what should happen instead (R19).");
    }
    if (group.isEmpty()) {
      return Reply.fieldError(
          sent.values().blockOf(GROUP),
          "Choose the group that owns it: its manager leads the patch release (R22).");
    }
    return TypedNumber.read(sent.privateMetadata())
        .map(
            id ->
                closing(
                    id,
                    verdicts.confirm(id, by(sent), expected, group.get().key()),
                    expected,
                    forms::critical))
        .orElseGet(() -> Reply.ephemeral(gone(sent.privateMetadata())));
  }

  Reply notCritical(Submission sent) {
    return said(sent, verdicts::reject, forms::notCritical);
  }

  private Reply said(Submission sent, Saying saying, Form form) {
    String words = Visible.lines(sent.values().text(WORDS));
    if (words.isEmpty()) {
      return Reply.fieldError(
          sent.values().blockOf(WORDS), "Others read this, and need it: please fill it in.");
    }
    return TypedNumber.read(sent.privateMetadata())
        .map(id -> closing(id, saying.say(id, by(sent), words), words, form))
        .orElseGet(() -> Reply.ephemeral(gone(sent.privateMetadata())));
  }

  /** At once with words, by a form without. */
  private Reply orForm(Numbered typed, Move move, Saying saying, Form form) {
    return typed.words().isBlank()
        ? opening(typed.number(), typed.reader(), move, alarm -> form.of(alarm, "", ""))
        : saying(typed, move, saying);
  }

  /** No longer than the form takes it. */
  private static Reply saying(Numbered typed, Move move, Saying saying) {
    String words = Visible.lines(typed.words());
    int longest = move == Move.FIX ? VerdictFormMessages.LONGEST_LINE : VerdictFormMessages.LONGEST;
    return words.length() > longest
        ? Reply.ephemeral(
            "Nothing was changed: that is %d characters, and %d fit. More belongs into the alarm's thread."
                .formatted(words.length(), longest))
        : done(typed, saying.say(typed.id(), typed.by(), words));
  }

  /** What is done shows in the alarm's own messages; a command is answered all the same. */
  private static Reply done(Numbered typed, AlarmAnswer answer) {
    return Reply.ephemeral(
        refusal(answer, typed.number())
            .orElseGet(
                () ->
                    "Done. `/critical-bug show %d` shows how alarm %d stands."
                        .formatted(typed.id(), typed.id())));
  }

  /** Refused, the form stays with what was typed, and says why. */
  private Reply closing(long id, AlarmAnswer answer, String typed, Form form) {
    if (answer instanceof AlarmAnswer.Refused refused) {
      return alarms
          .find(id)
          .map(alarm -> Reply.update(form.of(alarm, typed, refused.reason())))
          .orElseGet(() -> Reply.ephemeral(refused.reason()));
    }
    return answer instanceof AlarmAnswer.Gone
        ? Reply.ephemeral(gone(Long.toString(id)))
        : Reply.closeAll();
  }

  private static Optional<String> refusal(AlarmAnswer answer, String number) {
    if (answer instanceof AlarmAnswer.Refused refused) {
      return Optional.of(refused.reason());
    }
    return answer instanceof AlarmAnswer.Gone ? Optional.of(gone(number)) : Optional.empty();
  }

  static String gone(String number) {
    return "There is no alarm %s. `/critical-bug list` shows those that are open."
        .formatted(AlarmWords.quoted(number, 20));
  }

  private static By by(Submission sent) {
    return By.person(new PersonId(sent.userId()), "a form");
  }

  private static PersonId who(Click click) {
    return new PersonId(click.userId());
  }
}
