package dev.watchbill.stories;

import com.fasterxml.jackson.databind.JsonNode;
import dev.watchbill.sandbox.workspace.Change;
import dev.watchbill.sandbox.workspace.Workspace;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Whom the bot's messages ping when they are posted; in Slack an edit pings nobody. */
final class Pings {
  private static final Pattern MENTION =
      Pattern.compile("<(@[UW][A-Z0-9]+|!(?:here|channel|everyone|subteam\\^[A-Z0-9]+))[|>]");

  private final List<Ping> pings = new CopyOnWriteArrayList<>();

  private Pings() {}

  /**
   * One mention in one message, which may stand there several times.
   *
   * @param intent the message's key
   * @param whom as Slack writes it between the angles: {@code @U0BEN}, {@code !here}
   */
  record Ping(String intent, String whom) {}

  /** Watches from now on. */
  static Pings in(Workspace workspace) {
    var pings = new Pings();
    workspace.listen(
        change -> {
          if (change instanceof Change.MessagePosted posted
              && !Intents.of(posted.message()).isEmpty()) {
            var message = posted.message();
            Stream.concat(whom(message.text()), whom(message.body().blocks()))
                .distinct()
                .forEach(whom -> pings.pings.add(new Ping(Intents.of(message), whom)));
          }
        });
    return pings;
  }

  private static Stream<String> whom(String mrkdwn) {
    return MENTION.matcher(mrkdwn).results().map((MatchResult found) -> found.group(1));
  }

  /** What stands in plain text pings nobody; an element of rich text may. */
  private static Stream<String> whom(JsonNode blocks) {
    var own =
        switch (blocks.path("type").asText()) {
          case "mrkdwn" -> whom(blocks.path("text").asText());
          case "user" -> Stream.of("@" + blocks.path("user_id").asText());
          case "usergroup" -> Stream.of("!subteam^" + blocks.path("usergroup_id").asText());
          case "broadcast" -> Stream.of("!" + blocks.path("range").asText());
          default -> Stream.<String>of();
        };
    return Stream.concat(own, blocks.valueStream().flatMap(Pings::whom));
  }

  /** Whom that message pinged, as often as it was posted. */
  List<String> of(String intent) {
    return pings.stream().filter(ping -> ping.intent().equals(intent)).map(Ping::whom).toList();
  }

  /** All of them. */
  List<Ping> all() {
    return List.copyOf(pings);
  }
}
