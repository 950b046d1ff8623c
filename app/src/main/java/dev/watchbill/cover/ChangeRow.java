package dev.watchbill.cover;

import dev.watchbill.cover.ChangeRequest.Approval;
import dev.watchbill.cover.ChangeRequest.Ending;
import dev.watchbill.cover.ChangeRequest.Kind;
import dev.watchbill.cover.ChangeRequest.State;
import dev.watchbill.people.PersonId;
import dev.watchbill.rotation.ShiftPart;
import dev.watchbill.rotation.Span;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A change request as its row has it; public for JDBI. */
public record ChangeRow(
    long id,
    String kind,
    String rotation,
    String asker,
    boolean everybody,
    List<String> asked,
    List<String> declined,
    String state,
    @Nullable String accepter,
    boolean late,
    Instant askedAt,
    Instant lapsesAt,
    @Nullable Long absence,
    @Nullable Long undoes,
    @Nullable Instant endedAt,
    @Nullable String endedBy,
    String endedWhy) {

  static ChangeRow of(ChangeRequest it) {
    return new ChangeRow(
        it.id(),
        it.kind().name(),
        it.rotation(),
        it.asker().value(),
        it.everybody(),
        it.asked().stream().map(PersonId::value).toList(),
        it.declined().stream().map(PersonId::value).toList(),
        it.state().name(),
        it.accepter().map(PersonId::value).orElse(null),
        it.late(),
        it.askedAt(),
        it.lapsesAt(),
        it.absence().orElse(null),
        it.undoes().orElse(null),
        it.ending().map(Ending::at).orElse(null),
        it.ending().flatMap(Ending::by).map(PersonId::value).orElse(null),
        it.ending().map(Ending::why).orElse(""));
  }

  ChangeRequest toRequest(List<Part> parts, List<Approved> approvals) {
    return new ChangeRequest(
        id,
        Kind.valueOf(kind),
        rotation,
        new PersonId(asker),
        everybody,
        asked.stream().map(PersonId::new).toList(),
        declined.stream().map(PersonId::new).toList(),
        parts.stream().filter(Part::given).map(Part::toPart).toList(),
        parts.stream().filter(part -> !part.given()).map(Part::toPart).toList(),
        State.valueOf(state),
        Optional.ofNullable(accepter).map(PersonId::new),
        approvals.stream().map(Approved::toApproval).toList(),
        late,
        askedAt,
        lapsesAt,
        Optional.ofNullable(absence),
        Optional.ofNullable(undoes),
        endedAt == null
            ? Optional.empty()
            : Optional.of(
                new Ending(endedAt, Optional.ofNullable(endedBy).map(PersonId::new), endedWhy)));
  }

  /** A part as it stands. */
  public record Part(long shift, boolean given, Instant startsAt, Instant endsAt) {
    ShiftPart toPart() {
      return new ShiftPart(shift, new Span(startsAt, endsAt));
    }
  }

  /** An approval as it stands. */
  public record Approved(String productGroup, @Nullable String approvedBy) {
    Approval toApproval() {
      return new Approval(productGroup, Optional.ofNullable(approvedBy).map(PersonId::new));
    }
  }
}
