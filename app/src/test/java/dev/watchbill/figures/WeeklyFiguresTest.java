package dev.watchbill.figures;

import static org.assertj.core.api.Assertions.assertThat;

import dev.watchbill.AtOnce;
import dev.watchbill.SaidOutbox;
import dev.watchbill.SettableClock;
import dev.watchbill.config.WatchbillConfig.BugFiguresConfig;
import dev.watchbill.config.WatchbillConfig.ChannelRef;
import dev.watchbill.config.WatchbillConfig.Weekly;
import dev.watchbill.people.TestPeople;
import dev.watchbill.platform.audit.AuditStore;
import dev.watchbill.platform.audit.AuditTrail;
import dev.watchbill.platform.github.GitHubConnection;
import dev.watchbill.platform.storage.TestDatabase;
import dev.watchbill.platform.storage.Transactions;
import dev.watchbill.sandbox.Sandbox;
import dev.watchbill.sandbox.SandboxOptions;
import dev.watchbill.sandbox.github.GitHub;
import dev.watchbill.sandbox.github.GitHubIssue;
import dev.watchbill.sandbox.github.GitHubRoutes;
import dev.watchbill.sandbox.github.GitHubSeed;
import java.net.URI;
import java.time.Clock;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The weekly figures, counted over HTTP on the sandbox's GitHub, on a real Postgres. */
class WeeklyFiguresTest {
  private static final Instant MONDAY_AT_NINE = Instant.parse("2026-11-16T17:00:00Z");
  private static final Duration WEEK = Duration.ofDays(7);
  private static final String CHANNEL = "CGENERAL";
  private static final GitHub GITHUB = new GitHub();
  private static final Sandbox SANDBOX =
      Sandbox.start(SandboxOptions.fleeting(Clock.systemUTC()).serving(new GitHubRoutes(GITHUB)));
  private static final Jdbi JDBI = TestDatabase.fresh().jdbi();

  private final SettableClock clock = new SettableClock(MONDAY_AT_NINE.minus(Duration.ofDays(2)));
  private final SaidOutbox outbox = new SaidOutbox();
  private final TestPeople team = new TestPeople();
  private final Transactions transactions = new Transactions(JDBI);
  private final WeeklyFigures figures = figures("bug");

  @BeforeEach
  void begin() {
    SANDBOX.faults().clear();
    JDBI.useHandle(handle -> handle.execute("truncate bug_week"));
    team.directory.channel(CHANNEL, "general");
    GITHUB.clear();
    var seeded = GitHubSeed.planted(MONDAY_AT_NINE);
    for (int number = 0; number <= 20; number++) {
      seeded.issue(GitHubSeed.REPOSITORY, number).ifPresent(GITHUB::put);
    }
    sweep();
  }

  @AfterAll
  static void end() {
    SANDBOX.close();
  }

  @Test
  void when_the_week_is_over_its_figures_are_posted_once() {
    assertThat(outbox.isEmpty()).as("the week before they were switched on").isTrue();
    clock.set(MONDAY_AT_NINE.minusSeconds(1));
    sweep();
    assertThat(outbox.isEmpty()).isTrue();
    assertThat(figures.nextDue(clock.instant())).contains(MONDAY_AT_NINE);
    clock.set(MONDAY_AT_NINE);
    sweep();
    sweep();
    assertThat(outbox.to(CHANNEL)).hasSize(1);
    assertThat(outbox.to(CHANNEL).get(0))
        .contains("Bugs of the week", "acme/fleetwood")
        .contains("4 opened · 1 closed · *5 open*\n")
        .contains("Open by state: inbox 2 · reproduced 1 · in engineering 1 · awaiting QA 1");
  }

  @Test
  void the_next_week_shows_the_difference() {
    clock.set(MONDAY_AT_NINE);
    sweep();
    for (int number = 16; number < 20; number++) {
      file(number, MONDAY_AT_NINE.plusSeconds(number));
    }
    GITHUB.close(GitHubSeed.REPOSITORY, 16, MONDAY_AT_NINE.plusSeconds(99));
    clock.passes(WEEK);
    sweep();
    assertThat(outbox.to(CHANNEL)).hasSize(2);
    assertThat(outbox.to(CHANNEL).get(1))
        .contains("4 opened · 1 closed · *8 open* (+3)")
        .contains("none of these 3");
  }

  @Test
  void other_bugs_are_not_compared_with() {
    clock.set(MONDAY_AT_NINE);
    sweep();
    clock.passes(WEEK);
    figures("story").due(clock.instant());
    assertThat(outbox.to(CHANNEL).get(1)).contains("*1 open*\n");
  }

  @Test
  void after_a_downtime_only_the_newest_week_is_told() {
    clock.set(MONDAY_AT_NINE);
    sweep();
    clock.passes(WEEK.multipliedBy(4).plusHours(30));
    sweep();
    assertThat(outbox.to(CHANNEL)).hasSize(2);
    assertThat(outbox.keys("bug-figures:"))
        .last()
        .isEqualTo("bug-figures:" + MONDAY_AT_NINE.plus(WEEK.multipliedBy(4)).getEpochSecond());
  }

  @Test
  void while_github_is_away_it_is_asked_again_and_the_figures_are_posted_late() {
    SANDBOX.faults().order("github.search 503");
    clock.set(MONDAY_AT_NINE);
    sweep();
    sweep();
    var again = figures.nextDue(clock.instant()).orElseThrow();
    assertThat(again).isBetween(MONDAY_AT_NINE.plusSeconds(60), MONDAY_AT_NINE.plusSeconds(600));
    clock.set(again);
    sweep();
    assertThat(outbox.isEmpty()).isTrue();
    SANDBOX.faults().clear();
    clock.set(figures.nextDue(clock.instant()).orElseThrow());
    sweep();
    assertThat(outbox.to(CHANNEL)).hasSize(1);
    assertThat(outbox.to("UADA")).isEmpty();
  }

  @Test
  void after_a_day_without_an_answer_the_admins_are_told_once_and_the_next_week_is_posted() {
    SANDBOX.faults().order("github.search error 401");
    clock.set(MONDAY_AT_NINE);
    sweep();
    var end = MONDAY_AT_NINE.plus(Duration.ofDays(3));
    for (var next = figures.nextDue(clock.instant()).orElseThrow();
        next.isBefore(end);
        next = figures.nextDue(clock.instant()).orElseThrow()) {
      assertThat(next).isAfter(clock.instant());
      clock.set(next);
      sweep();
    }
    assertThat(outbox.to(CHANNEL)).isEmpty();
    assertThat(outbox.to("UADA")).hasSize(1);
    assertThat(outbox.to("UADA").get(0)).contains("were not posted", "GITHUB_TOKEN (401)");
    SANDBOX.faults().clear();
    clock.set(MONDAY_AT_NINE.plus(WEEK));
    sweep();
    assertThat(outbox.to(CHANNEL)).hasSize(1);
  }

  @Test
  void two_instances_at_once_post_once() throws Exception {
    clock.set(MONDAY_AT_NINE);
    Callable<Boolean> sweep =
        () -> {
          figures("bug").due(clock.instant());
          return true;
        };
    AtOnce.all(List.of(sweep, sweep, sweep));
    assertThat(outbox.to(CHANNEL)).hasSize(1);
  }

  private void sweep() {
    figures.due(clock.instant());
  }

  private static void file(int number, Instant at) {
    GITHUB.put(
        new GitHubIssue(
            GitHubSeed.REPOSITORY, number, "Bug", List.of("bug"), at, Optional.empty()));
  }

  private WeeklyFigures figures(String label) {
    var config = config(label);
    var census =
        new Census(
            GitHubConnection.open(URI.create(GitHubRoutes.apiUrl(SANDBOX)), GitHub.TOKEN), config);
    return new WeeklyFigures(
        config.postIn().orElseThrow(),
        config,
        census,
        new FiguresStore(JDBI),
        new FiguresMessages(config),
        outbox,
        team.directory,
        team.people,
        new AuditTrail(new AuditStore(JDBI)),
        transactions,
        (when, timed) -> {},
        Runnable::run,
        clock);
  }

  private static BugFiguresConfig config(String label) {
    Map<String, List<String>> states = new LinkedHashMap<>();
    states.put("inbox", List.of(":incoming", ":reproduce"));
    states.put("reproduced", List.of(":product"));
    states.put("in engineering", List.of(":release"));
    states.put("awaiting QA", List.of(":awaiting-qa"));
    return new BugFiguresConfig(
        Optional.of(new ChannelRef("general")),
        new Weekly(DayOfWeek.MONDAY, LocalTime.of(9, 0), ZoneId.of("America/Los_Angeles")),
        GitHubSeed.REPOSITORY,
        label,
        states);
  }
}
