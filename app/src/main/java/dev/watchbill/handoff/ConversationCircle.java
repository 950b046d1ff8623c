package dev.watchbill.handoff;

import dev.watchbill.handoff.Conversation.Choice;
import dev.watchbill.handoff.Conversation.Decision;
import dev.watchbill.handoff.ConversationAnswer.Refused;
import dev.watchbill.handoff.ConversationPolicy.Part;
import dev.watchbill.handoff.ConversationPolicy.Target;
import dev.watchbill.people.People;
import dev.watchbill.people.PersonId;
import dev.watchbill.people.Role;
import dev.watchbill.people.Ruling;
import dev.watchbill.rotation.Rotations;
import dev.watchbill.rotation.Stint;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The people around a handoff: who decides and adds, and to which one somebody means to add. */
final class ConversationCircle {
  private final People people;
  private final Rotations rotations;
  private final Weeks weeks;
  private final Handoffs handoffs;

  ConversationCircle(People people, Rotations rotations, Weeks weeks, Handoffs handoffs) {
    this.people = people;
    this.rotations = rotations;
    this.weeks = weeks;
    this.handoffs = handoffs;
  }

  static ConversationAnswer gone() {
    return new Refused(
        "Watchbill does not remember that handoff any more: it is too long ago. Mention the new engineer in the thread itself.");
  }

  /** Why {@code who} may not decide so now, in plain text; nothing if they may. */
  Optional<String> refusal(PersonId who, Choice choice, Handoff handoff, ConversationList list) {
    Ruling ruling =
        ConversationPolicy.mayDecide(
            part(who, handoff), choice, people.nameOf(handoff.from()), people.nameOf(handoff.to()));
    return denial(ruling).or(() -> closed(list));
  }

  /** Why {@code who} may not add to it now, in plain text; nothing if they may. */
  Optional<String> refusal(PersonId who, Handoff handoff, ConversationList list) {
    return denial(
            ConversationPolicy.mayAdd(
                part(who, handoff), people.nameOf(handoff.from()), people.nameOf(handoff.to())))
        .or(() -> closed(list));
  }

  private static Optional<String> denial(Ruling ruling) {
    return ruling instanceof Ruling.Denied denied ? Optional.of(denied.reason()) : Optional.empty();
  }

  private static Optional<String> closed(ConversationList list) {
    return list.closed()
        ? Optional.of(
            "The next handoff of this rotation has begun, so this one is over. What is still open can be handed over there.")
        : Optional.empty();
  }

  /** Why it is too late for a decision by somebody who had seen so many. */
  Optional<String> tooLate(ConversationState state, int seen) {
    if (state.isOver()) {
      return Optional.of("That request is resolved meanwhile: there is nothing to decide.");
    }
    return state
        .conversation()
        .decision()
        .filter(decision -> state.conversation().decisions() != seen)
        .map(this::meanwhile);
  }

  private String meanwhile(Decision decision) {
    String by = people.nameOf(decision.by());
    String to = people.nameOf(decision.to());
    return decision.choice() == Choice.KEPT
        ? "%s was faster: %s keeps it. If that should change, use the button that it has now."
            .formatted(by, to)
        : "%s was faster: it is handed over to %s. If that should change, use the button that it has now."
            .formatted(by, to);
  }

  private Part part(PersonId who, Handoff handoff) {
    Set<Role> roles = people.person(who).map(people::rolesOf).orElse(Set.of());
    return new Part(
        handoff.from().equals(who),
        handoff.to().equals(who),
        roles.stream()
            .anyMatch(role -> role instanceof Role.ManagerOf || role instanceof Role.Admin));
  }

  /** The handoff that {@code who} means when they hand something over without saying where. */
  Optional<Target> target(PersonId who, Instant now) {
    var possible = new ArrayList<Target>();
    for (String rotation : rotations.names()) {
      ahead(rotation, now).ifPresent(possible::add);
      underWay(rotation, now).ifPresent(possible::add);
    }
    return ConversationPolicy.target(who, possible);
  }

  private Optional<Target> underWay(String rotation, Instant now) {
    return handoffs
        .newest(rotation)
        .filter(it -> !it.openedAt().plus(ConversationPolicy.UNDER_WAY).isBefore(now))
        .filter(it -> !it.from().equals(it.to()))
        .map(ConversationCircle::target);
  }

  static Target target(Handoff handoff) {
    return new Target(
        Optional.of(handoff),
        handoff.rotation(),
        handoff.week().start(),
        handoff.from(),
        handoff.to(),
        Optional.empty());
  }

  private Optional<Target> ahead(String rotation, Instant now) {
    return weeks.ahead(rotation, now, now.plus(ConversationPolicy.AHEAD)).stream()
        .findFirst()
        .filter(week -> !week.from().equals(week.to()))
        .filter(
            week -> handoffs.newest(rotation).filter(it -> it.shift() == week.shift()).isEmpty())
        .map(week -> target(week, now));
  }

  private Target target(Week week, Instant now) {
    return new Target(
        Optional.empty(),
        week.rotation(),
        week.span().start(),
        week.from(),
        week.to(),
        weeks
            .holder(week.rotation(), now)
            .map(Stint::person)
            .filter(person -> !person.equals(week.from())));
  }

  /** Why nothing can be handed over by somebody whose shift has nothing to do with it. */
  String noTarget(Instant now) {
    String onCall =
        rotations.names().stream()
            .flatMap(
                rotation ->
                    rotations.onCallAt(rotation, now).stream()
                        .map(duty -> people.nameOf(duty.person()) + " (" + rotation + ")"))
            .collect(Collectors.joining(", "));
    return "Nothing was handed over: whoever hands over or takes over can do that, from a day before the change of shift until a week after it. %s"
        .formatted(
            onCall.isEmpty() ? "Nobody is on call now." : "On call now: " + onCall + ". Ask them.");
  }
}
