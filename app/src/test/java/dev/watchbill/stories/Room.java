package dev.watchbill.stories;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.watchbill.sandbox.workspace.Message;
import dev.watchbill.sandbox.workspace.Ts;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** A place where things are said, and what was said there since the story began. */
final class Room {
  private final String name;
  private final Supplier<List<Message>> messages;
  private final Instant began;
  private final Function<Message, Said> said;

  /**
   * @param said how a message is followed from now on
   */
  Room(String name, Supplier<List<Message>> messages, Instant began, Function<Message, Said> said) {
    this.name = name;
    this.messages = messages;
    this.began = began;
    this.said = said;
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

  /** Exactly so many messages have all these words, in this order, now or in a moment. */
  Room shows(int times, String... words) {
    await(name)
        .untilAsserted(
            () -> assertThat(having(words)).describedAs(name + ": " + texts()).hasSize(times));
    return this;
  }

  /** No message has all these words, in this order. */
  Room doesNotShow(String... words) {
    assertThat(having(words)).describedAs(name).isEmpty();
    return this;
  }

  /** The newest message that has all these words, in this order, as soon as it is there. */
  Said message(String... words) {
    shows(words);
    var found = having(words);
    return said.apply(found.get(found.size() - 1));
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
    return sinceItBegan().map(message -> Words.of(message.text())).toList();
  }

  private List<Message> having(String... words) {
    return sinceItBegan().filter(message -> has(Words.of(message.text()), words)).toList();
  }

  private Stream<Message> sinceItBegan() {
    return messages.get().stream().filter(message -> !Ts.instant(message.ts()).isBefore(began));
  }

  private static boolean has(String text, String... words) {
    var from = 0;
    for (var word : words) {
      var at = text.indexOf(word, from);
      if (at < 0) {
        return false;
      }
      from = at + word.length();
    }
    return true;
  }
}
