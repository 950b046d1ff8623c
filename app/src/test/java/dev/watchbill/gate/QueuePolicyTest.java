package dev.watchbill.gate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.watchbill.exemption.Exemption;
import dev.watchbill.exemption.Kind;
import dev.watchbill.people.PersonId;
import dev.watchbill.platform.github.Merging.Queued;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The queue is #1 on the branch, #2 on #1, and so on; which of them are exempt is told by name. */
class QueuePolicyTest {
  private static final Instant NOW = Instant.parse("2026-12-08T18:00:00Z");
  private static final String TIP = "tip";
  private static final List<Queued> QUEUE =
      List.of(new Queued(1, "q1", TIP), new Queued(2, "q2", "q1"), new Queued(3, "q3", "q2"));

  private List<SaidStatus> said = List.of();

  @Test
  void all_that_is_exempt_down_to_the_branch_is_green() {
    assertThat(says(QUEUE, exempt(1, 2, 3), 1, 2, 3)).containsExactly("+q1", "+q2", "+q3");
  }

  @Test
  void of_one_behind_another_that_is_not_exempt_nothing_is_said() {
    assertThat(says(QUEUE, exempt(2, 3), 2, 3)).containsExactly("-q1");
    assertThat(says(QUEUE, exempt(1, 3), 1, 3)).containsExactly("-q2", "+q1");
  }

  @Test
  void what_was_said_is_not_said_again() {
    said = List.of(green(1), green(2), green(3));
    assertThat(says(QUEUE, exempt(1, 2, 3))).isEmpty();
    assertThat(QueuePolicy.unproven(wish(exempt(1, 2, 3)), QUEUE, said)).isEmpty();
    said = List.of(new SaidStatus("q1", 1, true, false, "red", true, NOW));
    assertThat(says(QUEUE.subList(0, 1), exempt())).isEmpty();
  }

  @Test
  void when_one_ahead_may_merge_no_more_those_behind_are_green_no_more_either() {
    said = List.of(green(1), green(2), green(3));
    assertThat(says(QUEUE, exempt(1, 3))).containsExactly("-q2", "-q3");
  }

  @Test
  void one_that_is_at_another_commit_than_the_exempt_one_is_not_green_nor_is_what_follows() {
    assertThat(QueuePolicy.unproven(wish(exempt(1, 2)), QUEUE, said))
        .extracting(Exemption::number)
        .containsExactly(1, 2);
    assertThat(says(QUEUE, exempt(1, 2, 3), 1, 3)).containsExactly("+q1");
  }

  @Test
  void one_whose_commit_nobody_has_read_is_not_green() {
    var unread = List.of(exemption(1, Optional.empty()));
    assertThat(QueuePolicy.unproven(wish(unread), QUEUE, said)).isEmpty();
    assertThat(says(QUEUE.subList(0, 1), unread)).isEmpty();
  }

  @Test
  void on_top_of_a_commit_that_is_neither_the_branch_nor_in_the_queue_nothing_is_green() {
    assertThat(says(QUEUE.subList(1, 3), exempt(2, 3), 2, 3)).isEmpty();
    said = List.of(green(2));
    assertThat(says(QUEUE.subList(1, 3), exempt(2, 3), 2, 3)).isEmpty();
  }

  @Test
  void commits_that_claim_to_be_on_top_of_each_other_are_not_green() {
    var circle = List.of(new Queued(1, "q1", "q2"), new Queued(2, "q2", "q1"));
    assertThat(says(circle, exempt(1, 2), 1, 2)).isEmpty();
  }

  @Test
  void what_is_in_the_queue_no_more_is_forgotten() {
    said = List.of(green(1), green(2));
    assertThat(QueuePolicy.gone(QUEUE.subList(0, 1), said)).containsExactly("q2");
  }

  /** The commits of which something is said, {@code +} for green, in order. */
  private List<String> says(List<Queued> queue, List<Exemption> exempt, Integer... proven) {
    return new QueuePolicy(wish(exempt), queue, TIP, Set.of(proven), said)
        .says(its -> "green", number -> "red", number -> "behind", NOW).stream()
            .map(it -> (it.green() ? "+" : "-") + it.head())
            .toList();
  }

  private static SaidStatus green(int number) {
    return new SaidStatus("q" + number, number, true, true, "green", true, NOW);
  }

  private static Wish wish(List<Exemption> exempt) {
    return new Wish(Optional.of(GatePolicyTest.freeze()), exempt);
  }

  private static List<Exemption> exempt(Integer... numbers) {
    return Stream.of(numbers).map(it -> exemption(it, Optional.of("head" + it))).toList();
  }

  private static Exemption exemption(int number, Optional<String> commit) {
    return new Exemption(
        number, 7, number, commit, Optional.empty(), Kind.BUG, false, new PersonId("URAE"), NOW);
  }
}
