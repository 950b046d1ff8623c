package dev.watchbill.cover;

import static dev.watchbill.cover.TestCovers.ADA;
import static dev.watchbill.cover.TestCovers.BEN;
import static dev.watchbill.cover.TestCovers.CLEO;
import static dev.watchbill.cover.TestCovers.DEVELOPER;
import static dev.watchbill.cover.TestCovers.DORA;
import static dev.watchbill.cover.TestCovers.INFRASTRUCTURE;
import static dev.watchbill.cover.TestCovers.MAYA;
import static dev.watchbill.cover.TestCovers.QUINN;
import static dev.watchbill.cover.TestCovers.SAM;
import static dev.watchbill.cover.TestCovers.SOL;
import static dev.watchbill.cover.TestCovers.TUESDAY;
import static dev.watchbill.cover.TestCovers.TYPED;
import static dev.watchbill.cover.TestCovers.already;
import static dev.watchbill.cover.TestCovers.dayIn;
import static dev.watchbill.cover.TestCovers.recorded;
import static dev.watchbill.cover.TestCovers.refused;
import static org.assertj.core.api.Assertions.assertThat;

import dev.watchbill.cover.ChangeRequest.State;
import dev.watchbill.rotation.Span;
import dev.watchbill.rotation.Stint;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ChangeRequestsTest {
  private final TestCovers test = new TestCovers();
  private final ChangeRequests requests = test.requests;

  @Test
  void a_cover_needs_the_others_yes_and_the_managers_and_then_the_plan_is_changed() {
    Span day = dayIn(test.next(DEVELOPER, CLEO));
    ChangeRequest it = test.covering(CLEO, Optional.of(BEN));
    assertThat(it.state()).isEqualTo(State.OPEN);

    ChangeRequest agreed = recorded(requests.accept(it.id(), BEN, TYPED));
    assertThat(agreed.state()).isEqualTo(State.AGREED);
    assertThat(agreed.unapproved()).containsExactly("software", "mdm");
    assertThat(test.onCall(DEVELOPER, day.start())).isEqualTo(CLEO);

    assertThat(recorded(requests.approve(it.id(), SAM, TYPED)).unapproved()).containsExactly("mdm");
    ChangeRequest done = recorded(requests.approve(it.id(), MAYA, TYPED));

    assertThat(done.state()).isEqualTo(State.DONE);
    assertThat(test.now(it)).isEqualTo(done);
    assertThat(test.onCall(DEVELOPER, day.start())).isEqualTo(BEN);
    assertThat(test.onCall(DEVELOPER, day.end())).isEqualTo(CLEO);
    assertThat(test.acts(it))
        .containsExactly(
            "cover.ask", "cover.accept", "cover.approve", "cover.approve", "cover.done");
  }

  @Test
  void where_no_approval_is_needed_the_yes_is_enough() {
    Stint stint = test.next(INFRASTRUCTURE, CLEO);
    ChangeRequest it =
        recorded(requests.askCover(CLEO, INFRASTRUCTURE, dayIn(stint), Optional.of(DORA), TYPED));

    assertThat(recorded(requests.accept(it.id(), DORA, TYPED)).state()).isEqualTo(State.DONE);
    assertThat(test.onCall(INFRASTRUCTURE, dayIn(stint).start())).isEqualTo(DORA);
  }

  @Test
  void a_manager_who_is_a_party_has_approved_for_their_group_thereby() {
    test.join(DEVELOPER, SOL, "software");
    ChangeRequest it = test.covering(BEN, Optional.of(SOL));

    assertThat(recorded(requests.accept(it.id(), SOL, TYPED)).unapproved()).containsExactly("mdm");
  }

  @Test
  void an_admin_approves_for_whoever_has_not() {
    ChangeRequest it = test.covering(CLEO, Optional.of(BEN));
    requests.accept(it.id(), BEN, TYPED);

    assertThat(recorded(requests.approve(it.id(), ADA, TYPED)).state()).isEqualTo(State.DONE);
  }

  @Test
  void nobody_else_approves_and_is_told_who_does() {
    ChangeRequest it = test.covering(CLEO, Optional.of(BEN));
    assertThat(refused(requests.approve(it.id(), MAYA, TYPED))).contains("waits for Ben's yes");
    requests.accept(it.id(), BEN, TYPED);

    assertThat(refused(requests.approve(it.id(), QUINN, TYPED))).contains("Maya");
    assertThat(refused(requests.refuse(it.id(), QUINN, TYPED))).contains("Maya");
    assertThat(test.now(it).state()).isEqualTo(State.AGREED);
  }

  @Test
  void a_manager_who_comes_second_is_told_that_it_is_approved() {
    ChangeRequest it = test.covering(CLEO, Optional.of(BEN));
    requests.accept(it.id(), BEN, TYPED);
    requests.approve(it.id(), SAM, TYPED);

    assertThat(already(requests.approve(it.id(), SOL, TYPED)).state()).isEqualTo(State.AGREED);
  }

  @Test
  void an_approval_of_what_was_withdrawn_changes_nothing_and_says_so() {
    ChangeRequest it = test.covering(CLEO, Optional.of(BEN));
    requests.accept(it.id(), BEN, TYPED);
    requests.cancel(it.id(), CLEO, TYPED);

    ChangeRequest stands = already(requests.approve(it.id(), MAYA, TYPED));

    assertThat(test.words.standing(stands, MAYA)).isEqualTo("Cleo withdrew it. Nothing changed.");
    assertThat(test.onCall(DEVELOPER, it.span().start())).isEqualTo(CLEO);
  }

  @Test
  void a_managers_no_ends_it() {
    ChangeRequest it = test.covering(CLEO, Optional.of(BEN));
    requests.accept(it.id(), BEN, TYPED);

    assertThat(recorded(requests.refuse(it.id(), MAYA, TYPED)).state()).isEqualTo(State.REFUSED);
    assertThat(test.onCall(DEVELOPER, it.span().start())).isEqualTo(CLEO);
  }

  @Test
  void everybody_is_asked_and_only_when_all_said_no_is_it_declined() {
    ChangeRequest it = test.covering(BEN, Optional.empty());
    assertThat(it.asked()).containsExactly(CLEO, QUINN);

    assertThat(recorded(requests.decline(it.id(), CLEO, TYPED)).state()).isEqualTo(State.OPEN);
    assertThat(already(requests.decline(it.id(), CLEO, TYPED)).declined()).containsExactly(CLEO);
    assertThat(recorded(requests.decline(it.id(), QUINN, TYPED)).state()).isEqualTo(State.DECLINED);
  }

  @Test
  void only_those_asked_say_yes_or_no() {
    ChangeRequest it = test.covering(CLEO, Optional.of(BEN));

    assertThat(refused(requests.accept(it.id(), QUINN, TYPED))).contains("asked Ben");
    assertThat(refused(requests.decline(it.id(), QUINN, TYPED))).contains("asked Ben");
    assertThat(refused(requests.accept(it.id(), CLEO, TYPED))).contains("asked for this yourself");
    assertThat(refused(requests.cancel(it.id(), QUINN, TYPED))).contains("Only Cleo");
  }

  @Test
  void whom_one_cannot_ask_and_why() {
    Span day = dayIn(test.next(DEVELOPER, CLEO));

    assertThat(refused(requests.askCover(CLEO, DEVELOPER, day, Optional.of(CLEO), TYPED)))
        .contains("That is you");
    assertThat(refused(requests.askCover(CLEO, DEVELOPER, day, Optional.of(DORA), TYPED)))
        .contains("Dora is not on the roster of developer")
        .contains("Ben, Quinn");
  }

  @Test
  void where_one_is_not_on_call_there_is_nothing_to_cover() {
    Stint next = test.next(DEVELOPER, CLEO);
    Span before =
        new Span(
            next.span().start().minus(Duration.ofHours(2)),
            next.span().start().minus(Duration.ofHours(1)));

    assertThat(refused(requests.askCover(CLEO, DEVELOPER, before, Optional.empty(), TYPED)))
        .contains("not on call in developer then: your next time there is ");
    assertThat(
            refused(
                requests.askCover(
                    CLEO,
                    DEVELOPER,
                    new Span(TUESDAY.minusSeconds(60), TUESDAY),
                    Optional.empty(),
                    TYPED)))
        .contains("over already");
  }

  @Test
  void what_is_past_of_a_span_is_cut_off() {
    Span since = new Span(TUESDAY.minusSeconds(60), TUESDAY.plusSeconds(60));

    ChangeRequest it = recorded(requests.askCover(BEN, DEVELOPER, since, Optional.of(CLEO), TYPED));

    assertThat(it.span()).isEqualTo(new Span(TUESDAY, TUESDAY.plusSeconds(60)));
  }

  @Test
  void several_shifts_in_a_span_are_one_request() {
    List<Stint> two = test.ahead(DEVELOPER, CLEO).subList(0, 2);
    var span = new Span(two.get(0).span().start(), two.get(1).span().end());

    ChangeRequest it = recorded(requests.askCover(CLEO, DEVELOPER, span, Optional.empty(), TYPED));

    assertThat(it.given()).containsExactly(two.get(0).part(), two.get(1).part());
  }

  @Test
  void the_same_cover_asked_for_twice_points_to_the_first() {
    ChangeRequest it = test.covering(CLEO, Optional.of(BEN));

    assertThat(
            already(
                    requests.askCover(
                        CLEO,
                        DEVELOPER,
                        dayIn(test.next(DEVELOPER, CLEO)),
                        Optional.of(QUINN),
                        TYPED))
                .id())
        .isEqualTo(it.id());
  }

  @Test
  void asked_for_after_the_sprint_of_the_shift_began_it_is_late() {
    List<Stint> all = requests.stints(DEVELOPER, CLEO);
    Stint first = all.get(0);
    Stint later = all.get(all.size() - 1);

    assertThat(
            recorded(requests.askCover(CLEO, DEVELOPER, first.span(), Optional.of(BEN), TYPED))
                .late())
        .isEqualTo(first.span().start().isBefore(TUESDAY.plus(Duration.ofDays(6))));
    assertThat(
            recorded(requests.askCover(CLEO, DEVELOPER, later.span(), Optional.of(BEN), TYPED))
                .late())
        .isFalse();
    assertThat(
            recorded(
                    requests.askCover(
                        BEN,
                        DEVELOPER,
                        new Span(TUESDAY, TUESDAY.plusSeconds(60)),
                        Optional.of(CLEO),
                        TYPED))
                .late())
        .isTrue();
  }

  @Test
  void unanswered_it_lapses_and_a_yes_comes_too_late() {
    ChangeRequest it = test.covering(CLEO, Optional.of(BEN));
    assertThat(it.lapsesAt()).isEqualTo(it.span().start());
    assertThat(test.wakeups).contains(it.lapsesAt());

    test.passesUntil(it.lapsesAt());

    assertThat(test.now(it).state()).isEqualTo(State.LAPSED);
    assertThat(already(requests.accept(it.id(), BEN, TYPED)).state()).isEqualTo(State.LAPSED);
    assertThat(test.acts(it)).containsExactly("cover.ask", "cover.lapse");
  }

  @Test
  void whoever_leaves_the_roster_leaves_their_open_requests() {
    ChangeRequest own = test.covering(CLEO, Optional.of(BEN));
    ChangeRequest others = test.covering(QUINN, Optional.of(CLEO));

    test.leave(DEVELOPER, CLEO);

    assertThat(test.now(own).state()).isEqualTo(State.LAPSED);
    assertThat(test.now(own).ending().orElseThrow().why()).startsWith("The plan changed: Cleo");
    assertThat(test.now(others).state()).isEqualTo(State.LAPSED);
  }

  @Test
  void being_on_call_elsewhere_at_the_same_time_is_allowed_and_said() {
    ChangeRequest it = recorded(requests.take(CLEO, DEVELOPER, Optional.empty(), TYPED));
    requests.approve(it.id(), MAYA, TYPED);
    ChangeRequest back =
        recorded(
            requests.askCover(
                CLEO,
                DEVELOPER,
                new Span(TUESDAY, TUESDAY.plus(Duration.ofHours(1))),
                Optional.of(BEN),
                TYPED));

    ChangeAnswer answer = requests.accept(back.id(), BEN, TYPED);

    assertThat(((ChangeAnswer.Recorded) answer).remarks())
        .containsExactly("You are on call in infrastructure at the same time.");
  }

  @Test
  void everybody_sees_what_waits_for_them() {
    ChangeRequest it = test.covering(CLEO, Optional.of(BEN));
    assertThat(requests.of(CLEO).asked()).containsExactly(it);
    assertThat(requests.of(BEN).forYes()).containsExactly(it);
    assertThat(requests.of(MAYA).forApproval()).isEmpty();

    ChangeRequest agreed = recorded(requests.accept(it.id(), BEN, TYPED));
    assertThat(requests.of(MAYA).forApproval()).containsExactly(agreed);
    assertThat(requests.of(BEN).forYes()).isEmpty();
    assertThat(requests.cancellable(BEN)).containsExactly(agreed);

    ChangeRequest done = recorded(requests.approve(it.id(), ADA, TYPED));
    assertThat(requests.of(BEN).ahead()).containsExactly(done);
    assertThat(requests.of(CLEO).ahead()).containsExactly(done);
  }

  @Test
  void what_is_long_over_is_forgotten() {
    ChangeRequest it = test.covering(CLEO, Optional.of(BEN));
    requests.cancel(it.id(), CLEO, TYPED);
    var store = new CoverStore(test.jdbi);

    assertThat(store.forgetBefore(TUESDAY, 10)).isZero();
    assertThat(store.forgetBefore(TUESDAY.plusSeconds(1), 10)).isEqualTo(1);
    assertThat(requests.accept(it.id(), BEN, TYPED)).isEqualTo(new ChangeAnswer.Gone());
  }
}
