package dev.watchbill.handoff;

import dev.watchbill.handoff.Conversation.Choice;
import dev.watchbill.handoff.ConversationState.Standing;
import dev.watchbill.people.PersonId;
import dev.watchbill.people.Ruling;
import dev.watchbill.support.SupportRequest;
import dev.watchbill.support.SupportRequest.State;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** What is handed over, who decides it, and what that does (R7). */
final class ConversationPolicy {
  /** So long there is for deciding before what is undecided is marked as staying. */
  static final Duration TIME_TO_DECIDE = Duration.ofDays(1);

  /** So long after a handoff it takes whatever its engineers add. */
  static final Duration UNDER_WAY = Duration.ofDays(7);

  /** So long before a handoff things may be added to it. */
  static final Duration AHEAD = Duration.ofDays(1);

  /** So many open requests get an entry each. */
  static final int MOST = 30;

  private static final Ruling GRANTED = new Ruling.Granted();

  private ConversationPolicy() {}

  /**
   * What somebody has to do with a handoff.
   *
   * @param former whether they hand over
   * @param next whether they take over
   * @param lead whether they are an engineering manager or an admin (R10)
   */
  record Part(boolean former, boolean next, boolean lead) {}

  /**
   * A handoff to which something may be added.
   *
   * @param handoff empty while it is still to come
   * @param at when the shift begins, or began
   * @param standIn who is on call for the former engineer, if somebody else is
   */
  record Target(
      Optional<Handoff> handoff,
      String rotation,
      Instant at,
      PersonId former,
      PersonId next,
      Optional<PersonId> standIn) {

    private boolean isFor(PersonId who) {
      return handsOver(who) || next.equals(who);
    }

    private boolean handsOver(PersonId who) {
      return former.equals(who) || standIn.filter(who::equals).isPresent();
    }

    /** What is still to come first, and whoever hands over before whoever takes over. */
    private int rank(PersonId who) {
      return (handsOver(who) ? 0 : 2) + (handoff.isPresent() ? 1 : 0);
    }
  }

  /** When the undecided ones of a handoff are marked. */
  static Instant staysAt(Handoff handoff) {
    Instant begins = handoff.week().start();
    return (begins.isAfter(handoff.openedAt()) ? begins : handoff.openedAt()).plus(TIME_TO_DECIDE);
  }

  /**
   * Which requests become conversations: what the former engineer holds; and what nobody had
   * answered when the shift changed. That goes to the new one by itself, a moment before or after
   * this, whoever had it last: after a downtime, somebody of an earlier week.
   *
   * @param open all that are open in the handoff's rotation
   */
  static List<SupportRequest> openAt(Handoff handoff, List<SupportRequest> open, Instant now) {
    return open.stream()
        .filter(
            request ->
                request.holder().filter(handoff.from()::equals).isPresent()
                    || goesOver(handoff, request, now))
        .toList();
  }

  private static boolean goesOver(Handoff handoff, SupportRequest request, Instant now) {
    Instant begins = handoff.week().start();
    return request.state() == State.WAITING
        && !begins.isAfter(now)
        && request.askedAt().isBefore(begins);
  }

  /**
   * Whether they may decide so.
   *
   * @param former what the former engineer is called
   * @param next what the new one is called
   */
  static Ruling mayDecide(Part part, Choice choice, String former, String next) {
    if (part.former() || part.lead() || (part.next() && choice == Choice.HANDED_OVER)) {
      return GRANTED;
    }
    if (part.next()) {
      return new Ruling.Denied(
          "It is for %s to say what they keep, or for an engineering manager or an admin. If you want it, press Hand over: then it is yours."
              .formatted(former));
    }
    return new Ruling.Denied(
        "%s hands over and %s takes over, so one of them decides this, or an engineering manager or an admin. Ask %s in this thread."
            .formatted(former, next, former));
  }

  /** Whether they may add something to it. */
  static Ruling mayAdd(Part part, String former, String next) {
    return part.former() || part.next() || part.lead()
        ? GRANTED
        : new Ruling.Denied(
            "%s hands over and %s takes over, so one of them adds what is to be handed over, or an engineering manager or an admin. Ask %s in this thread."
                .formatted(former, next, former));
  }

  /** The handoff that {@code who} means, of those to which something may be added. */
  static Optional<Target> target(PersonId who, List<Target> possible) {
    return possible.stream()
        .filter(target -> target.isFor(who))
        .min(
            Comparator.comparingInt((Target target) -> target.rank(who))
                .thenComparing(Target::at, Comparator.reverseOrder()));
  }

  /** What may be chosen of it now; nothing once the next handoff is there. */
  static List<Choice> choices(ConversationState state, Handoff handoff, boolean closed) {
    if (closed || state.isOver()) {
      return List.of();
    }
    return switch (state.standing(handoff.from())) {
      case UNDECIDED -> List.of(Choice.HANDED_OVER, Choice.KEPT);
      case HANDED_OVER ->
          state.conversation().decision().filter(its -> its.to().equals(handoff.to())).isPresent()
              ? List.of(Choice.KEPT)
              : List.of(Choice.HANDED_OVER, Choice.KEPT);
      case KEPT -> List.of(Choice.HANDED_OVER);
      case ELSEWHERE ->
          state.request().flatMap(SupportRequest::holder).filter(handoff.to()::equals).isPresent()
              ? List.of(Choice.KEPT)
              : List.of(Choice.HANDED_OVER);
      case RESOLVED -> List.of();
    };
  }

  /**
   * To whom its request is given by a decision; to nobody if it stays where it is: what somebody
   * outside the handoff has is not taken from them for the former engineer.
   */
  static Optional<PersonId> given(SupportRequest request, Handoff handoff, Choice choice) {
    if (choice == Choice.HANDED_OVER) {
      return Optional.of(handoff.to());
    }
    return Optional.of(handoff.from())
        .filter(
            former ->
                Stream.of(former, handoff.to())
                        .anyMatch(one -> request.holder().filter(one::equals).isPresent())
                    || request.holder().isEmpty());
  }

  /** How many stand how. */
  static Map<Standing, Long> counts(List<ConversationState> states, PersonId former) {
    var counts = new EnumMap<Standing, Long>(Standing.class);
    states.forEach(state -> counts.merge(state.standing(former), 1L, Long::sum));
    return counts;
  }
}
