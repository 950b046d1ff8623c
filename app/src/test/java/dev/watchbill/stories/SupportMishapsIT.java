package dev.watchbill.stories;

import static org.assertj.core.api.Assertions.assertThat;

import dev.watchbill.sandbox.Seed;
import dev.watchbill.sandbox.acting.Form;
import dev.watchbill.sandbox.workspace.Person;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * What goes wrong between people and a request: a clear answer each, nothing lost. Inês is on call
 * for developer, it is Monday, 10:00 in Los Angeles; developers are asked in the channel that is
 * shared with Northwind, too.
 */
class SupportMishapsIT {
  private static final String HELP = "help-engineering";
  private static final String SHARED = "ext-northwind";

  private final Workspace workspace =
      Story.beginUnder(
          Seed.configuration()
              .replace("developer:", "developer:\n    listen_in: [" + HELP + ", " + SHARED + "]"));
  private final Somebody ines = workspace.as("ines");
  private final Somebody kofi = workspace.as("kofi");

  SupportMishapsIT() {
    workspace.skipsTo("2026-11-16T10:00", "America/Los_Angeles");
  }

  @AfterEach
  void end() {
    workspace.close();
  }

  private Room asked(String channel) {
    return workspace.threadOf(
        workspace.as("carmen").saysLiterally(channel, "@oncall enrolment fails, why?"));
  }

  private static Said cardIn(Room thread) {
    return thread.message("is on call for developer: Carmen Ruiz asks.");
  }

  @Test
  void who_cannot_have_a_request_is_refused_at_the_field_and_what_was_typed_stays() {
    var thread = asked(HELP);
    var card = cardIn(thread);
    workspace.loses("yuki");
    ines.presses(card, "Pass on…").opens("To whom");
    var form = Form.empty().with("note", "You wrote it.");

    ines.submits(form).marks("person", "Please complete this required field");
    ines.submits(form.with("person", "U0NOBODY")).marks("person", "I do not know them yet");
    ines.submits(form.with("person", workspace.as("milo").id())).marks("person", "is a guest here");
    ines.submits(form.with("person", workspace.as("viktor").id()))
        .marks("person", "Viktor Hale works at another company");
    ines.submits(form.with("person", workspace.as("watchbill").id())).marks("person", "is an app");
    ines.submits(form.with("person", workspace.as("yuki").id()))
        .marks("person", "has left the company");
    workspace.settles();
    thread.showsOnly("<@" + ines.id() + "> is on call for developer");
    assertThat(card.offers()).contains("I'm on it");

    ines.submits(form.with("person", kofi.id()));
    workspace.directMessagesTo("kofi").showsOnly("passed a request of", "You wrote it.");
  }

  @Test
  void a_request_that_somebody_else_resolved_meanwhile_stays_resolved() {
    var thread = asked(HELP);
    var card = cardIn(thread);
    ines.presses(card, "Pass on…").opens("To whom");
    kofi.presses(card, "Resolved");
    thread.shows("Resolved by Kofi Mensah");

    var already = "Kofi Mensah resolved this already";
    ines.submits(Form.empty().with("person", workspace.as("ben").id())).marks("person", already);
    ines.pressesLate(card, "I'm on it").says(already, "press Reopen");
    ines.pressesLate(card, "Resolved").says(already);
    ines.pressesLate(card, "Pass on…").says(already);
    kofi.pressesLate(card, "Resolved").says("You resolved this already");

    workspace.settles();
    thread.showsOnly("Resolved by Kofi Mensah");
    assertThat(card.offers()).containsExactly("Reopen");
    workspace.directMessagesTo("ben").isSilent();
  }

  @Test
  void of_two_who_press_at_the_same_moment_one_has_it_and_the_other_hears_who() {
    for (var round = 1; round <= 5; round++) {
      var thread = asked(HELP);
      var card = cardIn(thread);
      var answers =
          Together.at(
              () -> ines.pressesLate(card, "I'm on it"), () -> kofi.pressesLate(card, "I'm on it"));

      var isInes = thread.message("has this, for Carmen Ruiz").text().startsWith("Inês Duarte");
      answers
          .get(isInes ? 1 : 0)
          .says((isInes ? "Inês Duarte" : "Kofi Mensah") + " has this already");
      answers.get(isInes ? 0 : 1).isQuiet();
      workspace.settles();
      thread.showsOnly(isInes ? "Inês Duarte has this" : "Kofi Mensah has this");
      kofi.presses(card, "Resolved");
    }
  }

  @Test
  void taken_and_resolved_at_the_same_moment_it_is_resolved() {
    for (var round = 1; round <= 5; round++) {
      var thread = asked(HELP);
      var card = cardIn(thread);
      var answers =
          Together.at(
              () -> ines.pressesLate(card, "I'm on it"),
              () -> workspace.as("carmen").pressesLate(card, "Resolved"));

      thread.shows("Resolved by Carmen Ruiz");
      answers.get(1).isQuiet();
      if (card.text().contains("First response by Inês Duarte")) {
        answers.get(0).isQuiet();
      } else {
        answers.get(0).says("Carmen Ruiz resolved this already");
      }
      workspace.settles();
      thread.showsOnly("Resolved by Carmen Ruiz");
    }
  }

  @Test
  void pressed_twice_by_the_same_person_nothing_more_happens() {
    var thread = asked(HELP);
    var card = cardIn(thread);
    ines.presses(card, "I'm on it");
    ines.pressesLate(card, "I'm on it").says("You have this already");
    thread.showsOnly("Inês Duarte has this");
  }

  @Test
  void guests_and_people_of_other_companies_are_told_whom_to_ask_and_change_nothing() {
    var here = asked(HELP);
    var shared = asked(SHARED);
    for (var button : cardIn(here).offers()) {
      workspace.as("milo").presses(cardIn(here), button).says("guests cannot use me");
      workspace
          .as("viktor")
          .presses(cardIn(shared), button)
          .says("only people of the company I work for", "ask one of them in this channel");
    }
    workspace.settles();
    here.showsOnly("<@" + ines.id() + "> is on call for developer");
    shared.showsOnly("<@" + ines.id() + "> is on call for developer");

    workspace.as("viktor").reacts(cardIn(shared), "eyes");
    workspace.passes(Duration.ofMinutes(46));
    workspace.directMessagesTo("ines").shows(2, "Carmen Ruiz waits for a first response");
    ines.presses(cardIn(shared), "I'm on it");
    shared.showsOnly("Inês Duarte has this");
  }

  @Test
  void what_outsiders_and_guests_ask_is_answered_and_a_colleague_closes_it() {
    var viktors =
        workspace.threadOf(workspace.as("viktor").saysLiterally(SHARED, "@oncall it is down"));
    var card = viktors.message("is on call for developer: Viktor Hale asks.", "First response due");
    workspace.as("viktor").presses(card, "Resolved").says("only people of the company");
    var milos = workspace.threadOf(workspace.as("milo").saysLiterally(HELP, "@oncall help?"));
    milos.shows("is on call for developer: Milo Park asks.");
    ines.presses(card, "I'm on it");
    viktors.showsOnly("Inês Duarte has this, for Viktor Hale.");

    workspace.passes(Duration.ofMinutes(61));
    workspace.directMessagesTo("viktor").isSilent();
    milos.shows("The first response is due");
  }

  @Test
  void somebody_who_has_left_meanwhile_is_told_so() {
    var card = cardIn(asked(HELP));
    var person = workspace.sandbox().workspace().people().get("ines");
    assertThat(person.standing()).isEqualTo(Person.Standing.MEMBER);
    workspace.loses("ines");
    ines.presses(card, "I'm on it").says("I do not know you as an active member");
  }
}
