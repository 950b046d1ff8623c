package dev.watchbill.exemption;

import dev.watchbill.exemption.Unfreezes.Declared;
import dev.watchbill.freeze.Freeze;
import dev.watchbill.freeze.Freezes;
import dev.watchbill.freeze.Phase;
import dev.watchbill.people.By;
import dev.watchbill.people.PersonId;
import dev.watchbill.platform.slack.Click;
import dev.watchbill.platform.slack.Command;
import dev.watchbill.platform.slack.FormValues;
import dev.watchbill.platform.slack.Reception;
import dev.watchbill.platform.slack.Reply;
import dev.watchbill.platform.slack.Submission;
import dev.watchbill.text.Mrkdwn;
import dev.watchbill.text.TypedNumber;
import dev.watchbill.text.Visible;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** {@code /unfreeze}, its forms, and the buttons of a request's card. */
final class UnfreezeSlack {
  static final String COMMAND = "/unfreeze";

  /** The form over Slack's window; from the Home tab, and from the card of a freeze. */
  static final String OPEN = "unfreeze.open";

  private static final String BUTTON = "a button";
  private static final String FORM = "a form";

  private final Unfreezes unfreezes;
  private final Freezes freezes;
  private final UnfreezeFormMessages forms;
  private final AskMessages messages;
  private final PullRequestWords words;

  UnfreezeSlack(
      Unfreezes unfreezes,
      Freezes freezes,
      UnfreezeFormMessages forms,
      AskMessages messages,
      PullRequestWords words) {
    this.unfreezes = unfreezes;
    this.freezes = freezes;
    this.forms = forms;
    this.messages = messages;
    this.words = words;
  }

  void listen(Reception reception) {
    reception
        .command(COMMAND, this::typed)
        .action(OPEN, click -> open("", ""))
        .action(RequestMessages.AGAIN, this::again)
        .action(RequestMessages.DECLARE, this::declaring)
        .view(UnfreezeFormMessages.ASK, this::asked)
        .view(UnfreezeFormMessages.DECLARE, this::declared);
  }

  /** {@code /unfreeze [numbers or links, why | all | help]}. */
  Reply typed(Command command) {
    String text = command.text().strip();
    List<String> typed = List.of(text.split("\\s+", 2));
    switch (typed.get(0).toLowerCase(Locale.ROOT)) {
      case "" -> {
        return open("", "");
      }
      case "help" -> {
        return Reply.ephemeral(messages.help());
      }
      case "all" -> {
        String why = typed.size() == 2 ? Visible.inOneLine(Mrkdwn.unescape(typed.get(1))) : "";
        return freezes.lift(new PersonId(command.userId()), why, COMMAND);
      }
      default -> {
        return asked(words.read(text), command);
      }
    }
  }

  private Reply asked(UnfreezeText text, Command command) {
    if (!text.wrong().isEmpty()) {
      return Reply.ephemeral(messages.wrong(text.wrong()));
    }
    if (text.why().length() > UnfreezeFormMessages.LONGEST_WHY) {
      return Reply.ephemeral(messages.tooLong(text.why().length()));
    }
    Optional<Freeze> frozen = unfreezes.frozen();
    if (frozen.isPresent() && !unfreezes.readsGitHub()) {
      return Reply.open(
          forms.ask(
              text.numbers().stream().map(it -> "#" + it).collect(Collectors.joining(", ")),
              text.why(),
              frozen.map(Freeze::phase)));
    }
    return Reply.ephemeral(
        messages.answered(
            unfreezes.ask(
                text.numbers(),
                given(text.why()),
                Optional.empty(),
                By.person(new PersonId(command.userId()), COMMAND)),
            text.numbers()));
  }

  private Reply open(String numbers, String why) {
    Optional<Freeze> frozen = unfreezes.frozen();
    return frozen.isEmpty()
        ? Reply.ephemeral(messages.notFrozen(List.of()))
        : Reply.open(forms.ask(numbers, why, declaring(frozen)));
  }

  private Optional<Phase> declaring(Optional<Freeze> frozen) {
    return unfreezes.readsGitHub() ? Optional.empty() : frozen.map(Freeze::phase);
  }

  Reply asked(Submission sent) {
    FormValues values = sent.values();
    UnfreezeText text = words.read(values.text(UnfreezeFormMessages.NUMBERS));
    Map<String, String> errors = new HashMap<>();
    if (!text.wrong().isEmpty()) {
      errors.put(
          values.blockOf(UnfreezeFormMessages.NUMBERS),
          Mrkdwn.unescape(String.join(" ", text.wrong())));
    } else if (!text.why().isEmpty()) {
      errors.put(
          values.blockOf(UnfreezeFormMessages.NUMBERS),
          "Only numbers and links belong here; the reason goes below.");
    }
    Optional<Declared> declared = declared(values);
    if (!unfreezes.readsGitHub() && declared.isEmpty() && unfreezes.frozen().isPresent()) {
      errors.put(values.blockOf(UnfreezeFormMessages.KIND), "Say what it is.");
    }
    if (!errors.isEmpty()) {
      return Reply.fieldErrors(errors);
    }
    AskAnswer answer =
        unfreezes.ask(
            text.numbers(),
            given(Visible.inOneLine(values.text(UnfreezeFormMessages.WHY))),
            unfreezes.readsGitHub() ? Optional.empty() : declared,
            By.person(new PersonId(sent.userId()), FORM));
    return Reply.ephemeral(messages.answered(answer, text.numbers()));
  }

  /** The same once more, as it is now. */
  Reply again(Click click) {
    Optional<Dossier> its = TypedNumber.read(click.tail()).flatMap(unfreezes::find);
    if (its.isEmpty()) {
      return Reply.ephemeral(messages.gone());
    }
    UnfreezeRequest request = its.get().request();
    List<Integer> numbers = List.of(request.number());
    if (unfreezes.frozen().isPresent() && !unfreezes.readsGitHub()) {
      return open("#" + request.number(), request.why().orElse(""));
    }
    return Reply.ephemeral(
        messages.answered(
            unfreezes.ask(
                numbers,
                request.why(),
                Optional.empty(),
                By.person(new PersonId(click.userId()), BUTTON)),
            numbers));
  }

  /** GitHub is away. */
  Reply declaring(Click click) {
    Optional<Dossier> its = TypedNumber.read(click.tail()).flatMap(unfreezes::find);
    Optional<Freeze> frozen = unfreezes.frozen();
    if (its.isEmpty()) {
      return Reply.ephemeral(messages.gone());
    }
    int number = its.get().request().number();
    if (frozen.isEmpty()) {
      return Reply.ephemeral(messages.notFrozen(List.of(number)));
    }
    return its.get().is(UnfreezeRequest.State.READING)
        ? Reply.open(forms.declare(its.get(), frozen.get().phase()))
        : Reply.ephemeral(
            messages.answered(new AskAnswer.Taken(List.of(), List.of(its.get())), List.of(number)));
  }

  Reply declared(Submission sent) {
    Optional<Dossier> its = TypedNumber.read(sent.privateMetadata()).flatMap(unfreezes::find);
    Optional<Declared> declared = declared(sent.values());
    if (its.isEmpty()) {
      return Reply.ephemeral(messages.gone());
    }
    if (declared.isEmpty()) {
      return Reply.fieldError(sent.values().blockOf(UnfreezeFormMessages.KIND), "Say what it is.");
    }
    AskAnswer answer =
        unfreezes.declare(
            its.get().id(), declared.get(), By.person(new PersonId(sent.userId()), FORM));
    return Reply.ephemeral(messages.answered(answer, List.of(its.get().request().number())));
  }

  private static Optional<Declared> declared(FormValues values) {
    String kind = values.text(UnfreezeFormMessages.KIND);
    return Arrays.stream(Kind.values())
        .filter(it -> it.name().equals(kind))
        .findFirst()
        .map(it -> new Declared(it, !values.all(UnfreezeFormMessages.DEEP).isEmpty()));
  }

  private static Optional<String> given(String why) {
    return Optional.of(why).filter(it -> !it.isBlank());
  }
}
