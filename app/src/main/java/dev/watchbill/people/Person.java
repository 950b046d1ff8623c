package dev.watchbill.people;

import dev.watchbill.platform.directory.Directory;
import dev.watchbill.platform.directory.Directory.Standing;
import java.time.ZoneId;
import java.util.Optional;

/**
 * Somebody in the workspace.
 *
 * @param name the Slack handle, as typed after an {@code @}
 * @param displayName what Slack shows; typed by people, so escape it in mrkdwn
 * @param zone their own time zone
 * @param standing whether they belong to the company
 */
public record Person(
    PersonId id,
    String name,
    String displayName,
    Optional<String> email,
    ZoneId zone,
    Standing standing) {

  static Person of(Directory.User user) {
    return new Person(
        new PersonId(user.id()),
        user.name(),
        visible(user.displayName()).isBlank() ? user.name() : visible(user.displayName()),
        user.email(),
        user.zone(),
        user.standing());
  }

  /**
   * Without line breaks, and without marks that turn the direction of whatever follows the name.
   */
  private static String visible(String name) {
    return name.replaceAll("[\\p{Cc}\\u202A-\\u202E\\u2066-\\u2069]", "").strip();
  }

  /** In mrkdwn, a mention: it pings them. Elsewhere write {@link #displayName()}. */
  public String mention() {
    return "<@" + id + ">";
  }

  /** Whether they are a full member: an employee, who is still here. */
  public boolean isMember() {
    return standing == Standing.MEMBER;
  }
}
