package dev.watchbill.support;

import dev.watchbill.people.PersonId;
import dev.watchbill.platform.slack.Click;
import dev.watchbill.platform.slack.Reception;
import dev.watchbill.platform.slack.Reply;
import dev.watchbill.rotation.OnCallVerbs;
import dev.watchbill.rotation.RotationWords;
import dev.watchbill.text.Excerpt;
import dev.watchbill.text.Mrkdwn;
import dev.watchbill.text.Nearest;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** {@code /oncall open}, and one's own open requests beneath {@code /oncall}. */
final class OpenRequestsSlack {
  private static final Set<String> FILLERS =
      Set.of("", "for", "in", "page", "rotation", "requests", "all");
  private static final int TYPED = 60;

  private final SupportRequests requests;
  private final RotationWords words;
  private final List<String> rotations;
  private final OpenRequestMessages messages;

  /**
   * @param rotations their names, to suggest one
   */
  OpenRequestsSlack(
      SupportRequests requests,
      RotationWords words,
      List<String> rotations,
      OpenRequestMessages messages) {
    this.requests = requests;
    this.words = words;
    this.rotations = List.copyOf(rotations);
    this.messages = messages;
  }

  void listen(Reception reception, OnCallVerbs verbs) {
    verbs
        .verb("open", Set.of("requests", "waiting"), typed -> answer(typed.words(), typed.reader()))
        .aside(this::own);
    reception.action(OpenRequestMessages.MORE, this::more);
  }

  /** What a reader holds and has not resolved, in mrkdwn. */
  Optional<String> own(PersonId reader) {
    return messages.own(requests.openOf(reader), reader);
  }

  /** As {@link #own}, for where it stays in sight: points in time as {@code <!date…>} only. */
  Optional<String> lasting(PersonId reader) {
    return messages.lasting(requests.openOf(reader), reader);
  }

  private Reply more(Click click) {
    return answer(click.value(), new PersonId(click.userId()));
  }

  /** A rotation, a page, both or neither, in any order. */
  Reply answer(String typed, PersonId reader) {
    Optional<String> rotation = Optional.empty();
    int page = 1;
    for (String word : typed.split(" ", -1)) {
      Optional<String> named = words.rotation(word);
      if (word.matches("\\d{1,4}")) {
        page = Integer.parseInt(word);
      } else if (named.isPresent()) {
        rotation = named;
      } else if (!FILLERS.contains(word)) {
        return Reply.ephemeral(unknown(word));
      }
    }
    return Reply.ephemeral(messages.open(requests.open(rotation), rotation, page, reader));
  }

  private String unknown(String word) {
    String plain = Excerpt.of(Mrkdwn.unescape(word), TYPED).replace('`', '\'');
    return "There is no rotation called `%s`. %s"
        .formatted(
            Mrkdwn.escape(plain),
            Nearest.to(plain, rotations)
                .map("Did you mean `/oncall open %s`?"::formatted)
                .orElse("There are: %s.".formatted(String.join(", ", rotations))));
  }
}
