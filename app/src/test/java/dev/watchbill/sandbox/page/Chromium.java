package dev.watchbill.sandbox.page;

import static org.junit.jupiter.api.Assumptions.abort;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Stream;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;

/** Starts the Chromium of this machine; never downloads one. */
final class Chromium {
  private Chromium() {}

  /** Starts it; without one on this machine the test is skipped, loudly. */
  static ChromeDriver start() {
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
        // A page that was left would keep its line to the sandbox, and six lines are all there are.
        "--disable-features=BackForwardCache",
        "--no-first-run",
        "--hide-scrollbars",
        "--force-color-profile=srgb",
        "--user-data-dir=" + freshDirectory());
    var service =
        new ChromeDriverService.Builder().usingDriverExecutable(chromedriver.orElseThrow()).build();
    return new ChromeDriver(service, options);
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
}
