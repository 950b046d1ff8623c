package dev.watchbill.cover;

import static dev.watchbill.cover.TestCovers.BEN;
import static dev.watchbill.cover.TestCovers.CLEO;
import static dev.watchbill.cover.TestCovers.DEVELOPER;
import static dev.watchbill.cover.TestCovers.DORA;
import static dev.watchbill.cover.TestCovers.INFRASTRUCTURE;
import static dev.watchbill.cover.TestCovers.MAYA;
import static dev.watchbill.cover.TestCovers.QUINN;
import static dev.watchbill.cover.TestCovers.SAM;
import static dev.watchbill.cover.TestCovers.TUESDAY;
import static dev.watchbill.cover.TestCovers.TYPED;
import static dev.watchbill.cover.TestCovers.dayIn;
import static dev.watchbill.cover.TestCovers.recorded;
import static dev.watchbill.cover.TestCovers.refused;
import static org.assertj.core.api.Assertions.assertThat;

import dev.watchbill.cover.ChangeRequest.Approval;
import dev.watchbill.cover.ChangeRequest.State;
import dev.watchbill.rotation.Span;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** People change their minds, or leave, while a change of plan is under way. */
class ChangesOfCourseTest {
  private static final Duration HOUR = Duration.ofHours(1);

  private final TestCovers test = new TestCovers();
  private final ChangeRequests requests = test.requests;

  /** Tomorrow, while Ben is on call. */
  private static Span tomorrow() {
    return new Span(TUESDAY.plus(Duration.ofDays(1)), TUESDAY.plus(Duration.ofDays(2)));
  }

  @Test
  void whoever_takes_their_yes_back_leaves_the_question_to_the_others() {
    ChangeRequest it = test.covering(CLEO, Optional.empty());
    requests.accept(it.id(), BEN, TYPED);
    requests.approve(it.id(), MAYA, TYPED);

    requests.cancel(it.id(), BEN, TYPED);

    assertThat(test.now(it).state()).isEqualTo(State.OPEN);
    assertThat(test.now(it).waitsFor()).containsExactly(QUINN);
    assertThat(test.outbox.to(CLEO)).last().asString().contains("*Ben cannot after all:*");

    requests.accept(it.id(), QUINN, TYPED);
    assertThat(test.now(it).approvals())
        .containsExactly(new Approval("software", Optional.empty()));
    requests.approve(it.id(), SAM, TYPED);
    assertThat(test.onCall(DEVELOPER, it.span().start())).isEqualTo(QUINN);
  }

  @Test
  void who_alone_was_asked_and_takes_their_yes_back_ends_it() {
    ChangeRequest it = test.covering(CLEO, Optional.of(BEN));
    requests.accept(it.id(), BEN, TYPED);

    requests.decline(it.id(), BEN, TYPED);

    assertThat(test.now(it).state()).isEqualTo(State.WITHDRAWN);
    assertThat(test.onCall(DEVELOPER, it.span().start())).isEqualTo(CLEO);
  }

  @Test
  void nothing_is_given_back_to_somebody_who_has_left_the_roster() {
    test.join(INFRASTRUCTURE, QUINN, "software");
    Span day = dayIn(test.next(INFRASTRUCTURE, CLEO));
    ChangeRequest made =
        recorded(requests.askCover(CLEO, INFRASTRUCTURE, day, Optional.of(BEN), TYPED));
    requests.accept(made.id(), BEN, TYPED);
    ChangeRequest undo = recorded(requests.cancel(made.id(), BEN, TYPED));

    test.leave(INFRASTRUCTURE, CLEO);

    assertThat(test.now(undo).state()).isEqualTo(State.LAPSED);
    assertThat(test.onCall(INFRASTRUCTURE, day.start())).isEqualTo(BEN);
    assertThat(refused(requests.cancel(made.id(), BEN, TYPED)))
        .contains("Cleo is not on the roster of infrastructure any more", "/oncall cover");
  }

  @Test
  void a_cover_stands_when_the_one_on_call_leaves_in_the_middle_of_the_shift() {
    test.join(INFRASTRUCTURE, QUINN, "software");
    ChangeRequest agreed =
        recorded(requests.askCover(BEN, INFRASTRUCTURE, tomorrow(), Optional.of(CLEO), TYPED));
    requests.accept(agreed.id(), CLEO, TYPED);
    Span later = new Span(tomorrow().end(), tomorrow().end().plus(HOUR));
    ChangeRequest open =
        recorded(requests.askCover(BEN, INFRASTRUCTURE, later, Optional.of(QUINN), TYPED));
    test.passes(HOUR);

    test.leave(INFRASTRUCTURE, BEN);

    assertThat(test.onCall(INFRASTRUCTURE, TUESDAY)).isEqualTo(BEN);
    assertThat(test.onCall(INFRASTRUCTURE, test.clock.instant())).isNotEqualTo(BEN);
    for (Instant at = tomorrow().start();
        at.isBefore(tomorrow().end());
        at = at.plus(Duration.ofHours(6))) {
      assertThat(test.onCall(INFRASTRUCTURE, at)).isEqualTo(CLEO);
    }
    assertThat(test.now(open).state()).isEqualTo(State.LAPSED);
    assertThat(test.outbox.text("cover:%d:ended:UBEN".formatted(open.id())))
        .contains("The plan changed");
    assertThat(refused(requests.cancel(agreed.id(), CLEO, TYPED))).contains("changed again since");
  }

  @Test
  void whoever_stands_in_and_leaves_gives_the_shift_back_from_then_on() {
    ChangeRequest it =
        recorded(requests.take(CLEO, INFRASTRUCTURE, Optional.of(tomorrow().end()), TYPED));
    requests.accept(it.id(), BEN, TYPED);
    test.passes(HOUR);

    test.leave(INFRASTRUCTURE, CLEO);

    assertThat(test.onCall(INFRASTRUCTURE, TUESDAY)).isEqualTo(CLEO);
    assertThat(test.onCall(INFRASTRUCTURE, test.clock.instant())).isEqualTo(BEN);
  }

  @Test
  void what_was_said_so_long_ago_that_it_is_forgotten_is_said_anew() {
    ChangeRequest it = test.covering(CLEO, Optional.of(BEN));
    test.outbox.forgets();

    requests.accept(it.id(), BEN, TYPED);

    assertThat(test.now(it).state()).isEqualTo(State.AGREED);
    assertThat(test.outbox.to(CLEO)).singleElement().asString().contains("Ben said yes");
  }

  @Test
  void one_who_was_not_approved_in_time_hears_that_the_backup_stands_in() {
    TestCovers strict = TestCovers.approvingEverything();
    Span span = strict.next(INFRASTRUCTURE, CLEO).span();
    ChangeRequest it =
        ((AbsenceAnswer.Noted) strict.absences.away(CLEO, span, TYPED))
            .requests().stream()
                .filter(each -> each.rotation().equals(INFRASTRUCTURE))
                .findFirst()
                .orElseThrow();
    strict.requests.accept(it.id(), BEN, TYPED);

    strict.passesUntil(it.lapsesAt());

    assertThat(strict.onCall(INFRASTRUCTURE, it.span().start())).isEqualTo(DORA);
    assertThat(strict.outbox.to(BEN))
        .last()
        .asString()
        .contains("You are not on call then after all", "*Dora* stands in");
    assertThat(strict.outbox.to(MAYA)).singleElement().asString().contains("*Dora* stands in");
  }
}
