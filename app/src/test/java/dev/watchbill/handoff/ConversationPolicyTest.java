package dev.watchbill.handoff;

import static org.assertj.core.api.Assertions.assertThat;

import dev.watchbill.handoff.Conversation.Choice;
import dev.watchbill.handoff.Conversation.Decision;
import dev.watchbill.handoff.Conversation.OfThread;
import dev.watchbill.handoff.ConversationPolicy.Part;
import dev.watchbill.handoff.ConversationPolicy.Target;
import dev.watchbill.handoff.ConversationState.Standing;
import dev.watchbill.people.PersonId;
import dev.watchbill.rotation.Span;
import dev.watchbill.support.SupportRequest;
import dev.watchbill.support.SupportRequest.Act;
import dev.watchbill.support.SupportRequest.State;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class ConversationPolicyTest {
  private static final PersonId BEN = new PersonId("UBEN");
  private static final PersonId SAM = new PersonId("USAM");
  private static final PersonId DORA = new PersonId("UDORA");
  private static final Instant START = Instant.parse("2026-09-09T17:00:00Z");
  private static final Handoff HANDOFF = handoff(1, START);

  private static Handoff handoff(long id, Instant openedAt) {
    return new Handoff(
        id,
        "developer",
        7,
        BEN,
        SAM,
        new Span(START, START.plus(Duration.ofDays(7))),
        openedAt,
        "CHELP",
        Optional.empty());
  }

  private static SupportRequest request(State state, Optional<PersonId> holder, Instant asked) {
    return new SupportRequest(
        3,
        "developer",
        "CHELP",
        "1788880000.000100",
        "the build is red",
        1,
        "1788880000.000100",
        Optional.empty(),
        asked,
        asked.plus(Duration.ofHours(1)),
        state,
        holder,
        0,
        Optional.empty(),
        Optional.empty(),
        Optional.of(new Act(BEN, asked)).filter(act -> state == State.RESOLVED),
        Optional.empty());
  }

  private static ConversationState state(
      Optional<SupportRequest> request, Optional<Choice> choice) {
    return new ConversationState(
        new Conversation(
            5,
            Optional.of(1L),
            "developer",
            new OfThread("CHELP", "1788880000.000100", request.map(SupportRequest::id)),
            "",
            START,
            Optional.empty(),
            choice.map(its -> new Decision(its, its == Choice.KEPT ? BEN : SAM, BEN, START)),
            choice.isPresent() ? 1 : 0),
        request);
  }

  @Provide
  Arbitrary<ConversationState> states() {
    Arbitrary<Optional<PersonId>> holders = Arbitraries.of(BEN, SAM, DORA).optional();
    Arbitrary<SupportRequest> requests =
        Combinators.combine(Arbitraries.of(State.values()), holders)
            .as((state, holder) -> request(state, holder, START));
    return Combinators.combine(requests.optional(), Arbitraries.of(Choice.values()).optional())
        .as(ConversationPolicyTest::state);
  }

  @Property
  void each_counts_once(@ForAll("lists") List<ConversationState> states) {
    assertThat(ConversationPolicy.counts(states, BEN).values().stream().mapToLong(n -> n).sum())
        .isEqualTo(states.size());
  }

  @Provide
  Arbitrary<List<ConversationState>> lists() {
    return states().list().ofMaxSize(20);
  }

  @Property
  void what_is_decided_already_is_not_offered_and_what_is_over_offers_nothing(
      @ForAll("states") ConversationState state, @ForAll boolean closed) {
    List<Choice> choices = ConversationPolicy.choices(state, HANDOFF, closed);

    if (closed || state.isOver()) {
      assertThat(choices).isEmpty();
    } else {
      assertThat(choices).isNotEmpty();
      state
          .conversation()
          .decision()
          .ifPresent(its -> assertThat(choices).doesNotContain(its.choice()));
    }
  }

  @Property
  void keeping_never_takes_a_request_from_somebody_outside_the_handoff(
      @ForAll("states") ConversationState state) {
    state
        .request()
        .ifPresent(
            its -> {
              assertThat(ConversationPolicy.given(its, HANDOFF, Choice.HANDED_OVER)).contains(SAM);
              assertThat(ConversationPolicy.given(its, HANDOFF, Choice.KEPT).isPresent())
                  .isEqualTo(its.holder().filter(DORA::equals).isEmpty());
            });
  }

  @Example
  void undecided_is_what_nobody_has_decided_and_the_former_engineer_has() {
    assertThat(state(Optional.empty(), Optional.empty()).standing(BEN))
        .isEqualTo(Standing.UNDECIDED);
    assertThat(
            state(Optional.of(request(State.ANSWERED, Optional.of(DORA), START)), Optional.empty())
                .standing(BEN))
        .isEqualTo(Standing.ELSEWHERE);
    assertThat(
            state(
                    Optional.of(request(State.RESOLVED, Optional.of(BEN), START)),
                    Optional.of(Choice.HANDED_OVER))
                .standing(BEN))
        .isEqualTo(Standing.HANDED_OVER);
  }

  @Example
  void unanswered_requests_that_go_with_the_shift_whoever_had_them_are_among_the_open_ones() {
    var went = request(State.WAITING, Optional.of(SAM), START.minusSeconds(60));
    var willGo = request(State.WAITING, Optional.of(DORA), START.minusSeconds(60));
    var since = request(State.WAITING, Optional.of(SAM), START.plusSeconds(60));
    var hers = request(State.ANSWERED, Optional.of(SAM), START.minusSeconds(60));
    var his = request(State.ANSWERED, Optional.of(BEN), START.minusSeconds(60));
    var open = List.of(went, willGo, since, hers, his);

    assertThat(ConversationPolicy.openAt(HANDOFF, open, START)).containsExactly(went, willGo, his);
    assertThat(ConversationPolicy.openAt(HANDOFF, open, START.minusSeconds(1)))
        .containsExactly(his);
  }

  @Example
  void there_is_a_day_to_decide_from_the_shifts_start_or_from_a_late_opening() {
    assertThat(ConversationPolicy.staysAt(handoff(1, START.minus(Duration.ofHours(5)))))
        .isEqualTo(START.plus(Duration.ofDays(1)));
    assertThat(ConversationPolicy.staysAt(handoff(1, START.plus(Duration.ofDays(2)))))
        .isEqualTo(START.plus(Duration.ofDays(3)));
  }

  @Example
  void the_former_engineer_and_managers_decide_and_the_new_one_may_take() {
    for (Choice choice : Choice.values()) {
      assertThat(may(new Part(true, false, false), choice)).isTrue();
      assertThat(may(new Part(false, false, true), choice)).isTrue();
      assertThat(may(new Part(false, false, false), choice)).isFalse();
    }
    assertThat(may(new Part(false, true, false), Choice.HANDED_OVER)).isTrue();
    assertThat(may(new Part(false, true, false), Choice.KEPT)).isFalse();
  }

  private static boolean may(Part part, Choice choice) {
    return ConversationPolicy.mayDecide(part, choice, "Ben", "Sam").granted();
  }

  @Example
  void whoever_hands_over_means_the_handoff_to_come_and_else_the_one_under_way() {
    var past = target(Optional.of(handoff(1, START)), START, BEN, SAM);
    var coming = target(Optional.empty(), START.plus(Duration.ofDays(7)), SAM, DORA);
    var other = target(Optional.of(handoff(2, START)), START.plusSeconds(1), DORA, SAM);

    assertThat(ConversationPolicy.target(SAM, List.of(past, coming, other))).contains(coming);
    assertThat(ConversationPolicy.target(BEN, List.of(past, coming, other))).contains(past);
    assertThat(ConversationPolicy.target(SAM, List.of(past, other))).contains(other);
    assertThat(ConversationPolicy.target(DORA, List.of(past, coming))).contains(coming);
    assertThat(ConversationPolicy.target(new PersonId("UEVE"), List.of(past, coming))).isEmpty();
  }

  private static Target target(
      Optional<Handoff> handoff, Instant at, PersonId former, PersonId next) {
    return new Target(handoff, "developer", at, former, next, Optional.empty());
  }
}
