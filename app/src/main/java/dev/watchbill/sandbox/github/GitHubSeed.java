package dev.watchbill.sandbox.github;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;

/** What the sandbox's GitHub begins with: the repository of a company that does not exist. */
public final class GitHubSeed {
  /** The repository of the sandbox's configuration. */
  public static final String REPOSITORY = "acme/fleetwood";

  private GitHubSeed() {}

  /** With a few bugs, one wish, and pull requests; it is always this instant there. */
  public static GitHub planted(Instant now) {
    return planted(Clock.fixed(now, ZoneOffset.UTC));
  }

  /** The same, living by this clock. */
  public static GitHub planted(Clock clock) {
    var now = clock.instant();
    var gitHub = new GitHub(clock).repository(REPOSITORY);
    PullSeed.plant(gitHub.project(REPOSITORY), now);
    open(
        gitHub,
        12,
        "Upgrades from 4.60 fail: the migration locks a table",
        now,
        1,
        "bug",
        ":reproduce");
    open(
        gitHub,
        15,
        "Hosts vanish from the list after a team is renamed",
        now,
        2,
        "bug",
        ":incoming");
    open(gitHub, 9, "Profiles are sent twice to some Macs", now, 6, "bug", ":product");
    open(
        gitHub,
        7,
        "The invitation mail shows the wrong server address",
        now,
        12,
        "bug",
        ":release");
    open(gitHub, 5, "Search in the query list ignores umlauts", now, 20, "bug", ":awaiting-qa");
    open(gitHub, 3, "A darker dark mode", now, 30, "story");
    closed(gitHub, 14, "The CSV export has one column too many", now, 5, 3);
    closed(gitHub, 2, "Login by SSO loops on Firefox", now, 40, 33);
    return gitHub;
  }

  private static void open(
      GitHub gitHub, int number, String title, Instant now, long daysAgo, String... labels) {
    gitHub.put(
        new GitHubIssue(
            REPOSITORY,
            number,
            title,
            List.of(labels),
            now.minus(Duration.ofDays(daysAgo)),
            Optional.empty()));
  }

  private static void closed(
      GitHub gitHub, int number, String title, Instant now, long openedDaysAgo, long daysAgo) {
    open(gitHub, number, title, now, openedDaysAgo, "bug");
    gitHub.close(REPOSITORY, number, now.minus(Duration.ofDays(daysAgo)));
  }
}
