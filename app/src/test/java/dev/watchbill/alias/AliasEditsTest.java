package dev.watchbill.alias;

import static dev.watchbill.alias.TestAliases.BEN;
import static dev.watchbill.alias.TestAliases.GROUP;
import static dev.watchbill.alias.TestAliases.HANDOFF;
import static dev.watchbill.alias.TestAliases.QUINN;
import static org.assertj.core.api.Assertions.assertThat;

import dev.watchbill.alias.AliasState.Standing;
import dev.watchbill.config.WatchbillConfig.AliasEdits;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Somebody edits the alias by hand: put right, or accepted, as configured. */
class AliasEditsTest {
  @Test
  void it_is_put_right_at_once_and_whoever_is_on_call_is_told_once() {
    var world = TestAliases.begin();
    world.wakes();
    world.edited(QUINN, "UDORA");
    assertThat(world.members()).containsExactly("UBEN");
    assertThat(world.said.onlyTo(BEN).text())
        .contains("Quinn changed `@oncall` by hand", "I pointed it back at you");

    world.passes(Duration.ofHours(1));
    world.edited(QUINN, "UBEN", "UDORA");
    assertThat(world.members()).containsExactly("UBEN");
    assertThat(world.said.onlyTo(BEN).text()).contains("2 times so far");
    assertThat(world.said.to(TestAliases.ADA)).isEmpty();
  }

  @Test
  void nobody_is_helped_by_a_fight() {
    var world = TestAliases.begin();
    world.wakes();
    for (int n = 0; n < 50; n++) {
      world.edited(QUINN, "UDORA");
      world.passes(Duration.ofSeconds(10));
    }
    assertThat(world.groups.writes()).hasSize(1 + AliasPolicy.FIGHT);
    assertThat(world.state().standing()).isEqualTo(Standing.UNDER_WAY);
    assertThat(world.said.to(BEN)).hasSize(1);

    world.passes(AliasPolicy.ROUTINE);
    assertThat(world.members()).containsExactly("UBEN");
  }

  @Test
  void our_own_edit_seen_late_is_not_taken_for_somebodys() {
    var world = TestAliases.begin();
    world.wakes();
    world.groups.shows("UDORA", "UQUINN");
    world.aliases.mayHaveChanged(GROUP, Optional.empty());
    world.wakes();
    assertThat(world.state().standing()).isEqualTo(Standing.RIGHT);
    world.groups.worksAgain();
    world.passes(AliasPolicy.STALE);

    assertThat(world.groups.writes()).containsExactly("UBEN");
    assertThat(world.said.isEmpty()).isTrue();
  }

  @Test
  void where_edits_are_accepted_it_stays_until_the_next_change_of_duty() {
    var world = TestAliases.begin(AliasEdits.ACCEPT);
    world.wakes();
    world.edited(QUINN, "UDORA", "UQUINN");
    assertThat(world.state().standing())
        .describedAs("as it was a moment ago")
        .isEqualTo(Standing.RIGHT);

    world.edited(QUINN, "UDORA", "UMAYA");
    world.passes(Duration.ofHours(5));
    assertThat(world.state().standing()).isEqualTo(Standing.ACCEPTED);
    assertThat(world.members()).containsExactly("UDORA", "UMAYA");
    assertThat(world.said.onlyTo(BEN).text())
        .contains("Quinn changed `@oncall` by hand", "it has Dora, Maya now", "stays so until");
    assertThat(world.acts()).containsExactly("alias.pointed", "alias.accepted");

    world.until(HANDOFF);
    assertThat(world.members()).containsExactly("USAM");
    assertThat(world.state().standing()).isEqualTo(Standing.RIGHT);
  }

  @Test
  void an_accepted_edit_that_is_taken_back_is_right_again() {
    var world = TestAliases.begin(AliasEdits.ACCEPT);
    world.wakes();
    world.edited(QUINN, "UMAYA");
    assertThat(world.state().standing()).isEqualTo(Standing.ACCEPTED);
    world.edited(QUINN, "UBEN");

    assertThat(world.state().standing()).isEqualTo(Standing.RIGHT);
  }

  @Test
  void an_edit_that_cannot_be_put_right_is_a_refusal() {
    var world = TestAliases.begin();
    world.wakes();
    world.groups.refusesWrites("permission_denied");
    world.edited(QUINN, "UMAYA");
    assertThat(world.state().standing()).isEqualTo(Standing.REFUSED);
    assertThat(world.said.onlyTo(TestAliases.ADA).text()).contains("It has Maya.");

    world.groups.worksAgain();
    world.passes(Duration.ofMinutes(1));
    assertThat(world.members()).containsExactly("UBEN");
    assertThat(world.said.onlyTo(BEN).text()).contains("I pointed it back at you");
  }
}
