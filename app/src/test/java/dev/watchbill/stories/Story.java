package dev.watchbill.stories;

import dev.watchbill.Outside;
import dev.watchbill.Pace;
import dev.watchbill.UnderClock;
import dev.watchbill.Watchbill;
import dev.watchbill.config.ConfigLoader;
import dev.watchbill.platform.github.GitHubConnection;
import dev.watchbill.platform.http.PublicAddress;
import dev.watchbill.platform.http.WebServer;
import dev.watchbill.platform.outbox.CourierSettings;
import dev.watchbill.platform.slack.SlackConnection;
import dev.watchbill.platform.storage.Database;
import dev.watchbill.platform.storage.DatabaseAddress;
import dev.watchbill.platform.storage.TestDatabase;
import dev.watchbill.sandbox.Manifest;
import dev.watchbill.sandbox.Passage;
import dev.watchbill.sandbox.Sandbox;
import dev.watchbill.sandbox.SandboxClock;
import dev.watchbill.sandbox.SandboxOptions;
import dev.watchbill.sandbox.Seed;
import dev.watchbill.sandbox.github.GitHub;
import dev.watchbill.sandbox.github.GitHubRoutes;
import dev.watchbill.sandbox.github.GitHubSeed;
import dev.watchbill.sandbox.page.Page;
import dev.watchbill.text.Resource;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * How a story begins: the sandbox's people on a Monday, the real bot connected by a real socket,
 * and a database of its own.
 */
final class Story {
  /** 6:30 in Los Angeles, where developers' shifts change on Wednesdays at 10:00. */
  static final Instant MONDAY = Instant.parse("2026-11-16T14:30:00Z");

  private Story() {}

  /** With the sandbox's rosters: Inês is on call, then come Ben, Kofi and Yuki. */
  static Workspace begin() {
    return beginUnder(Seed.configuration());
  }

  /** The same at another instant: the rosters begin with Inês all the same. */
  static Workspace beginAt(Instant start) {
    return begin(start, true, Seed.configuration(), Optional.empty(), sandbox -> {});
  }

  /**
   * The same under another configuration, as YAML.
   *
   * @param joined private channels into which the bot was brought before
   */
  static Workspace beginUnder(String configuration, String... joined) {
    return begin(
        MONDAY,
        true,
        configuration,
        Optional.empty(),
        sandbox ->
            List.of(joined).forEach(channel -> sandbox.as("ada").invites(channel, "watchbill")));
  }

  /** The first start in a workspace where nobody has brought the bot into any channel. */
  static Workspace beginOutsideOfEveryChannel() {
    return begin(
        MONDAY,
        true,
        Seed.configuration(),
        Optional.empty(),
        sandbox -> {
          var workspace = sandbox.workspace();
          workspace
              .channels()
              .all()
              .forEach(
                  channel -> workspace.channels().leave(channel.id(), workspace.app().userId()));
        });
  }

  /** With nobody on any roster. */
  static Workspace beginWithEmptyRosters() {
    return begin(MONDAY, false, Seed.configuration(), Optional.empty(), sandbox -> {});
  }

  /** As {@link #begin()}, with what the bot serves over HTTP served by {@code web}. */
  static Workspace beginServing(WebServer web) {
    return begin(MONDAY, true, Seed.configuration(), Optional.of(web), sandbox -> {});
  }

  private static Workspace begin(
      Instant start,
      boolean withRosters,
      String configuration,
      Optional<WebServer> web,
      Consumer<Sandbox> prepared) {
    var clock = SandboxClock.over(startingAt(start));
    var page = new Page(clock);
    var sandbox =
        Sandbox.start(
            SandboxOptions.fleeting(clock)
                .with(Manifest.read(Resource.text("/manifest.yml")))
                .serving(page, new GitHubRoutes(GitHubSeed.planted(clock.instant()))));
    Seed.plant(sandbox.workspace());
    prepared.accept(sandbox);
    var place = TestDatabase.fresh();
    var database = Database.at(DatabaseAddress.parse(place.url()));
    var bot = bot(configuration, sandbox, database, web.map(WebServer::port).orElse(0), clock);
    web.ifPresent(server -> bot.documents().forEach(server::serve));
    if (withRosters) {
      fillRosters(bot, sandbox);
    }
    var underClock = List.of(sandbox.underClock(), UnderClock.of(bot, clock));
    underClock.forEach(page::introduce);
    var passage = new Passage(clock, underClock);
    passage.forward(Duration.ofSeconds(1));
    return new Workspace(
        sandbox,
        clock,
        passage,
        place.jdbi(),
        List.of(bot::close, database::close, sandbox::close));
  }

  private static Watchbill bot(
      String configuration, Sandbox sandbox, Database database, int port, SandboxClock clock) {
    var slack =
        SlackConnection.open(URI.create(sandbox.apiUrl()), sandbox.botToken(), sandbox.appToken());
    var pace =
        Pace.usual(Clock.systemUTC()).with(CourierSettings.defaults().withPace(Duration.ZERO));
    var config = ConfigLoader.load("the sandbox's configuration", configuration);
    var address = PublicAddress.of(Optional.empty(), port);
    var gitHub = GitHubConnection.open(URI.create(GitHubRoutes.apiUrl(sandbox)), GitHub.TOKEN);
    var bot = new Watchbill(config, database, slack, address, Outside.of(gitHub), clock, pace);
    try {
      bot.start();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted before the story began", e);
    }
    return bot;
  }

  static void fillRosters(Watchbill bot, Sandbox sandbox) {
    var admin = bot.people().admins().get(0).id();
    for (var place : Seed.rosters(sandbox.workspace())) {
      var person = bot.people().typed(place.email()).orElseThrow();
      bot.rotations()
          .add(admin, place.rotation(), person.id(), place.group(), place.onboarded(), "a story");
    }
  }

  static Clock startingAt(Instant start) {
    return Clock.offset(
        Clock.system(ZoneOffset.UTC), Duration.between(Clock.systemUTC().instant(), start));
  }
}
