package dev.watchbill.retrospective;

import dev.watchbill.people.PersonId;
import dev.watchbill.rotation.Span;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A row of retrospective. */
public record RetrospectiveRow(
    long id,
    String rotation,
    long shift,
    String author,
    String productGroup,
    Instant weekStart,
    Instant weekEnd,
    List<String> questions,
    @Nullable List<String> answers,
    @Nullable List<String> draft,
    int revision,
    @Nullable String savedIn,
    @Nullable Instant savedAt,
    @Nullable Instant askedAt,
    @Nullable Long handoff,
    @Nullable String thread,
    @Nullable String channelId,
    @Nullable Instant handedOverAt,
    @Nullable Instant submittedAt,
    @Nullable Instant editedAt,
    int reminders) {
  static RetrospectiveRow of(Retrospective it) {
    Retrospective.@Nullable HandedOver thread = it.thread().orElse(null);
    Retrospective.@Nullable Saved saved = it.saved().orElse(null);
    return new RetrospectiveRow(
        it.id(),
        it.rotation(),
        it.shift(),
        it.author().value(),
        it.group(),
        it.week().start(),
        it.week().end(),
        it.questions(),
        it.answers().isEmpty() ? null : it.answers(),
        it.draft().isEmpty() ? null : it.draft(),
        it.revision(),
        saved == null ? null : saved.window(),
        saved == null ? null : saved.at(),
        it.askedAt().orElse(null),
        thread == null ? null : thread.handoff(),
        thread == null ? null : thread.key(),
        thread == null ? null : thread.channelId(),
        thread == null ? null : thread.at(),
        it.submittedAt().orElse(null),
        it.editedAt().orElse(null),
        it.reminders());
  }

  Retrospective toRetrospective() {
    return new Retrospective(
        id,
        rotation,
        shift,
        new PersonId(author),
        productGroup,
        new Span(weekStart, weekEnd),
        questions,
        answers == null ? List.of() : answers,
        draft == null ? List.of() : draft,
        revision,
        savedIn == null || savedAt == null
            ? Optional.empty()
            : Optional.of(new Retrospective.Saved(savedIn, savedAt)),
        Optional.ofNullable(askedAt),
        handoff == null || thread == null || channelId == null || handedOverAt == null
            ? Optional.empty()
            : Optional.of(new Retrospective.HandedOver(handoff, thread, channelId, handedOverAt)),
        Optional.ofNullable(submittedAt),
        Optional.ofNullable(editedAt),
        reminders);
  }
}
