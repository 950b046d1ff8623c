package dev.watchbill.platform.outbox;

import static dev.watchbill.platform.outbox.State.PENDING;
import static dev.watchbill.platform.outbox.State.SENT;
import static dev.watchbill.platform.outbox.State.UNKNOWN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.watchbill.platform.outbox.Delivery.Finding;
import dev.watchbill.platform.outbox.Delivery.Outcome;
import dev.watchbill.platform.outbox.Outbox.Posted;
import java.time.Duration;
import java.time.Instant;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class DeliveryPolicyTest {
  private static final Instant NOW = Instant.parse("2026-03-02T12:00:00Z");
  private static final Posted PLACE = new Posted("C1", "1.2");
  private static final double AVERAGE = 0.5;
  private static final int LAST = CourierSettings.defaults().attempts();

  private final DeliveryPolicy policy = new DeliveryPolicy(CourierSettings.defaults());

  static Stream<Arguments> posts() {
    var wait = Duration.ofSeconds(17);
    return Stream.of(
        arguments(new Outcome.Accepted(PLACE), 1, new Verdict.Done(PLACE)),
        arguments(new Outcome.Limited("m", wait), 3, patience(PENDING, 2, 17)),
        arguments(new Outcome.Limited("m", wait), LAST, patience(PENDING, LAST - 1, 17)),
        arguments(new Outcome.Refused("is_archived"), 1, givenUp("is_archived", false)),
        arguments(new Outcome.Gone("odd"), 1, givenUp("odd", true)),
        arguments(new Outcome.NotDone("refused"), 1, again(PENDING, 1, 1, "refused")),
        arguments(new Outcome.NotDone("refused"), 4, again(PENDING, 4, 8, "refused")),
        arguments(new Outcome.NotDone("refused"), 30, again(PENDING, 30, 600, "refused")),
        arguments(new Outcome.NotDone("no"), LAST, givenUp("no, " + LAST + " times", false)),
        arguments(new Outcome.Unknown("timeout"), 1, again(UNKNOWN, 1, 5, "timeout")),
        arguments(new Outcome.Unknown("timeout"), 5, again(UNKNOWN, 5, 16, "timeout")),
        arguments(new Outcome.Unknown("timeout"), LAST, again(UNKNOWN, LAST, 600, "timeout")));
  }

  @ParameterizedTest
  @MethodSource("posts")
  void after_a_post(Outcome outcome, int attempt, Verdict expected) {
    assertThat(policy.afterPost(outcome, attempt, NOW, AVERAGE)).isEqualTo(expected);
  }

  static Stream<Arguments> searches() {
    var blind = "cannot see whether it was posted: 500";
    var closed = "it may have been posted, and the conversation cannot be read: not_in_channel";
    var wait = Duration.ofSeconds(17);
    return Stream.of(
        arguments(new Finding.Found(PLACE), LAST, new Verdict.Done(PLACE)),
        arguments(new Finding.Absent(), 2, again(PENDING, 1, 0, "it was not posted")),
        arguments(
            new Finding.Absent(),
            LAST,
            givenUp("Slack did not take it in " + LAST + " attempts", false)),
        arguments(new Finding.Limited("m", wait), 2, patience(UNKNOWN, 1, 17)),
        arguments(new Finding.Unreadable("500"), 2, again(UNKNOWN, 2, 2, blind)),
        arguments(
            new Finding.Unreadable("500"), LAST, givenUp(blind + ", " + LAST + " times", false)),
        arguments(new Finding.Refused("not_in_channel"), 2, givenUp(closed, false)));
  }

  @ParameterizedTest
  @MethodSource("searches")
  void after_a_search(Finding finding, int attempt, Verdict expected) {
    assertThat(policy.afterSearch(finding, attempt, NOW, AVERAGE)).isEqualTo(expected);
  }

  static Stream<Arguments> edits() {
    var wait = Duration.ofSeconds(17);
    return Stream.of(
        arguments(new Outcome.Accepted(PLACE), 1, new Verdict.Done(PLACE)),
        arguments(new Outcome.Limited("m", wait), 1, patience(SENT, 0, 17)),
        arguments(new Outcome.Refused("msg_too_long"), 1, givenUp("msg_too_long", false)),
        arguments(new Outcome.Gone("message_not_found"), 1, givenUp("message_not_found", true)),
        arguments(new Outcome.NotDone("refused"), 2, again(SENT, 2, 2, "refused")),
        arguments(new Outcome.Unknown("timeout"), 2, again(SENT, 2, 2, "timeout")),
        arguments(new Outcome.Unknown("no"), LAST, givenUp("no, " + LAST + " times", false)));
  }

  @ParameterizedTest
  @MethodSource("edits")
  void after_an_edit(Outcome outcome, int attempt, Verdict expected) {
    assertThat(policy.afterEdit(outcome, attempt, NOW, AVERAGE)).isEqualTo(expected);
  }

  @Property
  void it_is_tried_again_later_but_never_much_later(
      @ForAll @IntRange(min = 1, max = 44) int attempt,
      @ForAll @DoubleRange(min = 0, max = 0.99) double chance) {
    var verdict = policy.afterPost(new Outcome.NotDone("no"), attempt, NOW, chance);
    assertThat(verdict)
        .isInstanceOfSatisfying(
            Verdict.Again.class,
            again ->
                assertThat(again.at())
                    .isBetween(NOW.plusMillis(800), NOW.plus(Duration.ofMinutes(12))));
  }

  private static Verdict again(State state, int attempts, long seconds, String reason) {
    return new Verdict.Again(state, attempts, NOW.plusSeconds(seconds), reason);
  }

  private static Verdict patience(State state, int attempts, long seconds) {
    return new Verdict.Patience("m", state, attempts, NOW.plusSeconds(seconds));
  }

  private static Verdict givenUp(String reason, boolean gone) {
    return new Verdict.GivenUp(reason, gone);
  }
}
