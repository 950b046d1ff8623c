package dev.watchbill.support;

import dev.watchbill.people.PersonId;
import dev.watchbill.platform.slack.Heard;
import dev.watchbill.text.Excerpt;
import java.time.Instant;
import java.util.Optional;

/**
 * A message that may become a request once somebody has said which; it travels in a form, or in a
 * button's value.
 *
 * @param author who wrote it, if a person did
 * @param text as Slack delivers it; only its beginning travels
 */
record Subject(
    String channelId, String messageTs, String threadTs, Optional<PersonId> author, String text) {
  private static final int EXCERPT = 400;

  /** What somebody said who mentioned the bot. */
  static Subject of(Heard message, PersonId author) {
    return new Subject(
        message.channelId(), message.ts(), message.thread(), Optional.of(author), message.words());
  }

  /** It asks for a rotation at that moment, however old it is. */
  Asking asking(String rotation, Instant at) {
    return new Asking(rotation, channelId, threadTs, messageTs, author, text, at);
  }

  /** In fewer than 1,000 characters, for {@link #read}. */
  String written() {
    return String.join(
        "\n",
        channelId,
        messageTs,
        threadTs,
        author.map(PersonId::value).orElse(""),
        Excerpt.of(text, EXCERPT));
  }

  /**
   * What {@link #written} wrote.
   *
   * @throws IllegalArgumentException if it did not
   */
  static Subject read(String written) {
    var lines = written.split("\n", 5);
    if (lines.length < 5) {
      throw new IllegalArgumentException("this is about no message: " + written);
    }
    return new Subject(
        lines[0],
        lines[1],
        lines[2],
        Optional.of(lines[3]).filter(id -> !id.isEmpty()).map(PersonId::new),
        lines[4]);
  }
}
