package dev.watchbill.sandbox.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.Keys;

/** The page in a real browser, with an app behind it that is not ours. */
class PageIT {
  private static PageBed bed;
  private static Browser browser;

  @BeforeAll
  static void open() throws Exception {
    bed = PageBed.open();
    browser = bed.browser();
  }

  @AfterAll
  static void close() throws Exception {
    if (bed != null) {
      bed.close();
    }
  }

  @AfterEach
  void the_page_complains_of_nothing() {
    browser.sized(1360, 860).preferring("light").complainsOfNothing();
  }

  @Test
  void the_past_week_stands_in_the_channels() {
    visit("ben", "#help-engineering");
    browser.find(".message", "Is there a known limit");
    browser.find(".day", "Today");
    browser.find(".new-mark");
    browser.screenshot("channel-light");
  }

  @Test
  void a_command_is_completed_and_its_answer_is_seen_by_one_person_alone() {
    visit("ben", "#random");
    browser.type(".place .composer textarea", "/po");
    browser.find(".completions li[aria-selected=true]", "/poll");
    browser.screenshot("command-completion");
    browser.type(".place .composer textarea", Keys.TAB);
    browser.find(".composer .hint", "[question]");
    browser.type(".place .composer textarea", Keys.ENTER);
    browser.find(".message.only-you", "What would you ask?");
    browser.find(".only-you-note", "Only visible to you");
    browser.screenshot("ephemeral");
    visit("kofi", "#random");
    browser.find(".message", "sourdough");
    browser.loses(".message", "What would you ask?");
  }

  @Test
  void an_app_that_is_silent_is_shown_as_slack_shows_it() {
    visit("ben", "#random");
    browser.says("/poll-silence");
    browser.find(".message.only-you", "/poll-silence failed with the error \"operation_timeout\"");
  }

  @Test
  void a_form_shows_its_errors_in_place_and_keeps_what_was_typed() {
    visit("ines", "#general");
    browser.says("/poll-form");
    browser.find(".modal h2", "Ask everybody");
    browser.click(".modal .submit");
    browser.find(".modal .error", "Please complete this required field.");
    browser.type(".modal input", "Tea");
    browser.click(".modal .submit");
    browser.find(".modal .error", "A question ends with a question mark.");
    assertThat(browser.find(".modal input").getDomProperty("value")).isEqualTo("Tea");
    assertThat(browser.focused().getTagName()).isEqualTo("input");
    assertThat(browser.find(".modal input[type=time]").getDomProperty("value")).isEqualTo("09:30");
    assertThat(browser.find(".modal input[type=datetime-local]").getDomProperty("value"))
        .isEqualTo("2026-11-20T19:00");
    browser.find(".modal .select", "Secret");
    browser.screenshot("modal-errors");
    browser.type(".modal input", " or coffee?", Keys.ENTER);
    browser.find(".place .message", "Tea or coffee?");
    browser.loses(".modal h2", "Ask everybody");
  }

  @Test
  void escape_closes_a_modal_and_the_keyboard_stays_inside_while_it_is_open() {
    visit("ines", "#general");
    browser.click("[aria-label=Shortcuts]");
    browser.click(".menu .item", "Start a poll");
    browser.find(".modal h2", "Ask everybody");
    for (var i = 0; i < 9; i++) {
      browser.focused().sendKeys(Keys.TAB);
      assertThat(browser.evaluates("Boolean(document.activeElement.closest('.modal'))"))
          .isEqualTo(true);
    }
    browser.focused().sendKeys(Keys.ESCAPE);
    browser.loses(".modal h2", "Ask everybody");
  }

  @Test
  void a_button_changes_the_message_after_a_question_if_it_asks_one() {
    visit("ben", "#help-promote");
    browser.says("/poll Ship it?");
    browser.click(".message .button", "Drop");
    browser.find(".confirm h2", "Drop the poll?");
    browser.screenshot("confirm");
    browser.click(".confirm .no");
    browser.click(".message .button", "Yes");
    browser.find(".message", "@Ben Achebe says yes.");
    browser.loses(".message", "Ship it?");
  }

  @Test
  void a_thread_is_read_and_answered_in_its_pane() {
    visit("carmen", "#help-engineering");
    browser.click(".place .replies", "4 replies");
    browser.find(".pane .message", "the proxy presents its own chain");
    browser.type(".pane .composer textarea", "They have renewed it.", Keys.ENTER);
    browser.find(".pane .message", "They have renewed it.");
    browser.find(".place .replies", "5 replies");
    browser.screenshot("thread-light");
    assertThat(browser.address()).matches(".*as=carmen#help-engineering/\\d+\\.\\d+");
  }

  @Test
  void people_are_mentioned_with_completion_and_see_that_they_are_meant() {
    visit("priya", "#general");
    browser.type(".place .composer textarea", "Thanks @kof");
    browser.find(".completions li", "Kofi Mensah");
    browser.screenshot("mention-completion");
    browser.type(".place .composer textarea", Keys.TAB);
    browser.type(".place .composer textarea", "and @onc", Keys.TAB, "!", Keys.ENTER);
    browser.find(".message .mention", "@oncall");
    visit("kofi", "#random");
    browser.find("[data-room=general] .count", "1");
    browser.click("[data-room=general]");
    browser.find(".message .mention.me", "@Kofi Mensah");
    browser.loses("[data-room=general]", "1");
  }

  @Test
  void one_acts_as_another_person() {
    visit("ben", "#general");
    browser.click(".actor");
    browser.screenshot("act-as");
    browser.type(".menu input", "quinn", Keys.ENTER);
    browser.find(".actor", "Quinn Tanaka");
    browser.says("All eleven are green.");
    var message = browser.find(".message", "All eleven are green.");
    assertThat(message.getText()).startsWith("QT\nQuinn Tanaka");
    assertThat(browser.address()).contains("as=quinn");
  }

  @Test
  void a_message_is_edited_reacted_to_and_deleted() {
    visit("theo", "#random");
    browser.says("Fisrt!");
    browser.uses("Fisrt!", "[aria-label='More actions']");
    browser.click(".menu .item", "Edit message");
    browser.type(".editor textarea", Keys.chord(Keys.CONTROL, "a"), "First!", Keys.ENTER);
    browser.find(".message .edited", "(edited)");
    browser.uses("First!", "[aria-label='Add a reaction']");
    browser.type(".menu input", "tada", Keys.ENTER);
    browser.find(".reaction[aria-pressed=true]", "1");
    browser.uses("First!", "[aria-label='More actions']");
    browser.click(".menu .item", "Delete message");
    browser.click(".confirm .yes");
    browser.loses(".message", "First!");
  }

  @Test
  void an_app_shows_its_home_tab() {
    visit("sam", "#app/home");
    browser.find(".home", "Your polls: none yet.");
    browser.screenshot("home");
  }

  @Test
  void a_message_shortcut_reaches_the_app() {
    visit("dana", "#help-p1");
    browser.uses("Alarm at 03:12", "[aria-label='More actions']");
    browser.click(".menu .item", "Ask about this");
    browser.find(".message.only-you", "A poll about: Alarm at 03:12");
  }

  @Test
  void the_clock_moves_on_and_is_shown_in_ones_own_zone() {
    visit("yuki", "#general");
    browser.click(".clock-button");
    browser.screenshot("clock");
    browser.click(".move-clock .button", "+1 hour");
    await().until(() -> bed.clock().offset().compareTo(Duration.ofMinutes(59)) >= 0);
    browser.find(".clock-button .moved", "ahead");
    browser.find(".clock-button .zone", "Tokyo");
  }

  @Test
  void a_mention_of_a_user_group_shows_who_is_in_it_and_lets_people_edit_it() {
    visit("ben", "#help-engineering");
    browser.click(".message button.mention", "@oncall");
    browser.find(".menu .item", "Inês Duarte");
    browser.screenshot("user-group");
    browser.click(".menu .item", "Edit members");
    browser.click(".menu .item", "Kofi Mensah");
    browser.find(".menu .item[aria-checked=true]", "Kofi Mensah");
    browser.click(".menu .item", "Kofi Mensah");
    browser.find(".menu .item[aria-checked=false]", "Kofi Mensah");
  }

  @Test
  void the_inspector_shows_calls_and_orders_faults() {
    visit("ben", "#general");
    browser.click("[aria-label=Inspector]");
    browser.says("/poll Tea?");
    browser.find(".call .method", "chat.postMessage");
    browser.screenshot("inspector");
    browser.click(".tabs button", "Faults");
    browser.click("[aria-label='Order: Refuse user-group updates']");
    browser.find(".rows td", "usergroups.users.update: refused with permission_denied");
    browser.screenshot("inspector-faults");
    browser.click(".inspector .button", "Clear all faults");
    browser.find(".inspector .nothing", "no fault is waiting");
    browser.click(".tabs button", "The bot");
    browser.find(".figure", "open socket");
  }

  @Test
  void pull_requests_merge_or_are_held_before_ones_eyes() {
    visit("ben", "#github/pulls");
    browser.findAll("[data-pull='105']", "Show the new filter", "May merge", "~unreleased bug");
    bed.project().rulesets().require("A freeze", "freeze");
    browser.findAll("[data-pull='105']", "Blocked", "“freeze” is expected");
    browser.click("[aria-label='Merge #105']");
    browser.find("[data-pull='105'] .pull-said", "was not merged");
    browser.click("[data-rule] .button", "Let administrators pass");
    browser.find("[data-rule]", "administrators may pass");
    browser.click(".new-pull");
    browser.type("#pull-title", "Explain the freeze", Keys.ENTER);
    browser.find(".new-pull-form [role=alert]", "at least one file");
    browser.type("#pull-paths", "docs/freeze.md");
    browser.click(".new-pull-form .submit");
    browser.click("[data-pull='115'] .button", "Add a label");
    browser.type(".menu input", "~release blocker", Keys.ENTER);
    browser.findAll("[data-pull='115']", "Explain the freeze", "~release blocker");
    browser.screenshot("pull-requests");
    visit("ada", "#github/pulls");
    browser.click("[aria-label='Merge #115']");
    browser.loses("[data-pull='115']", "");
    assertThat(bed.project().get(115).mergedBy()).contains("ada");
    browser.click("[data-rule] .button", "Switch off");
    browser.find("[data-pull='105']", "May merge");
  }

  @Test
  void what_others_see_is_hidden_from_guests_and_strangers() {
    visit("viktor", "");
    browser.find("[data-room=ext-northwind]");
    assertThat((Long) browser.evaluates("document.querySelectorAll('[data-room=general]').length"))
        .isZero();
  }

  @Test
  void typed_markup_stays_text() {
    visit("milo", "#general");
    browser.says("<img src=x onerror=alert(1)> & *bold* <script>");
    browser.find(".message .text", "<img src=x onerror=alert(1)> & bold <script>");
    browser.find(".message strong", "bold");
  }

  @Test
  void dark_is_as_the_system_says_or_as_one_chooses() {
    browser.preferring("dark");
    visit("carmen", "#help-engineering");
    assertThat(browser.evaluates("document.documentElement.dataset.theme")).isEqualTo("dark");
    browser.click(".place .replies");
    browser.find(".pane .message");
    browser.screenshot("thread-dark");
    browser.click("[aria-label^='Colours']");
    assertThat(browser.evaluates("document.documentElement.dataset.theme")).isEqualTo("light");
    browser.evaluates("localStorage.clear()");
  }

  @Test
  void a_phone_shows_one_thing_at_a_time() {
    browser.sized(390, 800);
    visit("ben", "");
    browser.find(".rooms");
    browser.screenshot("narrow-rooms");
    browser.click("[data-room=help-engineering]");
    browser.click(".replies", "replies");
    browser.find(".pane .message");
    browser.screenshot("narrow-thread");
    assertThat((Boolean) browser.evaluates("document.documentElement.scrollWidth <= innerWidth"))
        .isTrue();
    browser.click("[aria-label='Close the thread']");
    browser.screenshot("narrow-channel");
    browser.click(".back");
    browser.find(".rooms");
  }

  private static void visit(String who, String room) {
    bed.visit(who, room);
  }
}
