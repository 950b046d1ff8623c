package dev.watchbill.gate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.watchbill.AtOnce;
import dev.watchbill.exemption.UnfreezeRequest.State;
import dev.watchbill.freeze.Freeze;
import dev.watchbill.freeze.TestFreezes;
import dev.watchbill.platform.github.Merging.Queued;
import dev.watchbill.platform.github.Merging.Status;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;

class GitHubGateTest {
  private static final Duration MINUTE = Duration.ofMinutes(1);

  private final FakeMerging gitHub = new FakeMerging();
  private final TestGate gate = TestGate.gitHub(gitHub);

  @Test
  void a_freeze_requires_the_check_and_lifting_it_does_not_any_more() {
    Freeze freeze = gate.begun();
    assertThat(gitHub.changes()).containsExactly("require true");
    assertThat(gate.world.card(freeze)).contains("required check `watchbill/freeze`");
    gate.wakes();
    assertThat(gitHub.calls).isEmpty();
    gate.lifted();
    assertThat(gitHub.changes()).containsExactly("require false");
    assertThat(gitHub.mayMerge("anything")).isTrue();
    assertThat(gate.acts()).containsExactly("gate.held", "gate.opened");
    assertThat(gate.toldTo(TestFreezes.DORA)).isEmpty();
  }

  @Test
  void only_an_exempt_head_is_green_and_says_why() {
    gate.begun();
    gate.unfrozen(12, "aaa");
    assertThat(gitHub.changes())
        .containsExactly("require true", "report aaa true: Exempt: bug fix (R26)");
    assertThat(gitHub.mayMerge("aaa")).isTrue();
    assertThat(gitHub.mayMerge("bbb")).isFalse();
    gate.passes(Duration.ofMinutes(5));
    assertThat(gitHub.changes()).isEmpty();
    assertThat(gate.stands()).contains("May merge: #12");
  }

  @Test
  void what_is_exempt_no_more_is_turned_red_and_says_what_to_do() {
    gate.begun();
    var request = gate.unfrozen(12, "aaa");
    gate.exempt.stands(request, State.REVOKED);
    gate.wakes();
    assertThat(gitHub.statuses.get("aaa"))
        .isEqualTo(new Status(false, "Frozen until Wed 16 Dec 17:00 PST: ask with /unfreeze 12"));
    assertThat(gitHub.mayMerge("aaa")).isFalse();
  }

  @Test
  void a_new_push_is_held_and_the_former_commit_with_it() {
    gate.begun();
    var request = gate.unfrozen(12, "aaa");
    gate.exempt.pushed(request, "bbb");
    gate.wakes();
    assertThat(gitHub.mayMerge("aaa")).isFalse();
    assertThat(gitHub.mayMerge("bbb")).isFalse();
  }

  @Test
  void what_an_earlier_freeze_let_through_is_stopped_before_the_next_one_counts() {
    gate.begun();
    gate.unfrozen(12, "aaa");
    gate.lifted();
    assertThat(gitHub.isGreen("aaa")).isTrue();
    gitHub.changes();
    gate.world.begunByHand();
    gate.wakes(gate.instance());
    assertThat(gitHub.changes())
        .containsExactly("report aaa false: Frozen: ask with /unfreeze 12", "require true");
  }

  @Test
  void a_bot_that_was_down_over_beginning_and_end_puts_it_right_when_it_is_back() {
    gate.wakes();
    gate.world.clock.set(TestFreezes.FREEZE_AT);
    gate.world.begun();
    gate.isDown(Duration.ofHours(3));
    assertThat(gitHub.mayMerge("anything")).isFalse();
    gate.world.lifted();
    gate.isDown(Duration.ofHours(3));
    assertThat(gitHub.mayMerge("anything")).isTrue();
  }

  @Test
  void a_rule_that_somebody_switches_off_is_back_within_a_minute_and_that_is_said_once() {
    Freeze freeze = gate.begun();
    for (int times = 0; times < 3; times++) {
      gitHub.ours = false;
      gate.passes(MINUTE);
      assertThat(gitHub.mayMerge("anything")).isFalse();
    }
    assertThat(gate.inThread(freeze))
        .singleElement()
        .asString()
        .contains("GitHub did not hold main any more")
        .contains("/freeze lift");
    assertThat(gate.acts()).contains("gate.put-right");
  }

  @Test
  void a_rule_that_github_does_not_show_yet_is_switched_off_all_the_same() {
    gate.begun();
    gitHub.changes();
    gitHub.ours = false;
    gate.lifted();
    assertThat(gitHub.changes()).containsExactly("require false");
    gitHub.ours = true;
    gate.passes(MINUTE);
    assertThat(gitHub.mayMerge("anything")).isTrue();
  }

  @Test
  void a_head_that_somebody_turned_red_is_green_again_within_a_minute_or_two() {
    gate.begun();
    gate.unfrozen(12, "aaa");
    gitHub.statuses.put("aaa", new Status(false, "by somebody else"));
    gate.passes(MINUTE.multipliedBy(2));
    assertThat(gitHub.isGreen("aaa")).isTrue();
  }

  @Test
  void the_merge_queue_is_told_of_each_head_once() {
    gate.begun();
    gate.unfrozen(12, "aaa");
    gitHub.changes();
    gitHub.heads.put(12, "aaa");
    gitHub.queue = List.of(new Queued(12, "q12", "main"), new Queued(13, "q13", "q12"));
    gate.passes(MINUTE);
    assertThat(gitHub.changes())
        .containsExactly(
            "report q13 false: Frozen until Wed 16 Dec 17:00 PST: ask with /unfreeze 13",
            "report q12 true: Exempt: bug fix (R26)");
    gate.passes(MINUTE);
    assertThat(gitHub.changes()).isEmpty();
    gitHub.queue = List.of();
    gate.passes(MINUTE);
    assertThat(new StatusStore(gate.world.jdbi, gate.store().name(), "watchbill/freeze").all())
        .extracting(SaidStatus::head)
        .containsExactly("aaa");
  }

  @Test
  void in_the_merge_queue_only_the_commit_counts_for_which_it_is_exempt() {
    gate.begun();
    gate.unfrozen(12, "aaa");
    gitHub.changes();
    gitHub.heads.put(12, "bbb");
    gitHub.queue = List.of(new Queued(12, "q12", "main"));
    gate.passes(MINUTE);
    assertThat(gitHub.changes()).isEmpty();
    gitHub.heads.put(12, "aaa");
    gate.passes(MINUTE);
    assertThat(gitHub.isGreen("q12")).isTrue();
  }

  @Test
  void a_green_turn_in_the_queue_is_taken_back_with_the_exemption_of_one_ahead() {
    gate.begun();
    var first = gate.unfrozen(12, "aaa");
    gate.unfrozen(13, "bbb");
    gitHub.heads.putAll(Map.of(12, "aaa", 13, "bbb"));
    gitHub.queue = List.of(new Queued(12, "q12", "main"), new Queued(13, "q13", "q12"));
    gate.passes(MINUTE);
    assertThat(gitHub.isGreen("q13")).isTrue();
    gate.exempt.stands(first, State.REVOKED);
    gate.wakes();
    assertThat(gitHub.statuses.get("q13"))
        .isEqualTo(
            new Status(false, "Behind one in the merge queue that may not merge: queue #13 again"));
  }

  @Test
  void what_happens_while_it_looks_is_seen_to_at_once() {
    gitHub.meanwhile = () -> gate.exempt.granted(12, "aaa", TestFreezes.RAE);
    gate.begun();
    assertThat(gitHub.isGreen("aaa")).isTrue();
  }

  @Test
  void a_call_that_was_lost_is_made_again() {
    gate.begun();
    gitHub.isAway("GitHub did not answer in time.");
    gate.unfrozen(12, "aaa");
    gitHub.isBack();
    assertThat(gitHub.isGreen("aaa")).isFalse();
    gate.passes(Duration.ofSeconds(20));
    assertThat(gitHub.isGreen("aaa")).isTrue();
    assertThat(gate.toldTo(TestFreezes.DORA)).isEmpty();
  }

  @Test
  void a_green_that_may_have_arrived_counts_as_green() {
    gate.begun();
    gitHub.unknown = List.of("aaa");
    var request = gate.unfrozen(12, "aaa");
    gitHub.unknown = List.of();
    gate.exempt.stands(request, State.REVOKED);
    gitHub.changes();
    gate.passes(MINUTE);
    assertThat(gitHub.changes())
        .containsExactly(
            "report aaa false: Frozen until Wed 16 Dec 17:00 PST: ask with /unfreeze 12");
  }

  @Test
  void commits_that_are_not_taken_stop_neither_the_freeze_nor_the_others() {
    gitHub.unknown = List.of("aaa", "aab", "aac");
    gate.begun();
    gate.exempt.granted(10, "aaa", TestFreezes.RAE);
    gate.exempt.granted(11, "aab", TestFreezes.RAE);
    gate.exempt.granted(12, "aac", TestFreezes.RAE);
    gate.unfrozen(13, "bbb");
    assertThat(gitHub.mayMerge("bbb")).isTrue();
    assertThat(gitHub.mayMerge("ccc")).isFalse();
  }

  @Test
  void where_somebody_elses_rule_holds_the_branch_what_is_exempt_merges_all_the_same() {
    gitHub.others = true;
    gitHub.refusesRules = true;
    gate.begun();
    gate.unfrozen(12, "aaa");
    assertThat(gitHub.mayMerge("aaa")).isTrue();
    assertThat(gitHub.mayMerge("bbb")).isFalse();
  }

  @Test
  void many_exemptions_are_set_at_once() {
    gate.begun();
    for (int number = 1; number <= GitHubGate.MOST + 5; number++) {
      gate.exempt.granted(number, "head" + number, TestFreezes.RAE);
    }
    gate.wakes();
    assertThat(gitHub.statuses).hasSize(GitHubGate.MOST + 5);
  }

  @Test
  void of_two_instances_one_looks() throws Exception {
    gate.world.begun();
    var other = gate.instance();
    List<Callable<String>> both =
        List.of(
            () -> {
              gate.wakes();
              return "";
            },
            () -> {
              gate.wakes(other);
              return "";
            });
    AtOnce.all(both);
    assertThat(gitHub.changes()).containsExactly("require true");
  }

  @Test
  void one_that_died_while_it_looked_is_followed_by_another() {
    gate.world.begun();
    gate.store().enter(gate.world.now());
    gate.store().lease(gate.world.now().plusSeconds(120));
    gate.wakes();
    assertThat(gitHub.calls).isEmpty();
    gate.passes(Duration.ofSeconds(121));
    assertThat(gitHub.mayMerge("anything")).isFalse();
  }

  @Test
  void outside_freezes_it_is_looked_at_once_an_hour_and_a_rule_left_over_goes() {
    gate.wakes();
    gitHub.calls.clear();
    gate.passes(Duration.ofMinutes(59));
    assertThat(gitHub.calls).isEmpty();
    gitHub.ours = true;
    gate.passes(MINUTE);
    assertThat(gitHub.mayMerge("anything")).isTrue();
    assertThat(gate.toldTo(TestFreezes.DORA)).isEmpty();
  }

  @Test
  void github_that_wants_to_be_left_alone_is_left_alone() {
    gate.begun();
    gitHub.wantsToBeLeftAlone(Duration.ofMinutes(10));
    gate.passes(MINUTE);
    gitHub.calls.clear();
    gate.unfrozen(12, "aaa");
    gate.looksAgain(TestFreezes.RAE);
    gate.wakes();
    gate.passes(Duration.ofMinutes(8));
    assertThat(gitHub.calls).isEmpty();
    gitHub.isBack();
    gate.passes(Duration.ofMinutes(2));
    assertThat(gitHub.isGreen("aaa")).isTrue();
  }
}
