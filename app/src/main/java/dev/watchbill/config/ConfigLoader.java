package dev.watchbill.config;

import dev.watchbill.text.Resource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Reads the configuration: the documented defaults, with a file of one's own laid over them. */
public final class ConfigLoader {
  static final String DEFAULTS_NAME = "the defaults";
  private static final String DEFAULTS = "/watchbill.yml";

  private ConfigLoader() {}

  /**
   * The defaults with {@code file} laid over them: mappings are merged key by key, lists are
   * replaced, and an empty value takes a default away.
   *
   * @throws ConfigException with every problem found, if there is any
   */
  public static WatchbillConfig load(Path file) {
    try {
      return load(file.toString(), Files.readString(file));
    } catch (IOException e) {
      throw unreadable(file, e);
    }
  }

  /** As {@link #load(Path)}, or the defaults alone, whose people are then all missing. */
  public static WatchbillConfig load(Optional<Path> file) {
    return file.map(ConfigLoader::load).orElseGet(() -> load("WATCHBILL_CONFIG is not set", ""));
  }

  /**
   * As {@link #load(Path)}, with what a file holds.
   *
   * @param source what to call it in messages
   */
  public static WatchbillConfig load(String source, String yaml) {
    return layered(List.of(new Layer(source, yaml)));
  }

  /** The defaults, with each of {@code layers} laid over what stands before it. */
  static WatchbillConfig layered(List<Layer> layers) {
    var problems = new Problems();
    var file = new TreeReader(DEFAULTS_NAME, problems).read(defaults());
    for (var layer : layers) {
      file = file.under(new TreeReader(layer.source(), problems).read(layer.yaml()));
    }
    var config = new ConfigReader(file, problems).read();
    if (!problems.found().isEmpty()) {
      throw new ConfigException(problems.found());
    }
    return config;
  }

  /** A text and what to call it. */
  record Layer(String source, String yaml) {}

  /** The documented defaults as a text: the place to look up every key. */
  public static String defaults() {
    return Resource.text(DEFAULTS);
  }

  private static ConfigException unreadable(Path file, IOException e) {
    var problem =
        new ConfigProblem(
            "WATCHBILL_CONFIG",
            "The file " + file.toAbsolutePath() + " cannot be read (" + e + ").",
            "Name a YAML file in UTF-8 that the bot may read.");
    var exception = new ConfigException(List.of(problem));
    exception.initCause(e);
    return exception;
  }
}
