package dev.watchbill.stories;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.watchbill.sandbox.workspace.Message;
import java.time.Instant;
import java.util.List;
import java.util.function.Supplier;

/** A place where things are said, and what was said there since the story began. */
final class Room {
  private final String name;
  private final Supplier<List<Message>> messages;
  private final Instant began;

  Room(String name, Supplier<List<Message>> messages, Instant began) {
    this.name = name;
    this.messages = messages;
    this.began = began;
  }

  /** One message has all these words, in this order, now or in a moment. */
  Room shows(String... words) {
    await(name)
        .untilAsserted(
            () ->
                assertThat(texts())
                    .describedAs(name)
                    .anySatisfy(text -> assertThat(text).containsSubsequence(words)));
    return this;
  }

  /** Exactly one message was said, and it has all these words, in this order. */
  Room showsOnly(String... words) {
    shows(words);
    assertThat(texts()).describedAs(name).hasSize(1);
    return this;
  }

  /** Nothing was said. */
  Room isSilent() {
    assertThat(texts()).describedAs(name).isEmpty();
    return this;
  }

  /** What was said, oldest first. */
  List<String> texts() {
    return messages.get().stream()
        .filter(message -> !said(message).isBefore(began))
        .map(message -> Words.of(message.text()))
        .toList();
  }

  private static Instant said(Message message) {
    var ts = message.ts();
    return Instant.ofEpochSecond(Long.parseLong(ts.substring(0, ts.indexOf('.'))))
        .plusNanos(1_000L * Long.parseLong(ts.substring(ts.indexOf('.') + 1)));
  }
}
