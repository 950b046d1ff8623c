package dev.watchbill.exemption;

import dev.watchbill.exemption.UnfreezeRequest.State;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** What whoever asks is answered at once, and sees alone. */
final class AskMessages {
  private final PullRequestWords words;

  AskMessages(PullRequestWords words) {
    this.words = words;
  }

  /** What has become of it. */
  String answered(AskAnswer answer, List<Integer> numbers) {
    if (answer instanceof AskAnswer.Refused refused) {
      return refused.reason();
    }
    if (!(answer instanceof AskAnswer.Taken taken)) {
      return notFrozen(numbers);
    }
    var lines = new ArrayList<String>();
    if (!taken.read().isEmpty()) {
      lines.add(
          "Reading %s on GitHub; the answer comes as a direct message."
              .formatted(named(taken.read())));
    }
    taken.stands().forEach(its -> lines.add(stands(its)));
    return String.join("\n", lines);
  }

  private String stands(Dossier its) {
    UnfreezeRequest it = its.request();
    String name = words.linked(it);
    String because = PullRequestWords.because(it);
    return switch (it.state()) {
      case READING ->
          "%s is being read on GitHub, as %s has asked, who gets the answer as a direct message."
              .formatted(name, words.name(it.askedBy()));
      case UNDECIDED ->
          "%s is not unfrozen yet. %s How to go on is in the direct message to %s."
              .formatted(name, because, words.name(it.askedBy()));
      case GRANTED ->
          "%s is unfrozen%s, asked by %s. %s"
              .formatted(name, words.atCommit(it), words.name(it.askedBy()), because);
      case DENIED, REVOKED, OVER ->
          "%s%s. %s"
              .formatted(
                  name,
                  it.state() == State.OVER ? ": nothing was changed" : " may not merge",
                  because);
    };
  }

  /**
   * Nothing is frozen.
   *
   * @param numbers what was asked for; may be empty
   */
  String notFrozen(List<Integer> numbers) {
    return numbers.isEmpty()
        ? "`%s` is not frozen: everything may merge.".formatted(words.branch())
        : "`%s` is not frozen: %s may merge.".formatted(words.branch(), named(numbers));
  }

  /** What was typed cannot be taken. */
  String wrong(List<String> complaints) {
    return "Nothing was changed. %s\nType `/unfreeze 1234 why`, several numbers, or a link to a pull request of %s; `/unfreeze` alone opens a form."
        .formatted(String.join(" ", complaints), PullRequestWords.escaped(words.repository()));
  }

  String tooLong(int length) {
    return "Nothing was changed: the reason has %d characters, and %d fit."
        .formatted(length, UnfreezeFormMessages.LONGEST_WHY);
  }

  /** There is no such request any more. */
  String gone() {
    return "There is no such request any more. Nothing was changed; `/unfreeze` asks anew.";
  }

  String help() {
    return """
        *Let pull requests merge during a freeze* (R26 to R28)
        `/unfreeze 1234 docs only` a pull request, and why; `/unfreeze 1234 1240` several
        `/unfreeze` a form
        `/unfreeze all` lifts the freeze (DRI, admins)
        A bug fix, documentation or the website is unfrozen at once, at its commit. Anything else is confirmed by your manager, or needs an exception; the answer says how.
        `/freeze exemptions` what may merge; `/freeze help` everything about freezes""";
  }

  private String named(List<Integer> numbers) {
    return numbers.stream()
        .map(it -> words.linked(it, Optional.empty()))
        .collect(Collectors.joining(", "));
  }
}
