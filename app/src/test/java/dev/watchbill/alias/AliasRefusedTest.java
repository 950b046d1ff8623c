package dev.watchbill.alias;

import static dev.watchbill.alias.TestAliases.ADA;
import static dev.watchbill.alias.TestAliases.BEN;
import static dev.watchbill.alias.TestAliases.GROUP;
import static dev.watchbill.alias.TestAliases.HANDOFF;
import static dev.watchbill.alias.TestAliases.MAYA;
import static dev.watchbill.alias.TestAliases.QUINN;
import static dev.watchbill.alias.TestAliases.ROTATION;
import static dev.watchbill.alias.TestAliases.SAM;
import static org.assertj.core.api.Assertions.assertThat;

import dev.watchbill.alias.AliasState.Standing;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Slack does not let us: said, tried again, recovered, or done by hand (R7). */
class AliasRefusedTest {
  private static final Duration A_MINUTE = Duration.ofMinutes(1);

  private final TestAliases world = TestAliases.begin();

  @ParameterizedTest
  @CsvSource({
    "permission_denied, does not let me change user groups",
    "plan_upgrade_required, need a paid plan",
    "missing_scope, install it again",
    "no_such_subteam, has no user group `@oncall`",
    "some_new_word, Slack refuses it (`some_new_word`)"
  })
  void it_is_said_once_at_once_with_what_to_do_by_hand(String error, String why) {
    world.groups.refusesWrites(error);
    world.wakes();
    world.passes(Duration.ofHours(5));

    assertThat(world.state().standing()).isEqualTo(Standing.REFUSED);
    assertThat(world.state().why().orElse("")).contains(why);
    assertThat(world.said.onlyTo(ADA).text())
        .contains("`@oncall` does not point at Ben", "It has Dora, Quinn.", why, "1. ", "3. ");
    assertThat(world.said.onlyTo(ADA).blocks()).contains("alias_done:developer", "UBEN");
    assertThat(world.said.to(BEN)).isEmpty();
    assertThat(world.acts()).containsExactly("alias.refused");
  }

  @Test
  void it_is_tried_again_ever_more_seldom_until_it_works_and_that_is_said_in_the_same_message() {
    var tries = new ArrayList<Instant>();
    world.groups.whileReading = () -> tries.add(world.clock.instant());
    world.groups.refusesWrites("permission_denied");
    world.wakes();
    world.passes(Duration.ofMinutes(1 + 2 + 5 + 15 + 60 + 60 + 60));
    var minutes = new ArrayList<Long>();
    for (int n = 1; n < tries.size(); n++) {
      minutes.add(Duration.between(tries.get(n - 1), tries.get(n)).toMinutes());
    }
    assertThat(minutes).containsExactly(1L, 2L, 5L, 15L, 60L, 60L, 60L);

    world.groups.worksAgain();
    world.passes(Duration.ofHours(1));

    assertThat(world.members()).containsExactly("UBEN");
    assertThat(world.said.onlyTo(ADA).text()).contains("`@oncall` points at *Ben* since");
    assertThat(world.said.onlyTo(ADA).blocks()).doesNotContain("alias_done");

    world.until(HANDOFF.minusSeconds(1));
    world.groups.refusesWrites("permission_denied");
    world.until(HANDOFF);
    assertThat(world.said.to(ADA)).describedAs("another refusal, another message").hasSize(2);
  }

  @Test
  void a_time_out_bothers_nobody_until_the_third() {
    world.groups.refusesWrites("unreachable");
    world.wakes();
    world.passes(A_MINUTE);
    assertThat(world.state().standing()).isEqualTo(Standing.UNDER_WAY);
    assertThat(world.said.isEmpty()).isTrue();

    world.passes(Duration.ofMinutes(2));
    assertThat(world.state().standing()).isEqualTo(Standing.REFUSED);
    assertThat(world.said.onlyTo(ADA).text()).contains("Slack does not answer");
  }

  @Test
  void what_was_right_is_taken_for_right_while_slack_is_away() {
    world.wakes();
    world.groups.refusesReads("unreachable");
    world.aliases.mayHaveChanged(GROUP, Optional.empty());
    world.passes(Duration.ofHours(6));

    assertThat(world.state().standing()).isEqualTo(Standing.RIGHT);
    assertThat(world.said.isEmpty()).isTrue();
    world.groups.edited(GROUP, "UDORA");
    world.groups.worksAgain();
    world.passes(Duration.ofHours(1));
    assertThat(world.members()).containsExactly("UBEN");
  }

  @Test
  void if_duty_changes_first_the_message_is_closed_and_another_one_asks_for_the_next() {
    world.groups.refusesWrites("permission_denied");
    world.wakes();
    world.until(HANDOFF);

    assertThat(AliasesTest.texts(world)).hasSize(2);
    assertThat(AliasesTest.texts(world).get(0)).contains("That is over: Sam is on call");
    assertThat(AliasesTest.texts(world).get(1)).contains("does not point at Sam");
  }

  @Test
  void whoever_is_concerned_confirms_having_done_it_by_hand_for_this_turn_alone() {
    world.groups.refusesWrites("permission_denied");
    world.groups.refusesReads("missing_scope");
    world.wakes();

    assertThat(world.aliases.doneByHand(ROTATION, QUINN, Optional.of(BEN)))
        .isInstanceOfSatisfying(
            ByHandAnswer.Refused.class,
            no -> assertThat(no.reason()).contains("engineers of the developer rotation"));
    assertThat(world.aliases.doneByHand(ROTATION, SAM, Optional.of(SAM)))
        .isInstanceOfSatisfying(
            ByHandAnswer.Needless.class,
            no -> assertThat(no.reason()).contains("about Sam; Ben is on call"));
    assertThat(world.state().standing()).isEqualTo(Standing.REFUSED);

    assertThat(world.aliases.doneByHand(ROTATION, SAM, Optional.of(BEN)))
        .isInstanceOf(ByHandAnswer.Taken.class);
    world.passes(Duration.ofHours(3));
    assertThat(world.state().standing()).isEqualTo(Standing.BY_HAND);
    assertThat(world.state().why()).isEmpty();
    assertThat(world.said.onlyTo(ADA).text()).contains("Sam says that `@oncall` points at Ben");
    assertThat(world.said.onlyTo(ADA).blocks()).doesNotContain("alias_done");
    assertThat(world.acts()).containsExactly("alias.refused", "alias.by-hand");

    world.until(HANDOFF);
    assertThat(world.state().standing()).isEqualTo(Standing.REFUSED);
    assertThat(world.state().wanted()).contains(SAM);
  }

  @Test
  void what_was_done_by_hand_is_seen_and_thanked_for() {
    world.groups.refusesWrites("permission_denied");
    world.wakes();
    world.aliases.doneByHand(ROTATION, MAYA, Optional.empty());
    assertThat(world.said.onlyTo(ADA).text()).contains("Slack showed Dora, Quinn");
    world.groups.edited(GROUP, "UBEN");
    world.passes(A_MINUTE);

    assertThat(world.state().standing()).isEqualTo(Standing.RIGHT);
    assertThat(world.said.onlyTo(ADA).text()).contains("points at *Ben*", "thanks to Maya");
    assertThat(world.aliases.doneByHand(ROTATION, MAYA, Optional.of(BEN)))
        .isInstanceOf(ByHandAnswer.Needless.class);
  }

  @Test
  void admins_and_whoever_is_on_call_see_it_beside_who_is_on_call() {
    world.groups.refusesWrites("permission_denied");
    world.wakes();

    assertThat(world.aliases.aside(ADA).orElse("")).contains("`@oncall` does not point");
    assertThat(world.aliases.aside(BEN)).isPresent();
    assertThat(world.aliases.aside(QUINN)).isEmpty();
  }
}
