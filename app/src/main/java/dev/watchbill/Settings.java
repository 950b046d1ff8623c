package dev.watchbill;

import dev.watchbill.config.ConfigException;
import dev.watchbill.config.ConfigLoader;
import dev.watchbill.config.ConfigProblem;
import dev.watchbill.config.Environment;
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
    if (environment == null || config == null) {
      throw new ConfigException(problems);
    }
    return new Settings(environment, config);
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
