package dev.watchbill.platform.jobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is due, piece by piece. */
class PiecesTest {
  private final Pieces pieces = new Pieces();
  private final List<String> done = new ArrayList<>();

  @Test
  void a_piece_that_fails_does_not_stop_the_others_and_is_told_in_the_end() {
    pieces.attempt("request/1", () -> done.add("first"));
    pieces.attempt(
        "request/2",
        () -> {
          throw new IllegalArgumentException("broken");
        });
    pieces.attempt("request/3", () -> done.add("third"));

    assertThat(done).containsExactly("first", "third");
    assertThatThrownBy(() -> pieces.done("requests"))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("1 requests could not be seen to")
        .hasRootCauseMessage("broken");
  }

  @Test
  void without_a_failure_nothing_is_told() {
    pieces.attempt("request/1", () -> done.add("first"));
    assertThatCode(() -> pieces.done("requests")).doesNotThrowAnyException();
  }
}
