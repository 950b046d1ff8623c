package dev.watchbill.cover;

import dev.watchbill.people.PersonId;
import dev.watchbill.rotation.ShiftPart;
import dev.watchbill.rotation.Span;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A change of who is on call that one engineer asks another for (R3). Between the two, {@code
 * given} goes from the asker to the other one, and {@code received} from the other one to the
 * asker.
 *
 * @param rotation its configured name
 * @param asker who asked for it
 * @param everybody whether everybody on the roster was asked, and the first to accept has it
 * @param asked who was asked: one person, unless it was everybody
 * @param declined those of them who said no; while it is open the others may still say yes
 * @param given what the asker gives away, in the order of time; empty if they take over
 * @param received what the asker gets, in the order of time: in a swap, or taking over
 * @param state how far it is
 * @param accepter who said yes, from {@link State#AGREED} on; the backup, if they stand in
 * @param approvals one for each product group that must approve, from {@link State#AGREED} on
 * @param late whether it was asked for after the sprint of the earliest shift in it began (R3)
 * @param lapsesAt when it is withdrawn by itself, if it is not done by then
 * @param absence the number of the absence it belongs to, if it does (R15)
 * @param undoes the number of the change that it gives back, for {@link Kind#UNDO}
 * @param ending how it came to an end, once it did; for {@link State#DONE} too
 */
public record ChangeRequest(
    long id,
    Kind kind,
    String rotation,
    PersonId asker,
    boolean everybody,
    List<PersonId> asked,
    List<PersonId> declined,
    List<ShiftPart> given,
    List<ShiftPart> received,
    State state,
    Optional<PersonId> accepter,
    List<Approval> approvals,
    boolean late,
    Instant askedAt,
    Instant lapsesAt,
    Optional<Long> absence,
    Optional<Long> undoes,
    Optional<Ending> ending) {

  public ChangeRequest {
    asked = List.copyOf(asked);
    declined = List.copyOf(declined);
    given = List.copyOf(given);
    received = List.copyOf(received);
    approvals = List.copyOf(approvals);
    if (given.isEmpty() && received.isEmpty()) {
      throw new IllegalArgumentException("change request " + id + " would change nothing");
    }
  }

  /** What is asked for. */
  public enum Kind {
    /** Somebody takes a part of the asker's time on call; all that an absence touches, too. */
    COVER,
    /** The asker's shift for the other one's. */
    SWAP,
    /** The asker takes over now, from whoever is on call. */
    TAKE,
    /** A change that was made, and still lies ahead, is given back. */
    UNDO
  }

  /** How far it is. */
  public enum State {
    /** Waits for the other engineer's yes. */
    OPEN,
    /** Waits for the managers of the product groups touched. */
    AGREED,
    /** The plan is changed. */
    DONE,
    /** Everybody who was asked said no. */
    DECLINED,
    /** A manager said no. */
    REFUSED,
    /** Taken back. */
    WITHDRAWN,
    /** It was not done in time, or cannot be done any more. */
    LAPSED;

    /** Whether it still waits for somebody. */
    public boolean isOpen() {
      return this == OPEN || this == AGREED;
    }
  }

  /**
   * The word of a product group's engineering manager.
   *
   * @param group its key
   * @param by who approved for it; nobody yet, if empty
   */
  public record Approval(String group, Optional<PersonId> by) {}

  /**
   * The end of it.
   *
   * @param by whose act it was; empty if it came with the time, or with a change of the plan
   * @param why a plain sentence for those concerned, if the state does not say everything; else
   *     empty. Escape it in mrkdwn
   */
  public record Ending(Instant at, Optional<PersonId> by, String why) {}

  /** Whether it still waits for somebody. */
  public boolean isOpen() {
    return state.isOpen();
  }

  /** Everything it touches, in the order of time. */
  public List<ShiftPart> parts() {
    return Stream.of(given, received)
        .flatMap(Collection::stream)
        .sorted(Comparator.comparing((ShiftPart part) -> part.span().start()))
        .toList();
  }

  /** From the beginning of the first part to the end of the last. */
  public Span span() {
    return new Span(
        parts().get(0).span().start(),
        parts().stream().map(part -> part.span().end()).max(Instant::compareTo).orElseThrow());
  }

  /** The one who is asked, or who has accepted: nobody, while everybody is asked. */
  public Optional<PersonId> other() {
    return accepter.or(() -> everybody ? Optional.empty() : asked.stream().findFirst());
  }

  /** Whom it still waits for, while it waits for a yes. */
  public List<PersonId> waitsFor() {
    return state == State.OPEN
        ? asked.stream().filter(person -> !declined.contains(person)).toList()
        : List.of();
  }

  /** The keys of the groups whose managers have not approved yet. */
  public List<String> unapproved() {
    return approvals.stream()
        .filter(approval -> approval.by().isEmpty())
        .map(Approval::group)
        .toList();
  }

  /** It, as one of those that an absence asks for. */
  ChangeRequest of(Absence away, Instant lapsesAt) {
    return with(lapsesAt, Optional.of(away.id()), undoes);
  }

  /** It, as the one that gives another one back. */
  ChangeRequest undoing(ChangeRequest made) {
    return with(lapsesAt, absence, Optional.of(made.id()));
  }

  /** One of those asked said no. */
  ChangeRequest declinedBy(PersonId who) {
    return with(
        state,
        Stream.concat(declined.stream(), Stream.of(who)).toList(),
        accepter,
        approvals,
        ending);
  }

  /** Somebody said yes; now it waits for these approvals. */
  ChangeRequest acceptedBy(PersonId who, List<Approval> needed) {
    return with(State.AGREED, declined, Optional.of(who), needed, ending);
  }

  /** Whoever said yes took it back: the others are asked still. */
  ChangeRequest reopenedBy(PersonId who) {
    return with(
        State.OPEN,
        Stream.concat(declined.stream(), Stream.of(who)).distinct().toList(),
        Optional.empty(),
        List.of(),
        Optional.empty());
  }

  ChangeRequest approved(List<Approval> given) {
    return with(state, declined, accepter, given, ending);
  }

  ChangeRequest ended(State how, Ending ending) {
    return with(how, declined, accepter, approvals, Optional.of(ending));
  }

  private ChangeRequest with(
      State state,
      List<PersonId> declined,
      Optional<PersonId> accepter,
      List<Approval> approvals,
      Optional<Ending> ending) {
    return new ChangeRequest(
        id, kind, rotation, asker, everybody, asked, declined, given, received, state, accepter,
        approvals, late, askedAt, lapsesAt, absence, undoes, ending);
  }

  private ChangeRequest with(Instant lapsesAt, Optional<Long> absence, Optional<Long> undoes) {
    return new ChangeRequest(
        id, kind, rotation, asker, everybody, asked, declined, given, received, state, accepter,
        approvals, late, askedAt, lapsesAt, absence, undoes, ending);
  }
}
