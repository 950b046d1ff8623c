package dev.watchbill;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import dev.watchbill.config.ConfigException;
import dev.watchbill.config.Environment;
import dev.watchbill.config.Environment.Secret;
import dev.watchbill.config.ReleaseConfig.Gate;
import dev.watchbill.config.WatchbillConfig;
import dev.watchbill.freeze.KeptBranch;
import dev.watchbill.platform.mergefreeze.MergeFreezeClient;
import dev.watchbill.platform.slack.SlackCheck;
import dev.watchbill.platform.slack.SlackConnection;
import dev.watchbill.platform.storage.Database;
import dev.watchbill.platform.storage.Migrations;
import dev.watchbill.text.Resource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** Looks whether everything is set as it should be, and says all that is not. */
@Command(
    name = "check",
    description =
        "Checks the configuration, the environment, Postgres, Slack, GitHub and Merge Freeze;"
            + " changes nothing.",
    mixinStandardHelpOptions = true,
    footer = {
      "",
      "Prints every problem with its remedy, and exits with 1 if there is any.",
      "",
      "Examples:",
      "  WATCHBILL_CONFIG=watchbill.yml java -jar watchbill.jar check"
    })
final class CheckCommand implements Callable<Integer> {
  private final List<String> problems = new ArrayList<>();
  private Optional<WatchbillConfig> configured = Optional.empty();

  @Override
  public Integer call() {
    var variables = System.getenv();
    settings(variables);
    try {
      var environment = Environment.of(variables);
      postgres(environment);
      slack(environment);
      gitHub(environment);
      mergeFreeze(environment);
    } catch (ConfigException e) {
      // Told above with the rest of the settings; what they lead to cannot be looked at.
      note("Postgres, Slack and GitHub are not looked at before the settings are mended.");
    }
    return problems.isEmpty() ? 0 : 1;
  }

  private void settings(Map<String, String> variables) {
    try {
      var config = Settings.of(variables).config();
      configured = Optional.of(config);
      fine(
          "Settings: %d rotations, %d groups."
              .formatted(config.rotations().size(), config.groups().size()));
    } catch (ConfigException e) {
      e.problems().forEach(problem -> bad(problem.toString()));
    }
  }

  private void postgres(Environment environment) {
    if (environment.database().isEmpty()) {
      fine("Postgres: one of the bot's own, in " + environment.data().toAbsolutePath() + ".");
      return;
    }
    var address = environment.database().get();
    var trouble = new Migrations(address).trouble();
    if (trouble.isPresent()) {
      bad("DATABASE_URL: " + trouble.get());
      return;
    }
    fine("Postgres: " + address + " answers.");
    try (var database = Database.at(address)) {
      configured = configured.map(its -> KeptBranch.keeping(its, database));
    }
    configured
        .map(WatchbillConfig::release)
        .flatMap(KeptBranch::explained)
        .ifPresent(sentence -> note("Freeze: " + sentence));
  }

  private void slack(Environment environment) {
    if (!environment.hasTokens()) {
      bad(MissingTokens.guidance(System.getenv()));
      return;
    }
    try (var connection =
        SlackConnection.open(
            environment.slackApiUrl(),
            environment.slackBotToken().map(Secret::value).orElseThrow(),
            environment.slackAppToken().map(Secret::value).orElseThrow())) {
      var check = SlackCheck.of(connection, neededScopes());
      check.fine().forEach(this::fine);
      check.problems().forEach(this::bad);
    }
  }

  /** The repository of the freeze, and the one whose bugs are counted if that is another. */
  private void gitHub(Environment environment) {
    if (configured.isEmpty()) {
      return;
    }
    var release = configured.get().release();
    var opened =
        GitHubEntrance.open(environment.gitHub(), release.repository(), Main.systemClock());
    if (opened.isEmpty()) {
      fine(
          "GitHub: not asked; with GITHUB_TOKEN, or as an app, bugs are read and counted, and pull"
              + " requests are read.");
      return;
    }
    var gitHub = opened.get();
    var gate = Optional.of(release.check().context()).filter(it -> release.gate() == Gate.GITHUB);
    var check = gitHub.check(release.repository(), release.branch(), gate);
    check.fine().forEach(sentence -> fine("GitHub: " + sentence));
    check.notes().forEach(sentence -> note("GitHub: " + sentence));
    check.problems().forEach(sentence -> bad("GitHub: " + sentence));
    var bugs = configured.get().bugFigures().repository();
    if (!bugs.equalsIgnoreCase(release.repository())) {
      gitHub
          .trouble(bugs)
          .ifPresentOrElse(
              trouble -> bad("GitHub: %s, whose bugs are counted: %s".formatted(bugs, trouble)),
              () -> fine("GitHub: %s can be read.".formatted(bugs)));
    }
  }

  /** Only where it stops merges. */
  private void mergeFreeze(Environment environment) {
    var release = configured.map(WatchbillConfig::release);
    var token = environment.mergeFreeze().token();
    if (release.isEmpty() || release.get().gate() != Gate.MERGE_FREEZE || token.isEmpty()) {
      return;
    }
    var its = release.get();
    MergeFreezeClient.open(
            environment.mergeFreeze().apiUrl(), token.get().value(), its.repository(), its.branch())
        .trouble()
        .ifPresentOrElse(
            this::bad,
            () ->
                fine("Merge Freeze: it knows %s of %s.".formatted(its.branch(), its.repository())));
  }

  /** What the manifest asks for is what the bot needs. */
  private static List<String> neededScopes() {
    try {
      var scopes = new ArrayList<String>();
      new ObjectMapper(new YAMLFactory())
          .readTree(Resource.text("/manifest.yml"))
          .at("/oauth_config/scopes/bot")
          .forEach(scope -> scopes.add(scope.asText()));
      return scopes;
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("manifest.yml cannot be read", e);
    }
  }

  private void fine(String sentence) {
    System.out.println("ok   " + sentence);
  }

  private void note(String sentence) {
    System.out.println("-    " + sentence);
  }

  private void bad(String sentence) {
    problems.add(sentence);
    System.out.println("MEND " + sentence);
  }
}
