package dev.watchbill.criticalbug;

import dev.watchbill.people.People;
import dev.watchbill.people.Person;
import dev.watchbill.people.PersonId;
import dev.watchbill.platform.directory.Directory.Standing;
import dev.watchbill.platform.slack.Click;
import dev.watchbill.platform.slack.Command;
import dev.watchbill.platform.slack.Permalinks;
import dev.watchbill.platform.slack.Reception;
import dev.watchbill.platform.slack.Reply;
import dev.watchbill.platform.slack.Shortcut;
import dev.watchbill.platform.slack.Submission;
import dev.watchbill.text.Excerpt;
import dev.watchbill.text.TypedNumber;
import dev.watchbill.text.Visible;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** {@code /critical-bug}, the shortcuts and the button that raise an alarm, and its form (R18). */
final class RaiseSlack {
  private static final String FORGOTTEN =
      "*Nothing was raised:* this preview is not remembered any more, or somebody else's. Please begin again with `/critical-bug`.";

  private final RaiseDrafts drafts;
  private final CriticalBugVerbs verbs;
  private final People people;
  private final Permalinks permalinks;
  private final BugPlaces places;
  private final RaiseFormMessages forms;
  private final RaisePreviewMessages previews;
  private final RaiseFormReader reader;

  RaiseSlack(
      RaiseDrafts drafts,
      CriticalBugVerbs verbs,
      People people,
      Permalinks permalinks,
      BugPlaces places,
      RaisePreviewMessages previews) {
    this.drafts = drafts;
    this.verbs = verbs;
    this.people = people;
    this.permalinks = permalinks;
    this.places = places;
    this.forms = new RaiseFormMessages(people);
    this.previews = previews;
    this.reader = new RaiseFormReader(people);
  }

  void listen(Reception reception) {
    reception
        .command("/critical-bug", this::command)
        .shortcut("raise_critical_bug", shortcut -> opened(RaiseForm.begun("", "")))
        .shortcut("raise_critical_bug_from_message", this::fromMessage)
        .action(AlarmActions.RAISE, click -> opened(RaiseForm.begun("", "")))
        .action(RaisePreviewMessages.BACK, this::back)
        .view(RaiseFormMessages.FORM, this::submitted)
        .view(RaisePreviewMessages.PREVIEW, this::raise);
  }

  /** A verb with what fits it; else what is broken, in words and a link. */
  Reply command(Command command) {
    String[] typed = command.text().strip().split("\\s+", 2);
    String rest = typed.length > 1 ? typed[1].replaceAll("\\s+", " ") : "";
    var written = new CriticalBugVerbs.Typed(new PersonId(command.userId()), rest, command);
    return verbs
        .answerTo(typed[0])
        .flatMap(answer -> answer.apply(written))
        .orElseGet(
            () -> {
              BugText bug = BugText.split(command.text(), places::named);
              return opened(RaiseForm.begun(bug.link().orElse(""), clean(bug.words(), "")));
            });
  }

  /** What a message says, with the way back to it; whoever uses it is the reporter. */
  Reply fromMessage(Shortcut shortcut) {
    if (shortcut.about().isEmpty()) {
      return opened(RaiseForm.begun("", ""));
    }
    Shortcut.About message = shortcut.about().get();
    BugText bug = BugText.message(message.text(), places::named);
    String back =
        "Told in "
            + permalinks.to(
                message.channelId(),
                message.ts(),
                message.threadTs().filter(root -> !root.equals(message.ts())));
    RaiseForm form = RaiseForm.begun(bug.link().orElse(""), clean(bug.words(), back));
    return opened(
        message
            .authorId()
            .filter(this::isOutsider)
            .map(author -> form.toldBy(Source.CUSTOMER, nameOf(author)))
            .orElse(form));
  }

  private Reply opened(RaiseForm form) {
    return Reply.open(forms.form(form, ""));
  }

  /** As much as fits, and the line after it in any case. */
  private static String clean(String typed, String after) {
    String words = Visible.lines(typed);
    if (after.isEmpty()) {
      return Excerpt.of(words, RaiseFormMessages.LONGEST_HAPPENS);
    }
    int room = RaiseFormMessages.LONGEST_HAPPENS - after.length() - 2;
    return words.isEmpty() ? after : Excerpt.of(words, room) + "\n\n" + after;
  }

  /**
   * Whoever Slack Connect brings is of another company, whether the directory knows them or not.
   */
  private boolean isOutsider(String author) {
    return people
        .person(new PersonId(author))
        .map(person -> person.standing() == Standing.STRANGER)
        .orElse(true);
  }

  private String nameOf(String author) {
    return people
        .person(new PersonId(author))
        .map(Person::displayName)
        .map(Visible::inOneLine)
        .map(name -> Excerpt.of(name, RaiseFormMessages.LONGEST_LINE))
        .orElse("");
  }

  Reply submitted(Submission sent) {
    RaiseForm form = reader.read(sent.values());
    Map<String, String> mistakes = reader.mistakes(form);
    if (!mistakes.isEmpty()) {
      var marked = new HashMap<String, String>();
      mistakes.forEach((field, why) -> marked.put(sent.values().blockOf(field), why));
      return Reply.fieldErrors(marked);
    }
    return Reply.update(
        previews.preview(drafts.preview(new PersonId(sent.userId()), form.report())));
  }

  Reply back(Click click) {
    return draft(click.tail(), click.userId())
        .map(draft -> Reply.update(forms.form(RaiseForm.of(draft.bug()), ":" + draft.id())))
        .orElseGet(() -> Reply.ephemeral(FORGOTTEN));
  }

  Reply raise(Submission sent) {
    return TypedNumber.read(sent.privateMetadata())
        .flatMap(id -> drafts.raise(id, new PersonId(sent.userId())))
        .map(answer -> Reply.ephemeral(previews.done(answer)))
        .orElseGet(() -> Reply.ephemeral(FORGOTTEN));
  }

  private Optional<AlarmDraft> draft(String id, String person) {
    return TypedNumber.read(id).flatMap(number -> drafts.find(number, new PersonId(person)));
  }
}
