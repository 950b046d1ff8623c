package dev.watchbill.sandbox.page;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.Keys;

/** What comes with messages, and what one does with them, in a real browser. */
class MessagesPageIT {
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
  void a_message_is_forwarded_with_a_word_and_shows_where_it_comes_from() {
    bed.visit("dana", "#help-p1");
    browser.uses("Alarm at 03:12", "[aria-label='More actions']");
    browser.click(".menu .item", "Forward message");
    browser.click(".forward [aria-label='Forward to']");
    browser.type(".menu input", "help-promote", Keys.ENTER);
    browser.type(".forward textarea", "Worth a read");
    browser.screenshot("forward");
    browser.click(".forward .submit");
    browser.findAll(".place .message", "Worth a read", "Alarm at 03:12", "Posted in #help-p1");
    assertThat(browser.address()).endsWith("#help-promote");
    browser.screenshot("forwarded");
    browser.click(".shared .place-of");
    browser.find(".message.linked", "Alarm at 03:12");
  }

  @Test
  void one_click_says_that_one_is_looking() {
    bed.visit("ines", "#help-engineering");
    browser.uses("Which Go version", "[aria-label='Taking a look']");
    browser.find(".reaction[aria-pressed=true]", "1");
  }

  @Test
  void a_workflow_speaks_in_its_own_name() {
    bed.sandbox().automation("New ticket").saysInBlocks("help-engineering", "@oncall ticket 7");
    bed.visit("ines", "#help-engineering");
    browser.findAll(".message", "New ticket", "APP", "@oncall ticket 7");
  }

  @Test
  void a_file_is_shown_with_its_first_lines_to_be_downloaded() throws Exception {
    bed.poll().shares("general", "report.csv", "person,answered\nBen,3\nInês,5\n");
    bed.visit("ben", "#general");
    browser.findAll(".message", "Here is the report", "report.csv", "CSV", "Inês,5");
    assertThat(browser.find(".file").getDomAttribute("href"))
        .matches("/files/F[A-Z0-9]+/report\\.csv");
    browser.screenshot("file");
    browser.preferring("dark").sized(390, 800);
    browser.find(".file");
    browser.screenshot("file-narrow-dark");
    assertThat((Boolean) browser.evaluates("document.documentElement.scrollWidth <= innerWidth"))
        .isTrue();
  }

  @Test
  void a_select_of_a_message_asks_the_app_what_to_offer() throws Exception {
    bed.poll().asksForCity("random");
    bed.visit("kofi", "#random");
    browser.click(".message .select", "Which city?");
    browser.type(".menu input", "li");
    browser.click(".menu .item", "Lisbon");
    browser.find(".message", "Off to lisbon!");
  }

  @Test
  void what_was_deleted_at_the_head_of_a_thread_leaves_its_place() {
    var ben = bed.sandbox().as("ben");
    var first = ben.types("g-mdm", "Never mind");
    bed.sandbox().as("mo").replies(first, "I do mind");
    ben.deletes(first);
    bed.visit("mo", "#g-mdm");
    browser.findAll(".message", "This message was deleted.", "1 reply");
  }
}
