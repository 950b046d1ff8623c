package dev.watchbill.alias;

import static dev.watchbill.alias.TestAliases.ADA;
import static dev.watchbill.alias.TestAliases.BEN;
import static dev.watchbill.alias.TestAliases.GROUP;
import static dev.watchbill.alias.TestAliases.HANDOFF;
import static dev.watchbill.alias.TestAliases.MONDAY;
import static dev.watchbill.alias.TestAliases.QUINN;
import static dev.watchbill.alias.TestAliases.ROTATION;
import static dev.watchbill.alias.TestAliases.SAM;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.watchbill.alias.AliasState.Standing;
import dev.watchbill.config.WatchbillConfig.AliasEdits;
import dev.watchbill.people.PersonId;
import dev.watchbill.platform.directory.Directory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** The alias follows who is on call (R7, R11). */
class AliasesTest {
  private static final Duration A_MINUTE = Duration.ofMinutes(1);

  private final TestAliases world = TestAliases.begin();

  @Test
  void it_is_pointed_at_whoever_is_on_call_and_follows_the_change_of_duty() {
    world.wakes();
    assertThat(world.members()).containsExactly("UBEN");
    assertThat(world.state().standing()).isEqualTo(Standing.RIGHT);
    assertThat(world.state().wanted()).contains(BEN);

    world.until(HANDOFF.minusSeconds(1));
    assertThat(world.members()).containsExactly("UBEN");
    world.until(HANDOFF);

    assertThat(world.members()).containsExactly("USAM");
    assertThat(world.state().wanted()).contains(SAM);
    assertThat(world.state().since()).isEqualTo(HANDOFF);
    assertThat(world.acts()).containsExactly("alias.pointed", "alias.pointed");
    assertThat(world.said.isEmpty()).isTrue();
  }

  @Test
  void from_the_very_moment_of_the_change_it_is_under_way() {
    world.wakes();
    world.clock.set(HANDOFF);

    assertThat(world.state().standing()).isEqualTo(Standing.UNDER_WAY);
    assertThat(world.state().wanted()).contains(SAM);
    assertThat(world.aliases.stepsByHand(ROTATION)).contains("1. ", "`@oncall`", "*Sam*");
  }

  @Test
  void it_follows_an_override_at_its_start_and_at_its_end() {
    world.wakes();
    world.standsIn(BEN, QUINN, MONDAY.plus(Duration.ofHours(2)), MONDAY.plus(Duration.ofHours(3)));
    assertThat(world.wakeups).contains(MONDAY);

    world.passes(Duration.ofHours(2));
    assertThat(world.members()).containsExactly("UQUINN");
    world.passes(Duration.ofHours(1));

    assertThat(world.members()).containsExactly("UBEN");
  }

  @Test
  void with_nobody_on_call_it_is_left_alone() {
    TestAliases empty = TestAliases.withNobody(AliasEdits.PUT_RIGHT);
    empty.passes(Duration.ofHours(1));

    assertThat(empty.members()).containsExactly("UDORA", "UQUINN");
    assertThat(empty.state().wanted()).isEmpty();
    assertThat(empty.state().standing()).isEqualTo(Standing.RIGHT);
    assertThat(empty.said.isEmpty()).isTrue();
  }

  @Test
  void once_it_is_right_slack_is_left_in_peace_while_nothing_speaks_against_it() {
    world.wakes();
    world.company.directory.group(GROUP, "oncall", "UBEN");
    var readings = new ArrayList<Integer>();
    world.groups.whileReading = () -> readings.add(1);
    for (int i = 0; i < 60; i++) {
      world.passes(A_MINUTE);
    }
    assertThat(readings).isEmpty();

    world.company.directory.group(GROUP, "oncall", "UDORA");
    world.groups.edited(GROUP, "UDORA");
    world.passes(AliasPolicy.ROUTINE);

    assertThat(world.members()).describedAs("though the event was lost").containsExactly("UBEN");
  }

  @Test
  void what_was_done_though_nobody_was_told_is_not_done_again() {
    world.groups.losesAnswers();
    world.wakes();
    assertThat(world.state().standing()).isEqualTo(Standing.UNDER_WAY);
    world.groups.worksAgain();
    world.passes(A_MINUTE);

    assertThat(world.groups.writes()).containsExactly("UBEN");
    assertThat(world.state().standing()).isEqualTo(Standing.RIGHT);
  }

  @Test
  void of_two_instances_one_asks_slack() throws Exception {
    var reading = new CountDownLatch(1);
    var go = new CountDownLatch(1);
    world.groups.whileReading =
        () -> {
          reading.countDown();
          awaits(go);
        };
    var other = world.instance().timers().get(0);
    var threads = Executors.newSingleThreadExecutor();
    try {
      var first = threads.submit(world::wakes);
      awaits(reading);
      world.groups.whileReading =
          () -> {
            throw new AssertionError("both at once");
          };
      other.due(world.clock.instant());
      go.countDown();
      first.get(30, TimeUnit.SECONDS);
    } finally {
      threads.shutdownNow();
    }
    assertThat(world.groups.writes()).containsExactly("UBEN");
  }

  @Test
  void one_that_dies_in_the_middle_leaves_it_to_the_next() {
    world.groups.whileWriting =
        () -> {
          throw new IllegalStateException("the power is gone");
        };
    assertThatThrownBy(world::wakes).isInstanceOf(IllegalStateException.class);
    world.groups.whileWriting = () -> {};
    world.wakes();
    assertThat(world.groups.writes()).describedAs("the lease").isEmpty();
    world.clock.passes(A_MINUTE);
    world.wakes();

    assertThat(world.members()).containsExactly("UBEN");
  }

  @Test
  void if_duty_changes_while_slack_is_asked_it_is_looked_at_again_at_once() {
    world.clock.set(HANDOFF.minusSeconds(2));
    world.groups.whileWriting = () -> world.clock.set(HANDOFF);
    world.wakes();
    assertThat(world.state().wanted()).contains(SAM);
    assertThat(world.state().standing()).isEqualTo(Standing.UNDER_WAY);
    world.wakes();

    assertThat(world.groups.writes()).containsExactly("UBEN", "USAM");
    assertThat(world.state().standing()).isEqualTo(Standing.RIGHT);
  }

  @Test
  void whoever_comes_too_late_changes_nothing() {
    var slow = new CountDownLatch(1);
    world.groups.whileWriting =
        () -> {
          if (slow.getCount() > 0) {
            slow.countDown();
            world.clock.passes(Duration.ofMinutes(2));
            world.instance().timers().get(0).due(world.clock.instant());
            world.groups.edited(GROUP, "UDORA");
            world.aliases.mayHaveChanged(GROUP, Optional.empty());
          }
        };
    world.wakes();
    world.wakes();

    assertThat(world.members()).containsExactly("UBEN");
    assertThat(world.state().standing()).isEqualTo(Standing.RIGHT);
  }

  @Test
  void others_hear_of_every_change_of_how_it_stands() {
    var heard = new ArrayList<Standing>();
    world.aliases.whenChanged(rotation -> heard.add(world.aliases.state(rotation).standing()));
    world.groups.refusesWrites("permission_denied");
    world.wakes();
    world.passes(Duration.ofHours(3));
    world.groups.worksAgain();
    world.passes(Duration.ofHours(1));

    assertThat(heard).containsExactly(Standing.UNDER_WAY, Standing.REFUSED, Standing.RIGHT);
  }

  @Test
  void where_slack_has_no_user_groups_at_all_nobody_is_bothered() {
    TestAliases bare = TestAliases.begin();
    bare.company.directory.forgetGroups();
    bare.passes(Duration.ofDays(3));

    assertThat(bare.state().standing()).isEqualTo(Standing.REFUSED);
    assertThat(bare.state().why().orElse("")).contains("no user groups");
    assertThat(bare.said.isEmpty()).isTrue();
  }

  @Test
  void a_group_that_is_missing_or_switched_off_is_said_with_what_to_do() {
    world.company.directory.forgetGroups();
    world.company.directory.group("SELSE", "else", "UADA");
    world.wakes();
    assertThat(world.said.onlyTo(ADA).text())
        .contains("no user group `@oncall`", "New user group", "*Ben* as its only member");

    world.company.directory.disabledGroup(GROUP, "oncall", "UBEN");
    world.passes(A_MINUTE);
    assertThat(world.said.onlyTo(ADA).text()).contains("switched off", "enable it");
  }

  @Test
  void a_guest_is_not_taken_and_that_is_said() {
    world.wakes();
    world.company.directory.person("UGINA", "gina", "Gina", Directory.Standing.GUEST);
    world.standsIn(BEN, new PersonId("UGINA"), MONDAY.plusSeconds(60), MONDAY.plusSeconds(3600));
    world.groups.refusesWrites("invalid_users");
    world.passes(A_MINUTE);

    assertThat(world.state().why().orElse(""))
        .contains("does not take Gina into a user group, because they are a guest");
    world.passes(Duration.ofMinutes(30));
    world.groups.worksAgain();
    world.passes(Duration.ofMinutes(29));
    assertThat(world.members()).containsExactly("UBEN");
    assertThat(world.said.onlyTo(ADA).text()).contains("That is over: Ben is on call");
  }

  @Test
  void an_unknown_rotation_is_a_mistake() {
    assertThatThrownBy(() -> world.aliases.state("gardeners"))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static void awaits(CountDownLatch latch) {
    try {
      assertThat(latch.await(30, TimeUnit.SECONDS)).isTrue();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  static List<String> texts(TestAliases world) {
    return world.said.to(ADA);
  }
}
