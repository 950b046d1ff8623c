package dev.watchbill.escalation;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What is known of an outage (R16).
 *
 * @param texts the answers there are, as typed: escape them in mrkdwn
 * @param usersAffected whether users notice it
 * @param group the key of the product group whose users they are
 */
public record OutageAnswers(
    Map<Question, String> texts, boolean usersAffected, Optional<String> group) {

  /** Nothing yet. */
  public static final OutageAnswers NONE = new OutageAnswers(Map.of(), false, Optional.empty());

  /** The six questions, in the order in which they are asked. */
  public enum Question {
    AFFECTED("Who was affected, and for how long?", "who was affected"),
    EXPECTED("What was expected?", "what was expected"),
    EVIDENCE("How do we know?", "how we know"),
    RECOVERY("What is the near-term recovery?", "the near-term recovery"),
    CAUSE("What is the root cause, or the suspicion?", "the root cause"),
    NEXT_STEPS("What are the next steps?", "the next steps");

    private final String words;
    private final String brief;

    Question(String words, String brief) {
      this.words = words;
      this.brief = brief;
    }

    /** As it is asked. */
    public String words() {
      return words;
    }

    /** As it is named in a sentence. */
    public String brief() {
      return brief;
    }
  }

  public OutageAnswers {
    var answered = new EnumMap<Question, String>(Question.class);
    texts.forEach(
        (question, text) -> {
          if (!text.isBlank()) {
            answered.put(question, text.strip());
          }
        });
    texts = Map.copyOf(answered);
  }

  /** The answer, or the empty string. */
  public String text(Question question) {
    return texts.getOrDefault(question, "");
  }

  /** The questions without an answer, in their order. */
  public List<Question> missing() {
    var missing = new ArrayList<>(List.of(Question.values()));
    missing.removeAll(texts.keySet());
    return List.copyOf(missing);
  }
}
