package dev.watchbill.sandbox.workspace;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.time.ZoneId;
import java.util.Locale;

/**
 * Somebody, or an app's own user. Empty text means that Slack knows nothing.
 *
 * @param id {@code U…}
 * @param teamId whose member they are; another one than the workspace's for a stranger
 * @param name the handle, as typed after {@code @}
 * @param zone an IANA time zone
 * @param colour of the avatar, six hexadecimal digits
 * @param admin whether they administer the workspace
 */
public record Person(
    String id,
    String teamId,
    String name,
    String realName,
    String displayName,
    String email,
    String zone,
    String title,
    String colour,
    Standing standing,
    boolean admin) {

  private static final String[] COLOURS = {
    "9f69e7", "4bbe2e", "e7392d", "3c989f", "674b1b", "e96699", "e0a729", "684b6c", "5b89d5",
    "2b6836", "99a949", "df3dc0", "4cc091", "9b3b45", "d58247"
  };

  /** What somebody is to the workspace. */
  public enum Standing {
    /** A full member. */
    MEMBER,
    /** A guest of several channels, or of a single one. */
    GUEST,
    /** A member of another company's workspace, met in a shared channel. */
    STRANGER,
    /** A former member. */
    DEACTIVATED,
    /** The user of an app. */
    BOT
  }

  /** A full member with an address at example.com, in UTC. */
  public static Person member(String name, String realName) {
    var first = realName.replaceAll(" .*", "");
    return new Person(
        Ids.of('U', name),
        "",
        name,
        realName,
        first,
        name + "@example.com",
        "Etc/UTC",
        "",
        COLOURS[Math.floorMod(name.hashCode(), COLOURS.length)],
        Standing.MEMBER,
        false);
  }

  /** The same person, of another standing. */
  public Person as(Standing other) {
    return new Person(
        id, teamId, name, realName, displayName, email, zone, title, colour, other, admin);
  }

  /** The same person, of another team. */
  public Person of(String team) {
    return new Person(
        id, team, name, realName, displayName, email, zone, title, colour, standing, admin);
  }

  /** The same person, living elsewhere. */
  public Person in(ZoneId other) {
    return new Person(
        id,
        teamId,
        name,
        realName,
        displayName,
        email,
        other.getId(),
        title,
        colour,
        standing,
        admin);
  }

  /** The same person, with another job. */
  public Person titled(String other) {
    return new Person(
        id, teamId, name, realName, displayName, email, zone, other, colour, standing, admin);
  }

  /** The same person, at another address. */
  public Person reachedAt(String other) {
    return new Person(
        id, teamId, name, realName, displayName, other, zone, title, colour, standing, admin);
  }

  /** The same person, shown under another name. */
  public Person shownAs(String other) {
    return new Person(
        id, teamId, name, realName, other, email, zone, title, colour, standing, admin);
  }

  /** The same person, administering the workspace. */
  public Person administering() {
    return new Person(
        id, teamId, name, realName, displayName, email, zone, title, colour, standing, true);
  }

  /** Two letters for the avatar. */
  @JsonIgnore
  public String initials() {
    var name = realName.trim();
    var first = name.substring(0, Math.min(1, name.length()));
    var gap = name.lastIndexOf(' ');
    var last = gap < 0 ? "" : name.substring(gap + 1, gap + 2);
    return (first + last).toUpperCase(Locale.ROOT);
  }

  /** Whether an app sees them as an active human. */
  @JsonIgnore
  public boolean isHuman() {
    return standing != Standing.BOT && standing != Standing.DEACTIVATED;
  }
}
