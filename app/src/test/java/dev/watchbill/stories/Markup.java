package dev.watchbill.stories;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.regex.Pattern;

/** What people type that would ping or break the layout, and whether what is shown is whole. */
final class Markup {
  static final String HOSTILE =
      ("<!channel> @everyone @channel <!here|h> <@U0BEN> <!subteam^S1> *x* _y_ `c` ``` &amp; \u202Egnp\u2066"
              + " <https://evil.example/a|click> > q | ~z~\n")
          .repeat(30);

  /** Nothing else may stand between angles. */
  private static final Pattern MARKUP =
      Pattern.compile(
          "<(?:@[UW][A-Z0-9]+|#C[A-Z0-9]+|!here|!subteam\\^S[A-Z0-9]+|!date\\^\\d+\\^[^<>]+\\|[^<>]+|https?://[^<>|\\s]+(?:\\|[^<>]*)?)>");

  private static final Pattern ESCAPE = Pattern.compile("&(?:amp|lt|gt);");
  private static final Pattern DIRECTION = Pattern.compile("[\u202A-\u202E\u2066-\u2069]");

  /** An address that reads as something else. */
  private static final Pattern DISGUISED = Pattern.compile("<https://evil[^<>]*\\|");

  private Markup() {}

  /** The markup is whole, nothing else is between angles, no sign turns what follows. */
  static void isWhole(String mrkdwn) {
    assertThat(MARKUP.matcher(mrkdwn).replaceAll("")).doesNotContain("<", ">");
    assertThat(ESCAPE.matcher(mrkdwn).replaceAll("")).doesNotContain("&lt", "&gt", "&amp");
    assertThat(mrkdwn).doesNotContainPattern(DIRECTION).doesNotContainPattern(DISGUISED);
  }

  static void isHarmless(JsonNode node) {
    if (node.path("type").asText().equals("mrkdwn")) {
      assertThat(node.path("verbatim").asBoolean()).as(node.toString()).isTrue();
      isWhole(node.path("text").asText());
    }
    node.forEach(Markup::isHarmless);
  }
}
