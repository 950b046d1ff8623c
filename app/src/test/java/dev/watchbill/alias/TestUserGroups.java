package dev.watchbill.alias;

import dev.watchbill.platform.slack.SlackRefused;
import dev.watchbill.platform.slack.UserGroups;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A Slack that knows nothing but user groups, and does what a test tells it. */
final class TestUserGroups implements UserGroups {
  private final Map<String, List<String>> groups = Collections.synchronizedMap(new HashMap<>());
  private final List<String> writes = Collections.synchronizedList(new ArrayList<>());
  private volatile Optional<String> refusesReads = Optional.empty();
  private volatile Optional<String> refusesWrites = Optional.empty();
  private volatile Optional<List<String>> stale = Optional.empty();
  private volatile boolean losesAnswers;
  volatile Runnable whileReading = () -> {};
  volatile Runnable whileWriting = () -> {};

  @Override
  public List<String> members(String groupId) {
    whileReading.run();
    if (refusesReads.isPresent()) {
      throw new SlackRefused("usergroups.users.list", refusesReads.get());
    }
    return stale.orElseGet(() -> now(groupId));
  }

  @Override
  public void setMembers(String groupId, List<String> userIds) {
    whileWriting.run();
    if (refusesWrites.isPresent()) {
      throw new SlackRefused("usergroups.users.update", refusesWrites.get());
    }
    groups.put(groupId, List.copyOf(userIds));
    writes.add(String.join(",", userIds));
    if (losesAnswers) {
      throw new SlackRefused("usergroups.users.update", SlackRefused.UNREACHABLE);
    }
  }

  List<String> now(String groupId) {
    return groups.getOrDefault(groupId, List.of());
  }

  /** Somebody edits it by hand. */
  void edited(String groupId, String... userIds) {
    groups.put(groupId, List.of(userIds));
  }

  void refusesReads(String error) {
    refusesReads = Optional.of(error);
  }

  void refusesWrites(String error) {
    refusesWrites = Optional.of(error);
  }

  /** From now on what is written is done, but nobody is told. */
  void losesAnswers() {
    losesAnswers = true;
  }

  /** From now on it shows these, whatever was written. */
  void shows(String... userIds) {
    stale = Optional.of(List.of(userIds));
  }

  void worksAgain() {
    refusesReads = Optional.empty();
    refusesWrites = Optional.empty();
    stale = Optional.empty();
    losesAnswers = false;
  }

  /** What was written, in order. */
  List<String> writes() {
    return List.copyOf(writes);
  }
}
