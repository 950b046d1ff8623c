package dev.watchbill.release;

import dev.watchbill.people.PersonId;
import dev.watchbill.platform.slack.Command;
import dev.watchbill.platform.slack.Reception;
import dev.watchbill.platform.slack.Reply;
import dev.watchbill.text.Excerpt;
import dev.watchbill.text.Mrkdwn;
import dev.watchbill.text.Nearest;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/** {@code /freeze} and whatever follows it: hands it to the feature that knows the word. */
final class FreezeCommandSlack {
  private static final String COMMAND = "/freeze";
  private static final String STATUS = "status";
  private static final String HELP = "help";

  /** So much is repeated of what nobody understands. */
  private static final int TYPED = 40;

  private final FreezeVerbs verbs;

  FreezeCommandSlack(FreezeVerbs verbs) {
    this.verbs = verbs;
  }

  void listen(Reception reception) {
    reception.command(COMMAND, this::answer);
  }

  Reply answer(Command command) {
    PersonId reader = new PersonId(command.userId());
    String[] typed = command.text().strip().split("\\s+", 2);
    String word = typed[0].isEmpty() ? STATUS : typed[0];
    String rest = typed.length > 1 ? typed[1].replaceAll("\\s+", " ") : "";
    return verbs
        .answerTo(word)
        .map(answer -> answer.apply(new FreezeVerbs.Typed(reader, rest, command)))
        .orElseGet(
            () ->
                Reply.ephemeral(
                    typed[0].isEmpty() || isHelp(word)
                        ? help(reader)
                        : unknown(word, rest) + "\n\n" + help(reader)));
  }

  private static boolean isHelp(String word) {
    return word.equalsIgnoreCase(HELP) || word.equals("?");
  }

  private String unknown(String word, String rest) {
    Set<String> known = new HashSet<>(verbs.names());
    known.add(HELP);
    Optional<String> nearest = Nearest.to(Mrkdwn.unescape(word), known);
    String said = Mrkdwn.escape(Excerpt.of(Mrkdwn.unescape(word), TYPED).replace('`', '\''));
    return "I do not understand `%s %s`. %s"
        .formatted(
            COMMAND,
            said,
            nearest
                .map(
                    it ->
                        "Did you mean `%s %s%s`?"
                            .formatted(
                                COMMAND,
                                it,
                                rest.isEmpty()
                                    ? ""
                                    : " "
                                        + Mrkdwn.escape(
                                            Excerpt.of(Mrkdwn.unescape(rest), TYPED)
                                                .replace('`', '\''))))
                .orElse("This is what I know:"));
  }

  private String help(PersonId reader) {
    return String.join("\n\n", verbs.helpFor(reader));
  }
}
