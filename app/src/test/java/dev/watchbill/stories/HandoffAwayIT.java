package dev.watchbill.stories;

import static org.assertj.core.api.Assertions.assertThat;

import dev.watchbill.sandbox.workspace.Message;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * The bot is down when weeks change hands. Developers on Wednesdays at 10:00 in Los Angeles: Inês,
 * from 18 November Ben, from 25 November Kofi; infrastructure on Mondays at 9:00: Jonas, from 23
 * November Rosa.
 */
class HandoffAwayIT extends AtAPlace {
  private static final ZoneId LOS_ANGELES = ZoneId.of("America/Los_Angeles");
  private static final String HELP = "help-engineering";
  private static final String TIME_WAS_UP = "Nobody said yes in time. Nothing changed.";

  @Test
  void for_an_hour_everything_is_made_up_for_and_said_to_be_late() throws Exception {
    try (var bot = RunningBot.in(place).withRosters(place)) {
      itIs(bot, "2026-11-16T10:00");
      takesOver("jonas", "help-p1");
      itIs(bot, "2026-11-18T09:20");
      carmenAsks();
      itIs(bot, "2026-11-18T09:30");
      runs("ines", "cover Wed 17:40-18:00 @kofi", "cover_ask");
      settles(bot);
    }
    var before = saidByNow();
    itIs("2026-11-18T10:30");
    try (var bot = RunningBot.in(place)) {
      hasSaid(
          bot,
          before,
          "handoff",
          "handoff:meetings",
          "conversations",
          "conversation",
          "retrospective:question",
          "support:due",
          "support:due-dm",
          "support:moved");
      isOnCall("developer", "ben", "oncall");
      isOnCall("infrastructure", "jonas", "infrastructure-oncall");
      assertThat(handoffs(HELP))
          .singleElement()
          .asString()
          .contains(
              "<@U0INES> hands over to <@U0BEN>",
              "This comes late",
              "The week: 1 request, 0 answered in time. 1 request is still open",
              "Conversations: 1 with somebody else already");
      timeWasUp("ines", "kofi");
      saysNothingMore(bot, "2026-11-18T10:31");
    }
  }

  @Test
  void for_nine_days_only_what_still_matters_is_made_up_for() throws Exception {
    try (var bot = RunningBot.in(place).withRosters(place)) {
      itIs(bot, "2026-11-16T10:00");
      takesOver("jonas", "help-p1");
      itIs(bot, "2026-11-17T09:30");
      carmenAsks();
      runs("ines", "cover Tue 20:00-22:00 @kofi", "cover_ask");
      runs("jonas", "away Thu to Fri", "cover_away");
      settles(bot);
    }
    var before = saidByNow();
    itIs("2026-11-26T10:30");
    try (var bot = RunningBot.in(place)) {
      // Rosa handed over ten days ago, before it was down: of two reminders she gets the last.
      hasSaid(
          bot,
          before,
          "handoff",
          "handoff",
          "handoff:meetings",
          "conversations",
          "conversations",
          "conversation",
          "retrospective:question",
          "retrospective:question",
          "retrospective:reminder-2",
          "support:due",
          "support:due-dm",
          "support:moved",
          "support:ask-1",
          "support:ask-dm-U0ADA");
      isOnCall("developer", "kofi", "oncall");
      isOnCall("infrastructure", "rosa", "infrastructure-oncall");
      assertThat(handoffs(HELP))
          .singleElement()
          .asString()
          .contains(
              "<@U0BEN> hands over to <@U0KOFI>",
              "This comes late",
              "The week: no requests. 1 request is still open",
              "Conversations: 1 with somebody else already");
      assertThat(handoffs("help-p1"))
          .hasSize(2)
          .last()
          .asString()
          .contains("<@U0JONAS> hands over to <@U0ROSA>", "This comes late");
      timeWasUp("ines", "kofi");
      assertThat(textsTo("rosa")).anyMatch(text -> text.contains("stays with Jonas Berg."));
      saysNothingMore(bot, "2026-11-26T10:31");
    }
  }

  private void takesOver(String who, String channel) {
    var root = messagesIn(channel).filter(message -> kind(message).equals("handoff")).findFirst();
    var button = root.orElseThrow().body().blocks().findValuesAsText("action_id").get(0);
    place.sandbox().as(who).presses(root.orElseThrow(), button);
  }

  private void carmenAsks() {
    place.sandbox().as("carmen").types(HELP, "@oncall enrolment fails, why?");
    MortalBots.soon()
        .until(() -> number("select count(*) from outbox where key like 'support:%:card'") == 1);
  }

  /** Types a command, and presses a button of the answer. */
  private void runs(String who, String command, String button) {
    var actor = place.sandbox().as(who);
    var eyes = new Eyes(place.sandbox().workspace(), actor.person().id());
    Answer.to(actor, () -> actor.runs("/oncall", command), eyes).presses(button);
  }

  private void isOnCall(String rotation, String who, String alias) {
    var person = place.sandbox().as(who).person();
    assertThat(place.sandbox().as("dana").runs("/oncall", rotation).text())
        .contains(person.realName() + " is on call");
    MortalBots.soon()
        .untilAsserted(
            () ->
                assertThat(place.sandbox().workspace().userGroups().get(alias).members())
                    .containsExactly(person.id()));
  }

  /** Both who asked for cover and who was asked read it where they were told of it. */
  private void timeWasUp(String... both) {
    for (var who : both) {
      assertThat(textsTo(who)).filteredOn(text -> text.contains(TIME_WAS_UP)).hasSize(1);
    }
  }

  private List<String> textsTo(String who) {
    return place.sandbox().as(who).hearsFromApp().stream().map(Message::text).toList();
  }

  private List<String> handoffs(String channel) {
    return messagesIn(channel)
        .filter(message -> kind(message).equals("handoff"))
        .map(Message::text)
        .toList();
  }

  private Stream<Message> messagesIn(String channel) {
    var workspace = place.sandbox().workspace();
    return workspace.messages().in(workspace.channels().get(channel).id()).stream();
  }

  /** What a message is for, whichever of its kind it is about. */
  private static String kind(Message message) {
    return kind(Intents.of(message));
  }

  private static String kind(String intent) {
    return intent.replaceAll(":[0-9]+", "");
  }

  private List<String> saidByNow() {
    return Intents.saidIn(place.sandbox());
  }

  private List<String> saidSince(List<String> before) {
    var news = new ArrayList<>(saidByNow());
    before.forEach(news::remove);
    return news.stream().map(HandoffAwayIT::kind).toList();
  }

  /** Messages of these kinds are new, as often as they are named here, and no others. */
  private void hasSaid(RunningBot bot, List<String> before, String... kinds) {
    bot.looksAtTheClock();
    MortalBots.soon()
        .untilAsserted(() -> assertThat(saidSince(before)).containsExactlyInAnyOrder(kinds));
    settles(bot);
  }

  private void saysNothingMore(RunningBot bot, String until) {
    var before = saidByNow();
    itIs(bot, until);
    assertThat(saidSince(before)).isEmpty();
  }

  private void itIs(RunningBot bot, String inLosAngeles) {
    itIs(inLosAngeles);
    settles(bot);
  }

  private void itIs(String inLosAngeles) {
    place.clock().moveTo(LocalDateTime.parse(inLosAngeles).atZone(LOS_ANGELES).toInstant());
  }

  /** Until all that is due is done, and said. */
  private void settles(RunningBot bot) {
    bot.looksAtTheClock();
    MortalBots.soon().until(() -> number("select count(*) from outbox where unfinished") == 0);
  }

  private int number(String query) {
    return place
        .database()
        .jdbi()
        .withHandle(handle -> handle.select(query).mapTo(Integer.class).one());
  }
}
