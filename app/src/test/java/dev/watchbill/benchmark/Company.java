package dev.watchbill.benchmark;

import static org.awaitility.Awaitility.await;

import dev.watchbill.sandbox.Sandbox;
import dev.watchbill.sandbox.Seed;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** The people of the sandbox, who ask the bot. */
final class Company implements AutoCloseable {
  private static final Duration LONGEST_START = Duration.ofSeconds(90);

  private final Sandbox sandbox;
  private final ExecutorService people = Executors.newCachedThreadPool();

  Company(Sandbox sandbox) {
    this.sandbox = sandbox;
    Seed.plant(sandbox.workspace());
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
  }
}
