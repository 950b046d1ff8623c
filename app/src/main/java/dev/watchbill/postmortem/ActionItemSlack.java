package dev.watchbill.postmortem;

import dev.watchbill.people.By;
import dev.watchbill.people.PersonId;
import dev.watchbill.platform.slack.Click;
import dev.watchbill.platform.slack.FormValues;
import dev.watchbill.platform.slack.Reception;
import dev.watchbill.platform.slack.Reply;
import dev.watchbill.platform.slack.Submission;
import dev.watchbill.text.TypedNumber;
import dev.watchbill.text.Visible;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Optional;
import java.util.function.BiFunction;

/** The buttons and forms of action items. */
final class ActionItemSlack {
  static final Reply GONE =
      Reply.ephemeral("That action item is not remembered any more. Nothing was changed.");
  static final String NO_LINK =
      "That is no address of the web. Paste the issue's, as in https://github.com/example/app/issues/12.";
  private static final String FORM = "a form";

  private final ActionItems items;
  private final Postmortems postmortems;
  private final PostmortemMessages messages;

  ActionItemSlack(ActionItems items, Postmortems postmortems, PostmortemMessages messages) {
    this.items = items;
    this.postmortems = postmortems;
    this.messages = messages;
  }

  void listen(Reception reception) {
    reception
        .action(PostmortemActions.ADD, this::add)
        .action(
            PostmortemActions.LINK,
            click -> with(click, (its, item) -> Reply.open(PostmortemFormMessages.link(its, item))))
        .action(
            PostmortemActions.ITEM,
            click -> with(click, (its, item) -> Reply.open(PostmortemFormMessages.item(its, item))))
        .view(PostmortemFormMessages.ADD, this::added)
        .view(PostmortemFormMessages.LINK, this::linked)
        .view(PostmortemFormMessages.ITEM, this::changed);
  }

  private Reply add(Click click) {
    return TypedNumber.read(click.tail())
        .flatMap(postmortems::find)
        .map(its -> add(its, new PersonId(click.userId())))
        .orElse(PostmortemSlack.GONE);
  }

  /** Opens the form of a new one, unless it would be in vain. */
  Reply add(Case its, PersonId reader) {
    return PostmortemPolicy.refusal(PostmortemPolicy.Move.ADD_ITEM, its.postmortem(), its.items())
        .map(why -> Reply.ephemeral(messages.refused(its.about(), why)))
        .orElseGet(() -> Reply.open(PostmortemFormMessages.add(its, reader)));
  }

  private Reply with(Click click, BiFunction<Case, ActionItem, Reply> act) {
    return TypedNumber.read(click.tail())
        .flatMap(items::find)
        .flatMap(item -> postmortems.find(item.postmortem()).map(its -> act.apply(its, item)))
        .orElse(GONE);
  }

  Reply added(Submission sent) {
    FormValues values = sent.values();
    String what = Visible.inOneLine(values.text(PostmortemFormMessages.WHAT));
    if (what.isEmpty() || what.length() > ActionItem.LONGEST) {
      return complaint(
          values,
          PostmortemFormMessages.WHAT,
          "Say what is to be done, in at most %d characters.".formatted(ActionItem.LONGEST));
    }
    Optional<String> owner = values.one(PostmortemFormMessages.OWNER);
    if (owner.isEmpty()) {
      return complaint(
          values, PostmortemFormMessages.OWNER, "Each action item has an owner (R23).");
    }
    Optional<String> typedLink = link(values);
    Optional<String> issue = typedLink.flatMap(IssueLinks::read);
    if (typedLink.isPresent() && issue.isEmpty()) {
      return complaint(values, PostmortemFormMessages.ISSUE, NO_LINK);
    }
    PostmortemAnswer answer =
        items.add(
            Long.parseLong(sent.privateMetadata()),
            by(sent),
            new ActionItems.Wish(
                what,
                new PersonId(owner.get()),
                values.one(PostmortemFormMessages.DUE).flatMap(ActionItemSlack::day),
                issue,
                sent.viewId()));
    return answer(answer, values, PostmortemFormMessages.OWNER);
  }

  Reply linked(Submission sent) {
    Optional<String> issue = link(sent.values()).flatMap(IssueLinks::read);
    if (issue.isEmpty()) {
      return complaint(sent.values(), PostmortemFormMessages.ISSUE, NO_LINK);
    }
    Subject subject = Subject.of(sent);
    return answer(
        items.link(subject.id(), by(sent), issue.get(), subject.seen()),
        sent.values(),
        PostmortemFormMessages.ISSUE);
  }

  /** Dropped, or given to somebody and linked, whichever was changed. */
  Reply changed(Submission sent) {
    Subject subject = Subject.of(sent);
    FormValues values = sent.values();
    String reason = Visible.inOneLine(values.text(PostmortemFormMessages.REASON));
    if (!reason.isEmpty()) {
      return answer(
          items.drop(subject.id(), by(sent), reason), values, PostmortemFormMessages.REASON);
    }
    Optional<String> typedLink = link(values);
    Optional<String> issue = typedLink.flatMap(IssueLinks::read);
    if (typedLink.isPresent() && issue.isEmpty()) {
      return complaint(values, PostmortemFormMessages.ISSUE, NO_LINK);
    }
    if (issue.isPresent() && !issue.equals(subject.seen())) {
      PostmortemAnswer answer = items.link(subject.id(), by(sent), issue.get(), subject.seen());
      if (!(answer instanceof PostmortemAnswer.Done)) {
        return answer(answer, values, PostmortemFormMessages.ISSUE);
      }
    }
    return values
        .one(PostmortemFormMessages.OWNER)
        .map(
            owner ->
                answer(
                    items.give(subject.id(), by(sent), new PersonId(owner)),
                    values,
                    PostmortemFormMessages.OWNER))
        .orElseGet(
            () ->
                complaint(
                    values, PostmortemFormMessages.OWNER, "Each action item has an owner (R23)."));
  }

  /**
   * What a form is about.
   *
   * @param seen the link that it showed at first
   */
  private record Subject(long id, Optional<String> seen) {
    static Subject of(Submission sent) {
      String[] written = sent.privateMetadata().split(" ", 2);
      return new Subject(
          Long.parseLong(written[0]),
          Optional.of(written.length > 1 ? written[1] : "").filter(link -> !link.isEmpty()));
    }
  }

  /** A refusal keeps the form as it was typed. */
  private static Reply answer(PostmortemAnswer answer, FormValues values, String field) {
    if (answer instanceof PostmortemAnswer.Refused refused) {
      return complaint(values, field, refused.reason());
    }
    return answer instanceof PostmortemAnswer.Gone ? GONE : Reply.nothing();
  }

  private static Reply complaint(FormValues values, String field, String words) {
    return Reply.fieldError(values.blockOf(field), words);
  }

  private static Optional<String> link(FormValues values) {
    return values.one(PostmortemFormMessages.ISSUE).filter(typed -> !typed.isBlank());
  }

  private static Optional<LocalDate> day(String written) {
    try {
      return Optional.of(LocalDate.parse(written));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  private static By by(Submission sent) {
    return By.person(new PersonId(sent.userId()), FORM);
  }
}
