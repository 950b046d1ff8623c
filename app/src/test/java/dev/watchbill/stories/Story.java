package dev.watchbill.stories;

import dev.watchbill.Outside;
import dev.watchbill.Pace;
import dev.watchbill.UnderClock;
import dev.watchbill.Watchbill;
import dev.watchbill.config.ConfigLoader;
import dev.watchbill.platform.github.GitHubConnection;
import dev.watchbill.platform.github.GitHubWeb;
import dev.watchbill.platform.http.PublicAddress;
import dev.watchbill.platform.http.WebServer;
import dev.watchbill.platform.mergefreeze.MergeFreezeClient;
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
import dev.watchbill.sandbox.mergefreeze.MergeFreezeBoard;
import dev.watchbill.sandbox.mergefreeze.MergeFreezeRoutes;
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

  /**
   * What a story begins with.
   *
   * @param withRosters whether anybody is on them
   * @param configuration YAML
   * @param web what serves the bot's documents
   * @param prepared before the bot comes
   * @param seesGitHub whether the bot has a way into GitHub
   */
  private record Opening(
      Instant start,
      boolean withRosters,
      String configuration,
      Optional<WebServer> web,
      Consumer<Sandbox> prepared,
      boolean seesGitHub) {
    static Opening usual() {
      return new Opening(MONDAY, true, Seed.configuration(), Optional.empty(), sandbox -> {}, true);
    }

    Opening at(Instant other) {
      return new Opening(other, withRosters, configuration, web, prepared, seesGitHub);
    }

    Opening withoutRosters() {
      return new Opening(start, false, configuration, web, prepared, seesGitHub);
    }

    Opening under(String other) {
      return new Opening(start, withRosters, other, web, prepared, seesGitHub);
    }

    Opening serving(WebServer server) {
      return new Opening(
          start, withRosters, configuration, Optional.of(server), prepared, seesGitHub);
    }

    Opening after(Consumer<Sandbox> other) {
      return new Opening(start, withRosters, configuration, web, other, seesGitHub);
    }

    Opening withoutGitHub() {
      return new Opening(start, withRosters, gatedBy("none", configuration), web, prepared, false);
    }
  }

  /** With the sandbox's rosters: Inês is on call, then come Ben, Kofi and Yuki. */
  static Workspace begin() {
    return begin(Opening.usual());
  }

  /** The same at another instant: the rosters begin with Inês all the same. */
  static Workspace beginAt(Instant start) {
    return begin(Opening.usual().at(start));
  }

  /** The same for a bot that has no way into GitHub. */
  static Workspace beginWithoutGitHub() {
    return begin(Opening.usual().withoutGitHub());
  }

  /** The same where a freeze is held by Merge Freeze. */
  static Workspace beginWithMergeFreeze() {
    return beginUnder(gatedBy("merge-freeze", Seed.configuration()));
  }

  /**
   * The same under another configuration, as YAML.
   *
   * @param joined private channels into which the bot was brought before
   */
  static Workspace beginUnder(String configuration, String... joined) {
    return begin(
        Opening.usual()
            .under(configuration)
            .after(
                sandbox ->
                    List.of(joined)
                        .forEach(channel -> sandbox.as("ada").invites(channel, "watchbill"))));
  }

  /** The first start in a workspace where nobody has brought the bot into any channel. */
  static Workspace beginOutsideOfEveryChannel() {
    return begin(
        Opening.usual()
            .after(
                sandbox -> {
                  var workspace = sandbox.workspace();
                  var bot = workspace.app().userId();
                  workspace
                      .channels()
                      .all()
                      .forEach(channel -> workspace.channels().leave(channel.id(), bot));
                }));
  }

  /** With nobody on any roster. */
  static Workspace beginWithEmptyRosters() {
    return begin(Opening.usual().withoutRosters());
  }

  /** As {@link #begin()}, with what the bot serves over HTTP served by {@code web}. */
  static Workspace beginServing(WebServer web) {
    return begin(Opening.usual().serving(web));
  }

  /** The same where pull requests are looked at every hour, so that days pass quickly. */
  static Workspace beginLookingSeldom() {
    return beginUnder(
        Seed.configuration().replace("gate: github", "gate: github\n  look_every: PT1H"));
  }

  static String gatedBy(String gate, String configuration) {
    return configuration.replace("gate: github", "gate: " + gate);
  }

  private static Workspace begin(Opening opening) {
    var clock = SandboxClock.over(startingAt(opening.start()));
    var mergeFreeze = new MergeFreezeBoard(GitHubSeed.REPOSITORY, GitHub.BRANCH);
    var gitHub = GitHubSeed.planted(clock).guardedBy(mergeFreeze);
    var page = new Page(clock).showing(gitHub, gitHub.project(GitHubSeed.REPOSITORY), mergeFreeze);
    var sandbox =
        Sandbox.start(
            SandboxOptions.fleeting(clock)
                .with(Manifest.read(Resource.text("/manifest.yml")))
                .serving(page, new GitHubRoutes(gitHub), new MergeFreezeRoutes(mergeFreeze)));
    Seed.plant(sandbox.workspace());
    opening.prepared().accept(sandbox);
    var place = TestDatabase.fresh();
    var database = Database.at(DatabaseAddress.parse(place.url()));
    var bot = bot(opening, sandbox, database, clock);
    opening.web().ifPresent(server -> bot.documents().forEach(server::serve));
    if (opening.withRosters()) {
      fillRosters(bot, sandbox);
    }
    var underClock = List.of(sandbox.underClock(), UnderClock.of(bot, clock));
    underClock.forEach(page::introduce);
    var passage = new Passage(clock, underClock);
    passage.forward(Duration.ofSeconds(1));
    return new Workspace(
        sandbox,
        Forge.of(gitHub, mergeFreeze),
        clock,
        passage,
        place.jdbi(),
        List.of(bot::close, database::close, sandbox::close));
  }

  private static Watchbill bot(
      Opening opening, Sandbox sandbox, Database database, SandboxClock clock) {
    var slack =
        SlackConnection.open(URI.create(sandbox.apiUrl()), sandbox.botToken(), sandbox.appToken());
    var pace =
        Pace.usual(Clock.systemUTC()).with(CourierSettings.defaults().withPace(Duration.ZERO));
    var config = ConfigLoader.load("the sandbox's configuration", opening.configuration());
    var address = PublicAddress.of(Optional.empty(), opening.web().map(WebServer::port).orElse(0));
    var outside = opening.seesGitHub() ? outside(sandbox) : Outside.nothing();
    var bot = new Watchbill(config, database, slack, address, outside, clock, pace);
    try {
      bot.start();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted before the story began", e);
    }
    return bot;
  }

  /** A way into the sandbox's services besides Slack. */
  static Outside outside(Sandbox sandbox) {
    var gitHub = GitHubConnection.open(URI.create(GitHubRoutes.apiUrl(sandbox)), GitHub.TOKEN);
    return new Outside(
        gitHub,
        name -> Optional.of(gitHub.repository(name)),
        branch ->
            Optional.of(
                MergeFreezeClient.open(
                    URI.create(MergeFreezeRoutes.apiUrl(sandbox)),
                    MergeFreezeBoard.TOKEN,
                    branch.repository(),
                    branch.name(),
                    Duration.ZERO)),
        GitHubWeb.PUBLIC);
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
