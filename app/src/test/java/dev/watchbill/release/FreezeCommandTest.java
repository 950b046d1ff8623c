package dev.watchbill.release;

import static dev.watchbill.release.TestReleases.BEN;
import static org.assertj.core.api.Assertions.assertThat;

import dev.watchbill.platform.slack.Command;
import dev.watchbill.platform.slack.Reply;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** {@code /freeze}, whoever answers. */
class FreezeCommandTest {
  private final FreezeVerbs verbs = new FreezeVerbs().help(reader -> "*Help* for " + reader);

  private String said(String words) {
    var reply =
        new FreezeCommandSlack(verbs)
            .answer(new Command("/freeze", words, BEN.value(), "CANY", "T1"));
    return ((Reply.Ephemeral) reply).content().text();
  }

  @Test
  void alone_it_tells_how_things_stand_or_helps_while_nobody_knows() {
    assertThat(said("")).isEqualTo("*Help* for UBEN");
    verbs.verb("status", Set.of(), typed -> Reply.ephemeral("stands: " + typed.words()));
    assertThat(said("  ")).isEqualTo("stands: ");
    assertThat(said("HELP")).isEqualTo("*Help* for UBEN");
  }

  @Test
  void a_word_goes_to_whoever_knows_it_with_the_rest_in_single_spaces() {
    verbs.verb("plan", Set.of("add"), typed -> Reply.ephemeral(typed.words()));
    assertThat(said(" Add   4.60.0\t 2026-12-16 ")).isEqualTo("4.60.0 2026-12-16");
  }

  @Test
  void what_nobody_knows_is_answered_with_the_nearest_and_the_help() {
    verbs.verb("schedule", Set.of(), typed -> Reply.nothing());
    assertThat(said("shedule &amp; `more`"))
        .startsWith(
            "I do not understand `/freeze shedule`. Did you mean `/freeze schedule &amp; 'more'`?")
        .endsWith("*Help* for UBEN");
    assertThat(said("&lt;!here&gt;"))
        .startsWith("I do not understand `/freeze &lt;!here&gt;`. This");
  }
}
