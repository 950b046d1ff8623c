package dev.watchbill.stories;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.watchbill.sandbox.page.Browser;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.ZoneId;
import org.openqa.selenium.Keys;

/**
 * Somebody in front of the page, in a real browser: what they type is typed, what they see is
 * painted. One person looks at a time; another who looks takes the screen over.
 */
final class Screen {
  private static final Duration LONG = Duration.ofSeconds(60);
  private static final String HERE = ".place .message";
  private static final String THREAD = ".pane .message";

  private final Browser browser;
  private final Workspace workspace;
  private final String handle;
  private final ZoneId zone;

  Screen(Browser browser, Workspace workspace, String handle) {
    this.browser = browser;
    this.workspace = workspace;
    this.handle = handle;
    this.zone = ZoneId.of(workspace.sandbox().as(handle).person().zone());
  }

  /** Goes to a channel by its name, or to {@code @watchbill}: what the bot wrote in private. */
  Screen opens(String room) {
    browser.visit("%s/?as=%s#%s".formatted(workspace.sandbox().address(), handle, room));
    browser.find(".place .composer textarea");
    return this;
  }

  /** Opens the bot's Home tab. */
  Screen opensHome() {
    browser.visit("%s/?as=%s#app/home".formatted(workspace.sandbox().address(), handle));
    return this;
  }

  /** Types into the channel, and sends: words or a command. */
  Screen types(String text) {
    browser.says(text);
    return this;
  }

  /** Opens the thread under the message that says this. */
  Screen opensThreadOf(String words) {
    browser.uses(words, "[aria-label='Reply in thread']");
    browser.find(THREAD, words);
    return this;
  }

  /** Answers in the thread that is open. */
  Screen answers(String text) {
    browser.type(".pane .composer textarea", text, Keys.ESCAPE, Keys.ENTER);
    browser.find(THREAD, text);
    return this;
  }

  /** Reacts to the message that says this with 👀. */
  Screen looksAt(String words) {
    browser.uses(words, "[aria-label='Taking a look']");
    browser.find(".reaction[aria-pressed=true]");
    return this;
  }

  /** A message of the channel has all these words, in this order, now or in a moment. */
  Screen sees(String... words) {
    browser.findAll(HERE, words);
    return this;
  }

  /** A message of the open thread has all these words, in this order, now or in a moment. */
  Screen seesInThread(String... words) {
    browser.findAll(THREAD, words);
    return this;
  }

  /** No message on the screen says this. */
  Screen doesNotSee(String words) {
    assertThat(browser.shows(HERE, words) || browser.shows(THREAD, words))
        .describedAs(words)
        .isFalse();
    return this;
  }

  /** The Home tab has all these words, in this order. */
  Screen seesAtHome(String... words) {
    browser.findAll(".home", words);
    return this;
  }

  /** A form is open that has all these words, in this order. */
  Screen seesForm(String... words) {
    browser.findAll(".modal", words);
    return this;
  }

  /** A field of the form is marked with these words. */
  Screen seesMarked(String words) {
    browser.find(".modal .error", words);
    return this;
  }

  /** Types into the field of the form that has this label, in place of what was there. */
  Screen fills(String label, String text) {
    browser.fill(label, text);
    return this;
  }

  /** Chooses in the select of the form that has this label, by what is offered there. */
  Screen chooses(String label, String offered) {
    browser.clickField(label);
    browser.type(".menu input", offered);
    browser.click(".menu .item", offered);
    return this;
  }

  /** Ticks the box, or chooses the one of several, of the form that says this. */
  Screen ticks(String label) {
    browser.click(".modal .ticks label", label);
    return this;
  }

  /** Ticks the box of a message beside which this stands. */
  Screen ticksBeside(String words) {
    browser.click(".message .block-section:has(.ticks)", words, ".ticks label");
    return this;
  }

  /** Chooses what the menu of the message that says this offers, such as a shortcut. */
  Screen choosesOfMenu(String words, String offered) {
    browser.uses(words, "[aria-label='More actions']");
    browser.click(".menu .item", offered);
    return this;
  }

  /** Sends the form. */
  Screen submits() {
    browser.click(".modal .submit");
    return this;
  }

  /** Puts away what only tells something. */
  Screen closes() {
    browser.click(".modal-foot .submit", "Close");
    return seesNoForm();
  }

  /** No form is open any more. */
  Screen seesNoForm() {
    browser.loses(".modal h2", "");
    return this;
  }

  /** Presses the newest button with this label on the screen. */
  Screen presses(String label) {
    browser.click(".message .button", label);
    return this;
  }

  /** Presses the button with this label of the message that says this. */
  Screen pressesOf(String words, String label) {
    browser.presses(words, label);
    return this;
  }

  /** Moves the workspace's clock by its own dialog, as with {@code +1 hour}. */
  Screen movesClockOn(String step) {
    var before = workspace.sandbox().workspace().ledger().now();
    opensClock();
    browser.click(".move-clock .button", step);
    await("the clock to move " + step)
        .atMost(LONG)
        .until(
            () -> workspace.sandbox().workspace().ledger().now().isAfter(before.plusSeconds(30)));
    return rests();
  }

  /**
   * Moves the clock to what a wall clock where this person lives says: {@code 2026-11-18T10:00}.
   */
  Screen movesClockTo(String wallClock) {
    opensClock();
    browser.sets(".move-clock input[type=datetime-local]", wallClock);
    browser.click(".move-clock .button.primary");
    var target = LocalDateTime.parse(wallClock).atZone(zone).toInstant();
    await("the clock to reach " + wallClock)
        .atMost(LONG)
        .until(() -> !workspace.sandbox().workspace().ledger().now().isBefore(target));
    return rests();
  }

  /** Goes to the pull requests on GitHub. */
  Screen opensPullRequests() {
    browser.visit("%s/?as=%s#github/pulls".formatted(workspace.sandbox().address(), handle));
    browser.find(".pull");
    return this;
  }

  /** A pull request there has all these words, in this order, now or in a moment. */
  Screen seesPullRequest(int number, String... words) {
    browser.findAll("[data-pull='%d']".formatted(number), words);
    return this;
  }

  /** Presses a button of a pull request there: Merge, Push a commit, Close, Reopen. */
  Screen pressesOfPullRequest(int number, String label) {
    browser.click("[data-pull='%d'] .button".formatted(number), label);
    return this;
  }

  /** Gives a pull request there a label. */
  Screen labelsPullRequest(int number, String label) {
    pressesOfPullRequest(number, "Add a label");
    browser.type(".menu input", label, Keys.ENTER);
    return seesPullRequest(number, label);
  }

  /** Presses a button of what holds merges back: of GitHub's rules, or of Merge Freeze. */
  Screen pressesOfWhatHolds(String label) {
    browser.click(".holder .button", label);
    return this;
  }

  /** Keeps what is seen, to be looked at. */
  Screen screenshot(String name) {
    browser.screenshot(name);
    return this;
  }

  /** Its dialog stays open, for one more step. */
  private void opensClock() {
    if (!browser.shows(".move-clock", "")) {
      browser.click(".clock-button");
    }
  }

  /** The bot has done what was due on the way, and the page says so. */
  private Screen rests() {
    browser.loses(".clock-button .spinner", "");
    if (browser.shows(".move-clock", "")) {
      browser.click(".clock-button");
    }
    return this;
  }
}
