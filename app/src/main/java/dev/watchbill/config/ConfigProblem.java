package dev.watchbill.config;

import java.util.Optional;

/**
 * One thing that is wrong with the configuration.
 *
 * @param path where, as keys joined by dots ({@code rotations.developer.changes.day}), or the name
 *     of an environment variable
 * @param place the file and line, if it was written in a file
 * @param message what was found
 * @param remedy what would be right
 */
public record ConfigProblem(String path, Optional<String> place, String message, String remedy) {
  /** A problem that no line of a file can be blamed for. */
  public ConfigProblem(String path, String message, String remedy) {
    this(path, Optional.empty(), message, remedy);
  }

  /** In one line, for whoever installs the bot. */
  @Override
  public String toString() {
    return path + place.map(it -> " (" + it + ")").orElse("") + ": " + message + " " + remedy;
  }
}
