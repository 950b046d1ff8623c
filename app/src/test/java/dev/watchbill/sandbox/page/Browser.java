package dev.watchbill.sandbox.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.openqa.selenium.By;
import org.openqa.selenium.ElementNotInteractableException;
import org.openqa.selenium.JavascriptExecutor;
import org.openqa.selenium.Keys;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.StaleElementReferenceException;
import org.openqa.selenium.TimeoutException;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.interactions.Actions;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.support.ui.WebDriverWait;

/**
 * A headless Chromium of this machine: never downloaded, and said aloud if there is none. All tests
 * of a run share one, for it takes long to start; it is closed with the run.
 */
public final class Browser {
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static @Nullable Browser shared;
  private static final Path SCREENSHOTS = Path.of("target", "screenshots");

  private final ChromeDriver driver;

  private Browser(ChromeDriver driver) {
    this.driver = driver;
  }

  /**
   * The one that all share, wide and light; without a browser on this machine the test is skipped,
   * loudly.
   */
  public static synchronized Browser open() {
    var open = shared;
    if (open == null) {
      open = new Browser(Chromium.start());
      shared = open;
      Runtime.getRuntime().addShutdownHook(new Thread(open.driver::quit, "browser-end"));
    }
    open.leaves();
    open.complaints();
    return open.sized(1360, 860).preferring("light");
  }

  /** Leaves the page, which would go on asking for a sandbox that is gone. */
  public void leaves() {
    driver.get("about:blank");
  }

  /** As wide and high as a screen of this size, in CSS pixels. */
  public Browser sized(int width, int height) {
    driver.executeCdpCommand(
        "Emulation.setDeviceMetricsOverride",
        Map.of("width", width, "height", height, "deviceScaleFactor", 1, "mobile", false));
    return this;
  }

  /**
   * What the system says of light and dark; nothing moves, so that screenshots are of something
   * finished.
   */
  public Browser preferring(String scheme) {
    driver.executeCdpCommand(
        "Emulation.setEmulatedMedia",
        Map.of(
            "features",
            List.of(
                Map.of("name", "prefers-color-scheme", "value", scheme),
                Map.of("name", "prefers-reduced-motion", "value", "reduce"))));
    return this;
  }

  /** Goes to an address and waits until the page has its rooms. */
  public Browser visit(String address) {
    // A change of the part after # alone would not load the page.
    driver.get("about:blank");
    driver.get(address);
    find(".bar");
    return this;
  }

  /** The first such element, as soon as it is there and shown. */
  public WebElement find(String css) {
    return patiently(
        "to find " + css,
        () ->
            driver.findElements(By.cssSelector(css)).stream()
                .filter(WebElement::isDisplayed)
                .findFirst());
  }

  /** The first such element that says this. */
  public WebElement find(String css, String text) {
    return patiently(
        "to find %s saying %s".formatted(css, text),
        () ->
            driver.findElements(By.cssSelector(css)).stream()
                .filter(each -> each.isDisplayed() && each.getText().contains(text))
                .reduce((first, last) -> last));
  }

  public void click(String css) {
    patiently(
        "to click " + css,
        () -> {
          find(css).click();
          return Optional.of(true);
        });
  }

  public void click(String css, String text) {
    patiently(
        "to click " + css,
        () -> {
          find(css, text).click();
          return Optional.of(true);
        });
  }

  /** Clicks what is inside the last such element that says this. */
  public void click(String css, String text, String inside) {
    patiently(
        "to click %s of %s saying %s".formatted(inside, css, text),
        () -> {
          find(css, text).findElement(By.cssSelector(inside)).click();
          return Optional.of(true);
        });
  }

  /** Types into a field as a person does, key by key. */
  public void type(String css, CharSequence... keys) {
    find(css).sendKeys(keys);
  }

  /** Writes in the room's composer and sends it. */
  public void says(String text) {
    type(".place .composer textarea", text, Keys.ESCAPE, Keys.ENTER);
  }

  /** Hovers over the message that says this, and clicks one of the actions that then appear. */
  public void uses(String message, String action) {
    patiently(
        "to use %s of the message saying %s".formatted(action, message),
        () -> {
          var found = find(".message", message);
          new Actions(driver).moveToElement(found).perform();
          found.findElement(By.cssSelector(action)).click();
          return Optional.of(true);
        });
  }

  /** Clicks the button with this label of the last message that says this. */
  public void presses(String message, String label) {
    patiently(
        "to press %s of the message saying %s".formatted(label, message),
        () -> {
          var pressed =
              find(".message", message).findElements(By.cssSelector(".button")).stream()
                  .filter(button -> button.getText().contains(label))
                  .findFirst();
          pressed.ifPresent(WebElement::click);
          return pressed;
        });
  }

  /** Waits until nothing of this sort says this any more. */
  public void loses(String css, String text) {
    patiently(
        "to lose %s saying %s".formatted(css, text),
        () ->
            driver.findElements(By.cssSelector(css)).stream()
                    .anyMatch(each -> each.getText().contains(text))
                ? Optional.empty()
                : Optional.of(true));
  }

  /** What an expression in the page comes to. */
  public Object evaluates(String script) {
    var value = ((JavascriptExecutor) driver).executeScript("return " + script);
    return value == null ? "" : value;
  }

  /** The last such element that says all of this, in this order. */
  public WebElement findAll(String css, String... words) {
    return patiently(
        "to find %s saying %s".formatted(css, List.of(words)),
        () ->
            driver.findElements(By.cssSelector(css)).stream()
                .filter(each -> each.isDisplayed() && has(each.getText(), words))
                .reduce((first, last) -> last));
  }

  private static boolean has(String text, String... words) {
    var from = 0;
    for (var word : words) {
      var at = text.indexOf(word, from);
      if (at < 0) {
        return false;
      }
      from = at + word.length();
    }
    return true;
  }

  /** Whether such an element says this now. */
  public boolean shows(String css, String text) {
    return driver.findElements(By.cssSelector(css)).stream()
        .anyMatch(each -> each.getText().contains(text));
  }

  /** Gives a field a value at once, where typing would depend on the machine's language. */
  public void sets(String css, String value) {
    set(find(css), value);
  }

  private void set(WebElement field, String value) {
    driver.executeScript(
        "arguments[0].value = arguments[1];"
            + "arguments[0].dispatchEvent(new Event('input', { bubbles: true }));"
            + "arguments[0].dispatchEvent(new Event('change', { bubbles: true }));",
        field,
        value);
  }

  /** Fills the field of the open form that has this label, in place of what was there. */
  public void fill(String label, String value) {
    var field = fieldLabelled(label);
    if ("date".equals(field.getDomAttribute("type"))) {
      set(field, value);
    } else {
      field.sendKeys(Keys.chord(Keys.CONTROL, "a"), value);
    }
  }

  /** Clicks the field of the open form that has this label. */
  public void clickField(String label) {
    fieldLabelled(label).click();
  }

  private WebElement fieldLabelled(String label) {
    var id = find(".modal label", label).getDomAttribute("for");
    return find("[id='%s']".formatted(id));
  }

  /** Where the keyboard is. */
  public WebElement focused() {
    return driver.switchTo().activeElement();
  }

  public String address() {
    return Optional.ofNullable(driver.getCurrentUrl()).orElse("");
  }

  /** The page has written no error to its console. */
  public void complainsOfNothing() {
    assertThat(complaints()).isEmpty();
  }

  private List<String> complaints() {
    return driver.manage().logs().get(LogType.BROWSER).getAll().stream()
        .map(entry -> entry.getLevel() + " " + entry.getMessage())
        .filter(line -> line.startsWith("SEVERE"))
        .toList();
  }

  /** Keeps what is seen, to be looked at. */
  public void screenshot(String name) {
    try {
      Files.createDirectories(SCREENSHOTS);
      Files.write(SCREENSHOTS.resolve(name + ".png"), driver.getScreenshotAs(OutputType.BYTES));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot keep the screenshot " + name, e);
    }
  }

  private interface Look<T> {
    Optional<T> now();
  }

  private <T> T patiently(String what, Look<T> look) {
    var wait = new WebDriverWait(driver, PATIENCE, Duration.ofMillis(50));
    wait.withMessage(() -> what + ", in\n" + driver.findElement(By.tagName("body")).getText());
    wait.ignoring(StaleElementReferenceException.class);
    wait.ignoring(ElementNotInteractableException.class);
    try {
      return Optional.ofNullable(wait.until(ignored -> look.now().orElse(null))).orElseThrow();
    } catch (TimeoutException e) {
      screenshot("failed");
      throw e;
    }
  }
}
