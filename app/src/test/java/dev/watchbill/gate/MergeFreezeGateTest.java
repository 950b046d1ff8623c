package dev.watchbill.gate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.watchbill.exemption.UnfreezeRequest.State;
import dev.watchbill.freeze.Freeze;
import dev.watchbill.freeze.TestFreezes;
import dev.watchbill.platform.mergefreeze.MergeFreezeStandIn;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class MergeFreezeGateTest {
  private static final Duration MINUTE = Duration.ofMinutes(1);
  private static final String NOTE =
      "Freeze for 4.60.0 until Wed 16 Dec 17:00 PST. Ask with /unfreeze in Slack.";

  private final FakeMergeFreeze service = new FakeMergeFreeze();
  private final TestGate gate = TestGate.mergeFreeze(service);

  @Test
  void a_freeze_is_one_there_and_ends_there_with_the_list_emptied() {
    Freeze freeze = gate.begun();
    assertThat(service.changes()).containsExactly("set true []: " + NOTE);
    assertThat(gate.world.card(freeze)).contains("Gate: frozen in Merge Freeze.");
    gate.unfrozen(1234, "aaa");
    gate.unfrozen(9, "bbb");
    assertThat(service.changes())
        .containsExactly("set true [1234]: " + NOTE, "set true [9, 1234]: " + NOTE);
    gate.passes(Duration.ofMinutes(10));
    assertThat(service.changes()).isEmpty();
    gate.lifted();
    assertThat(service.changes()).containsExactly("set false []: The freeze is over.");
    gate.passes(Duration.ofHours(3));
    assertThat(service.changes()).isEmpty();
    assertThat(gate.inThread(freeze)).isEmpty();
  }

  @Test
  void what_is_revoked_goes_from_the_list() {
    gate.begun();
    var request = gate.unfrozen(1234, "aaa");
    gate.unfrozen(9, "bbb");
    gate.exempt.stands(request, State.REVOKED);
    gate.wakes();
    assertThat(service.unblocked).containsExactly(9);
  }

  @Test
  void a_list_that_somebody_emptied_is_full_again_within_a_minute_and_that_is_said_once() {
    Freeze freeze = gate.begun();
    gate.unfrozen(1234, "aaa");
    for (int times = 0; times < 2; times++) {
      service.clicked("Zoe <!here>", true);
      gate.passes(MINUTE);
      assertThat(service.unblocked).containsExactly(1234);
    }
    assertThat(gate.inThread(freeze))
        .singleElement()
        .asString()
        .contains("list of what may merge was changed in Merge Freeze (by Zoe &lt;!here&gt;)");
  }

  @Test
  void a_freeze_that_somebody_lifted_there_is_on_again_within_a_minute_and_that_is_said_once() {
    Freeze freeze = gate.begun();
    for (int times = 0; times < 3; times++) {
      service.clicked("Zoe", false);
      gate.passes(MINUTE);
      assertThat(service.frozen).isTrue();
    }
    assertThat(gate.inThread(freeze))
        .singleElement()
        .asString()
        .contains("did not hold main any more (last changed by Zoe)");
  }

  @Test
  void a_service_that_says_wrongly_that_nothing_is_frozen_is_told_again_and_that_is_said_once() {
    Freeze freeze = gate.begun();
    service.changes();
    service.lies = 2;
    gate.passes(MINUTE.multipliedBy(2));
    assertThat(service.changes()).hasSize(2);
    service.lies = 1;
    gate.passes(MINUTE);
    assertThat(gate.inThread(freeze)).hasSize(1);
    assertThat(gate.inThread(freeze).get(0)).contains("or said so");
    assertThat(gate.toldTo(TestFreezes.ADA)).isEmpty();
  }

  @Test
  void a_service_that_calls_a_frozen_branch_open_is_told_all_the_same_that_the_freeze_is_over() {
    gate.begun();
    service.lies = 1;
    gate.lifted();
    assertThat(service.frozen).isFalse();
    assertThat(gate.acts()).containsExactly("gate.held", "gate.opened");
  }

  @Test
  void one_that_goes_on_saying_so_is_looked_at_by_people() {
    Freeze freeze = gate.begun();
    service.lies = 10;
    gate.passes(MINUTE.multipliedBy(2));
    assertThat(gate.toldTo(TestFreezes.ADA))
        .singleElement()
        .asString()
        .contains("main is frozen, and Merge Freeze does not hold it");
    assertThat(gate.world.card(freeze)).contains("nothing stops a merge now");
    service.lies = 0;
    gate.passes(MINUTE.multipliedBy(2));
    assertThat(gate.toldTo(TestFreezes.ADA)).hasSize(2);
    assertThat(gate.toldTo(TestFreezes.ADA).get(0)).contains("That is over");
    assertThat(gate.toldTo(TestFreezes.ADA).get(1)).contains("It works again");
    assertThat(gate.world.card(freeze)).contains("Gate: frozen in Merge Freeze.");
  }

  @Test
  void a_list_that_is_not_told_is_written_anew_at_each_look() {
    gate.begun();
    gate.unfrozen(1234, "aaa");
    service.listless = true;
    service.unblocked = List.of();
    gate.passes(MINUTE);
    assertThat(service.unblocked).containsExactly(1234);
  }

  @Test
  void a_branch_frozen_by_hand_outside_freezes_stays_so_and_that_is_said_once() {
    service.clicked("Zoe", true);
    gate.passes(Duration.ofHours(5));
    assertThat(service.frozen).isTrue();
    for (var person : List.of(TestFreezes.DORA, TestFreezes.ADA)) {
      assertThat(gate.toldTo(person))
          .singleElement()
          .asString()
          .contains("Zoe froze main in Merge Freeze", "I leave that as it is");
    }
    service.clicked("Zoe", false);
    gate.passes(Duration.ofHours(1));
    assertThat(gate.toldTo(TestFreezes.ADA)).singleElement().asString().contains("That is over");
  }

  @Test
  void one_of_ours_that_is_left_over_goes() {
    gate.begun();
    gate.world.lifted();
    service.away = Optional.of("Merge Freeze did not answer in time.");
    gate.wakes();
    assertThat(service.frozen).isTrue();
    service.away = Optional.empty();
    gate.passes(MINUTE);
    assertThat(service.frozen).isFalse();
    // As after a restore of the database from before the freeze.
    service.clicked("Watchbill", true);
    gate.passes(Duration.ofHours(1));
    assertThat(service.frozen).isFalse();
  }

  @Test
  void through_the_real_client_a_freeze_holds_and_ends() {
    try (var there = MergeFreezeStandIn.start()) {
      var real = TestGate.mergeFreeze(there.client());
      there.next(429, Map.of("Retry-After", "30"), "");
      real.begun();
      assertThat(there.frozen()).isFalse();
      real.passes(Duration.ofSeconds(29));
      assertThat(there.calls()).hasSize(1);
      real.passes(Duration.ofSeconds(1));
      assertThat(there.frozen()).isTrue();
      assertThat(there.note()).isEqualTo(NOTE);
      real.unfrozen(1234, "aaa");
      assertThat(there.unblocked()).containsExactly(1234);
      there.clicked("Zoe", false);
      real.passes(MINUTE);
      assertThat(there.frozen()).isTrue();
      assertThat(there.unblocked()).containsExactly(1234);
      real.lifted();
      assertThat(there.frozen()).isFalse();
      assertThat(there.unblocked()).isEmpty();
      assertThat(real.toldTo(TestFreezes.DORA)).isEmpty();
    }
  }
}
