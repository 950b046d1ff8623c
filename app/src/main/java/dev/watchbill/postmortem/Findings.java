package dev.watchbill.postmortem;

import dev.watchbill.people.PersonId;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * What people write into a postmortem. The texts were typed by them.
 *
 * @param texts those that are not blank
 * @param people who took part, besides those of whom it is known
 */
record Findings(Map<Part, String> texts, List<PersonId> people) {

  /** Nothing yet. */
  static final Findings NONE = new Findings(Map.of(), List.of());

  /** Slack allows 3,000 characters a field. */
  static final int LONGEST = 3_000;

  /** What is asked; the cause of the bug is told apart from why it reached customers (R23). */
  enum Part {
    BUG_CAUSE("The cause of the bug", "What in the code, the design or the data caused it?"),
    ESCAPE_CAUSE(
        "Why it reached customers", "Why did tests, review and QA not catch it before a release?"),
    WENT_WELL("What went well", "In noticing, answering, warning and fixing."),
    WENT_BADLY("What went badly", "Where time was lost, or somebody was not told.");

    private final String title;
    private final String question;

    Part(String title, String question) {
      this.title = title;
      this.question = question;
    }

    /** As a heading. */
    String title() {
      return title;
    }

    /** What is to be written there. */
    String question() {
      return question;
    }

    /** Whether it is one of the two causes. */
    boolean isCause() {
      return this == BUG_CAUSE || this == ESCAPE_CAUSE;
    }
  }

  Findings {
    var written = new EnumMap<Part, String>(Part.class);
    texts.forEach(
        (part, text) -> {
          if (!text.isBlank()) {
            written.put(part, text.strip());
          }
        });
    texts = Map.copyOf(written);
    people = people.stream().distinct().toList();
  }

  /** The text, or the empty string. */
  String text(Part part) {
    return texts.getOrDefault(part, "");
  }

  /** Which of the two causes nobody has written down. */
  List<Part> missingCauses() {
    return Arrays.stream(Part.values())
        .filter(part -> part.isCause() && text(part).isEmpty())
        .toList();
  }
}
