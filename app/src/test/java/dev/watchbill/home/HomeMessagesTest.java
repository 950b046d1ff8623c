package dev.watchbill.home;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import dev.watchbill.home.HomeMessages.Mine;
import dev.watchbill.people.PersonId;
import dev.watchbill.people.TestPeople;
import dev.watchbill.rotation.Duty;
import dev.watchbill.rotation.OnCall;
import dev.watchbill.rotation.Span;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class HomeMessagesTest {
  private static final Instant NOW = Instant.parse("2026-09-07T17:00:00Z");
  private static final Instant HANDOFF = Instant.parse("2026-09-09T17:00:00Z");
  private static final Duty BEN =
      new Duty(new PersonId("UBEN"), new Span(HANDOFF.minusSeconds(604_800), HANDOFF));
  private static final Duty DORA =
      new Duty(new PersonId("UDORA"), new Span(HANDOFF, HANDOFF.plusSeconds(604_800)));

  private final TestPeople company = new TestPeople();
  private final HomeMessages messages = new HomeMessages(company.people);

  @Test
  void it_says_who_is_on_call_until_when_and_who_is_next() {
    var home = shown(messages.home(List.of(developer(BEN, DORA)), List.of(), Optional.empty()));
    assertThat(home)
        .contains("*developer* · `@oncall`", "*Ben* is on call until", "(in 2 days)")
        .contains("Dora is next, from")
        .contains("None of the planned shifts is yours.");
  }

  @Test
  void it_says_when_nobody_is_on_call() {
    var empty =
        new OnCall(
            "developer", "oncall", ZoneId.of("UTC"), NOW, Optional.empty(), Optional.empty());
    assertThat(shown(messages.home(List.of(empty), List.of(), Optional.empty())))
        .contains("Nobody is on call")
        .doesNotContain("is next");
  }

  @Test
  void it_tells_the_reader_of_their_own_shift() {
    var rotation = developer(BEN, DORA);
    assertThat(
            shown(
                messages.home(
                    List.of(rotation), List.of(new Mine(rotation, BEN)), Optional.empty())))
        .contains("*developer*: now, until");
    assertThat(
            shown(
                messages.home(
                    List.of(rotation), List.of(new Mine(rotation, DORA)), Optional.empty())))
        .contains("*developer*: from");
  }

  @Test
  void it_is_a_home_view_of_blocks() {
    JsonObject view =
        JsonParser.parseString(
                messages.home(List.of(developer(BEN, DORA)), List.of(), Optional.empty()))
            .getAsJsonObject();
    assertThat(view.get("type").getAsString()).isEqualTo("home");
    assertThat(view.getAsJsonArray("blocks").size()).isBetween(1, 100);
  }

  @Test
  void who_may_not_use_the_bot_reads_why_as_plain_text() {
    assertThat(messages.refused("You are a guest.")).contains("plain_text", "You are a guest.");
  }

  private static OnCall developer(Duty now, Duty next) {
    return new OnCall(
        "developer", "oncall", ZoneId.of("UTC"), NOW, Optional.of(now), Optional.of(next));
  }

  /** The texts of a view, without JSON's escapes. */
  private static String shown(String view) {
    var text = new StringBuilder();
    for (var block : JsonParser.parseString(view).getAsJsonObject().getAsJsonArray("blocks")) {
      var object = block.getAsJsonObject();
      if (object.has("text")) {
        text.append(object.getAsJsonObject("text").get("text").getAsString()).append('\n');
      }
    }
    return text.toString();
  }
}
