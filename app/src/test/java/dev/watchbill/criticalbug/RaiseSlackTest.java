package dev.watchbill.criticalbug;

import static dev.watchbill.criticalbug.TestAlarms.MAYA;
import static dev.watchbill.criticalbug.TestAlarms.PIA;
import static dev.watchbill.criticalbug.TestAlarms.RAE;
import static dev.watchbill.criticalbug.TestRaising.ISSUE;
import static dev.watchbill.criticalbug.TestRaising.draftIn;
import static dev.watchbill.criticalbug.TestRaising.filled;
import static dev.watchbill.criticalbug.TestRaising.marked;
import static dev.watchbill.criticalbug.TestRaising.on;
import static dev.watchbill.criticalbug.TestRaising.opened;
import static dev.watchbill.criticalbug.TestRaising.press;
import static dev.watchbill.criticalbug.TestRaising.sent;
import static dev.watchbill.criticalbug.TestRaising.told;
import static dev.watchbill.criticalbug.TestRaising.updated;
import static dev.watchbill.criticalbug.TestRaising.values;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonElement;
import com.google.gson.JsonParser;
import dev.watchbill.AtOnce;
import dev.watchbill.people.PersonId;
import dev.watchbill.platform.slack.FormValues;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RaiseSlackTest {
  private static final FormValues NOTHING = new FormValues(List.of());
  private static final TestRaising RAISING = new TestRaising();
  private static final TestAlarms TEST = RAISING.test;

  private final RaiseSlack slack = RAISING.slack;

  @BeforeEach
  void tuesday_at_noon_and_nothing_was_ever_raised() {
    TEST.clock.set(TestAlarms.TUESDAY);
    TEST.jdbi.useHandle(handle -> handle.execute("truncate alarm, alarm_draft cascade"));
  }

  @Test
  void what_is_typed_after_the_command_is_in_the_form() {
    assertThat(opened(RAISING.types(RAE, "")))
        .contains("\"callback_id\":\"alarm_raise_form\"", "blocks the normal use of a workflow")
        .contains("A customer", "The community", "\"value\":\"mdm\"")
        .doesNotContain("initial_value", "initial_option");
    assertThat(opened(RAISING.types(RAE, "Upgrades of <@UMAYA> fail <" + ISSUE + "|#7>")))
        .contains("\"initial_value\":\"" + ISSUE + "\"")
        .contains("\"initial_value\":\"Upgrades of @Maya fail #7\"");
    assertThat(opened(RAISING.types(RAE, "report page crashes")))
        .describedAs("a verb with what does not fit it is no verb")
        .contains("report page crashes");
    assertThat(opened(RAISING.types(RAE, "x".repeat(10_000)))).contains("x".repeat(2_999) + "…");
  }

  @Test
  void a_message_is_in_the_form_with_the_way_back_to_it() {
    assertThat(opened(slack.fromMessage(on(MAYA, "It fails,\nsee <" + ISSUE + "|that>"))))
        .contains("\"initial_value\":\"" + ISSUE + "\"")
        .contains(
            "It fails,\\nsee that (" + ISSUE + ")\\n\\nTold in https://slack.example/CHELP/17.1")
        .doesNotContain("initial_option");
    assertThat(opened(slack.fromMessage(on(MAYA, "y".repeat(10_000)))))
        .contains("y…\\n\\nTold in https://slack.example/CHELP/17.1");
  }

  @Test
  void what_somebody_outside_the_company_writes_comes_from_a_customer() {
    assertThat(opened(slack.fromMessage(on(new PersonId("USTRANGE"), "It fails"))))
        .contains("\"initial_option\":{\"text\":{\"type\":\"plain_text\",\"text\":\"A customer\"")
        .contains("\"initial_value\":\"Strange\"");
  }

  @Test
  void what_is_missing_is_marked_at_its_field_and_nothing_is_lost_or_said() {
    assertThat(marked(slack.submitted(sent(RAE, "", values(Map.of("link", List.of(" ")))))))
        .containsOnlyKeys("link:9", "happens", "criteria", "source");
    assertThat(marked(slack.submitted(sent(RAE, "", filled("example.com/7", "It fails")))))
        .containsOnlyKeys("link:9")
        .hasEntrySatisfying("link:9", why -> assertThat(why).contains("https://"));
    assertThat(marked(slack.submitted(sent(RAE, "", filled(ISSUE + " https://b.example/2", "x")))))
        .hasEntrySatisfying("link:9", why -> assertThat(why).contains("One link only"));
    assertThat(marked(slack.submitted(sent(RAE, "", filled(ISSUE, "x".repeat(3_001))))))
        .containsOnlyKeys("happens:9");
    assertThat(TEST.alarms.raisedSince(Instant.EPOCH)).isEmpty();
  }

  @Test
  void the_preview_says_what_goes_out_and_whom_it_pings_and_nothing_goes_out() {
    var said = TEST.outbox.keys("").size();

    String preview = RAISING.previews(RAE, "<" + ISSUE + "#issuecomment-3|#7>", "It *fails*");

    assertThat(words(preview))
        .contains("Nobody is pinged yet", "<#CPRODUCT> with @here")
        .contains("goes on to <#CP1> at", "13:00 CDT", "(in 1 hour)", "mentioning *Ben* and *Cleo*")
        .contains("It *fails*", "prevents upgrades and causes irreversible damage", ISSUE)
        .contains("4.60", "Acme", "Stay on 4.59", "Raise the alarm", "Back")
        .doesNotContain("alarm 0", "issuecomment");
    assertThat(TEST.outbox.keys("")).hasSize(said);
    assertThat(TEST.alarms.raisedSince(Instant.EPOCH)).isEmpty();
  }

  @Test
  void when_product_goes_home_soon_it_falls_back_at_closing_and_afterwards_at_once() {
    TEST.clock.set(Instant.parse("2026-09-08T20:40:00Z"));
    assertThat(words(RAISING.previews(RAE, ISSUE, "It fails")))
        .contains("16:00 CDT", "(in 20 minutes)");

    TEST.clock.set(Instant.parse("2026-09-11T22:00:00Z"));
    assertThat(words(RAISING.previews(RAE, ISSUE, "It fails")))
        .contains("*at once* in <#CP1> too, mentioning *Ben* and *Cleo*, because product is not")
        .doesNotContain("posted.invalid");
  }

  @Test
  void back_leads_to_the_form_as_it_was_filled_in() {
    String preview = RAISING.previews(RAE, ISSUE, "It fails");
    String draft = draftIn(preview);

    assertThat(updated(slack.back(press(RAE, "alarm.back:" + draft))))
        .contains("\"initial_value\":\"" + ISSUE + "\"", "\"initial_value\":\"It fails\"")
        .contains("\"initial_value\":\"Acme\"", "Stay on 4.59", "\"initial_value\":\"4.60\"")
        .describedAs("or Slack would show what was typed into blocks of that name")
        .contains("\"block_id\":\"link:" + draft + "\"");
    assertThat(told(slack.back(press(MAYA, "alarm.back:" + draft)))).contains("somebody else's");
  }

  @Test
  void a_preview_raises_once_however_often_it_is_sent_off() throws Exception {
    String draft = draftIn(RAISING.previews(RAE, ISSUE, "It fails"));

    assertThat(told(slack.raise(sent(MAYA, draft, NOTHING)))).contains("Nothing was raised");
    AtOnce.all(
        List.of(
            () -> slack.raise(sent(RAE, draft, NOTHING)),
            () -> slack.raise(sent(RAE, draft, NOTHING))));
    String again = told(slack.raise(sent(RAE, draft, NOTHING)));

    Alarm alarm = only();
    assertThat(alarm.bug().criteria()).containsOnly(Criterion.UPGRADE, Criterion.DATA_LOSS);
    assertThat(alarm.reporter()).isEqualTo(RAE);
    assertThat(again).contains("Alarm " + alarm.id() + " is raised", "<#CPRODUCT>");
    assertThat(TEST.outbox.text(alarm.card())).contains("<!here>", "It fails");
    assertThat(TEST.acts(alarm)).containsExactly("alarm.raise");
  }

  @Test
  void the_hours_at_the_time_of_raising_count_whatever_the_preview_said() {
    TEST.clock.set(Instant.parse("2026-09-08T20:59:00Z"));
    String draft = draftIn(RAISING.previews(RAE, ISSUE, "It fails"));
    TEST.clock.set(Instant.parse("2026-09-08T21:01:00Z"));

    slack.raise(sent(RAE, draft, NOTHING));

    assertThat(only().state()).isEqualTo(AlarmState.FELL_BACK);
    assertThat(TEST.outbox.said(only().fallbackCard())).isTrue();
  }

  @Test
  void the_same_bug_raised_again_joins_and_the_preview_says_so() {
    RAISING.raises(ISSUE, "It fails");
    Alarm first = only();
    TEST.clock.set(TestAlarms.TUESDAY.plus(Duration.ofMinutes(10)));

    String preview = RAISING.previews(MAYA, ISSUE + "?x=1", "Mine, too");

    assertThat(words(preview))
        .contains("raised already", "alarm " + first.id() + ", by *Rae*", "10 min ago")
        .contains("Join the alarm");
    assertThat(told(slack.raise(sent(MAYA, draftIn(preview), NOTHING))))
        .contains("You have joined alarm " + first.id());
    assertThat(only()).isEqualTo(first);
  }

  @Test
  void a_bug_that_was_rejected_before_says_why() {
    RAISING.raises(ISSUE, "It fails");
    TEST.verdicts.reject(only().id(), TestAlarms.by(PIA), "It is <!here> by design.");

    assertThat(words(RAISING.previews(RAE, ISSUE, "It still fails")))
        .contains("raised before", "as alarm " + only().id())
        .contains("not critical, said *Pia*: It is &lt;!here&gt; by design")
        .contains("Nobody is pinged yet");
  }

  @Test
  void a_draft_is_forgotten_after_a_day() {
    String draft = draftIn(RAISING.previews(RAE, ISSUE, "It fails"));

    RAISING.drafts.forgetBefore(TestAlarms.TUESDAY.plusSeconds(1), 10);

    assertThat(told(slack.raise(sent(RAE, draft, NOTHING)))).contains("not remembered");
    assertThat(told(slack.raise(sent(RAE, "<!here>", NOTHING)))).contains("not remembered");
  }

  @Test
  void hostile_words_stay_words_and_fit() {
    String hostile = "<!channel> @everyone *x* <@UBEN> \u202Egnp " + "&<>".repeat(900);
    String preview = RAISING.previews(RAE, "https://b.example/a|b><!here>", hostile);

    assertThat(words(preview))
        .contains("&lt;!channel&gt; @everyone", "https://b.example/a%7Cb%3E%3C!here%3E")
        .doesNotContain("<!channel>", "<@UBEN>", "<!here>", "\u202E");
    sections(preview).forEach(text -> assertThat(text).hasSizeLessThanOrEqualTo(3_000));
    slack.raise(sent(RAE, draftIn(preview), NOTHING));
    assertThat(TEST.outbox.text(only().card())).doesNotContain("<!channel>", "<@UBEN>", "\u202E");
  }

  private static Alarm only() {
    List<Alarm> all = TEST.alarms.raisedSince(Instant.EPOCH);
    assertThat(all).hasSize(1);
    return all.get(0);
  }

  /** All texts of a view. */
  private static String words(String view) {
    return String.join("\n", sections(view));
  }

  private static List<String> sections(String view) {
    var texts = new ArrayList<String>();
    collect(JsonParser.parseString(view), texts);
    return texts;
  }

  private static void collect(JsonElement element, List<String> texts) {
    if (element.isJsonArray()) {
      element.getAsJsonArray().forEach(each -> collect(each, texts));
    } else if (element.isJsonObject()) {
      element
          .getAsJsonObject()
          .entrySet()
          .forEach(
              each -> {
                if (each.getKey().equals("text") && each.getValue().isJsonPrimitive()) {
                  texts.add(each.getValue().getAsString());
                } else {
                  collect(each.getValue(), texts);
                }
              });
    }
  }
}
