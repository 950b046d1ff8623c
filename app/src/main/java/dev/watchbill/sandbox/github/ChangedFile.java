package dev.watchbill.sandbox.github;

import java.util.Optional;

/**
 * A file that a pull request touches.
 *
 * @param path its name afterwards, or the one it had if it is removed
 * @param status {@code added}, {@code modified}, {@code removed} or {@code renamed}
 * @param before the name it had, of one that is renamed
 */
public record ChangedFile(String path, String status, Optional<String> before) {
  /** One whose content changes. */
  public static ChangedFile modified(String path) {
    return new ChangedFile(path, "modified", Optional.empty());
  }

  /** One that goes. */
  public static ChangedFile removed(String path) {
    return new ChangedFile(path, "removed", Optional.empty());
  }

  /** One that gets another name. */
  public static ChangedFile renamed(String from, String to) {
    return new ChangedFile(to, "renamed", Optional.of(from));
  }
}
