package dev.watchbill.sandbox.page;

import static org.awaitility.Awaitility.await;

import dev.watchbill.sandbox.Sandbox;
import dev.watchbill.sandbox.SandboxClock;
import dev.watchbill.sandbox.SandboxOptions;
import dev.watchbill.sandbox.Seed;
import dev.watchbill.sandbox.github.GitHub;
import dev.watchbill.sandbox.github.GitHubSeed;
import dev.watchbill.sandbox.github.Project;
import dev.watchbill.sandbox.mergefreeze.MergeFreezeBoard;
import dev.watchbill.sandbox.workspace.Team;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;

/** The page in the browser that all tests share, with an app behind it that is not ours. */
final class PageBed {
  /** A Monday afternoon in Europe, so that days and time zones are the same in every run. */
  private static final Instant MONDAY = Instant.parse("2026-11-16T14:30:00Z");

  private final Browser browser;
  private final SandboxClock clock;
  private final Sandbox sandbox;
  private final Poll poll;
  private final Project project;

  private PageBed(
      Browser browser, SandboxClock clock, Sandbox sandbox, Poll poll, Project project) {
    this.browser = browser;
    this.clock = clock;
    this.sandbox = sandbox;
    this.poll = poll;
    this.project = project;
  }

  /** Opens it; without a browser on this machine the test is skipped, loudly. */
  static PageBed open() throws Exception {
    var browser = Browser.open();
    var clock = SandboxClock.over(startingAt(MONDAY));
    var mergeFreeze = new MergeFreezeBoard(GitHubSeed.REPOSITORY, GitHub.BRANCH);
    var gitHub = GitHubSeed.planted(clock).guardedBy(mergeFreeze);
    var project = gitHub.project(GitHubSeed.REPOSITORY);
    var page = new Page(clock).showing(gitHub, project, mergeFreeze);
    var sandbox =
        Sandbox.start(
            SandboxOptions.fleeting(clock)
                .of(new Team("T0LARKSPUR", "Larkspur", "larkspur"))
                .with(Poll.manifest())
                .serving(page));
    Seed.plant(sandbox.workspace());
    var poll = Poll.connectedTo(sandbox);
    await().until(() -> sandbox.sockets().open() > 0);
    return new PageBed(browser, clock, sandbox, poll, project);
  }

  Browser browser() {
    return browser;
  }

  SandboxClock clock() {
    return clock;
  }

  Sandbox sandbox() {
    return sandbox;
  }

  Poll poll() {
    return poll;
  }

  Project project() {
    return project;
  }

  void visit(String who, String room) {
    browser.visit("%s/?as=%s%s".formatted(sandbox.address(), who, room));
  }

  private static Clock startingAt(Instant start) {
    return Clock.offset(
        Clock.system(ZoneOffset.UTC), Duration.between(Clock.systemUTC().instant(), start));
  }

  void close() throws Exception {
    poll.close();
    sandbox.close();
  }
}
