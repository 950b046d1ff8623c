package dev.watchbill.stories;

import static org.assertj.core.api.Assertions.assertThat;

import dev.watchbill.sandbox.acting.Form;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Who joins the roster, who leaves it, and what that means to everybody else (R2). */
class RosterStoryIT {
  private static final Pattern EXAMPLE = Pattern.compile("`(/oncall[^`]*)`");

  private final Workspace workspace = Story.begin();

  @AfterEach
  void end() {
    workspace.close();
  }

  @Test
  void an_engineering_manager_adds_an_engineer_by_a_command() {
    workspace
        .as("mo")
        .runs("/oncall", "add @noor mdm 2026-11-01")
        .says("Noor Aziz is on the roster of the developer rotation: MDM")
        .says("onboarded on Sunday, 1 November 2026", "The first shift begins");
    workspace.settles();
    workspace
        .directMessagesTo("noor")
        .showsOnly("You are on the roster of the developer rotation now.", "Mo Haddad added you");
  }

  @Test
  void the_first_shift_comes_after_a_full_release_cycle() {
    // Onboarded on Monday: three weeks from then is Monday the 7th, and shifts change on
    // Wednesdays.
    workspace.as("mo").runs("/oncall", "add @noor mdm 2026-11-16");
    workspace.as("noor").runs("/oncall", "schedule developer 52").says("Wed 9 Dec  You");
  }

  @Test
  void a_missing_date_is_asked_for_in_a_form_that_keeps_what_was_typed() {
    var mo = workspace.as("mo");
    mo.runs("/oncall", "add @noor mdm").opens("Add to a roster", "Onboarding done on");
    mo.submits(Form.empty().with("since", "2029-01-01")).marks("since", "more than a year ahead");
    mo.submits(Form.empty().with("since", "2026-11-01")).opens("is on the roster");
    workspace.settles();
    workspace.directMessagesTo("noor").showsOnly("Mo Haddad added you: MDM");
  }

  @Test
  void whoever_is_moved_gets_one_message_with_old_and_new() {
    workspace.as("mo").runs("/oncall", "add @noor mdm 2026-10-01");
    workspace.settles();
    workspace
        .directMessagesTo("ines")
        .showsOnly(
            "Your shifts in the developer rotation moved.",
            "Mo Haddad added Noor Aziz (MDM) to the roster.",
            " → ");
    workspace.directMessagesTo("mo").isSilent();
    workspace.directMessagesTo("rosa").isSilent();
  }

  @Test
  void who_may_not_is_refused_with_the_reason_and_whom_to_ask() {
    workspace.as("ben").runs("/oncall", "add @noor mdm 2026-11-01").says("Mo Haddad");
    workspace.as("priya").runs("/oncall", "add @noor mdm 2026-11-01").says("Mo Haddad", "MDM");
    workspace.as("priya").runs("/oncall", "remove @kofi").says("off the roster");
    workspace.as("priya").runs("/oncall", "remove @yuki").says("Mo Haddad");
    workspace.as("milo").runs("/oncall", "add @noor mdm 2026-11-01").says("guest");
    workspace.settles();
    workspace.directMessagesTo("noor").isSilent();
  }

  @Test
  void removing_who_is_on_call_is_confirmed_first_and_the_next_takes_over() {
    var answer = workspace.as("priya").runs("/oncall", "remove @ines");
    answer.says("Inês Duarte is on call for the developer rotation now", "Yuki Mori is on call");
    workspace.as("dana").runs("/oncall", "").says("Inês Duarte is on call");
    answer.presses("roster_remove");
    workspace.settles();
    workspace.as("dana").runs("/oncall", "").says("Yuki Mori is on call until Wed");
    workspace
        .directMessagesTo("ines")
        .showsOnly("You are off the roster", "You are not on call any more: Yuki Mori took over");
    workspace
        .directMessagesTo("yuki")
        .showsOnly("You are on call for the developer rotation from now on");
  }

  @Test
  void the_form_for_removing_asks_once_more_too() {
    var ada = workspace.as("ada");
    ada.runs("/oncall", "remove").opens("Take off a roster");
    ada.submits(Form.empty().with("person", workspace.as("ines").id()))
        .opens("Inês Duarte is on call for the developer rotation now");
    ada.submits(Form.empty()).opens("is off the roster");
    workspace.settles();
    workspace.as("dana").runs("/oncall", "").says("Yuki Mori is on call until Wed");
  }

  @Test
  void every_example_of_the_help_works_when_it_is_pasted() {
    var help = workspace.as("mo").runs("/oncall", "help").text();
    var examples =
        EXAMPLE.matcher(help).results().map((MatchResult found) -> found.group(1)).toList();
    assertThat(examples).hasSizeGreaterThanOrEqualTo(7);
    for (var example : examples) {
      var answer = workspace.as("mo").pastes(example);
      if (!answer.isForm()) {
        answer.doesNotSay(
            "I do not understand", "I know nobody", "I cannot tell", "No product group");
      }
    }
    workspace.settles();
    assertThat(workspace.as("mo").runs("/oncall", "schedule developer 52").text())
        .describedAs("added, and removed again")
        .doesNotContain("You");
  }
}
