package dev.watchbill.retrospective;

import static org.assertj.core.api.Assertions.assertThat;

import dev.watchbill.people.PersonId;
import dev.watchbill.retrospective.DraftPolicy.Seen;
import dev.watchbill.retrospective.Retrospective.Saved;
import dev.watchbill.rotation.Span;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.AlphaChars;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;

class DraftPolicyTest {
  private static final Instant NOW = Instant.parse("2026-09-09T17:00:00Z");

  private static Retrospective showing(String... answers) {
    return new Retrospective(
        1,
        "developer",
        2,
        new PersonId("UBEN"),
        "mdm",
        new Span(NOW.minusSeconds(60), NOW),
        List.of("One?", "Two?"),
        List.of(),
        List.of(answers),
        3,
        Optional.of(new Saved("V1", NOW)),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        0);
  }

  @Test
  void what_a_form_has_seen_travels_with_it() {
    var seen = Seen.of(showing("Macs, mostly: a lot", ""));
    assertThat(Seen.read(seen.written())).isEqualTo(seen);
  }

  @Test
  void the_window_that_saved_last_may_save_again() {
    var seenBefore = Seen.of(showing("", ""));
    var stored = showing("a", "").drafted(List.of("b", ""), new Saved("V7", NOW));
    assertThat(DraftPolicy.overtaken(stored, "V7", seenBefore)).isFalse();
    assertThat(DraftPolicy.overtaken(stored, "V8", seenBefore)).isTrue();
    assertThat(DraftPolicy.overtaken(stored, "V8", Seen.of(stored))).isFalse();
  }

  @Test
  void what_only_one_window_touched_is_as_it_says() {
    var seen = Seen.of(showing("old", "old too"));
    assertThat(DraftPolicy.together(List.of("new", "old too"), List.of("old", "mine"), seen))
        .containsExactly("new", "mine");
  }

  @Test
  void where_both_wrote_something_different_both_stand_the_earlier_first() {
    var seen = Seen.of(showing("", ""));
    assertThat(DraftPolicy.together(List.of("theirs", ""), List.of("mine", ""), seen))
        .containsExactly("theirs\n\nmine", "");
  }

  @Test
  void what_goes_on_where_the_other_stopped_is_not_repeated() {
    var seen = Seen.of(showing("", ""));
    assertThat(DraftPolicy.together(List.of("Mac", "Macs"), List.of("Macs", "Mac"), seen))
        .containsExactly("Macs", "Macs");
  }

  @Property
  void no_word_of_either_window_is_lost(
      @ForAll @Size(2) List<@AlphaChars @StringLength(min = 1, max = 6) String> stored,
      @ForAll @Size(2) List<@AlphaChars @StringLength(min = 1, max = 6) String> typed) {
    var together = DraftPolicy.together(stored, typed, Seen.of(showing("", "")));
    for (int place = 0; place < 2; place++) {
      assertThat(together.get(place)).contains(stored.get(place)).contains(typed.get(place));
    }
  }
}
