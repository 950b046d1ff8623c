package dev.watchbill.support;

import dev.watchbill.config.WatchbillConfig;
import dev.watchbill.config.WatchbillConfig.RotationConfig;
import dev.watchbill.platform.directory.Directory;
import dev.watchbill.text.Mrkdwn;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Where each rotation listens. Channels and user groups are looked up at every question: a channel
 * renamed a minute ago is found under its new name.
 */
final class Earshot {
  /** No message asks for anybody that has none of these, an at sign of full width included. */
  private static final List<String> CALLS = List.of("@", "\uFF20", "<!subteam^");

  private final WatchbillConfig config;
  private final Directory directory;

  Earshot(WatchbillConfig config, Directory directory) {
    this.config = config;
    this.directory = directory;
  }

  /**
   * The rotations that a message asks for: those that listen in its channel and whose alias stands
   * in its words.
   *
   * @param words mrkdwn as Slack delivers it
   */
  Set<String> asked(String channelId, String words) {
    // Almost every message mentions nobody, and costs nothing.
    if (CALLS.stream().noneMatch(words::contains)) {
      return Set.of();
    }
    var aliases = new HashMap<String, String>();
    var groups = new HashMap<String, String>();
    for (String rotation : listening(channelId)) {
      String alias = config.rotation(rotation).alias();
      aliases.put(alias.toLowerCase(Locale.ROOT), rotation);
      directory.userGroup(alias).ifPresent(group -> groups.put(group.id(), rotation));
    }
    return aliases.isEmpty() ? Set.of() : MentionPolicy.rotations(words, aliases, groups);
  }

  /** The rotations that listen in that channel, in the order of the configuration. */
  List<String> listening(String channelId) {
    Optional<String> name = directory.channel(channelId).map(Directory.Channel::name);
    return config.rotations().entrySet().stream()
        .filter(rotation -> listens(rotation.getValue(), channelId, name))
        .map(Map.Entry::getKey)
        .toList();
  }

  private static boolean listens(RotationConfig its, String channelId, Optional<String> name) {
    return its.listenIn().stream()
        .map(ref -> ref.written().startsWith("#") ? ref.written().substring(1) : ref.written())
        .anyMatch(written -> written.equals(channelId) || name.filter(written::equals).isPresent());
  }

  /** A channel in which the first rotation listens, by its id. */
  Optional<String> firstChannel() {
    return config.rotations().values().stream()
        .flatMap(rotation -> rotation.listenIn().stream())
        .flatMap(ref -> directory.channel(ref.written()).stream())
        .map(Directory.Channel::id)
        .findFirst();
  }

  /** Where a rotation listens, in mrkdwn. */
  String channels(RotationConfig its) {
    return its.listenIn().stream()
        .map(
            ref ->
                directory
                    .channel(ref.written())
                    .map(channel -> "<#" + channel.id() + ">")
                    .orElse("#" + Mrkdwn.escape(ref.written())))
        .collect(Collectors.joining(" or "));
  }

  /** Whether the bot can be read in that channel, and reads along there. */
  boolean isIn(String channelId) {
    return directory.channel(channelId).filter(Directory.Channel::joined).isPresent();
  }

  /** Whether only its members can read what is said there; so it is where nothing is known. */
  boolean isPrivate(String channelId) {
    return directory.channel(channelId).map(Directory.Channel::isPrivate).orElse(true);
  }
}
