package dev.watchbill.exemption;

import dev.watchbill.freeze.Freeze;
import dev.watchbill.people.By;
import dev.watchbill.people.PersonId;
import dev.watchbill.platform.slack.Click;
import dev.watchbill.platform.slack.Reception;
import dev.watchbill.platform.slack.Reply;
import dev.watchbill.platform.slack.Submission;
import dev.watchbill.release.FreezeVerbs;
import dev.watchbill.text.TypedNumber;
import dev.watchbill.text.Visible;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** {@code /freeze exemptions} and {@code /freeze revoke}, and the buttons that do the same. */
final class ExemptionSlack {
  /** The list. */
  static final String LIST = "unfreeze.list";

  private static final String COMMAND = "/freeze";
  private static final String FORM = "a form";
  private static final String HELP =
      """
      *Pull requests during a freeze* (R26, R27)
      `/unfreeze 1234 docs only` lets one merge; `/unfreeze help` says more
      `/freeze exemptions` what may merge, who asked, and why
      `/freeze revoke 1234 too risky now` takes it back (DRI, engineering managers, admins)""";

  private final Unfreezes unfreezes;
  private final RequestStore store;
  private final ExemptionCircle circle;
  private final ExemptionListMessages lists;
  private final UnfreezeFormMessages forms;
  private final AskMessages messages;
  private final PullRequestWords words;

  ExemptionSlack(
      Unfreezes unfreezes,
      RequestStore store,
      ExemptionCircle circle,
      ExemptionListMessages lists,
      UnfreezeFormMessages forms,
      AskMessages messages,
      PullRequestWords words) {
    this.unfreezes = unfreezes;
    this.store = store;
    this.circle = circle;
    this.lists = lists;
    this.forms = forms;
    this.messages = messages;
    this.words = words;
  }

  void listen(Reception reception, FreezeVerbs verbs) {
    reception
        .action(LIST, click -> list(new PersonId(click.userId())))
        .action(ExemptionListMessages.REVOKE, this::revoking)
        .view(UnfreezeFormMessages.REVOKE, this::revoked);
    verbs
        .verb("exemptions", Set.of("exempt", "unfrozen"), typed -> list(typed.reader()))
        .verb("revoke", Set.of(), this::revoke)
        .help(reader -> HELP);
  }

  /** Anybody may ask. */
  Reply list(PersonId reader) {
    Optional<Freeze> frozen = unfreezes.frozen();
    return frozen.isEmpty()
        ? Reply.ephemeral(messages.notFrozen(List.of()))
        : Reply.ephemeral(
            lists.list(store.granted(frozen.get().id()), circle.refusesRevoking(reader).isEmpty()));
  }

  /** {@code /freeze revoke 1234 [why]}; alone it shows the list, whose buttons do the same. */
  Reply revoke(FreezeVerbs.Typed typed) {
    if (typed.words().isBlank()) {
      return circle
          .refusesRevoking(typed.reader())
          .map(Reply::ephemeral)
          .orElseGet(() -> list(typed.reader()));
    }
    UnfreezeText text = words.read(typed.words());
    if (!text.wrong().isEmpty() || text.numbers().size() != 1) {
      return Reply.ephemeral(
          "Nothing was changed. %s Type `/freeze revoke 1234 why`."
              .formatted(
                  text.wrong().isEmpty()
                      ? "Revoke one pull request at a time."
                      : String.join(" ", text.wrong())));
    }
    if (text.why().length() > UnfreezeFormMessages.LONGEST_WHY) {
      return Reply.ephemeral(messages.tooLong(text.why().length()));
    }
    return said(
        unfreezes.revoke(text.numbers().get(0), text.why(), By.person(typed.reader(), COMMAND)),
        text.numbers());
  }

  /** The button in the list. */
  Reply revoking(Click click) {
    Optional<String> refused = circle.refusesRevoking(new PersonId(click.userId()));
    if (refused.isPresent()) {
      return Reply.ephemeral(refused.get());
    }
    return number(click.tail())
        .map(number -> Reply.open(forms.revoke(number, title(number))))
        .orElseGet(() -> Reply.ephemeral(messages.gone()));
  }

  private Optional<String> title(int number) {
    return unfreezes
        .frozen()
        .flatMap(freeze -> store.open(freeze.id(), number))
        .flatMap(its -> its.request().title());
  }

  Reply revoked(Submission sent) {
    Optional<Integer> number = number(sent.privateMetadata());
    if (number.isEmpty()) {
      return Reply.ephemeral(messages.gone());
    }
    return said(
        unfreezes.revoke(
            number.get(),
            Visible.inOneLine(sent.values().text(UnfreezeFormMessages.WHY)),
            By.person(new PersonId(sent.userId()), FORM)),
        List.of(number.get()));
  }

  private Reply said(AskAnswer answer, List<Integer> numbers) {
    return Reply.ephemeral(messages.answered(answer, numbers));
  }

  private static Optional<Integer> number(String typed) {
    return TypedNumber.read(typed)
        .filter(it -> it > 0 && it <= Integer.MAX_VALUE)
        .map(Long::intValue);
  }
}
