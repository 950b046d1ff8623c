package dev.watchbill.criticalbug;

import static dev.watchbill.criticalbug.TestAlarms.CLEO;
import static dev.watchbill.criticalbug.TestAlarms.MAYA;
import static dev.watchbill.criticalbug.TestAlarms.PIA;
import static dev.watchbill.criticalbug.TestAlarms.RAE;
import static dev.watchbill.criticalbug.TestRaising.marked;
import static dev.watchbill.criticalbug.TestRaising.opened;
import static dev.watchbill.criticalbug.TestRaising.sent;
import static dev.watchbill.criticalbug.TestRaising.shown;
import static dev.watchbill.criticalbug.TestRaising.told;
import static dev.watchbill.criticalbug.TestRaising.updated;
import static dev.watchbill.criticalbug.TestRaising.values;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonParser;
import dev.watchbill.home.HomePart;
import dev.watchbill.people.By;
import dev.watchbill.people.PersonId;
import dev.watchbill.platform.github.GitHubWeb;
import dev.watchbill.platform.github.IssueRef;
import dev.watchbill.platform.slack.FormValues;
import dev.watchbill.platform.slack.Reply;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class VerdictAndListSlackTest {
  private static final TestRaising RAISING = new TestRaising();
  private static final TestAlarms TEST = RAISING.test;

  @BeforeEach
  void tuesday_at_noon_and_nothing_was_ever_raised() {
    TEST.clock.set(TestAlarms.TUESDAY);
    TEST.jdbi.useHandle(handle -> handle.execute("truncate alarm cascade"));
  }

  private static Reply types(PersonId who, String text) {
    return RAISING.types(who, text);
  }

  /** With the number in the place of {@code %d}. */
  private static Reply types(PersonId who, String text, long number) {
    return RAISING.types(who, text.replace("%d", Long.toString(number)));
  }

  private static FormValues words(String words) {
    return values(Map.of("words", List.of(words)));
  }

  @Test
  void critical_asks_for_the_expected_behaviour_and_the_group_of_those_who_may_say_so() {
    Alarm alarm = TEST.raised();

    assertThat(told(types(CLEO, "critical %d", alarm.id()))).contains("product", "R19");
    assertThat(opened(types(PIA, "critical %d Upgrades &lt;work&gt;", alarm.id())))
        .contains("alarm_critical_form", "\"initial_value\":\"Upgrades \\u003cwork\\u003e\"")
        .contains("\"initial_option\":{\"text\":{\"type\":\"plain_text\",\"text\":\"MDM\"");
    String number = Long.toString(alarm.id());
    assertThat(marked(RAISING.verdicts.critical(sent(PIA, number, words(" ")))))
        .containsOnlyKeys("words:9");
    assertThat(marked(RAISING.verdicts.critical(sent(PIA, number, words("It works")))))
        .containsOnlyKeys("group");
    FormValues filled = values(Map.of("words", List.of("It works"), "group", List.of("software")));
    assertThat(updated(RAISING.verdicts.critical(sent(CLEO, number, filled))))
        .describedAs("ruled again when it is sent off, and nothing typed is lost")
        .contains("R19", "\"initial_value\":\"It works\"");

    assertThat(RAISING.verdicts.critical(sent(PIA, number, filled)))
        .isInstanceOf(Reply.CloseAll.class);

    assertThat(TEST.now(alarm).confirmation())
        .hasValueSatisfying(
            its -> {
              assertThat(its.expected()).isEqualTo("It works");
              assertThat(its.group()).isEqualTo("software");
            });
  }

  @Test
  void a_rejection_needs_its_reason_and_is_contested_once_by_the_reporter() {
    Alarm alarm = TEST.raised();
    String number = Long.toString(alarm.id());
    assertThat(told(types(RAE, "contest %d", alarm.id()))).contains("Alarm " + number);
    assertThat(opened(types(PIA, "not-critical %d", alarm.id()))).contains("may contest it once");
    assertThat(marked(RAISING.verdicts.notCritical(sent(PIA, number, words("")))))
        .containsOnlyKeys("words:9");

    RAISING.verdicts.notCritical(sent(PIA, number, words("It has a workaround")));

    assertThat(told(types(PIA, "contest %d", alarm.id()))).contains("*Rae*, who raised it");
    assertThat(opened(types(RAE, "contest %d Acme is down", alarm.id())))
        .contains("It has a workaround", "Acme is down");
    TEST.verdicts.contest(alarm.id(), TestAlarms.by(RAE), "Acme is down");
    assertThat(home(MAYA)).contains("Waits for your verdict", "Critical after all");
    assertThat(home(PIA)).doesNotContain("Waits for your verdict");
    assertThat(opened(types(MAYA, "not-critical #%d", alarm.id())))
        .contains("Acme is down", "last word");
  }

  @Test
  void what_needs_words_takes_them_from_the_command_or_asks_for_them() {
    Alarm alarm = TEST.raised();

    assertThat(opened(types(RAE, "withdraw %d", alarm.id()))).contains("alarm_withdraw_form");
    assertThat(told(types(PIA, "looking %d", alarm.id()))).contains("Done");
    assertThat(told(types(RAE, "withdraw %d my <@UPIA> mistake", alarm.id()))).contains("Done");
    assertThat(TEST.now(alarm).state()).isEqualTo(AlarmState.WITHDRAWN);
    assertThat(told(types(RAE, "withdraw %d", alarm.id()))).contains("was withdrawn");

    Alarm confirmed = TEST.confirmed();
    assertThat(opened(types(MAYA, "fixed %d", confirmed.id()))).contains("alarm_fixed_form");
    assertThat(told(types(MAYA, "fixed %d " + "4".repeat(151), confirmed.id())))
        .contains("151 characters, and 150 fit");
    assertThat(told(types(MAYA, "fixed %d 4.61.1", confirmed.id()))).contains("Done");
    assertThat(opened(types(MAYA, "reopen %d", confirmed.id()))).contains("4.61.1");
    assertThat(told(types(MAYA, "reopen %d", 4711)))
        .contains("no alarm 4711", "/critical-bug list");
    assertThat(told(types(MAYA, "take"))).contains("Add its number");
    assertThat(opened(types(MAYA, "withdraw dialog crashes"))).contains("withdraw dialog crashes");
  }

  @Test
  void the_most_urgent_are_listed_first_with_what_happens_next() {
    assertThat(told(types(CLEO, "list"))).contains("No alarm is open");
    Alarm confirmed = TEST.confirmed();
    Alarm fellBack = TEST.fellBack();
    Alarm raised = TEST.raised();

    String list = told(types(CLEO, "list"));

    assertThat(list)
        .containsSubsequence(
            "Fallen back and not taken",
            "*" + fellBack.id() + "*",
            "Waiting for product",
            "*" + raised.id() + "*",
            "goes to <#CP1>",
            "14:00 CDT",
            "(in 1 hour)",
            "Critical, to be fixed",
            "*" + confirmed.id() + "*");
    assertThat(shown(types(CLEO, "list"))).contains("alarm.show:" + raised.id());
  }

  @Test
  void sixty_alarms_with_hostile_words_fit_into_a_message() {
    IntStream.range(0, 60)
        .forEach(
            n ->
                TEST.raised(
                    new BugReport(
                        "https://b.example/" + n + "?" + "|".repeat(900),
                        Optional.of("<!channel> | \u202E" + "&".repeat(500)),
                        "<!here> " + "&".repeat(2_900),
                        TestAlarms.bug("https://b.example").criteria(),
                        Optional.of("<!here>"),
                        Optional.of("mdm"),
                        Optional.of("<!here> ".repeat(200)),
                        Source.COMMUNITY,
                        Optional.of("<@UBEN>"))));
    Alarm one = TEST.alarms.open().get(0);

    for (Reply reply : List.of(types(CLEO, "list"), types(CLEO, "show %d", one.id()))) {
      assertThat(told(reply) + shown(reply)).doesNotContain("<!channel>", "<!here>", "<@UBEN>");
      var blocks = JsonParser.parseString(shown(reply)).getAsJsonArray();
      assertThat(blocks).hasSizeLessThanOrEqualTo(50);
      blocks.forEach(
          block -> {
            if (block.getAsJsonObject().has("text")) {
              assertThat(block.getAsJsonObject().getAsJsonObject("text").get("text").getAsString())
                  .hasSizeLessThanOrEqualTo(3_000);
            }
          });
    }
    assertThat(shown(types(CLEO, "list"))).contains("and 20 more");
  }

  @Test
  void one_is_shown_with_all_that_happened_and_by_whom() {
    Alarm alarm = TEST.fixed();
    TEST.alarms.line(its -> Optional.of("A line of another room"));
    IntStream.range(0, 40)
        .forEach(n -> TEST.alarms.happened(alarm.id(), By.clock(), "test.tick", "ticked box " + n));

    String whole =
        told(types(CLEO, "show %d", alarm.id())) + shown(types(CLEO, "show %d", alarm.id()));

    assertThat(whole)
        .contains("Alarm " + alarm.id() + " is fixed", "Upgrades fail on 4.60", "Acme", "4.60.1")
        .contains("Stay on 4.59", "Upgrades work", "A line of another room")
        .contains("left out here", "Watchbill ticked box 39")
        .doesNotContain("ticked box 3 ");
    assertThat(told(types(CLEO, "show 4711"))).contains("no alarm 4711", "/critical-bug list");
    assertThat(told(types(CLEO, "show"))).contains("Add its number");
    assertThat(opened(types(CLEO, "show button is dead"))).contains("show button is dead");
  }

  @Test
  void one_is_shown_with_the_buttons_of_what_can_be_done_now_and_no_others() {
    Alarm alarm = TEST.raised();
    TEST.alarms.button(
        its ->
            Optional.of(new AlarmButton("Of another room", "other:" + its.id()))
                .filter(button -> its.state() == AlarmState.CONFIRMED));

    assertThat(shownButtons(alarm)).containsExactly("critical", "not_critical", "look", "withdraw");
    TEST.verdicts.reject(alarm.id(), TestAlarms.by(PIA), "It has a workaround");
    assertThat(shownButtons(alarm)).containsExactly("contest");
    TEST.verdicts.contest(alarm.id(), TestAlarms.by(RAE), "Acme is down");
    assertThat(shownButtons(alarm)).containsExactly("uphold", "dismiss", "withdraw");
    TEST.verdicts.reject(alarm.id(), TestAlarms.by(MAYA), "It is as meant");
    assertThat(shownButtons(alarm)).isEmpty();
    Alarm fellBack = TEST.fellBack();
    assertThat(shownButtons(fellBack))
        .containsExactly("take", "critical", "not_critical", "withdraw");
    assertThat(shownButtons(TEST.confirmed(fellBack, "mdm"))).containsExactly("fixed", "other");
    assertThat(shownButtons(TEST.fixed(fellBack))).containsExactly("reopen");
  }

  private static List<String> shownButtons(Alarm alarm) {
    return Pattern.compile("\"action_id\":\"(?:alarm\\.)?(\\w+):")
        .matcher(shown(types(CLEO, "show %d", alarm.id())))
        .results()
        .map(found -> found.group(1))
        .toList();
  }

  @Test
  void the_report_takes_a_number_of_weeks() {
    TEST.rejected();
    TEST.clock.set(TestAlarms.TUESDAY.plus(Duration.ofDays(20)));

    assertThat(told(types(CLEO, "report"))).contains("1 alarm was raised in the last 12 weeks");
    assertThat(told(types(CLEO, "report 2 weeks"))).contains("No alarm was raised");
    assertThat(told(types(CLEO, "report 0"))).contains("Between 1 and 104");
    assertThat(told(types(CLEO, "report 999999999"))).contains("Between 1 and 104");
  }

  @Test
  void every_example_of_the_help_works_when_it_is_pasted() {
    Alarm alarm = TEST.raised();
    String help = told(types(CLEO, "help"));
    Matcher example = Pattern.compile("`/critical-bug ?([^`]*)`").matcher(help);
    var verbs = new ArrayList<String>();
    while (example.find()) {
      Reply reply = types(PIA, example.group(1));
      String verb = example.group(1).split(" ", 2)[0];
      verbs.add(verb);
      boolean raises = verb.isEmpty() || verb.equals("Upgrades");
      assertThat(
              reply instanceof Reply.Open open && open.modal().json().contains("alarm_raise_form"))
          .describedAs(example.group())
          .isEqualTo(raises);
    }
    assertThat(verbs)
        .contains("list", "show", "report", "critical", "not-critical", "contest", "withdraw")
        .contains("looking", "take", "fixed", "reopen");
    assertThat(help).contains(" " + alarm.id() + "`");
  }

  @Test
  void the_home_tab_shows_what_waits_for_the_reader_and_what_they_raised() {
    TEST.raised();

    assertThat(home(PIA)).contains("Waits for your verdict", "I'm looking");
    assertThat(home(RAE)).contains("You raised", "waiting for product");
    assertThat(home(CLEO)).isEmpty();
  }

  @Test
  void a_title_is_found_out_afterwards_or_when_the_alarm_next_moves() {
    var asked = new ArrayList<IssueRef>();
    var titles =
        new BugTitles(
            TEST.alarms,
            issue -> {
              asked.add(issue);
              if (asked.size() == 1) {
                throw new IllegalStateException("GitHub is away");
              }
              return Optional.of("Upgrades <fail>");
            },
            GitHubWeb.PUBLIC,
            TEST.transactions,
            Runnable::run);
    var bug = TestRaising.untitled("https://github.com/example/example/issues/7");
    Alarm alarm = TEST.raised(bug);
    var moved = new Moved(alarm, AlarmState.RAISED, TestAlarms.by(RAE), Instant.EPOCH);

    TEST.transactions.run(
        () -> {
          titles.moved(moved);
          assertThat(asked).describedAs("nobody waits for GitHub").isEmpty();
        });
    assertThat(TEST.now(alarm).bug().title()).isEmpty();
    titles.moved(moved);
    assertThat(TEST.now(alarm).bug().title()).contains("Upgrades <fail>");
    assertThat(TEST.outbox.text(alarm.card())).contains("|Upgrades &lt;fail&gt;>");
    titles.moved(new Moved(TEST.now(alarm), AlarmState.RAISED, TestAlarms.by(RAE), Instant.EPOCH));
    assertThat(asked).hasSize(2);
  }

  private static String home(PersonId reader) {
    return String.join("\n", RAISING.home.of(reader).stream().map(HomePart::toString).toList());
  }
}
