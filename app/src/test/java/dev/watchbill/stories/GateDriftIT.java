package dev.watchbill.stories;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.watchbill.sandbox.github.Grouping;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;

/**
 * People change the gate behind the bot's back, and the services fail: it is put right within a
 * minute on the workspace's clock, and said once.
 */
class GateDriftIT {
  private static final Duration MINUTE = Duration.ofMinutes(1);

  private static final String RULE = "Watchbill freeze (main)";
  private static final String OPENED = "Merge Freeze did not hold main any more";
  private static final String LIST = "The list of what may merge was changed in Merge Freeze";

  @Test
  void in_merge_freeze_whoever_changes_the_freeze_or_its_list_finds_it_put_right() {
    try (var workspace = Story.beginWithMergeFreeze()) {
      var thread = freezes(workspace);
      var gitHub = workspace.gitHub();
      isFrozenWith(gitHub);
      var docs = gitHub.pullRequest(101).isHeld();
      var fix = gitHub.pullRequest(103).isHeld();
      var feature = gitHub.pullRequest(106).isHeld();
      workspace.as("ines").runs("/unfreeze", "101");
      docs.isExempt();
      fix.isHeld();
      workspace.as("ben").runs("/unfreeze", "103");
      isFrozenWith(gitHub, 101, 103);
      feature.isHeld();
      workspace.settles();
      thread.shows(0, OPENED).shows(0, LIST);

      for (var time = 0; time < 2; time++) {
        gitHub.isLiftedByHand("Mallory");
        feature.mayMerge();
        passes(workspace, MINUTE);
        isFrozenWith(gitHub, 101, 103);
        gitHub.letsMergeByHand();
        docs.isHeld();
        passes(workspace, MINUTE);
        isFrozenWith(gitHub, 101, 103);
        gitHub.letsMergeByHand(101, 103, 106);
        passes(workspace, MINUTE);
        isFrozenWith(gitHub, 101, 103);
      }
      thread.shows(1, OPENED).shows(1, LIST);

      docs.isPushedTo("server/hosts/list.go");
      fix.isPushedTo("server/hosts/other.go");
      passes(workspace, MINUTE);
      isFrozenWith(gitHub, 103);
      docs.isHeld();
      fix.isExempt();
      workspace.directMessagesTo("ines").shows(1, "#101", "may not merge until it is decided anew");
      thread.shows(1, OPENED).shows(1, LIST);
      workspace.directMessagesTo("theo").shows(0, "Merge Freeze");
    }
  }

  @Test
  void merge_freeze_fails_and_lies_and_nobody_is_told_again_and_again() {
    try (var workspace = Story.beginWithMergeFreeze()) {
      var thread = freezes(workspace);
      var gitHub = workspace.gitHub();
      var faults = workspace.sandbox().faults();
      var toTheo = workspace.directMessagesTo("theo");
      isFrozenWith(gitHub);
      workspace.as("ben").runs("/unfreeze", "103");
      isFrozenWith(gitHub, 103);

      faults.order("mergefreeze.read 429 20s x1\nmergefreeze.set lost-answer 1s x1");
      gitHub.isLiftedByHand("Mallory");
      passes(workspace, MINUTE.multipliedBy(3));
      isFrozenWith(gitHub, 103);
      assertThat(faults.orders()).isEmpty();
      toTheo.shows(0, "main");

      faults.order("mergefreeze.* 503 for 4m");
      passes(workspace, MINUTE.multipliedBy(3));
      toTheo.shows(1, "I cannot see whether main is still held").shows(0, "That is over");
      passes(workspace, MINUTE.multipliedBy(2));
      toTheo
          .shows(1, "I cannot see whether main is still held", "That is over")
          .shows(1, "It works again: main is frozen in Merge Freeze");

      var before = workspace.sandbox().calls().of("mergefreeze.set").size();
      faults.order("mergefreeze.read error lies x4");
      passes(workspace, MINUTE.multipliedBy(5));
      assertThat(faults.orders()).isEmpty();
      assertThat(workspace.sandbox().calls().of("mergefreeze.set")).hasSize(before + 4);
      isFrozenWith(gitHub, 103);
      thread.shows(1, OPENED).shows(0, LIST);
      toTheo.shows(1, "main is frozen, and Merge Freeze does not hold it", "That is over");

      workspace.as("theo").runs("/freeze", "lift").says("main is unfrozen");
      isOpen(gitHub);
      gitHub.isFrozenByHand("Kofi");
      passes(workspace, MINUTE);
      for (var time = 0; time < 2; time++) {
        looksWhileNothingIsFrozen(workspace);
      }
      assertThat(gitHub.mergeFreeze().standing().by()).contains("Kofi");
      assertThat(gitHub.mergeFreeze().standing().frozen()).isTrue();
      toTheo.shows(1, "Kofi froze main in Merge Freeze").shows(0, "Kofi", "That is over");
      gitHub.isLiftedByHand("Kofi");
      looksWhileNothingIsFrozen(workspace);
      toTheo.shows(1, "Kofi froze main in Merge Freeze", "That is over");
      workspace.directMessagesTo("ada").shows(1, "Kofi froze main in Merge Freeze");
      assertThat(toTheo.texts()).hasSize(5);
    }
  }

  @Test
  void on_github_the_rule_is_put_right_and_a_commit_is_green_only_while_it_is_exempt() {
    try (var workspace = Story.begin()) {
      var thread = freezes(workspace);
      var gitHub = workspace.gitHub();
      var docs = gitHub.pullRequest(101).isHeld();
      var fix = gitHub.pullRequest(103).isHeld();
      var feature = gitHub.pullRequest(106).isHeld();
      assertThat(gitHub.rulesInForce()).containsExactly(RULE);
      workspace.as("ines").runs("/unfreeze", "101");
      workspace.as("ben").runs("/unfreeze", "103");
      docs.isExempt();
      fix.isExempt();

      var notExempt = feature.entersQueue();
      var behind = fix.entersQueue();
      passes(workspace, MINUTE);
      assertThat(gitHub.check(notExempt)).contains("failure");
      assertThat(gitHub.check(behind)).isEmpty();
      assertThat(gitHub.movesItsQueue(Grouping.HEAD_GREEN)).isEmpty();
      assertThat(gitHub.movesItsQueue(Grouping.ALL_GREEN)).isEmpty();
      var last = docs.entersQueue();
      passes(workspace, MINUTE);
      assertThat(gitHub.check(last)).contains("success");
      fix.isPushedTo("server/hosts/other.go").isNotMergedBy("ben");
      assertThat(gitHub.movesItsQueue(Grouping.ALL_GREEN)).isEmpty();
      docs.isPushedTo("server/hosts/list.go").isNotMergedBy("ines");
      passes(workspace, MINUTE);
      fix.isExempt();
      docs.isHeld();

      var toTheo = workspace.directMessagesTo("theo");
      toTheo.isSilent();
      thread.shows(0, "GitHub did not hold main");
      gitHub.losesItsRules();
      feature.mayMerge();
      passes(workspace, MINUTE);
      feature.isHeld();
      gitHub.hasItsRulesDeleted();
      feature.mayMerge();
      workspace.sandbox().faults().order("github.rulesets 502 x1");
      passes(workspace, MINUTE.multipliedBy(2));
      feature.isHeld();
      fix.isExempt();
      thread.shows(1, "GitHub did not hold main any more");
      toTheo.isSilent();

      gitHub.letsAdministratorsPass();
      passes(workspace, MINUTE);
      feature.isMergedBy("ada");
      passes(workspace, MINUTE.multipliedBy(4));
      var bypassed = "the repository's administrators can merge past the check";
      var merged = "Merged during the freeze without an exemption";
      thread.shows(1, merged, "#106", "by kofi").shows(1, merged);
      toTheo.shows(1, merged, "#106").shows(1, bypassed).shows(0, bypassed, "That is over");
      workspace.directMessagesTo("ada").shows(1, bypassed).shows(0, merged);
      gitHub.letsNobodyPass();
      passes(workspace, MINUTE);
      toTheo.shows(1, bypassed, "That is over");
      assertThat(toTheo.texts()).hasSize(2);

      workspace.as("theo").runs("/freeze", "lift").says("main is unfrozen");
      await("no rule").untilAsserted(() -> assertThat(gitHub.rulesInForce()).isEmpty());
      assertThat(gitHub.check(fix.head())).contains("success");
      var whenRequired = new CopyOnWriteArrayList<String>();
      workspace
          .sandbox()
          .calls()
          .listen(
              call -> {
                if (call.method().startsWith("github.ruleset.")) {
                  whenRequired.add(gitHub.check(fix.head()).orElse("nothing"));
                }
              });
      workspace.as("theo").runs("/freeze", "now Once more").says("main is frozen");
      await("the rule").untilAsserted(() -> assertThat(gitHub.rulesInForce()).isNotEmpty());
      fix.isNotMergedBy("ben");
      assertThat(whenRequired).startsWith("failure");
      workspace.as("ben").runs("/unfreeze", "103");
      fix.isExempt().entersQueue();
      passes(workspace, MINUTE);
      assertThat(gitHub.movesItsQueue(Grouping.HEAD_GREEN)).containsExactly(103);
      passes(workspace, MINUTE);
      workspace.channel("help-engineering").shows(1, merged);
    }
  }

  private static Room freezes(Workspace workspace) {
    workspace.as("theo").runs("/freeze", "now The nightly build is broken").says("main is frozen");
    return workspace.threadOf(
        workspace.channel("help-engineering").message("main is frozen", "by Theo"));
  }

  /** Minute by minute, as it looks; what was begun at an instant may be answered later. */
  private static void passes(Workspace workspace, Duration time) {
    for (var minutes = time.toMinutes(); minutes > 0; minutes--) {
      workspace.hasLookedAtTheGate();
      workspace.passes(MINUTE);
    }
    workspace.hasLookedAtTheGate();
    workspace.settles();
  }

  /** As long as there is something to mend it looks every five minutes. */
  private static void looksWhileNothingIsFrozen(Workspace workspace) {
    var looks = looks(workspace);
    workspace.passes(MINUTE.multipliedBy(6));
    workspace.hasLookedAtTheGate();
    workspace.settles();
    assertThat(looks(workspace)).isGreaterThan(looks);
  }

  private static int looks(Workspace workspace) {
    return workspace.sandbox().calls().of("mergefreeze.read").size();
  }

  private static void isFrozenWith(Forge gitHub, Integer... numbers) {
    await("frozen but for " + List.of(numbers))
        .untilAsserted(
            () -> {
              var standing = gitHub.mergeFreeze().standing();
              assertThat(standing.frozen()).isTrue();
              assertThat(standing.unblocked()).containsExactly(numbers);
            });
  }

  private static void isOpen(Forge gitHub) {
    await("open")
        .untilAsserted(() -> assertThat(gitHub.mergeFreeze().standing().frozen()).isFalse());
  }
}
