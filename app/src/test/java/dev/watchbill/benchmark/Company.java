package dev.watchbill.benchmark;

import static org.awaitility.Awaitility.await;

import dev.watchbill.sandbox.Sandbox;
import dev.watchbill.sandbox.SandboxOptions;
import dev.watchbill.sandbox.Seed;
import dev.watchbill.sandbox.github.GitHub;
import dev.watchbill.sandbox.github.GitHubRoutes;
import dev.watchbill.sandbox.github.GitHubSeed;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** The people of a sandbox of their own, who ask the bot; and its GitHub. */
final class Company implements AutoCloseable {
  private static final Duration LONGEST_START = Duration.ofSeconds(90);

  private final Sandbox sandbox;
  private final ExecutorService people = Executors.newCachedThreadPool();

  private Company(Sandbox sandbox) {
    this.sandbox = sandbox;
    Seed.plant(sandbox.workspace());
  }

  static Company atWork() {
    var clock = Clock.systemUTC();
    return new Company(
        Sandbox.start(
            SandboxOptions.fleeting(clock).serving(new GitHubRoutes(GitHubSeed.planted(clock)))));
  }

  /** Where a bot finds it. */
  Map<String, String> environment() {
    return Map.of(
        "SLACK_API_URL", sandbox.apiUrl(),
        "SLACK_BOT_TOKEN", sandbox.botToken(),
        "SLACK_APP_TOKEN", sandbox.appToken(),
        "GITHUB_API_URL", GitHubRoutes.apiUrl(sandbox),
        "GITHUB_TOKEN", GitHub.TOKEN);
  }

  Sandbox sandbox() {
    return sandbox;
  }

  /** Waits until the bot is there and answers. */
  void awaitAnswer(BotProcess process) {
    await()
        .atMost(LONGEST_START)
        .pollInterval(Duration.ofMillis(200))
        .until(
            () -> {
              process.requireAlive();
              return isAnswered(new Question("ada", "", ""));
            });
  }

  /**
   * @throws IllegalStateException if the answer is not as expected
   */
  void mustAnswer(Question question) {
    if (!isAnswered(question)) {
      throw new IllegalStateException("the bot did not answer rightly: " + question);
    }
  }

  /** The questions, over and over. */
  Asking asking(List<Question> questions) {
    return number ->
        CompletableFuture.supplyAsync(
            () -> isAnswered(questions.get(number % questions.size())), people);
  }

  private boolean isAnswered(Question question) {
    var outcome = sandbox.as(question.who()).runs("/oncall", question.text());
    return outcome.acknowledged()
        && outcome.error().isEmpty()
        && outcome.answer().isPresent()
        && outcome
            .text()
            .toLowerCase(Locale.ROOT)
            .contains(question.expected().toLowerCase(Locale.ROOT));
  }

  @Override
  public void close() {
    people.shutdownNow();
    sandbox.close();
  }
}
