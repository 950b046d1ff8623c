package dev.watchbill.gate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.watchbill.exemption.UnfreezeRequest.State;
import dev.watchbill.freeze.Freeze;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The check on GitHub, when it is called otherwise in the configuration by now. */
class RenamedCheckTest {
  private static final String FIRST = "watchbill/freeze";
  private static final String OTHER = "release/frozen";

  private final FakeMerging gitHub = new FakeMerging();
  private final TestGate gate = TestGate.gitHub(gitHub);

  private GateFeature renamed(String check) {
    gate.world.clock.passes(Duration.ofMinutes(1));
    GateFeature after = gate.renamed(check);
    gate.wakes(after);
    assertThat(gitHub.asks).isEqualTo(check);
    return after;
  }

  @Test
  void what_is_exempt_may_merge_at_once_and_nobody_is_said_to_have_opened_the_branch() {
    Freeze freeze = gate.begun();
    for (int number = 1; number <= 12; number++) {
      gate.unfrozen(number, "head" + number);
    }
    GateFeature after = renamed(OTHER);
    for (int number = 1; number <= 12; number++) {
      assertThat(gitHub.mayMerge("head" + number)).isTrue();
    }
    assertThat(gitHub.mayMerge("anything")).isFalse();
    assertThat(gate.inThread(freeze)).isEmpty();
    assertThat(gate.acts()).doesNotContain("gate.put-right");

    gitHub.ours = false;
    gate.world.clock.passes(Duration.ofMinutes(1));
    gate.wakes(after);
    assertThat(gitHub.mayMerge("anything")).isFalse();
    assertThat(gate.inThread(freeze)).hasSize(1);
  }

  @Test
  void what_was_revoked_under_another_name_may_not_merge_under_the_first_one_either() {
    gate.begun();
    var request = gate.unfrozen(12, "aaa");
    gate.unfrozen(13, "bbb");
    GateFeature other = renamed(OTHER);
    gate.exempt.stands(request, State.REVOKED);
    gate.wakes(other);
    assertThat(gitHub.mayMerge("aaa")).isFalse();
    renamed(FIRST);
    assertThat(gitHub.mayMerge("aaa")).isFalse();
    assertThat(gitHub.mayMerge("bbb")).isTrue();
  }

  @Test
  void what_was_said_before_names_were_kept_is_known_under_the_configured_one() {
    gate.begun();
    var request = gate.unfrozen(12, "aaa");
    gate.world.jdbi.useHandle(it -> it.execute("update gate_status set context = ''"));
    gate.exempt.stands(request, State.REVOKED);
    gate.wakes();
    assertThat(gitHub.mayMerge("aaa")).isFalse();
    assertThat(names()).containsExactly(FIRST);
  }

  private List<String> names() {
    return gate.world.jdbi.withHandle(
        it -> it.createQuery("select context from gate_status").mapTo(String.class).list());
  }
}
