package dev.watchbill.stories;

import static org.assertj.core.api.Assertions.assertThat;

import dev.watchbill.sandbox.acting.Form;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * {@code @oncall} reaches whoever is on call, and the clock of the first response is kept (R5,
 * R13): Inês is on call for developer until Wednesday 10:00, then Ben; it is Monday, 10:00 in Los
 * Angeles, where business hours are 9 to 17.
 */
class SupportStoryIT {
  private static final String LOS_ANGELES = "America/Los_Angeles";
  private static final String HELP = "help-engineering";

  private final Workspace workspace = Story.begin();

  SupportStoryIT() {
    workspace.passesUntil("2026-11-16T10:00", LOS_ANGELES);
  }

  @AfterEach
  void end() {
    workspace.close();
  }

  private Said asks(String handle, String text) {
    return workspace.as(handle).saysLiterally(HELP, text);
  }

  private Said cardIn(Room thread) {
    return thread.message("is on call for developer: Carmen Ruiz asks.");
  }

  @Test
  void whoever_is_on_call_is_asked_in_the_thread_and_takes_it_by_a_button() {
    var thread = workspace.threadOf(asks("carmen", "@oncall enrolment fails, why?"));

    var card =
        thread.message(
            "is on call for developer: Carmen Ruiz asks.",
            "First response due Mon 16 Nov 2026 11:00 PST, within 1 hour of business time.");
    assertThat(card.message().text()).contains("<@" + workspace.as("ines").id() + ">");
    assertThat(card.offers()).containsExactly("I'm on it", "Pass on…", "Escalate", "Resolved");

    workspace.as("ines").presses(card, "I'm on it");
    thread.showsOnly("Inês Duarte has this, for Carmen Ruiz.", "First response Mon 16 Nov 2026");
    assertThat(card.offers()).containsExactly("Resolved", "Pass on…", "Escalate");
    workspace.passes(Duration.ofHours(3));
    thread.showsOnly("Inês Duarte has this");
    workspace.directMessagesTo("ines").isSilent();
  }

  @Test
  void nobody_answers_so_it_is_reminded_due_and_then_the_contact_is_asked() {
    var thread = workspace.threadOf(asks("carmen", "@oncall enrolment fails, why?"));
    cardIn(thread);

    workspace.passes(Duration.ofMinutes(46));
    workspace
        .directMessagesTo("ines")
        .showsOnly(
            "Carmen Ruiz waits for a first response, due Mon 16 Nov 2026 11:00 PST (in 1",
            "enrolment fails, why?",
            "Open the thread");
    workspace.passes(Duration.ofMinutes(15));
    thread.shows(
        "The first response is due now, and nobody has answered yet.",
        "Unless somebody answers, Ada Okafor is asked Mon 16 Nov 2026 11:30 PST");
    workspace.directMessagesTo("ines").shows("Carmen Ruiz has no answer yet");
    workspace.passes(Duration.ofMinutes(30));
    thread.shows("Nobody has answered yet.", "can you help Carmen Ruiz?");
    workspace
        .directMessagesTo("ada")
        .showsOnly("Carmen Ruiz needs an answer: Inês Duarte is on call for developer");
    thread.shows(1, "Nobody has answered yet. Asked to help: Ada Okafor.");

    workspace.passes(Duration.ofHours(24));
    assertThat(thread.texts()).hasSize(3);
    workspace.directMessagesTo("ines").shows(2, "Carmen Ruiz");
  }

  @Test
  void a_reply_or_eyes_of_an_engineer_is_a_first_response_and_the_askers_own_reply_is_not() {
    var first = asks("carmen", "@oncall one?");
    var second = asks("carmen", "@oncall two?");
    var third = asks("carmen", "@oncall three?");
    cardIn(workspace.threadOf(second));
    var thirdCard = cardIn(workspace.threadOf(third));

    workspace.as("carmen").replies(first, "It is urgent.");
    workspace.as("dana").replies(first, "I have seen that, too.");
    workspace.as("kofi").reacts(second, "eyes");
    workspace.as("ines").reacts(thirdCard, "eyes");
    workspace.threadOf(second).shows("Kofi Mensah has this");
    workspace.threadOf(third).shows("Inês Duarte has this");
    workspace.threadOf(first).doesNotShow("has this");
    workspace.as("ines").replies(first, "Looking.");
    workspace.threadOf(first).shows("Inês Duarte has this");

    workspace.passes(Duration.ofHours(3));
    workspace.directMessagesTo("ines").isSilent();
    workspace.directMessagesTo("ada").isSilent();
  }

  @Test
  void outside_business_hours_it_says_so_with_the_due_time() {
    workspace.passesUntil("2026-11-16T19:00", LOS_ANGELES);
    workspace
        .threadOf(asks("carmen", "@oncall are you there?"))
        .shows(
            "is on call for developer",
            "Asked outside business hours: first response due Tue 17 Nov 2026 10:00 PST");
  }

  @Test
  void what_nobody_has_answered_goes_to_whoever_comes_on_call() {
    workspace.passesUntil("2026-11-18T09:30", LOS_ANGELES);
    var open = workspace.threadOf(asks("carmen", "@oncall who takes this?"));
    var taken = workspace.threadOf(asks("carmen", "@oncall and this?"));
    workspace.as("ines").presses(cardIn(taken), "I'm on it");
    taken.shows("Inês Duarte has this");

    workspace.passesUntil("2026-11-18T10:01", LOS_ANGELES);
    workspace
        .directMessagesTo("ben")
        .shows(1, "You are on call now", "Carmen Ruiz: “@oncall who takes this?”", "is due");
    var card = cardIn(open);
    assertThat(card.message().text()).contains("<@" + workspace.as("ben").id() + ">");
    taken.shows("Inês Duarte has this");
  }

  @Test
  void it_is_passed_on_with_a_word_and_who_cannot_have_it_is_refused_at_the_field() {
    var thread = workspace.threadOf(asks("carmen", "@oncall enrolment fails, why?"));
    var card = cardIn(thread);
    var ines = workspace.as("ines");
    ines.presses(card, "Pass on…").opens("Pass on", "To whom");
    ines.submits(Form.empty().with("person", workspace.as("milo").id()).with("note", "Please."))
        .marks("person", "Milo Park is a guest here");
    ines.submits(Form.empty().with("person", workspace.as("ines").id()))
        .marks("person", "waits for you");
    ines.submits(
        Form.empty()
            .with("person", workspace.as("kofi").id())
            .with("note", "You wrote it. <!channel>"));

    workspace
        .directMessagesTo("kofi")
        .showsOnly(
            "Inês Duarte passed a request of Carmen Ruiz on to you",
            "is due Mon 16 Nov 2026 11:00 PST",
            "You wrote it. <!channel>");
    assertThat(cardIn(thread).message().text()).contains("<@" + workspace.as("kofi").id() + ">");
  }

  @Test
  void resolved_is_quiet_and_a_new_mention_opens_it_again() {
    var question = asks("carmen", "@oncall enrolment fails, why?");
    var thread = workspace.threadOf(question);
    var card = cardIn(thread);
    workspace.as("ines").presses(card, "I'm on it");
    workspace.as("carmen").presses(card, "Resolved");
    thread.showsOnly("Resolved by Carmen Ruiz", "First response by Inês Duarte");
    assertThat(card.offers()).containsExactly("Reopen");

    workspace.passes(Duration.ofMinutes(10));
    workspace.as("carmen").replies(question, "@oncall it is back");
    thread.shows("Carmen Ruiz asks again, so this is open again, and due");
    assertThat(card.offers()).contains("I'm on it");
    workspace.as("kofi").presses(card, "Resolved");
    thread.shows("Resolved by Kofi Mensah");
    workspace.as("kofi").presses(card, "Reopen");
    thread.shows("Kofi Mensah has this");
  }

  @Test
  void whoever_may_not_hears_who_may_and_nothing_changes() {
    var thread = workspace.threadOf(asks("carmen", "@oncall enrolment fails, why?"));
    var card = cardIn(thread);
    workspace.as("carmen").presses(card, "I'm on it").says("Only the engineers of the developer");
    workspace.as("ines").presses(card, "I'm on it");
    thread.shows("Inês Duarte has this");
    workspace
        .as("dana")
        .presses(card, "Resolved")
        .says("Only the engineers of the developer rotation", "Ask Inês Duarte");
    thread.shows(1, "Inês Duarte has this");
  }

  @Test
  void a_second_mention_in_the_thread_points_to_the_card_once() {
    var question = asks("carmen", "@oncall enrolment fails, why?");
    var thread = workspace.threadOf(question);
    cardIn(thread);
    workspace.as("dana").replies(question, "@oncall for me, too");
    workspace.as("dana").replies(question, "@oncall hello?");
    thread.shows(1, "this is asked again. First response due", "Here is how it stands.");
    thread.shows(1, "is on call for developer: Carmen Ruiz asks.");
  }

  @Test
  void edits_forwards_and_workflows_are_heard() {
    var edited = asks("carmen", "enrolment fails, why?");
    workspace.as("carmen").edits(edited, "@oncall enrolment fails, why?");
    cardIn(workspace.threadOf(edited));
    var alarm = workspace.workflow("Alerts").saysInBlocks(HELP, "@oncall the queue is deep");
    workspace.threadOf(alarm).shows("is on call for developer: An app asks.");
    var elsewhere = workspace.as("carmen").saysLiterally("random", "@oncall is this heard?");
    var forwarded = workspace.as("carmen").forwards(elsewhere, HELP, "");
    cardIn(workspace.threadOf(forwarded));
    workspace.threadOf(elsewhere).isSilent();
  }

  @Test
  void code_quotes_and_addresses_ask_for_nobody() {
    asks("carmen", "write to foo@oncall.com");
    asks("carmen", "type `@oncall` to ask");
    workspace.settles();
    workspace.channel(HELP).doesNotShow("is on call for developer");
  }

  @Test
  void whoever_mentions_the_bot_reads_who_is_on_call_and_may_open_a_request() {
    var question = workspace.as("carmen").says(HELP, "@watchbill who could look at enrolment?");
    var thread = workspace.threadOf(question);
    var offer = thread.message("Inês Duarte is on call for developer until Wed 18 Nov 2026 10:00");
    assertThat(offer.offers()).containsExactly("Ask developer on-call");
    workspace.as("carmen").presses(offer, "Ask developer on-call");
    cardIn(thread);
    thread.shows("A request for developer is open in this thread.");
    assertThat(offer.offers()).isEmpty();
  }

  @Test
  void any_message_can_be_sent_to_on_call() {
    var help = asks("carmen", "enrolment fails, why?");
    workspace.as("dana").usesShortcut("send_to_on_call", help);
    cardIn(workspace.threadOf(help));
    workspace.threadOf(help).shows("Dana Levy sent this to developer on-call.");
    workspace.directMessagesTo("ines").isSilent();

    var general = workspace.as("carmen").says("general", "the queue is deep");
    var dana = workspace.as("dana");
    dana.usesShortcut("send_to_on_call", general)
        .opens("Send to on-call", "the queue is deep", "infrastructure: Jonas Berg is on call");
    dana.submits(Form.empty().with("rotation", "infrastructure"));
    workspace.threadOf(general).shows("is on call for infrastructure: Carmen Ruiz asks.");
    workspace
        .directMessagesTo("jonas")
        .shows(1, "Dana Levy sent you a message of Carmen Ruiz in", "the queue is deep");

    var cats = workspace.as("carmen").says("random", "my cat");
    dana.usesShortcut("send_to_on_call", cats).says("Nobody was asked yet", "/invite @watchbill");
  }

  @Test
  void what_is_open_is_listed_and_shown_to_whoever_holds_it() {
    workspace.as("dana").runs("/oncall", "open").says("Nothing is open");
    var card = cardIn(workspace.threadOf(asks("carmen", "@oncall enrolment fails, why?")));
    workspace
        .as("dana")
        .runs("/oncall", "open developer")
        .says("1 open for developer, 1 without a first response.")
        .says("@oncall enrolment fails, why?>\nCarmen Ruiz → Inês Duarte, asked")
        .says("First response due", "Mon 16 Nov 2026 11:00 PST");
    workspace.as("ines").runs("/oncall", "").says("Your open requests", "Carmen Ruiz → you");
    workspace.as("ines").presses(card, "I'm on it");
    workspace.as("dana").runs("/oncall", "open").says("all of them answered", "not resolved");
    workspace.as("dana").runs("/oncall", "open develper").says("`/oncall open developer`");
    assertThat(workspace.as("ines").opensHome()).contains("Your open requests", "Carmen Ruiz");
  }
}
