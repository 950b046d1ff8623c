package dev.watchbill;

import dev.watchbill.config.ConfigLoader;
import dev.watchbill.config.Environment;
import dev.watchbill.config.WatchbillConfig;
import dev.watchbill.sandbox.Manifest;
import dev.watchbill.sandbox.Sandbox;
import dev.watchbill.sandbox.SandboxClock;
import dev.watchbill.sandbox.SandboxOptions;
import dev.watchbill.sandbox.Seed;
import dev.watchbill.sandbox.github.GitHub;
import dev.watchbill.sandbox.github.GitHubRoutes;
import dev.watchbill.sandbox.github.GitHubSeed;
import dev.watchbill.sandbox.github.ProjectFile;
import dev.watchbill.sandbox.mergefreeze.MergeFreezeBoard;
import dev.watchbill.sandbox.mergefreeze.MergeFreezeRoutes;
import dev.watchbill.sandbox.page.Page;
import dev.watchbill.sandbox.workspace.Workspace;
import dev.watchbill.text.Resource;
import io.javalin.util.JavalinBindException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** A workspace on this machine with the bot in it, all in one process. */
@Command(
    name = "sandbox",
    description = "Runs the bot in a workspace on this machine, with a page that works like Slack.",
    mixinStandardHelpOptions = true,
    footer = {
      "",
      "Needs no token, no Slack and no database. What happens is kept in the data directory.",
      "",
      "Examples:",
      "  java -jar watchbill.jar sandbox",
      "  java -jar watchbill.jar sandbox --port 9000 --data another-workspace"
    })
final class MainSandbox implements Callable<Integer> {
  @Option(
      names = "--port",
      defaultValue = "${env:WATCHBILL_HTTP_PORT:-8080}",
      description = "Port of the page; 0 takes any free one (default: ${DEFAULT-VALUE}).")
  private int port;

  @Option(
      names = "--bind",
      defaultValue = "127.0.0.1",
      description = "Address to listen on (default: ${DEFAULT-VALUE}, this machine only).")
  private String bind = "127.0.0.1";

  @Option(
      names = "--data",
      defaultValue = "${env:WATCHBILL_DATA:-watchbill-data}/sandbox",
      description = "Where workspace and database are kept (default: ${DEFAULT-VALUE}).")
  private Path data = Path.of("watchbill-data/sandbox");

  @Option(names = "--config", description = "A configuration of your own instead of the sandbox's.")
  private Optional<Path> config = Optional.empty();

  @Override
  public Integer call() throws InterruptedException {
    var settings = config();
    try (var launch = Launch.untilStopped()) {
      // First of all: another sandbox's workspace and clock lie there too.
      launch.postgresIn(data);
      var real = Main.systemClock();
      var clock = SandboxClock.keptIn(data, real);
      var mergeFreeze = new MergeFreezeBoard(GitHubSeed.REPOSITORY, GitHub.BRANCH);
      var gitHub = GitHubSeed.planted(clock).guardedBy(mergeFreeze);
      var project = gitHub.project(GitHubSeed.REPOSITORY);
      launch.own(ProjectFile.keep(gitHub, project, data.resolve("github.json")));
      var page = new Page(clock).showing(gitHub, project, mergeFreeze);
      var options =
          options(clock)
              .serving(page, new GitHubRoutes(gitHub), new MergeFreezeRoutes(mergeFreeze));
      plant(options);
      var sandbox = launch.own(started(options));
      var bot = launch.bot(settings, environment(sandbox), clock, Pace.usual(real));
      if (config.isEmpty()) {
        fillEmptyRosters(bot, sandbox);
      }
      page.introduce(sandbox.underClock());
      page.introduce(new MainSandboxBot(bot, clock));
      System.out.printf("%n  The sandbox is ready: %s%n%n", sandbox.address());
      launch.awaitStop();
    }
    return 0;
  }

  private SandboxOptions options(SandboxClock clock) {
    return SandboxOptions.fleeting(clock)
        .at(bind, port)
        .with(Manifest.read(Resource.text("/manifest.yml")))
        .keptIn(data.resolve("workspace"));
  }

  /** Before the doors open: nobody is told of a past that is only being written. */
  private void plant(SandboxOptions options) {
    var workspace = data.resolve("workspace");
    try (var kept = Workspace.keptIn(workspace, options.clock(), options.team(), options.app())) {
      Seed.plant(kept);
    }
  }

  private Sandbox started(SandboxOptions options) {
    try {
      return Sandbox.start(options);
    } catch (JavalinBindException e) {
      throw new StartException(
          "Port " + port + " is taken: another sandbox may be running. Take another with --port.",
          e);
    }
  }

  private WatchbillConfig config() {
    return config.isPresent()
        ? ConfigLoader.load(config)
        : ConfigLoader.load("the sandbox's configuration", Seed.configuration());
  }

  /** Through the bot's own door, as an administrator would: the bot's rosters are its own. */
  private static void fillEmptyRosters(Watchbill bot, Sandbox sandbox) {
    var rotations = bot.rotations();
    var admin = bot.people().admins().get(0).id();
    var empty =
        rotations.names().stream().filter(name -> rotations.roster(name).isEmpty()).toList();
    for (var place : Seed.rosters(sandbox.workspace())) {
      if (empty.contains(place.rotation())) {
        var person = bot.people().typed(place.email()).orElseThrow();
        rotations.add(
            admin,
            place.rotation(),
            person.id(),
            place.group(),
            place.onboarded(),
            "the sandbox's first start");
      }
    }
  }

  /**
   * Nothing of the real environment: the sandbox must not touch a real workspace, database or
   * repository.
   */
  private Environment environment(Sandbox sandbox) {
    return Environment.of(
        Map.of(
            "WATCHBILL_DATA", data.toString(),
            "WATCHBILL_HTTP_PORT", "0",
            "SLACK_API_URL", sandbox.apiUrl(),
            "SLACK_BOT_TOKEN", sandbox.botToken(),
            "SLACK_APP_TOKEN", sandbox.appToken(),
            "GITHUB_API_URL", GitHubRoutes.apiUrl(sandbox),
            "GITHUB_TOKEN", GitHub.TOKEN,
            "MERGE_FREEZE_API_URL", MergeFreezeRoutes.apiUrl(sandbox),
            "MERGE_FREEZE_TOKEN", MergeFreezeBoard.TOKEN));
  }
}
