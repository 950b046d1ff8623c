package dev.watchbill.stories;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * Whose a request is as people come and go, and who is asked when they do not answer (R5, R13).
 * Inês is on call for developer until Wednesday 10:00, then Ben; it is Monday, 10:00 in Los
 * Angeles.
 */
class SupportDutyIT {
  private static final String LOS_ANGELES = "America/Los_Angeles";
  private static final String HELP = "help-engineering";

  private Workspace workspace = Story.begin();

  SupportDutyIT() {
    workspace.passesUntil("2026-11-16T10:00", LOS_ANGELES);
  }

  @AfterEach
  void end() {
    workspace.close();
  }

  private Room asks(String handle, String text) {
    return workspace.threadOf(workspace.as(handle).saysLiterally(HELP, text));
  }

  private String mention(String handle) {
    return "<@" + workspace.as(handle).id() + ">";
  }

  @Test
  void whoever_comes_on_call_hears_of_all_that_is_unanswered_in_one_message() {
    workspace.passesUntil("2026-11-18T09:30", LOS_ANGELES);
    for (var number = 1; number <= 10; number++) {
      asks("carmen", "@oncall open %02d?".formatted(number));
    }
    var taken = asks("dana", "@oncall taken?");
    workspace.as("ines").presses(taken.message("is on call for developer"), "I'm on it");
    taken.shows("Inês Duarte has this");
    workspace.settles();
    workspace.channel(HELP).shows(10, mention("ines") + " is on call for developer: Carmen Ruiz");

    workspace.passesUntil("2026-11-18T10:01", LOS_ANGELES);
    workspace
        .directMessagesTo("ben")
        .shows(1, "You are on call now, so these are yours", "open 01?", "open 10?");
    workspace.directMessagesTo("ben").doesNotShow("taken?");
    workspace.channel(HELP).shows(10, mention("ben") + " is on call for developer: Carmen Ruiz");
    taken.showsOnly("Inês Duarte has this, for Dana Levy.");
    workspace.passesUntil("2026-11-18T10:10", LOS_ANGELES);
    workspace.directMessagesTo("ines").doesNotShow("open 0");
  }

  @Test
  void somebody_who_stands_in_has_what_is_asked_until_their_time_is_over() {
    workspace.standsIn("developer", "kofi", "2026-11-16T12:00", "2026-11-16T13:00", LOS_ANGELES);
    workspace.passesUntil("2026-11-16T11:30", LOS_ANGELES);
    var before = asks("carmen", "@oncall before?");
    before.shows(mention("ines") + " is on call");

    workspace.passesUntil("2026-11-16T12:01", LOS_ANGELES);
    before.showsOnly(mention("kofi") + " is on call", "due Mon 16 Nov 2026 12:30 PST");
    workspace.directMessagesTo("kofi").shows(1, "You are on call now", "before?");
    var during = asks("dana", "@oncall during?");
    during.shows(mention("kofi") + " is on call");
    workspace.as("kofi").replies(workspace.channel(HELP).message("before?"), "Looking.");
    before.shows("Kofi Mensah has this");

    workspace.passesUntil("2026-11-16T13:00:30", LOS_ANGELES);
    before.shows("Kofi Mensah has this, for Carmen Ruiz.");
    during.shows(mention("ines") + " is on call", "Dana Levy asks.");
    workspace.directMessagesTo("kofi").shows(1, "Dana Levy waits for a first response");
    workspace.directMessagesTo("ines").shows(1, "You are on call now", "during?");
  }

  @Test
  void at_night_every_contact_of_infrastructure_is_asked_in_order_and_then_the_backup_each_once() {
    workspace.passesUntil("2026-11-16T19:00", LOS_ANGELES);
    var alarm = workspace.as("carmen").saysLiterally("help-p1", "@infrastructure-oncall it burns");
    var thread = workspace.threadOf(alarm);
    var card =
        thread.message(
            "is on call for infrastructure: Carmen Ruiz asks.", "due Mon 16 Nov 2026 23:00 PST");

    workspace.passesUntil("2026-11-16T22:46", LOS_ANGELES);
    workspace.directMessagesTo("jonas").shows(1, "Carmen Ruiz waits for a first response");
    workspace.passesUntil("2026-11-16T23:01", LOS_ANGELES);
    workspace.directMessagesTo("jonas").shows(1, "Carmen Ruiz has no answer yet");
    workspace.directMessagesTo("ada").doesNotShow("Carmen Ruiz");
    workspace.passesUntil("2026-11-16T23:31", LOS_ANGELES);
    workspace.directMessagesTo("ada").shows(1, "Carmen Ruiz needs an answer: Jonas Berg");
    workspace.directMessagesTo("lena").doesNotShow("Carmen Ruiz");
    workspace.passesUntil("2026-11-17T00:01", LOS_ANGELES);
    for (var manager : new String[] {"mo", "priya", "lena"}) {
      workspace.directMessagesTo(manager).shows(1, "Carmen Ruiz needs an answer");
    }
    workspace.directMessagesTo("theo").doesNotShow("Carmen Ruiz");
    workspace.passesUntil("2026-11-17T00:31", LOS_ANGELES);
    workspace.directMessagesTo("theo").shows(1, "Carmen Ruiz needs an answer");
    assertThat(card.text())
        .contains("Asked to help: Ada Okafor, @engineering-managers, Theo Lindqvist.");

    workspace.passes(Duration.ofHours(24));
    thread.shows(3, "can you help Carmen Ruiz?");
    assertThat(thread.texts()).hasSize(5);
    workspace.directMessagesTo("jonas").shows(2, "Carmen Ruiz");
    for (var contact : new String[] {"ada", "mo", "priya", "lena", "theo"}) {
      workspace.directMessagesTo(contact).shows(1, "Carmen Ruiz needs an answer");
    }
    workspace.as("lena").replies(alarm, "I am here.");
    thread.shows("Lena Fischer has this, for Carmen Ruiz.");
  }

  @Test
  void with_nobody_on_call_at_all_the_contact_is_asked_at_once() {
    workspace.close();
    workspace = Story.beginWithEmptyRosters();
    workspace.passesUntil("2026-11-16T10:00", LOS_ANGELES);
    var thread = asks("carmen", "@oncall enrolment fails, why?");
    var card = thread.message("Nobody is on call for developer now; Carmen Ruiz asks.", "due");
    workspace.passes(Duration.ofSeconds(5));
    thread.shows("Nobody is on call for developer now.", "can you help Carmen Ruiz?");
    workspace
        .directMessagesTo("ada")
        .shows(1, "Carmen Ruiz needs an answer: nobody is on call for developer");
    workspace.as("ada").presses(card, "I'm on it");
    thread.shows("Ada Okafor has this, for Carmen Ruiz.");
    workspace.passes(Duration.ofHours(3));
    assertThat(thread.texts()).hasSize(2);
    workspace.directMessagesTo("ada").shows(1, "Carmen Ruiz needs an answer");
  }

  @Test
  void when_the_holder_has_left_the_company_the_contact_is_asked_at_once() {
    var thread = asks("carmen", "@oncall enrolment fails, why?");
    thread.shows(mention("ines") + " is on call");
    workspace.settles();
    workspace.loses("ines");
    workspace.passes(Duration.ofMinutes(2));

    thread.shows("Nobody is on call for developer now; Carmen Ruiz asks.");
    workspace.directMessagesTo("ada").shows(1, "Carmen Ruiz needs an answer: nobody is on call");
    workspace.passes(Duration.ofHours(2));
    workspace.directMessagesTo("ines").doesNotShow("enrolment");
    asks("dana", "@oncall and this?").shows("Nobody is on call for developer now; Dana Levy asks.");

    workspace.passesUntil("2026-11-18T10:01", LOS_ANGELES);
    thread.shows(mention("ben") + " is on call for developer: Carmen Ruiz asks.");
  }

  @Test
  void the_engineer_on_call_who_asks_gets_an_answer_of_somebody_else() {
    var question = workspace.as("ines").saysLiterally(HELP, "@oncall has anybody seen this?");
    var thread = workspace.threadOf(question);
    thread.shows("asks the others of the rotation");
    workspace.as("ines").replies(question, "It is urgent.");
    workspace.passes(Duration.ofMinutes(91));
    thread.shows("can you help Inês Duarte?");
    workspace
        .directMessagesTo("ada")
        .shows(
            1,
            "Inês Duarte needs an answer: they are on call for developer themselves, and nobody");
    workspace.directMessagesTo("ines").doesNotShow("has anybody seen");
    workspace.as("ada").replies(question, "I have.");
    thread.shows("Ada Okafor has this, for Inês Duarte.");
  }
}
