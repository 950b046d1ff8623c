package dev.watchbill.sandbox.workspace;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * A conversation.
 *
 * @param id {@code C…}, or {@code D…} for a direct message
 * @param name without {@code #}; empty for a direct message
 * @param creator a person's id, or empty
 * @param shared with another company, through Slack Connect
 * @param members ids of people
 */
public record Channel(
    String id,
    String name,
    Kind kind,
    String creator,
    Instant created,
    String topic,
    String purpose,
    boolean archived,
    boolean shared,
    List<String> members) {

  /** Who may see it. */
  public enum Kind {
    /** Everyone in the workspace. */
    PUBLIC,
    /** Its members. */
    PRIVATE,
    /** Two people. */
    DIRECT
  }

  /** Copies the members. */
  public Channel {
    members = List.copyOf(members);
  }

  /** Whether somebody is in it. */
  public boolean has(String person) {
    return members.contains(person);
  }

  @JsonIgnore
  public boolean isDirect() {
    return kind == Kind.DIRECT;
  }

  /** In a direct message, the one who is not {@code person}. */
  public String partnerOf(String person) {
    return members.stream().filter(member -> !member.equals(person)).findFirst().orElse(person);
  }

  /** As one would name it: {@code #general}. */
  @JsonIgnore
  public String label() {
    return isDirect() ? "direct message" : "#" + name;
  }

  Channel joinedBy(String person) {
    var more = new ArrayList<>(members);
    more.add(person);
    return with(name, topic, archived, more);
  }

  Channel leftBy(String person) {
    return with(
        name, topic, archived, members.stream().filter(member -> !member.equals(person)).toList());
  }

  Channel renamed(String other) {
    return with(other, topic, archived, members);
  }

  Channel about(String other) {
    return with(name, other, archived, members);
  }

  Channel archived(boolean now) {
    return with(name, topic, now, members);
  }

  private Channel with(String newName, String newTopic, boolean gone, List<String> people) {
    return new Channel(
        id, newName, kind, creator, created, newTopic, purpose, gone, shared, people);
  }
}
