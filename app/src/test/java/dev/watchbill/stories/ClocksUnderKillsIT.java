package dev.watchbill.stories;

import static dev.watchbill.stories.MortalBots.soon;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.watchbill.sandbox.workspace.Message;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * Many ask, some are answered, and clocks run out within seconds, while bots are killed at any
 * moment and started again.
 */
@Tag(Exhaustive.TAG)
@Timeout(value = 5, unit = TimeUnit.MINUTES)
class ClocksUnderKillsIT {
  private static final int QUESTIONS = 30;
  private static final int KILLS = 3;
  private static final Duration BETWEEN_QUESTIONS = Duration.ofMillis(300);
  private static final int WITHIN = 14;
  private static final int REMIND_BEFORE = 9;

  /** So many things the clock has to say: the reminder, that it is due, and two contacts asked. */
  private static final int STEPS = 4;

  private final MortalBots bots =
      new MortalBots(FastClocks.configuration(WITHIN, REMIND_BEFORE, 3));
  private final Requests requests = new Requests(bots.jdbi, bots.sandbox);
  private final TooLate tooLate = TooLate.watch(bots.jdbi);
  private final ScheduledExecutorService people = Executors.newSingleThreadScheduledExecutor();
  private final AtomicInteger moments = new AtomicInteger();
  private final Random chance = new Random();
  private final Map<String, MortalBot> running = new LinkedHashMap<>();
  private final List<Message> questions = new ArrayList<>();
  private final List<Absence> absences = new ArrayList<>();

  /** From a kill until somebody was there again. */
  private record Absence(Instant from, Instant to) {
    boolean touches(Instant start, Instant end) {
      return from.isBefore(end) && to.isAfter(start);
    }
  }

  @AfterEach
  void close() {
    people.shutdownNow();
    bots.close();
  }

  @Test
  void one_of_two_bots() throws Exception {
    clocksRunOutWhileKilling("killed-with-clocks-1", "killed-with-clocks-2");
  }

  private void clocksRunOutWhileKilling(String... names) throws Exception {
    var seed = System.nanoTime();
    System.out.println("When to kill which bot is drawn from seed " + seed);
    chance.setSeed(seed);
    bots.sandbox.calls().listen(call -> moments.incrementAndGet());
    for (var name : names) {
      running.put(name, bots.start(name));
    }
    for (var engineer : List.of("ines", "ben")) {
      bots.insists("ada", "add @" + engineer + " mdm 2026-01-05", "on the roster");
    }
    var answers = new Answers(bots.jdbi, bots.sandbox);
    var asked = everybodyAsks(answers);
    for (var kill = 0; kill < KILLS; kill++) {
      var moment = moments.get() + 5 + chance.nextInt(30);
      soon().until(() -> moments.get() >= moment);
      killAndStart(names[chance.nextInt(names.length)]);
    }
    asked.await();
    soon().until(answers::areAllGiven);
    soon().until(() -> questions.stream().allMatch(this::isOver));
    bots.mustHaveSaidEverythingOnce();
    tooLate.mustHaveSeenNothing();
    assertThat(requests.all()).isEqualTo(QUESTIONS);
    var unanswered = questions.stream().filter(each -> !requests.isAnswered(each)).toList();
    assertThat(unanswered).hasSize(QUESTIONS / (STEPS + 1));
    unanswered.forEach(this::mustHaveBeenSpokenOf);
  }

  /** Evenly, whoever is there to hear it. */
  private CountDownLatch everybodyAsks(Answers answers) {
    var left = new CountDownLatch(QUESTIONS);
    var unused =
        people.scheduleAtFixedRate(
            () -> {
              if (left.getCount() > 0) {
                var question = bots.sandbox.as("carmen").types("help-engineering", "@oncall, why?");
                questions.add(question);
                var steps = questions.size() % (STEPS + 1);
                if (steps < STEPS) {
                  answers.plan(question, steps);
                }
                left.countDown();
              }
              answers.giveWhatIsTime();
            },
            0,
            BETWEEN_QUESTIONS.toMillis(),
            TimeUnit.MILLISECONDS);
    return left;
  }

  private void killAndStart(String name) throws InterruptedException {
    var from = Instant.now();
    requireNonNull(running.get(name)).kill();
    running.put(name, bots.start(name));
    absences.add(new Absence(from, Instant.now()));
  }

  private void mustHaveBeenSpokenOf(Message question) {
    requests.mustHaveSaidOnce(
        question, "card", "due", "due-dm", "ask-dm-" + id("ada"), "ask-dm-" + id("mo"));
    var due = requests.dueAt(question);
    var isExcused =
        absences.stream().anyMatch(each -> each.touches(due.minusSeconds(REMIND_BEFORE), due));
    assertThat(requests.said(question, "remind")).isBetween(isExcused ? 0L : 1L, 1L);
  }

  private String id(String who) {
    return bots.sandbox.workspace().people().get(who).id();
  }

  private boolean isOver(Message question) {
    return requests.isAnswered(question) || requests.hasRunOut(question);
  }
}
