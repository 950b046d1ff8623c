package dev.watchbill.sandbox.page;

import static org.junit.jupiter.api.Assumptions.abort;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.openqa.selenium.By;
import org.openqa.selenium.ElementNotInteractableException;
import org.openqa.selenium.JavascriptExecutor;
import org.openqa.selenium.Keys;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.StaleElementReferenceException;
import org.openqa.selenium.TimeoutException;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.interactions.Actions;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.support.ui.WebDriverWait;

/** A headless Chromium of this machine: never downloaded, and said aloud if there is none. */
final class Browser implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final Path SCREENSHOTS = Path.of("target", "screenshots");

  private final ChromeDriver driver;

  private Browser(ChromeDriver driver) {
    this.driver = driver;
  }

  /** Opens one; without a browser on this machine the test is skipped, loudly. */
  static Browser open() {
    var chrome = program("CHROME_BIN", "chromium", "chromium-browser", "google-chrome", "chrome");
    var chromedriver = program("CHROMEDRIVER", "chromedriver");
    if (chrome.isEmpty() || chromedriver.isEmpty()) {
      var missing =
          "BROWSER TESTS ARE SKIPPED: no %s on this machine. Put chromium and chromedriver on the PATH, or name them in CHROME_BIN and CHROMEDRIVER."
              .formatted(chrome.isEmpty() ? "chromium" : "chromedriver");
      System.err.println(missing);
      abort(missing);
    }
    var options = new ChromeOptions();
    options.setBinary(chrome.orElseThrow());
    options.addArguments(
        "--headless=new",
        "--no-sandbox",
        "--disable-gpu",
        "--disable-dev-shm-usage",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
        "--no-first-run",
        "--hide-scrollbars",
        "--force-color-profile=srgb",
        "--user-data-dir=" + freshDirectory());
    var service =
        new ChromeDriverService.Builder().usingDriverExecutable(chromedriver.orElseThrow()).build();
    var browser = new Browser(new ChromeDriver(service, options));
    return browser.sized(1360, 860).preferring("light");
  }

  private static Optional<File> program(String variable, String... names) {
    var named = Optional.ofNullable(System.getenv(variable)).map(File::new);
    var path = Optional.ofNullable(System.getenv("PATH")).orElse("");
    var onPath =
        Arrays.stream(names)
            .flatMap(
                name -> Stream.of(path.split(File.pathSeparator, -1)).map(d -> new File(d, name)));
    return Stream.concat(named.stream(), onPath).filter(File::canExecute).findFirst();
  }

  private static Path freshDirectory() {
    try {
      return Files.createTempDirectory("page-browser");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** As wide and high as a screen of this size, in CSS pixels. */
  Browser sized(int width, int height) {
    driver.executeCdpCommand(
        "Emulation.setDeviceMetricsOverride",
        Map.of("width", width, "height", height, "deviceScaleFactor", 1, "mobile", false));
    return this;
  }

  /**
   * What the system says of light and dark; nothing moves, so that screenshots are of something
   * finished.
   */
  Browser preferring(String scheme) {
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
  Browser visit(String address) {
    // A change of the part after # alone would not load the page.
    driver.get("about:blank");
    driver.get(address);
    find(".bar");
    return this;
  }

  /** The first such element, as soon as it is there and shown. */
  WebElement find(String css) {
    return patiently(
        "to find " + css,
        () ->
            driver.findElements(By.cssSelector(css)).stream()
                .filter(WebElement::isDisplayed)
                .findFirst());
  }

  /** The first such element that says this. */
  WebElement find(String css, String text) {
    return patiently(
        "to find %s saying %s".formatted(css, text),
        () ->
            driver.findElements(By.cssSelector(css)).stream()
                .filter(each -> each.isDisplayed() && each.getText().contains(text))
                .reduce((first, last) -> last));
  }

  void click(String css) {
    patiently(
        "to click " + css,
        () -> {
          find(css).click();
          return Optional.of(true);
        });
  }

  void click(String css, String text) {
    patiently(
        "to click " + css,
        () -> {
          find(css, text).click();
          return Optional.of(true);
        });
  }

  /** Types into a field as a person does, key by key. */
  void type(String css, CharSequence... keys) {
    find(css).sendKeys(keys);
  }

  /** Writes in the room's composer and sends it. */
  void says(String text) {
    type(".place .composer textarea", text, Keys.ESCAPE, Keys.ENTER);
  }

  /** Hovers over the message that says this, and clicks one of the actions that then appear. */
  void uses(String message, String action) {
    patiently(
        "to use %s of the message saying %s".formatted(action, message),
        () -> {
          var found = find(".message", message);
          new Actions(driver).moveToElement(found).perform();
          found.findElement(By.cssSelector(action)).click();
          return Optional.of(true);
        });
  }

  /** Waits until nothing of this sort says this any more. */
  void loses(String css, String text) {
    patiently(
        "to lose %s saying %s".formatted(css, text),
        () ->
            driver.findElements(By.cssSelector(css)).stream()
                    .anyMatch(each -> each.getText().contains(text))
                ? Optional.empty()
                : Optional.of(true));
  }

  /** What an expression in the page comes to. */
  Object evaluates(String script) {
    var value = ((JavascriptExecutor) driver).executeScript("return " + script);
    return value == null ? "" : value;
  }

  /** Where the keyboard is. */
  WebElement focused() {
    return driver.switchTo().activeElement();
  }

  String address() {
    return Optional.ofNullable(driver.getCurrentUrl()).orElse("");
  }

  /** Errors that the page has written to its console. */
  List<String> complaints() {
    return driver.manage().logs().get(LogType.BROWSER).getAll().stream()
        .map(entry -> entry.getLevel() + " " + entry.getMessage())
        .filter(line -> line.startsWith("SEVERE"))
        .toList();
  }

  /** Keeps what is seen, to be looked at. */
  void screenshot(String name) {
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

  @Override
  public void close() {
    driver.quit();
  }
}
