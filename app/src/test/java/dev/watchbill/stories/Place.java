package dev.watchbill.stories;

import dev.watchbill.platform.storage.TestDatabase;
import dev.watchbill.sandbox.Manifest;
import dev.watchbill.sandbox.Sandbox;
import dev.watchbill.sandbox.SandboxClock;
import dev.watchbill.sandbox.SandboxOptions;
import dev.watchbill.sandbox.Seed;
import dev.watchbill.sandbox.github.GitHub;
import dev.watchbill.sandbox.github.GitHubRoutes;
import dev.watchbill.sandbox.github.GitHubSeed;
import dev.watchbill.sandbox.mergefreeze.MergeFreezeBoard;
import dev.watchbill.sandbox.mergefreeze.MergeFreezeRoutes;
import dev.watchbill.sandbox.workspace.Workspace;
import dev.watchbill.text.Resource;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;

/** The seeded workspace with the manifest's app in it, and a Postgres at the end of a line. */
final class Place implements AutoCloseable {
  private final Path directory;
  private final SandboxClock clock;
  private final Sandbox sandbox;
  private final TestDatabase database;
  private final Line line;
  private final Forge forge;

  Place(Path directory) {
    this(directory, Clock.systemUTC());
  }

  /**
   * @param time what its clock shows until it is moved
   */
  Place(Path directory, Clock time) {
    this.directory = directory;
    this.clock = SandboxClock.over(time);
    this.database = TestDatabase.fresh();
    this.line = Line.to(URI.create(database.url().substring("jdbc:".length())).getPort());
    var mergeFreeze = new MergeFreezeBoard(GitHubSeed.REPOSITORY, GitHub.BRANCH);
    var gitHub = GitHubSeed.planted(clock).guardedBy(mergeFreeze);
    this.forge = Forge.of(gitHub, mergeFreeze);
    var options =
        SandboxOptions.fleeting(clock)
            .with(Manifest.read(Resource.text("/manifest.yml")))
            .serving(new GitHubRoutes(gitHub), new MergeFreezeRoutes(mergeFreeze))
            .keptIn(directory.resolve("workspace"));
    try (var kept =
        Workspace.keptIn(directory.resolve("workspace"), clock, options.team(), options.app())) {
      Seed.plant(kept);
    }
    this.sandbox = Sandbox.start(options);
  }

  Sandbox sandbox() {
    return sandbox;
  }

  /** The company's repository; only bots that are told so know of it. */
  Forge gitHub() {
    return forge;
  }

  SandboxClock clock() {
    return clock;
  }

  /** The database itself, past the line. */
  TestDatabase database() {
    return database;
  }

  /** What leads to the database. */
  Line line() {
    return line;
  }

  /** Where the bot finds its database: at this end of the line. */
  String databaseUrl() {
    return database.url().replaceFirst("//[^/]+/", "//127.0.0.1:" + line.port() + "/");
  }

  /** What the bot is told in order to run here. */
  Map<String, String> variables() {
    return variables(Seed.configuration());
  }

  Map<String, String> variables(String configuration) {
    var file = directory.resolve("watchbill.yml");
    try {
      // No way into GitHub is among the variables.
      Files.writeString(file, configuration.replace("gate: github", "gate: none"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new HashMap<>(
        Map.of(
            "SLACK_BOT_TOKEN",
            sandbox.botToken(),
            "SLACK_APP_TOKEN",
            sandbox.appToken(),
            "SLACK_API_URL",
            sandbox.apiUrl(),
            "DATABASE_URL",
            databaseUrl(),
            "WATCHBILL_CONFIG",
            file.toString(),
            "WATCHBILL_DATA",
            directory.resolve("data").toString()));
  }

  /** How often the bot has taken a message of a watched channel. */
  int taken(String channelId, String ts) {
    return database
        .jdbi()
        .withHandle(
            handle ->
                handle
                    .createQuery("select count(*) from inbox where key = :key")
                    .bind("key", "message:" + channelId + ":" + ts + ":@ear")
                    .mapTo(Integer.class)
                    .one());
  }

  @Override
  public void close() {
    sandbox.close();
    line.close();
  }
}
