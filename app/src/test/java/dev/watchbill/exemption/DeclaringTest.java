package dev.watchbill.exemption;

import static dev.watchbill.freeze.TestFreezes.MAYA;
import static dev.watchbill.freeze.TestFreezes.RAE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.watchbill.exemption.UnfreezeRequest.State;
import dev.watchbill.platform.slack.FormValues.Field;
import dev.watchbill.platform.slack.Reply;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Without a way into GitHub people say what theirs is, and it is recorded as declared. */
class DeclaringTest {
  private final TestUnfreezes w = new TestUnfreezes(false);

  private Reply declares(String numbers, String kind, boolean deep) {
    return w.t
        .parts
        .slack()
        .asked(
            TestUnfreezes.sent(
                RAE,
                "unfreeze_form",
                "",
                TestUnfreezes.field("numbers", numbers),
                TestUnfreezes.field("kind", kind),
                deep ? TestUnfreezes.field("deep", "deep") : new Field("deep", "deep", List.of())));
  }

  @Test
  void the_command_opens_the_form_with_what_was_typed_and_what_is_declared_stands_so() {
    w.freezes.begun();
    assertThat(((Reply.Open) w.unfreeze(RAE, "12 13 the docs")).modal().json())
        .contains("#12, #13", "the docs", "Documentation only", "\"kind\"");
    assertThat(w.heard).isEmpty();
    assertThat(declares("12", "", false)).isInstanceOf(Reply.FieldErrors.class);

    declares("12 13", "DOCS", false);
    assertThat(w.t.feature.exemptions().standing())
        .extracting(Exemption::number, Exemption::declared)
        .containsExactly(tuple(12, true), tuple(13, true));
    assertThat(w.card(12)).contains("Declared to be documentation (R26)").doesNotContain("commit");
    assertThat(TestUnfreezes.text(w.t.parts.lists().list(MAYA)))
        .contains("Declared to be documentation (R26)");

    declares("14", "OTHER", false);
    assertThat(w.of(14).state()).isEqualTo(State.UNDECIDED);
    assertThat(w.of(14).kind()).contains(Kind.OTHER);
    declares("14", "BUG", false);
    assertThat(w.of(14).state()).isEqualTo(State.GRANTED);
    assertThat(w.t.feature.timers()).isEmpty();
  }

  @Test
  void in_the_deep_freeze_stays_what_was_declared_to_be_labelled_for_it() {
    w.freezes.begun();
    declares("12", "BUG", false);
    declares("13", "BUG", true);
    declares("14", "DOCS", true);
    w.freezes.deepened();
    assertThat(w.of(12).state()).isEqualTo(State.REVOKED);
    assertThat(w.of(13).state()).isEqualTo(State.GRANTED);
    assertThat(w.of(14).state()).isEqualTo(State.REVOKED);

    declares("12", "BUG", false);
    assertThat(w.of(12).state()).isEqualTo(State.REVOKED);
    assertThat(w.freezes.outbox.blocks(w.of(12).card())).contains("Ask again");
    declares("12", "BUG", true);
    assertThat(w.of(12).state()).isEqualTo(State.GRANTED);

    w.revoke(MAYA, "13");
    declares("13", "BUG", true);
    assertThat(w.of(13).state()).isEqualTo(State.UNDECIDED);
    assertThat(TestUnfreezes.text(declares("13", "DOCS", false)))
        .contains("#13", "nothing was changed", "In the deep freeze only bug fixes labelled");
    assertThat(w.of(13).state()).isEqualTo(State.UNDECIDED);
  }
}
