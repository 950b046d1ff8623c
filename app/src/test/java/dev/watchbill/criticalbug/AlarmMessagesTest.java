package dev.watchbill.criticalbug;

import static dev.watchbill.criticalbug.TestAlarms.ALARM_IN;
import static dev.watchbill.criticalbug.TestAlarms.BEN;
import static dev.watchbill.criticalbug.TestAlarms.FALLBACK_IN;
import static dev.watchbill.criticalbug.TestAlarms.MAYA;
import static dev.watchbill.criticalbug.TestAlarms.PIA;
import static dev.watchbill.criticalbug.TestAlarms.QUINN;
import static dev.watchbill.criticalbug.TestAlarms.RAE;
import static dev.watchbill.criticalbug.TestAlarms.by;
import static dev.watchbill.criticalbug.TestAlarms.done;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import dev.watchbill.people.By;
import dev.watchbill.people.PersonId;
import dev.watchbill.platform.outbox.Content;
import dev.watchbill.platform.outbox.Message;
import dev.watchbill.platform.outbox.Outbox;
import dev.watchbill.platform.outbox.Priority;
import dev.watchbill.platform.slack.Reception;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** How the messages of an alarm read, and that hostile words in them do no harm. */
class AlarmMessagesTest {
  private static final Pattern MARKUP = Pattern.compile("<([^<>]*)>");
  private static final String HOSTILE =
      "<!channel> <!here> <@UBEN> @everyone *bold* `code` > quote <https://x.example|Slack> \u202Egnp.exe\u202C | <\n";

  private final TestAlarms test = new TestAlarms();
  private final Alarms alarms = test.alarms;
  private final Verdicts verdicts = test.verdicts;

  /** As the reader sees it who is shown the fallback of each date, and the words of each link. */
  private static String shown(String text) {
    return text.replaceAll("<!date\\^[^|>]*\\|([^>]*)>", "$1")
        .replaceAll("<https?[^|>]*\\|([^>]*)>", "$1");
  }

  @Test
  void the_alarm_says_what_whose_since_when_what_helps_and_when_it_falls_back() {
    var posting = new Waiting();
    Alarm alarm = raisedTo(posting);
    assertThat(shown(posting.message(alarm.card()).content().text()))
        .isEqualTo(
            """
            <!here> *Critical bug?* (alarm 1): Upgrades fail on 4.60
            The migration stops half way, and the server does not start
            It prevents upgrades. Since 4.60. Group: MDM. Reported by a customer (Acme), raised by *Rae*.
            *Workaround:* Stay on 4.59
            If nobody of product answers by *Tue 8 Sep 2026 13:00 CDT*"""
                + " (within 1 hour), #help-p1 is asked (R20).");
    assertThat(posting.message(alarm.card()).content().blocks())
        .contains("\\u003c!here\\u003e")
        .contains("alarm.critical:1", "alarm.not_critical:1", "alarm.look:1");
    assertThat(posting.message(alarm.card()).priority()).isEqualTo(Priority.ALARM);
  }

  @Test
  void what_is_not_posted_yet_still_pings_and_what_is_answered_mentions_nobody_any_more() {
    var posting = new Waiting();
    test.clock.set(Instant.parse("2026-09-11T23:00:00Z"));
    Alarms waiting = test.assemble(posting, new Reception()).alarms();
    Alarm alarm = ((AlarmAnswer.Raised) waiting.raise(test.bug(), by(RAE), "draft")).alarm();
    assertThat(posting.message(alarm.card()).content().text()).startsWith("<!here> ");
    assertThat(posting.message(alarm.fallbackCard()).content().text()).startsWith("<@UBEN> ");
    waiting.titled(alarm.id(), "Upgrades to 4.60 fail");
    assertThat(posting.message(alarm.card()).content().text())
        .startsWith("<!here> ")
        .contains("Upgrades to 4.60 fail");
    Alarm other = test.raised();
    alarms.titled(other.id(), "Upgrades to 4.60 fail");
    assertThat(test.outbox.text(other.card()))
        .startsWith("<!here> ")
        .contains("Upgrades to 4.60 fail");
    assertThat(test.outbox.text(other.fallbackCard())).startsWith("<@UBEN> ");
    done(alarms.take(other.id(), by(BEN)));
    assertThat(test.outbox.text(other.card())).doesNotContain("<!here>");
    assertThat(test.outbox.text(other.fallbackCard())).doesNotContain("<@");
  }

  private Alarm raisedTo(Outbox posting) {
    var other = test.assemble(posting, new Reception()).alarms();
    return ((AlarmAnswer.Raised) other.raise(test.bug(), by(RAE), "draft")).alarm();
  }

  @Test
  void buttons_go_as_the_state_moves_on() {
    Alarm alarm = test.raised();
    done(alarms.look(alarm.id(), by(PIA)));
    assertThat(test.outbox.blocks(alarm.card())).contains("alarm.critical:1");
    done(verdicts.confirm(alarm.id(), by(PIA), "Upgrades work", "mdm"));
    assertThat(test.outbox.blocks(alarm.card())).doesNotContain("alarm.");
    assertThat(shown(test.outbox.text(alarm.card())))
        .contains("*Critical bug* (alarm 1)", "*Expected:* Upgrades work");
  }

  @Test
  void lines_of_other_features_are_shown_below() {
    alarms.line(
        alarm -> Optional.of("Patch: 2 of 6 done").filter(l -> alarm.confirmation().isPresent()));
    Alarm alarm = test.confirmed();
    assertThat(test.outbox.text(alarm.card())).endsWith("\nPatch: 2 of 6 done");
    assertThat(test.outbox.blocks(alarm.card())).contains("Patch: 2 of 6 done");
  }

  @Test
  void whoever_raised_it_reads_the_reason_and_can_contest() {
    Alarm alarm = test.rejected();
    assertThat(test.outbox.onlyTo(RAE).text())
        .contains("*Pia* says that it is not critical: It has a workaround");
    assertThat(test.outbox.onlyTo(RAE).blocks()).contains("alarm.contest:" + alarm.id());
    done(verdicts.contest(alarm.id(), by(RAE), "There is none for macOS"));
    assertThat(test.outbox.onlyTo(RAE).blocks()).doesNotContain("alarm.contest");
    done(verdicts.confirm(alarm.id(), by(MAYA), "Upgrades work", "mdm"));
    assertThat(test.outbox.to(RAE))
        .hasSize(2)
        .last()
        .asString()
        .contains("*Maya* says that it is critical");
  }

  @Test
  void hostile_words_are_shown_ping_nobody_and_break_no_limit() {
    for (int length : new int[] {1, 3_000, 10_000}) {
      String typed = (HOSTILE + "x".repeat(length)).repeat(length > 5_000 ? 1 : 2);
      String link = "https://x.example/a|b>c<d e\u202E?" + "q".repeat(length);
      everything(typed, link);
    }
    var texts = new ArrayList<String>();
    for (String key : test.outbox.keys("alarm:")) {
      Content content = test.outbox.message(key).content();
      texts.add(content.text());
      checkBlocks(key, JsonParser.parseString(content.blocks()), texts);
    }
    assertThat(texts).hasSizeGreaterThan(100);
    for (String text : texts) {
      assertThat(text).doesNotContain("\u202E", "<!channel>", "|Slack>");
      for (Matcher markup = MARKUP.matcher(text); markup.find(); ) {
        assertThat(markup.group(1))
            .matches(
                "!date\\^.*|https://posted\\.invalid/.*|https?://[^ |]*(\\|.*)?|@UPIA|@UBEN|@UADA|!subteam\\^S(SOFT|PROD)");
      }
    }
    // Those who are mentioned are asked for something; nobody else is.
    assertThat(test.outbox.to(ALARM_IN)).filteredOn(text -> text.contains("<@UBEN>")).isEmpty();
    assertThat(test.outbox.to(FALLBACK_IN))
        .filteredOn(text -> text.contains("<@UBEN>"))
        .allMatch(text -> text.startsWith("<@UBEN> <@UCLEO> *Critical bug?*"));
  }

  private void everything(String typed, String link) {
    company(typed);
    var bug =
        new BugReport(
            link,
            Optional.of(typed),
            typed,
            Set.of(Criterion.values()),
            Optional.of(typed),
            Optional.of("mdm"),
            Optional.of(typed),
            Source.COMMUNITY,
            Optional.of(typed));
    Alarm alarm = test.raised(bug);
    test.raise(bug, QUINN);
    done(alarms.look(alarm.id(), by(PIA)));
    test.passes(Duration.ofHours(2).plusMinutes(20));
    done(alarms.take(alarm.id(), by(BEN)));
    test.passes(Duration.ofDays(1));
    done(verdicts.reject(alarm.id(), by(BEN), typed));
    done(verdicts.contest(alarm.id(), by(RAE), typed));
    test.passes(Duration.ofDays(1));
    done(verdicts.confirm(alarm.id(), by(MAYA), typed, "mdm"));
    done(verdicts.fixed(alarm.id(), by(PIA), typed));
    done(verdicts.reopen(alarm.id(), by(PIA), typed));
    done(verdicts.fixed(alarm.id(), by(PIA), typed));
    alarms.close(alarm.id(), By.clock());
    Alarm withdrawn = test.raised(bug);
    test.raise(bug, QUINN);
    done(verdicts.withdraw(withdrawn.id(), by(RAE), typed));
    test.clock.set(TestAlarms.TUESDAY.plus(Duration.ofDays(7 * alarm.id())));
  }

  private void company(String typed) {
    test.company.directory.member("URAE", "rae", typed.substring(0, Math.min(80, typed.length())));
  }

  private static void checkBlocks(String key, JsonElement json, List<String> texts) {
    assertThat(json.getAsJsonArray()).as(key).hasSizeLessThanOrEqualTo(50);
    for (JsonElement each : json.getAsJsonArray()) {
      JsonObject block = each.getAsJsonObject();
      if (block.get("type").getAsString().equals("section")) {
        JsonObject text = block.getAsJsonObject("text");
        assertThat(text.get("verbatim").getAsBoolean()).as(key).isTrue();
        assertThat(text.get("text").getAsString()).as(key).hasSizeLessThanOrEqualTo(3_000);
        texts.add(text.get("text").getAsString());
      }
    }
  }

  @Test
  void what_is_long_stands_whole_in_the_thread() {
    String typed = "It stops. ".repeat(900).strip();
    Alarm alarm =
        test.raised(
            new BugReport(
                "https://bugs.example/1",
                Optional.empty(),
                typed,
                Set.of(Criterion.DATA_LOSS),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Source.US,
                Optional.empty()));
    String whole =
        String.join(
            " ",
            test.outbox.keys(alarm.card() + ":happens").stream().map(test.outbox::text).toList());
    assertThat(whole.replaceAll("\\s+", " ")).endsWith(typed);
  }

  @Test
  void alarms_that_go_on_are_named_in_one_line() {
    assertThat(test.feature.openInOneLine().get()).isEmpty();
    test.confirmed();
    test.rejected();
    test.raised();
    assertThat(test.feature.openInOneLine().get())
        .contains(
            "*Critical bugs:* 1 Upgrades fail on 4.60 (critical, to be fixed), 3 Upgrades fail on 4.60 (waiting for product)");
    for (int n = 0; n < 5; n++) {
      test.raised();
    }
    assertThat(test.feature.openInOneLine().get().orElseThrow())
        .endsWith(", 2 more: `/critical-bug list`");
  }

  /** Nothing reaches Slack meanwhile. */
  private static final class Waiting implements Outbox {
    private final Map<String, Message> byKey = new LinkedHashMap<>();

    @Override
    public void put(Message message) {
      byKey.putIfAbsent(message.key(), message);
    }

    @Override
    public void edit(String key, Content content) {
      Message old = message(key);
      byKey.put(key, new Message(key, old.to(), old.under(), old.priority(), content));
    }

    @Override
    public void withdraw(String key) {
      byKey.remove(key);
    }

    @Override
    public Optional<Posted> posted(String key) {
      return Optional.empty();
    }

    Message message(String key) {
      return Optional.ofNullable(byKey.get(key)).orElseThrow();
    }
  }

  @Test
  void somebody_who_may_not_reads_who_may_where_it_stands_and_what_is_possible() {
    Alarm alarm = test.raised();
    assertThat(shown(TestAlarms.refused(alarms.look(alarm.id(), by(new PersonId("UQUINN"))))))
        .isEqualTo(
            "That is for product and admins (R20). Alarm 1 waits for product since Tue 8 Sep 2026 12:00 CDT. What can be done now: *I'm looking*, *Critical*, *Not critical* or *Withdraw*. `/critical-bug show 1` has the buttons.");
  }
}
