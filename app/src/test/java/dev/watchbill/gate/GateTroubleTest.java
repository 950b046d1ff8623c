package dev.watchbill.gate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.watchbill.SlackLimits;
import dev.watchbill.freeze.Freeze;
import dev.watchbill.freeze.TestFreezes;
import dev.watchbill.platform.outbox.Content;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What people hear of a gate that is not as it should be, and what they see of it. */
class GateTroubleTest {
  private static final Duration MINUTE = Duration.ofMinutes(1);

  private final FakeMerging gitHub = new FakeMerging();
  private final TestGate gate = TestGate.gitHub(gitHub);

  @Test
  void dri_and_admins_hear_once_that_nothing_stops_a_merge_and_once_that_it_works() {
    gitHub.isAway("GitHub does not accept GITHUB_TOKEN (401): it is wrong, or has expired.");
    Freeze freeze = gate.begun();
    assertThat(gate.toldTo(TestFreezes.DORA)).isEmpty();
    gate.passes(MINUTE);
    for (var person : List.of(TestFreezes.DORA, TestFreezes.ADA)) {
      assertThat(gate.toldTo(person))
          .singleElement()
          .asString()
          .contains("main is frozen, and nothing stops a merge yet", "(401)", "By hand:");
    }
    assertThat(gate.world.card(freeze)).contains("nothing stops a merge now");
    gate.passes(Duration.ofHours(2));
    gitHub.isAway("GitHub is in trouble (500).");
    gate.passes(MINUTE);
    assertThat(gate.toldTo(TestFreezes.DORA)).singleElement().asString().contains("(500)");
    gitHub.isBack();
    gate.passes(MINUTE);
    assertThat(gate.toldTo(TestFreezes.DORA)).hasSize(2);
    assertThat(gate.toldTo(TestFreezes.DORA).get(0)).contains("That is over");
    assertThat(gate.toldTo(TestFreezes.DORA).get(1)).startsWith("It works again: main is held");
    assertThat(gate.world.card(freeze)).contains("Gate: held on GitHub");
    assertThat(gate.acts()).containsExactly("gate.trouble", "gate.well", "gate.held");
  }

  @Test
  void what_was_set_stays_and_that_is_said() {
    Freeze freeze = gate.begun();
    gitHub.isAway("GitHub cannot be reached.");
    gate.passes(Duration.ofMinutes(5));
    assertThat(gate.toldTo(TestFreezes.ADA))
        .singleElement()
        .asString()
        .contains("I cannot see whether main is still held");
    assertThat(gate.world.card(freeze))
        .contains("main was held on GitHub", "does not let me look or change it now");
  }

  @Test
  void a_freeze_that_is_over_and_still_held_is_told_as_that() {
    gate.begun();
    gitHub.isAway("GitHub cannot be reached.");
    gate.lifted();
    gate.passes(Duration.ofMinutes(5));
    assertThat(gate.toldTo(TestFreezes.DORA))
        .singleElement()
        .asString()
        .contains("The freeze is over, and main is still held");
    assertThat(gate.stands()).contains("main is not frozen, and not yet open");
    gitHub.isBack();
    gate.passes(MINUTE);
    assertThat(gitHub.mayMerge("anything")).isTrue();
    assertThat(gate.toldTo(TestFreezes.DORA).get(1)).contains("main is not held on GitHub");
  }

  @Test
  void a_check_that_is_not_required_though_we_set_it_is_told() {
    gitHub.ignores = true;
    Freeze freeze = gate.begun();
    gate.passes(MINUTE);
    assertThat(gate.toldTo(TestFreezes.ADA))
        .singleElement()
        .asString()
        .contains("GitHub does not hold it", "Watchbill freeze (main)");
    assertThat(gate.inThread(freeze)).isEmpty();
    assertThat(gate.world.card(freeze)).contains("nothing stops a merge now");
    gitHub.ignores = false;
    gate.passes(MINUTE);
    assertThat(gate.world.card(freeze)).contains("Gate: held on GitHub");
  }

  @Test
  void whoever_can_merge_past_the_check_is_named() {
    gitHub.bypassing = List.of("repository admins", "team <release>");
    Freeze freeze = gate.begun();
    assertThat(gate.toldTo(TestFreezes.DORA))
        .singleElement()
        .asString()
        .contains("repository admins, team &lt;release&gt; can merge past the check");
    assertThat(gate.world.card(freeze)).contains("not for everybody");
    gate.passes(Duration.ofHours(1));
    assertThat(gate.toldTo(TestFreezes.DORA)).hasSize(1);
    gate.lifted();
    assertThat(gate.toldTo(TestFreezes.DORA)).singleElement().asString().contains("That is over");
  }

  @Test
  void of_many_who_can_merge_past_it_some_are_named_and_the_rest_counted() {
    gitHub.bypassing =
        IntStream.rangeClosed(1, 300).mapToObj(i -> i + " " + "<&>".repeat(100)).toList();
    gate.begun();
    IntStream.rangeClosed(1, 200)
        .forEach(number -> gate.exempt.granted(number, "abc" + number, TestFreezes.RAE));
    gate.wakes();
    Content stands = TestGate.content(gate.slack().stands());
    SlackLimits.holds(stands);
    assertThat(stands.text()).contains("#10 and 190 more", "… and 290 more can merge past");
  }

  @Test
  void a_rule_of_somebody_else_that_holds_outside_freezes_is_told_once_and_left_alone() {
    gitHub.others = true;
    gate.wakes();
    gate.passes(Duration.ofHours(2));
    assertThat(gitHub.others).isTrue();
    assertThat(gate.toldTo(TestFreezes.ADA))
        .singleElement()
        .asString()
        .contains("Nothing is frozen, and GitHub still holds main");
  }

  @Test
  void a_gate_that_cannot_be_looked_at_before_a_freeze_is_told_before_it() {
    gitHub.isAway("GitHub shows nothing there (404).");
    gate.wakes();
    gate.passes(Duration.ofMinutes(10));
    assertThat(gate.toldTo(TestFreezes.DORA))
        .singleElement()
        .asString()
        .contains("so the next freeze may not hold");
  }

  @Test
  void anybody_sees_how_it_stands_and_has_it_looked_at_again() {
    gate.wakes();
    assertThat(gate.stands()).contains("main is not frozen", "Looked at just now, again in 1 hour");
    gate.begun();
    assertThat(gate.stands())
        .contains("main is held on GitHub by the required check `watchbill/freeze`")
        .contains("No pull request may merge");
    gate.passes(Duration.ofSeconds(20));
    gitHub.calls.clear();
    assertThat(TestGate.content(gate.looksAgain(TestFreezes.RAE)).text())
        .contains("`/freeze gate`");
    assertThat(gate.world.wakeups).contains(gate.world.now());
    gate.wakes();
    assertThat(gitHub.calls).contains("requirement");
    gitHub.isAway("GitHub <b>cannot</b> be reached.");
    gate.passes(Duration.ofMinutes(5));
    assertThat(gate.stands()).contains("&lt;b&gt;cannot&lt;/b&gt;", "Looked at 5 min ago");
  }

  @Test
  void without_a_gate_nothing_is_looked_at_and_the_card_says_that_people_are_all_there_is() {
    var none = TestGate.none();
    assertThat(none.feature.timers()).hasOnlyElementsOfType(FormerGates.class);
    assertThat(none.world.card(none.world.begun()))
        .contains("Gate: none. Nothing but people stops a merge into main.");
  }
}
