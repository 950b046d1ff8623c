package dev.watchbill.gate;

import static dev.watchbill.freeze.TestFreezes.ADA;
import static dev.watchbill.freeze.TestFreezes.DORA;
import static dev.watchbill.freeze.TestFreezes.RAE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.watchbill.TestGround;
import dev.watchbill.exemption.TestExemptions;
import dev.watchbill.freeze.TestFreezes;
import dev.watchbill.ground.Ground;
import dev.watchbill.people.PersonId;
import dev.watchbill.platform.slack.AtReception;
import dev.watchbill.platform.slack.Reply;
import dev.watchbill.release.FreezeVerbs;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The configuration names another gate while the former one holds the branch. */
class FormerGatesTest {
  private static final Duration MINUTE = Duration.ofMinutes(1);
  private static final String TROUBLE = "gate:trouble:";

  private final FakeMerging gitHub = new FakeMerging();
  private final FakeMergeFreeze mergeFreeze = new FakeMergeFreeze();

  /** The bot after a restart, under another configuration. */
  private static final class Restarted {
    final TestFreezes world;
    final GateFeature feature;

    Restarted(
        TestGate before,
        String release,
        Optional<FakeMerging> gitHub,
        Optional<FakeMergeFreeze> mergeFreeze) {
      this(
          new TestFreezes(release, before.world.jdbi, before.world.now().plus(MINUTE)),
          gitHub,
          mergeFreeze);
    }

    private Restarted(
        TestFreezes world, Optional<FakeMerging> gitHub, Optional<FakeMergeFreeze> mergeFreeze) {
      this(world, world.ground, gitHub, mergeFreeze);
    }

    private Restarted(
        TestFreezes world,
        Ground ground,
        Optional<FakeMerging> gitHub,
        Optional<FakeMergeFreeze> mergeFreeze) {
      this.world = world;
      feature =
          GateFeature.assemble(
              ground,
              world.freezes,
              new TestExemptions(ground, world.freezes).feature.exemptions(),
              name -> gitHub.map(TestGate::repository),
              branch -> mergeFreeze.map(its -> its),
              new FreezeVerbs());
    }

    /** The same, restarted once more with a way into Merge Freeze. */
    Restarted into(FakeMergeFreeze mergeFreeze) {
      var ground =
          new TestGround(
                  world.jdbi, world.config, world.company.directory, world.audit, world.clock)
              .saying(world.outbox);
      return new Restarted(world, ground, Optional.empty(), Optional.of(mergeFreeze));
    }

    void passes(Duration time) {
      for (var end = world.now().plus(time); world.now().isBefore(end); ) {
        world.clock.passes(MINUTE);
        feature.timers().forEach(timed -> timed.due(world.now()));
      }
    }

    List<String> toldTo(PersonId person) {
      return world.outbox.keys(TROUBLE).stream()
          .filter(key -> key.contains(":" + person))
          .map(world.outbox::text)
          .toList();
    }

    Reply presses(PersonId who) {
      return new AtReception(world.reception)
          .clicks(who.value(), GateMessages.DONE, "MERGE_FREEZE fleetdm/fleet main");
    }
  }

  @Test
  void without_a_gate_from_now_on_the_former_one_is_let_go() {
    var before = TestGate.gitHub(gitHub);
    before.begun();
    assertThat(gitHub.ours).isTrue();
    var bot = new Restarted(before, ", gate: none", Optional.of(gitHub), Optional.empty());
    gitHub.calls.clear();
    bot.passes(Duration.ofHours(3));
    assertThat(gitHub.ours).isFalse();
    assertThat(gitHub.calls.stream().filter(call -> call.startsWith("require "))).hasSize(1);
    assertThat(gitHub.calls).hasSizeLessThan(5);
    assertThat(bot.world.outbox.keys(TROUBLE)).isEmpty();
  }

  @Test
  void the_former_one_holds_the_branch_until_the_other_one_does() {
    var before = TestGate.gitHub(gitHub);
    before.begun();
    mergeFreeze.away = Optional.of("Merge Freeze is in trouble (500).");
    var bot =
        new Restarted(
            before, ", gate: merge-freeze", Optional.of(gitHub), Optional.of(mergeFreeze));
    bot.passes(Duration.ofMinutes(5));
    assertThat(gitHub.ours).isTrue();
    mergeFreeze.away = Optional.empty();
    bot.passes(Duration.ofMinutes(2));
    assertThat(mergeFreeze.frozen).isTrue();
    assertThat(gitHub.ours).isFalse();
  }

  @Test
  void without_a_way_in_people_are_told_once_how_to_undo_it_and_say_when_they_have() {
    var before = TestGate.mergeFreeze(mergeFreeze);
    before.begun();
    var bot = new Restarted(before, ", gate: none", Optional.empty(), Optional.empty());
    bot.passes(Duration.ofHours(3));
    for (var person : List.of(DORA, ADA)) {
      assertThat(bot.toldTo(person))
          .singleElement()
          .asString()
          .contains(
              "*Merge Freeze still holds main of fleetdm/fleet*, though it is not the gate any more",
              "(MERGE_FREEZE_TOKEN)",
              "By hand: *Freeze* or *Unfreeze*",
              "press the button");
    }
    assertThat(bot.presses(RAE)).isInstanceOf(Reply.Ephemeral.class);
    assertThat(bot.toldTo(DORA)).singleElement().asString().doesNotContain("That is over");
    assertThat(bot.presses(DORA)).isEqualTo(Reply.nothing());
    assertThat(bot.toldTo(DORA).get(0)).contains("That is over");
    bot.passes(Duration.ofHours(3));
    assertThat(bot.toldTo(DORA)).hasSize(2);
    assertThat(bot.presses(DORA)).isInstanceOf(Reply.Ephemeral.class);
  }

  @Test
  void once_there_is_a_way_in_again_it_is_let_go_and_that_is_said() {
    var before = TestGate.mergeFreeze(mergeFreeze);
    before.begun();
    var bot = new Restarted(before, ", gate: none", Optional.empty(), Optional.empty());
    bot.passes(Duration.ofMinutes(10));
    var mended = bot.into(mergeFreeze);
    mended.passes(Duration.ofMinutes(30));
    assertThat(mergeFreeze.frozen).isFalse();
    assertThat(mended.toldTo(DORA).get(0)).contains("That is over");
    assertThat(mended.toldTo(DORA).get(1)).startsWith("Merge Freeze does not hold main");
  }
}
