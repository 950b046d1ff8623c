package dev.watchbill.freeze;

import static dev.watchbill.freeze.TestFreezes.ADA;
import static dev.watchbill.freeze.TestFreezes.DORA;
import static org.assertj.core.api.Assertions.assertThat;

import dev.watchbill.config.ReleaseConfig.Branch;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The branch of a freeze, and the one that is configured. */
class KeptBranchTest {
  private static final Branch RELEASE = new Branch("fleetdm/fleet", "release");

  private final TestFreezes t = new TestFreezes();

  @Test
  void whoever_started_before_another_instance_froze_another_branch_is_to_be_restarted() {
    var freeze = t.begunByHand();
    var other = new TestFreezes(", branch: release", t.jdbi, t.now());
    for (int looks = 0; looks < 3; looks++) {
      other.timers.forEach(timed -> timed.due(t.now()));
    }
    assertThat(other.freezes.active()).isEmpty();
    assertThat(
            List.of(ADA, DORA).stream()
                .map(
                    it ->
                        other.outbox.text(
                            "freeze:%d:elsewhere:%s:to-%s".formatted(freeze.id(), RELEASE, it))))
        .allMatch(it -> it.contains("*`main` is frozen, and I look after `release`*"))
        .allMatch(it -> it.contains("Please restart me"));
    assertThat(other.outbox.keys("freeze:")).hasSize(2);
  }

  @Test
  void where_the_configured_branch_is_frozen_nothing_is_said() {
    t.begunByHand();
    t.timers.forEach(timed -> timed.due(t.now()));
    assertThat(t.outbox.keys("freeze:")).containsExactly("freeze:1");
  }

  @Test
  void the_branch_that_is_kept_knows_what_comes_next() {
    var kept = t.config.release().keeping(RELEASE);
    assertThat(kept.frozen()).isEqualTo(Branch.parse("fleetdm/fleet:release"));
    assertThat(kept.next()).contains(t.config.release().frozen());
    assertThat(KeptBranch.explained(kept)).get().asString().contains("fleetdm/fleet:main");
    assertThat(KeptBranch.explained(t.config.release())).isEmpty();
  }
}
