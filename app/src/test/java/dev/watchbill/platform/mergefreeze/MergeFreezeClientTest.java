package dev.watchbill.platform.mergefreeze;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.watchbill.platform.mergefreeze.MergeFreeze.Standing;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The real client, over HTTP, against the answers that are documented and those that were seen. */
class MergeFreezeClientTest {
  private static final String DOCUMENTED =
      "{\"branch\": \"main\", \"repository\": \"fleetdm/fleet\", \"frozen\": true, \"frozen_by\": \"Scooby Doo\"}";

  private MergeFreezeStandIn service;

  @BeforeEach
  void open() {
    service = MergeFreezeStandIn.start();
  }

  @AfterEach
  void close() {
    service.close();
  }

  @Test
  void a_branch_is_frozen_with_a_list_that_replaces_the_former_one() throws Exception {
    var client = service.client();
    client.set(true, "Watchbill", "Freeze for 4.60.0 & more", List.of(1234, 1240));
    assertThat(client.set(true, "Watchbill", "Freeze for 4.60.0", List.of(9)))
        .isEqualTo(new Standing(true, Optional.of("Watchbill"), Optional.of(List.of(9))));
    assertThat(client.standing())
        .isEqualTo(new Standing(true, Optional.of("Watchbill"), Optional.of(List.of(9))));
    assertThat(service.calls())
        .containsExactly(
            "POST frozen=true&user_name=Watchbill&note=Freeze%20for%204.60.0%20%26%20more&unblocked_prs=%5B1234%2C1240%5D",
            "POST frozen=true&user_name=Watchbill&note=Freeze%20for%204.60.0&unblocked_prs=%5B9%5D",
            "GET");
  }

  @Test
  void a_branch_is_let_go_and_says_nobody_froze_it() throws Exception {
    service.clicked("", true, 4);
    assertThat(service.client().set(false, "Watchbill", "Over", List.of()).frozen()).isFalse();
    service.clicked("", false);
    assertThat(service.client().standing())
        .isEqualTo(new Standing(false, Optional.empty(), Optional.of(List.of())));
  }

  @Test
  void where_the_list_is_not_told_it_is_not_known() throws Exception {
    service.next(200, Map.of(), DOCUMENTED);
    assertThat(service.client().standing())
        .isEqualTo(new Standing(true, Optional.of("Scooby Doo"), Optional.empty()));
  }

  @ParameterizedTest
  @CsvSource({
    "301, has moved (301)",
    "401, does not accept MERGE_FREEZE_TOKEN (401)",
    "403, refuses (403)",
    "404, does not know main of fleetdm/fleet (404)",
    "429, asks to be left alone",
    "500, is in trouble (500)",
    "503, is in trouble (503)",
  })
  void what_is_refused_is_told_in_a_sentence_without_the_token(int status, String sentence) {
    service.next(
        status,
        Map.of("Location", service.apiUrl() + "elsewhere"),
        "{\"error\": \"access_token=" + MergeFreezeStandIn.TOKEN + "\"}");
    var away = away(service.client());
    assertThat(away.sentence()).contains(sentence);
    assertThat(away.retryAfter()).isEmpty();
    assertSilent(away);
    assertThat(service.calls()).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "<html>We are back soon</html>",
        "{}",
        "[]",
        "{\"frozen\": \"maybe\"}",
        "{\"frozen\": null}",
        "{\"frozen\": true, \"unblocked_prs\": [\"all\"]}"
      })
  void what_cannot_be_understood_is_no_answer(String body) {
    service.next(200, Map.of(), body);
    var away = away(service.client());
    assertThat(away.sentence()).isEqualTo("Merge Freeze's answer is not understood.");
    assertSilent(away);
  }

  @Test
  void it_says_how_long_it_wants_to_be_left_alone() {
    service.next(429, Map.of("Retry-After", "2"), "");
    assertThat(away(service.client()).retryAfter()).contains(Duration.ofSeconds(2));
    service.next(403, Map.of("Retry-After", "999999"), "");
    assertThat(away(service.client()).retryAfter()).contains(Duration.ofHours(1));
    service.next(429, Map.of("Retry-After", "Wed, 21 Oct 2026 07:28:00 GMT"), "");
    assertThat(away(service.client()).retryAfter()).isEmpty();
  }

  @Test
  void it_is_not_waited_for_longer_than_a_moment() {
    service.nextHangs();
    var away = away(client(Duration.ofMillis(300), () -> {}));
    assertThat(away.sentence()).isEqualTo("Merge Freeze did not answer in time.");
    assertSilent(away);
  }

  @Test
  void one_that_is_not_there_cannot_be_reached() {
    var away =
        away(
            MergeFreezeStandIn.client(
                URI.create("http://127.0.0.1:1/api/"), MergeFreezeStandIn.TOKEN, "main"));
    assertThat(away.sentence()).isEqualTo("Merge Freeze cannot be reached.");
    assertSilent(away);
  }

  @Test
  void a_wrong_token_or_branch_is_told_apart() {
    assertThat(MergeFreezeStandIn.client(service.apiUrl(), "wrong & more", "main").trouble())
        .hasValueSatisfying(sentence -> assertThat(sentence).contains("(401)"));
    assertThat(
            MergeFreezeStandIn.client(service.apiUrl(), MergeFreezeStandIn.TOKEN, "release/4.60")
                .trouble())
        .hasValueSatisfying(
            sentence -> assertThat(sentence).contains("release/4.60 of fleetdm/fleet (404)"));
    assertThat(service.client().trouble()).isEmpty();
  }

  @Test
  void every_call_waits_for_its_turn() throws Exception {
    var turns = new AtomicInteger();
    var client = client(Duration.ofSeconds(5), turns::incrementAndGet);
    client.standing();
    client.set(true, "Watchbill", "", List.of());
    assertThat(turns).hasValue(2);
    assertThat(client).hasToString("Merge Freeze, main of fleetdm/fleet");
  }

  @Test
  void between_two_turns_lies_the_gap() throws Exception {
    var gap = Duration.ofMillis(40);
    var pacing = Pacing.oneIn(gap);
    long begun = System.nanoTime();
    for (int turn = 0; turn < 3; turn++) {
      pacing.turn();
    }
    assertThat(Duration.ofNanos(System.nanoTime() - begun))
        .isGreaterThanOrEqualTo(gap.multipliedBy(2));
  }

  private MergeFreezeClient client(Duration patience, Pacing pacing) {
    return MergeFreezeClient.open(
        service.apiUrl(),
        MergeFreezeStandIn.TOKEN,
        MergeFreezeStandIn.REPOSITORY,
        MergeFreezeStandIn.BRANCH,
        patience,
        pacing);
  }

  private static MergeFreezeAway away(MergeFreezeClient client) {
    return catchThrowableOfType(MergeFreezeAway.class, client::standing);
  }

  private static void assertSilent(MergeFreezeAway away) {
    var trace = new StringWriter();
    away.printStackTrace(new PrintWriter(trace));
    assertThat(trace.toString()).doesNotContain(MergeFreezeStandIn.TOKEN, "access_token");
    assertThat(away).hasNoCause().hasNoSuppressedExceptions();
  }
}
