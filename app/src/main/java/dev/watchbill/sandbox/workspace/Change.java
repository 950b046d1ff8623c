package dev.watchbill.sandbox.workspace;

import java.util.Optional;

/** Something that has just happened in the workspace. */
public sealed interface Change {
  /** Somebody new, or somebody's profile or standing changed. */
  record PersonChanged(Optional<Person> before, Person after) implements Change {}

  /** A new channel, or one that was renamed, archived, given another topic. */
  record ChannelChanged(Optional<Channel> before, Channel after) implements Change {}

  /** {@code inviter} is empty if they came by themselves. */
  record MemberJoined(Channel channel, String person, String inviter) implements Change {}

  /** Somebody is no longer in a channel. */
  record MemberLeft(Channel channel, String person) implements Change {}

  /** A new user group, or one with other members, name or handle. */
  record GroupChanged(Optional<UserGroup> before, UserGroup after) implements Change {}

  /** A new message, ephemeral ones too. */
  record MessagePosted(Message message) implements Change {}

  /** Other words for a message that stood. */
  record MessageEdited(Message before, Message after) implements Change {}

  /** A message is gone. */
  record MessageDeleted(Message before) implements Change {}

  /** {@code added} or else taken away. */
  record Reacted(Message message, String person, String emoji, boolean added) implements Change {}

  /** A modal opened or was changed, a home tab was published. */
  record ViewShown(Optional<View> before, View after) implements Change {}

  /** A modal is gone from the screen. */
  record ViewClosed(View view) implements Change {}

  /** Somebody has read a channel up to a message. */
  record Read(String person, String channel, String ts) implements Change {}
}
