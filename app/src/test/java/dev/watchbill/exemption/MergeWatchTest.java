package dev.watchbill.exemption;

import static dev.watchbill.exemption.FakePullRequests.commit;
import static dev.watchbill.freeze.TestFreezes.RAE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.watchbill.exemption.UnfreezeRequest.State;
import dev.watchbill.freeze.Freeze;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What merged without an exemption, at the edges of a freeze and of what GitHub tells. */
class MergeWatchTest {
  private static final String DRI = "dri: dora@example.com";

  private final TestUnfreezes w = new TestUnfreezes();
  private final Freeze freeze = w.freezes.begun();

  @Test
  void what_merged_before_it_was_declared_merged_without_an_exemption() {
    w.gitHub.opens(12, "Too soon", List.of("bug"), "server/a.go");
    w.gitHub.opens(13, "In time", List.of("bug"), "server/b.go");
    w.gitHub.away(true);
    w.passes(Duration.ofMinutes(5));
    w.gitHub.merged(12);
    w.freezes.clock.passes(Duration.ofMinutes(5));
    w.unfreeze(RAE, "12 13");
    w.passes(Duration.ofMinutes(5));
    isDeclaredABugFix(12);
    isDeclaredABugFix(13);
    w.freezes.clock.passes(Duration.ofMillis(300));
    w.gitHub.merged(13);
    w.gitHub.away(false);
    w.passes(Duration.ofMinutes(5));

    assertThat(w.thread(freeze, "merged"))
        .singleElement()
        .asString()
        .contains("without an exemption", "#12")
        .doesNotContain("#13");
  }

  private void isDeclaredABugFix(int number) {
    w.t
        .parts
        .slack()
        .declared(
            TestUnfreezes.sent(
                RAE,
                "unfreeze_declare_form",
                Long.toString(w.of(number).id()),
                TestUnfreezes.field("kind", "BUG")));
    assertThat(w.of(number).state()).isEqualTo(State.GRANTED);
  }

  @Test
  void what_merges_in_the_second_of_the_lift_merged_after_it() {
    w.gitHub.opens(12, "Waited", List.of(), "server/a.go");
    w.freezes.clock.passes(Duration.ofMillis(62_300));
    w.freezes.lifted();
    w.freezes.clock.passes(Duration.ofMillis(400));
    w.gitHub.merged(12);
    w.passes(Duration.ofMinutes(5));
    assertThat(w.thread(freeze, "merged")).isEmpty();
  }

  @Test
  void what_github_tells_only_after_the_lift_is_reported_as_well() {
    w.gitHub.opens(12, "In the last second", List.of(), "server/a.go");
    w.freezes.clock.passes(Duration.ofMinutes(10));
    var then = w.freezes.now();
    w.freezes.clock.passes(Duration.ofSeconds(1));
    w.freezes.lifted();
    w.passes(Duration.ofSeconds(5));
    w.gitHub.mergedAt(12, then);
    w.passes(Duration.ofMinutes(5));
    assertThat(w.thread(freeze, "merged")).singleElement().asString().contains("#12");
    assertThat(w.t.feature.timers().get(0).nextDue()).isEmpty();
  }

  @Test
  void after_a_restart_with_another_repository_nothing_of_that_one_is_reported() {
    w.freezes.clock.passes(Duration.ofMinutes(10));
    w.freezes.lifted();
    var after = new TestUnfreezes(w.freezes.restarted(DRI, DRI + ", repository: octo/other"));
    after.gitHub.opens(12, "Of the other repository", List.of(), "server/a.go");
    after.gitHub.mergedAt(12, freeze.begunAt().plus(Duration.ofMinutes(5)));
    after.passes(Duration.ofMinutes(5));
    assertThat(after.thread(freeze, "merged")).isEmpty();
    assertThat(after.t.feature.timers().get(0).nextDue()).isEmpty();
  }

  @Test
  void after_a_restart_with_another_branch_the_one_that_was_frozen_is_looked_at_to_the_end() {
    w.freezes.clock.passes(Duration.ofMinutes(10));
    w.freezes.lifted();
    var after = new TestUnfreezes(w.freezes.restarted(DRI, DRI + ", branch: release"));
    after.gitHub.opens(12, "In the last minute", List.of(), "server/a.go");
    after.gitHub.mergedAt(12, freeze.begunAt().plus(Duration.ofMinutes(5)));
    after.passes(Duration.ofMinutes(5));
    assertThat(after.thread(freeze, "merged")).singleElement().asString().contains("#12");
  }

  @Test
  void what_the_rules_allow_still_is_not_reported_though_the_freeze_was_lifted_before_a_look() {
    w.gitHub.opens(12, "Docs", List.of(), "docs/a.md");
    w.gitHub.opens(13, "No docs any more", List.of(), "docs/b.md");
    w.unfreeze(RAE, "12 13");
    w.passes(Duration.ofMinutes(10));
    w.gitHub.pushed(12, commit(12, 2), "docs/a.md", "docs/c.md");
    w.gitHub.pushed(13, commit(13, 2), "docs/b.md", "server/b.go");
    w.freezes.clock.passes(Duration.ofSeconds(10));
    w.gitHub.merged(12);
    w.gitHub.merged(13);
    w.freezes.clock.passes(Duration.ofSeconds(10));
    w.freezes.lifted();
    w.passes(Duration.ofMinutes(5));
    assertThat(w.thread(freeze, "merged"))
        .singleElement()
        .asString()
        .contains("#13")
        .doesNotContain("#12");
  }

  @Test
  void one_whose_files_github_does_not_list_does_not_hide_the_others() {
    w.gitHub.opens(12, "Too large", List.of(), "docs/a.md");
    w.gitHub.opens(13, "Docs", List.of(), "docs/b.md");
    w.gitHub.opens(14, "Sneaked in", List.of(), "server/a.go");
    w.unfreeze(RAE, "12 13");
    w.passes(Duration.ofMinutes(5));
    w.gitHub.pushed(13, commit(13, 2), "docs/b.md", "docs/c.md");
    w.gitHub.merged(14);
    w.freezes.clock.passes(Duration.ofSeconds(1));
    w.gitHub.pushed(12, commit(12, 2), "docs/a.md", "docs/d.md");
    w.gitHub.doesNotList(12);
    w.passes(Duration.ofMinutes(15));

    assertThat(w.of(13).commit()).contains(commit(13, 2));
    assertThat(w.thread(freeze, "merged")).singleElement().asString().contains("#14");
    assertThat(w.of(12).commit()).contains(commit(12, 1));
    assertThat(w.freezes.card(freeze)).contains("GitHub does not tell of pull requests");
  }
}
