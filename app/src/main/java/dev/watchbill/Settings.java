package dev.watchbill;

import dev.watchbill.config.ConfigException;
import dev.watchbill.config.ConfigLoader;
import dev.watchbill.config.ConfigProblem;
import dev.watchbill.config.Environment;
import dev.watchbill.config.ReleaseConfig.Gate;
import dev.watchbill.config.WatchbillConfig;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Everything that was set: environment variables and configuration file, both checked. */
record Settings(Environment environment, WatchbillConfig config) {
  /**
   * Reads both.
   *
   * @throws ConfigException with the problems of both at once
   */
  static Settings of(Map<String, String> variables) {
    List<ConfigProblem> problems = new ArrayList<>();
    var environment = reading(() -> Environment.of(variables), problems);
    // A file that is not there was found by the environment already.
    var file =
        Optional.ofNullable(variables.get("WATCHBILL_CONFIG"))
            .filter(name -> !name.isBlank())
            .map(name -> Path.of(name.strip()));
    var config =
        file.filter(Files::notExists).isPresent()
            ? null
            : reading(() -> ConfigLoader.load(file), problems);
    if (environment != null && config != null) {
      GitHubEntrance.problem(environment.gitHub()).ifPresent(problems::add);
      missingForGate(environment, config.release().gate()).ifPresent(problems::add);
      missingForFigures(environment, config).ifPresent(problems::add);
    }
    if (environment == null || config == null || !problems.isEmpty()) {
      throw new ConfigException(problems);
    }
    return new Settings(environment, config);
  }

  /** What holds the freeze has to be opened with a token of its own. */
  private static Optional<ConfigProblem> missingForGate(Environment environment, Gate gate) {
    return switch (gate) {
      case GITHUB ->
          GitHubEntrance.isSet(environment.gitHub())
              ? Optional.empty()
              : Optional.of(
                  new ConfigProblem(
                      "release.gate",
                      "It is github, and there is no way into GitHub.",
                      "Set GITHUB_TOKEN, or GITHUB_APP_ID and GITHUB_APP_KEY_FILE; or write none."));
      case MERGE_FREEZE ->
          environment.mergeFreeze().token().isPresent()
              ? Optional.empty()
              : Optional.of(
                  new ConfigProblem(
                      "release.gate",
                      "It is merge-freeze, and there is no way into Merge Freeze.",
                      "Set MERGE_FREEZE_TOKEN, or write none."));
      case NONE -> Optional.empty();
    };
  }

  private static Optional<ConfigProblem> missingForFigures(
      Environment environment, WatchbillConfig config) {
    return config.bugFigures().postIn().isPresent() && !GitHubEntrance.isSet(environment.gitHub())
        ? Optional.of(
            new ConfigProblem(
                "bug_figures.post_in",
                "Bugs are counted on GitHub, and there is no way into it.",
                "Set GITHUB_TOKEN, or GITHUB_APP_ID and GITHUB_APP_KEY_FILE; or leave it out."))
        : Optional.empty();
  }

  private static <T> @Nullable T reading(Supplier<T> source, List<ConfigProblem> problems) {
    try {
      return source.get();
    } catch (ConfigException e) {
      problems.addAll(e.problems());
      return null;
    }
  }
}
