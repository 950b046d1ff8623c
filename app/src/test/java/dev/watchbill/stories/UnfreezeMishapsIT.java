package dev.watchbill.stories;

import static org.assertj.core.api.Assertions.assertThat;

import dev.watchbill.sandbox.acting.Form;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * An exemption belongs to the commit and the branch it was given for (R26), whatever people do with
 * the pull request, or with their own place in the company, meanwhile.
 */
class UnfreezeMishapsIT {
  private static final Duration LOOK = Duration.ofMinutes(2);

  private final Workspace workspace = Story.begin();
  private final Somebody ben = workspace.as("ben");
  private final Somebody mo = workspace.as("mo");
  private final Room told = workspace.directMessagesTo("ben");

  @AfterEach
  void end() {
    workspace.close();
  }

  @Test
  void force_pushes_other_branches_closing_and_reopening_carry_no_exemption_along() {
    freezes();
    whatIsForcedBackToTheApprovedCommitIsAskedAgain();
    whatGoesIntoTheBranchLaterIsNotExempt();
    whatIsClosedAndReopenedIsNotExempt();
    whatIsNotExemptIsNotRevoked();
    aPushWhileItsManagerIsAskedEndsThat();
    anotherFreezeBeginsWithNothingExempt();
  }

  private void freezes() {
    workspace.as("theo").runs("/freeze", "now The nightly build is broken").says("main is frozen");
  }

  private void looks() {
    workspace.passes(LOOK);
    workspace.hasLookedAtTheGate();
    workspace.settles();
  }

  private Said asksMo(int number) {
    var card = told.message("Not unfrozen yet", "#" + number);
    ben.presses(card, "Confirm with my manager").opens("#" + number);
    ben.submits(Form.empty().with("reason", "It cannot wait").with("group", "mdm"));
    return workspace.directMessagesTo("mo").message("Confirmation (R26)", "#" + number);
  }

  private void whatIsForcedBackToTheApprovedCommitIsAskedAgain() {
    var bump = workspace.gitHub().pullRequest(107).isHeld();
    ben.runs("/unfreeze", "<%s/files?w=1#diff-1|the bump> Security".formatted(bump.address()))
        .says("Reading", "#107");
    var asked = asksMo(107);
    mo.presses(asked, "Confirm");
    bump.isExempt();
    var approved = bump.asItIs();
    bump.isPushedTo("server/mdm/poll.go");
    looks();
    bump.isHeld();
    told.shows("#107", "may not merge until it is decided anew");
    bump.isForcedBackTo(approved);
    looks();
    bump.isHeld();
    mo.pressesLate(asked, "Confirm");
    looks();
    bump.isHeld().isNotMergedBy("ben");
    mo.presses(asksMo(107), "Confirm");
    bump.isExempt();
  }

  private void whatGoesIntoTheBranchLaterIsNotExempt() {
    var candidate = workspace.gitHub().pullRequest(110).isLabelled("bug");
    ben.runs("/unfreeze", "110, #110 and PR 110").says("Reading", "#110");
    told.shows(1, "#110", "goes into “rc-4.60”, and only “main” is frozen");
    candidate.goesInto("main").isHeld();
    looks();
    candidate.isHeld();
    ben.runs("/unfreeze", "110");
    candidate.isExempt();
    candidate.goesInto("rc-4.60").isPushedTo("server/other.go").losesLabel("bug");
    looks();
    candidate.goesInto("main");
    looks();
    candidate.isHeld();
  }

  private void whatIsClosedAndReopenedIsNotExempt() {
    var fix = workspace.gitHub().pullRequest(103);
    ben.runs("/unfreeze", "103");
    fix.isExempt();
    fix.isClosed();
    looks();
    workspace.as("ines").runs("/freeze", "exemptions").doesNotSay("#103");
    fix.isReopened();
    looks();
    fix.isHeld();
    ben.runs("/unfreeze", "103");
    fix.isExempt();
  }

  private void whatIsNotExemptIsNotRevoked() {
    var before = workspace.contentsOf(List.of("unfreeze_request"));
    mo.runs("/freeze", "revoke 108 no").says("Nothing was changed", "#108", "is not unfrozen");
    ben.runs("/freeze", "revoke 103 no").says("Only the DRI");
    mo.runs("/freeze", "revoke 103 107").says("one pull request at a time");
    mo.runs("/freeze", "revoke https://github.com/other/repo/pull/103").says("another repository");
    ben.runs("/unfreeze", "all nothing is wrong").says("Only the DRI");
    ben.runs("/unfreeze", "1 2 3 4 5 6 7 8 9 10 11").says("Nothing was changed", "10 fit");
    ben.runs("/unfreeze", "99999999999").says("Nothing was changed", "no number");
    assertThat(workspace.contentsOf(List.of("unfreeze_request"))).isEqualTo(before);
  }

  private void aPushWhileItsManagerIsAskedEndsThat() {
    var regions = workspace.gitHub().pullRequest(108);
    ben.runs("/unfreeze", "108");
    var asked = asksMo(108);
    regions.isPushedTo("infrastructure/more.tf");
    looks();
    mo.pressesLate(asked, "Confirm").says("Nothing was changed", "new commit");
    regions.isHeld();
    told.shows("#108", "there is a new commit");
  }

  private void anotherFreezeBeginsWithNothingExempt() {
    workspace.as("theo").runs("/freeze", "lift").says("main is unfrozen");
    workspace.gitHub().pullRequest(106).mayMerge();
    freezes();
    looks();
    for (var number : List.of(103, 107, 108)) {
      workspace.gitHub().pullRequest(number).isHeld();
    }
    workspace.as("ines").runs("/freeze", "exemptions").says("no pull request is unfrozen");
  }

  @Test
  void whoever_asked_has_left_and_a_colleague_goes_on_with_it() {
    freezes();
    workspace.as("kofi").runs("/unfreeze", "106 Acme waits");
    workspace.directMessagesTo("kofi").shows("Not unfrozen yet", "#106");
    ben.runs("/unfreeze", "106 Acme waits").says("not unfrozen yet", "direct message to Kofi");
    workspace.loses("kofi");
    ben.runs("/unfreeze", "106 Acme waits");
    var asked = asksMo(106);
    workspace.loses("ben");
    mo.presses(asked, "Confirm");
    workspace.gitHub().pullRequest(106).isExempt();
  }
}
