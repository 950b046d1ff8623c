package dev.watchbill.escalation;

import dev.watchbill.escalation.OutageAnswers.Question;
import dev.watchbill.people.PersonId;
import java.util.EnumMap;
import java.util.List;
import java.util.Optional;

/** Outages for other features' tests. */
public final class RecordedOutages {
  private RecordedOutages() {}

  /** Somebody escalates in infrastructure: a record is opened. */
  public static Outage opened(EscalationFeature feature, PersonId by, String needed) {
    Escalation escalation =
        TestEscalations.done(
            feature
                .escalations()
                .escalate(
                    new Wish(
                        by,
                        "infrastructure",
                        Optional.empty(),
                        new Research("The worker dies", "", needed),
                        0,
                        List.of(),
                        "V-" + needed)));
    return feature.outages().newest(Optional.empty(), 100).stream()
        .filter(outage -> outage.escalation() == escalation.id())
        .findFirst()
        .orElseThrow();
  }

  /** All six answers are filled in. */
  public static Outage filled(
      EscalationFeature feature, Outage outage, PersonId by, String answer, String group) {
    var texts = new EnumMap<Question, String>(Question.class);
    for (Question question : Question.values()) {
      texts.put(question, answer);
    }
    OutageAnswer answered =
        feature
            .outages()
            .fill(
                outage.id(),
                by,
                OutagePolicy.Seen.of(outage),
                new OutageAnswers(texts, false, Optional.of(group).filter(it -> !it.isEmpty())));
    return ((OutageAnswer.Filled) answered).outage();
  }

  /** Somebody takes it. */
  public static void taken(EscalationFeature feature, Outage outage, PersonId by) {
    TestEscalations.done(feature.escalations().take(outage.escalation(), by));
  }
}
