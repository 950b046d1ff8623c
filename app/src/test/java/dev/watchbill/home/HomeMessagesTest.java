package dev.watchbill.home;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import dev.watchbill.home.Home.Own;
import dev.watchbill.home.HomePart.HomeButton;
import dev.watchbill.people.PersonId;
import dev.watchbill.people.TestPeople;
import dev.watchbill.rotation.Duty;
import dev.watchbill.rotation.OnCall;
import dev.watchbill.rotation.Span;
import dev.watchbill.rotation.Stint;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

class HomeMessagesTest {
  private static final ZoneId UTC = ZoneId.of("UTC");
  private static final Instant NOW = Instant.parse("2026-09-07T17:00:00Z");
  private static final Instant HANDOFF = Instant.parse("2026-09-09T17:00:00Z");
  private static final PersonId BEN = new PersonId("UBEN");
  private static final PersonId DORA = new PersonId("UDORA");
  private static final Span THIS_WEEK = new Span(HANDOFF.minusSeconds(604_800), HANDOFF);
  private static final Span NEXT_WEEK = new Span(HANDOFF, HANDOFF.plusSeconds(604_800));

  private final TestPeople company = new TestPeople();
  private final HomeMessages messages = new HomeMessages(company.people);

  @Test
  void it_says_who_is_on_call_until_when_and_who_is_next() {
    assertThat(shown(of(List.of())))
        .contains("*developer* · `@oncall`", "*Ben* is on call until", "Dora is next, from")
        .contains("You are not on call.", "None of the planned shifts is yours.");
  }

  @Test
  void it_says_when_nobody_is_on_call() {
    var empty = new OnCall("developer", "oncall", UTC, NOW, Optional.empty(), Optional.empty());
    var home = new Home(NOW, List.of(empty), List.of(), Optional.empty(), List.of(), List.of());
    assertThat(shown(messages.home(home))).contains("Nobody is on call").doesNotContain("is next");
  }

  @Test
  void it_tells_the_reader_whether_they_are_on_call_and_their_next_shifts() {
    assertThat(shown(of(List.of(own(BEN, BEN, THIS_WEEK), own(DORA, BEN, NEXT_WEEK)))))
        .contains("*You are on call:* developer until")
        .contains("• *developer*: now, until", "• *developer*: from", "instead of Dora");
    assertThat(shown(of(List.of(own(DORA, DORA, NEXT_WEEK)))))
        .contains("You are not on call now. Your next shift is developer, from");
  }

  @Test
  void nothing_in_it_grows_old_as_long_as_nothing_happens() {
    var own = List.of(own(BEN, BEN, THIS_WEEK), own(DORA, BEN, NEXT_WEEK));
    assertThat(of(NOW.plusSeconds(3_601), own)).isEqualTo(of(NOW, own));
  }

  @Test
  void the_other_features_show_their_parts_and_buttons() {
    var yes = new HomeButton("Agree to it", "cover_agree", "7", true);
    var part = new HomePart("*Waiting for you*", List.of(yes));
    var ask = new HomeButton("Ask for cover", "cover_form", "", false);
    var view = with(List.of(part), List.of(ask));
    assertThat(shown(view)).contains("*Waiting for you*");
    assertThat(view)
        .contains("cover_agree", "\"value\":\"7\"", "\"style\":\"primary\"", "cover_form")
        .doesNotContain("\"value\":\"\"");
  }

  @Test
  void what_does_not_fit_is_cut_with_a_word() {
    var button = new HomeButton("Look", "look", "", false);
    for (int count = 25; count < 60; count++) {
      var view =
          with(Collections.nCopies(count, new HomePart("a part", List.of(button))), List.of());
      int blocks = blocks(view).size();
      int parts = (int) shown(view).lines().filter("a part"::equals).count();
      assertThat(blocks).isLessThanOrEqualTo(HomeMessages.BLOCKS);
      assertThat(view.contains("not fit here")).isEqualTo(parts < count);
      assertThat(parts < count ? blocks : HomeMessages.BLOCKS)
          .as("no room is wasted on %s of %s", parts, count)
          .isGreaterThan(HomeMessages.BLOCKS - 4);
    }
  }

  @Test
  void more_than_five_buttons_stand_in_rows() {
    var buttons =
        IntStream.range(0, 7)
            .mapToObj(i -> new HomeButton("Button " + i, "button_" + i, "", false))
            .toList();
    var rows =
        StreamSupport.stream(blocks(with(List.of(), buttons)).spliterator(), false)
            .map(block -> block.getAsJsonObject())
            .filter(block -> block.get("type").getAsString().equals("actions"))
            .map(block -> block.getAsJsonArray("elements").size())
            .toList();
    assertThat(rows).containsExactly(5, 2);
  }

  @Test
  void it_is_a_home_view() {
    JsonObject view = JsonParser.parseString(of(List.of())).getAsJsonObject();
    assertThat(view.get("type").getAsString()).isEqualTo("home");
  }

  @Test
  void who_may_not_use_the_bot_reads_why_as_plain_text() {
    assertThat(messages.refused("You are a guest.")).contains("plain_text", "You are a guest.");
  }

  private String of(List<Own> own) {
    return of(NOW, own);
  }

  private String of(Instant now, List<Own> own) {
    return messages.home(
        new Home(now, List.of(developer(now)), own, Optional.empty(), List.of(), List.of()));
  }

  private String with(List<HomePart> parts, List<HomeButton> quick) {
    return messages.home(
        new Home(NOW, List.of(developer(NOW)), List.of(), Optional.empty(), parts, quick));
  }

  private static OnCall developer(Instant now) {
    return new OnCall(
        "developer",
        "oncall",
        UTC,
        now,
        Optional.of(new Duty(BEN, THIS_WEEK)),
        Optional.of(new Duty(DORA, NEXT_WEEK)));
  }

  private static Own own(PersonId owner, PersonId person, Span span) {
    return new Own(new Stint("developer", 1, owner, "mdm", person, span), UTC);
  }

  private static JsonArray blocks(String view) {
    return JsonParser.parseString(view).getAsJsonObject().getAsJsonArray("blocks");
  }

  /** The texts of a view, without JSON's escapes. */
  private static String shown(String view) {
    var text = new StringBuilder();
    for (var block : blocks(view)) {
      var object = block.getAsJsonObject();
      if (object.has("text")) {
        text.append(object.getAsJsonObject("text").get("text").getAsString()).append('\n');
      }
    }
    return text.toString();
  }
}
