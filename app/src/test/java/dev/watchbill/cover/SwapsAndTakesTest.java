package dev.watchbill.cover;

import static dev.watchbill.cover.TestCovers.ADA;
import static dev.watchbill.cover.TestCovers.BEN;
import static dev.watchbill.cover.TestCovers.CLEO;
import static dev.watchbill.cover.TestCovers.DEVELOPER;
import static dev.watchbill.cover.TestCovers.DORA;
import static dev.watchbill.cover.TestCovers.INFRASTRUCTURE;
import static dev.watchbill.cover.TestCovers.MAYA;
import static dev.watchbill.cover.TestCovers.QUINN;
import static dev.watchbill.cover.TestCovers.TUESDAY;
import static dev.watchbill.cover.TestCovers.TYPED;
import static dev.watchbill.cover.TestCovers.already;
import static dev.watchbill.cover.TestCovers.dayIn;
import static dev.watchbill.cover.TestCovers.recorded;
import static dev.watchbill.cover.TestCovers.refused;
import static org.assertj.core.api.Assertions.assertThat;

import dev.watchbill.cover.ChangeRequest.Kind;
import dev.watchbill.cover.ChangeRequest.State;
import dev.watchbill.rotation.Stint;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SwapsAndTakesTest {
  private final TestCovers test = new TestCovers();
  private final ChangeRequests requests = test.requests;

  @Test
  void a_swap_gives_each_the_others_shift_and_can_be_swapped_on() {
    Stint bens = test.next(INFRASTRUCTURE, BEN);
    Stint cleos = test.next(INFRASTRUCTURE, CLEO);
    ChangeRequest first = recorded(test.swapping(INFRASTRUCTURE, BEN, CLEO));
    assertThat(first.lapsesAt())
        .isEqualTo(
            bens.span().start().isBefore(cleos.span().start())
                ? bens.span().start()
                : cleos.span().start());
    requests.accept(first.id(), CLEO, TYPED);
    assertThat(test.onCall(INFRASTRUCTURE, bens.span().start())).isEqualTo(CLEO);
    assertThat(test.onCall(INFRASTRUCTURE, cleos.span().start())).isEqualTo(BEN);

    ChangeRequest second =
        recorded(requests.askSwap(CLEO, INFRASTRUCTURE, bens.shift(), BEN, cleos.shift(), TYPED));
    requests.accept(second.id(), BEN, TYPED);

    assertThat(test.onCall(INFRASTRUCTURE, bens.span().start())).isEqualTo(BEN);
    assertThat(test.onCall(INFRASTRUCTURE, cleos.span().start())).isEqualTo(CLEO);
  }

  @Test
  void of_two_swaps_of_one_shift_the_second_lapses_when_the_first_is_done() {
    ChangeRequest first = recorded(test.swapping(DEVELOPER, BEN, CLEO));
    ChangeRequest second =
        recorded(
            requests.askSwap(
                QUINN,
                DEVELOPER,
                requests.swappable(DEVELOPER, QUINN).get(0).shift(),
                BEN,
                first.given().get(0).shift(),
                TYPED));
    requests.accept(first.id(), CLEO, TYPED);
    requests.approve(first.id(), ADA, TYPED);

    ChangeRequest lapsed = already(requests.accept(second.id(), BEN, TYPED));

    assertThat(lapsed.state()).isEqualTo(State.LAPSED);
    assertThat(test.words.standing(lapsed, QUINN))
        .isEqualTo("The plan changed: Ben is not on call then any more, Cleo is. Nothing changed.");
  }

  @Test
  void a_shift_that_is_not_theirs_cannot_be_swapped() {
    long cleos = requests.swappable(DEVELOPER, CLEO).get(0).shift();
    long quinns = requests.swappable(DEVELOPER, QUINN).get(0).shift();

    assertThat(refused(requests.askSwap(BEN, DEVELOPER, cleos, QUINN, quinns, TYPED)))
        .contains("not yours");
    assertThat(
            refused(
                requests.askSwap(
                    BEN,
                    DEVELOPER,
                    requests.swappable(DEVELOPER, BEN).get(0).shift(),
                    CLEO,
                    quinns,
                    TYPED)))
        .contains("not Cleo's");
  }

  @Test
  void whoever_is_on_call_is_asked_when_somebody_takes_over() {
    ChangeRequest it = recorded(requests.take(CLEO, INFRASTRUCTURE, Optional.empty(), TYPED));
    assertThat(it.kind()).isEqualTo(Kind.TAKE);
    assertThat(it.asked()).containsExactly(BEN);
    assertThat(test.onCall(INFRASTRUCTURE, TUESDAY)).isEqualTo(BEN);
    test.passes(Duration.ofHours(1));

    requests.accept(it.id(), BEN, TYPED);

    assertThat(test.onCall(INFRASTRUCTURE, TUESDAY.plus(Duration.ofMinutes(59)))).isEqualTo(BEN);
    assertThat(test.onCall(INFRASTRUCTURE, test.clock.instant())).isEqualTo(CLEO);
  }

  @Test
  void the_manager_of_whoever_is_on_call_says_yes_in_their_place_or_takes_over_at_once() {
    ChangeRequest asked =
        recorded(
            requests.take(CLEO, DEVELOPER, Optional.of(TUESDAY.plus(Duration.ofHours(1))), TYPED));
    assertThat(recorded(requests.approve(asked.id(), MAYA, TYPED)).state()).isEqualTo(State.DONE);
    assertThat(test.onCall(DEVELOPER, TUESDAY)).isEqualTo(CLEO);
    assertThat(test.onCall(DEVELOPER, TUESDAY.plus(Duration.ofHours(1)))).isEqualTo(BEN);

    ChangeRequest taken = recorded(requests.take(MAYA, INFRASTRUCTURE, Optional.empty(), TYPED));
    assertThat(taken.state()).isEqualTo(State.DONE);
    assertThat(test.onCall(INFRASTRUCTURE, TUESDAY)).isEqualTo(MAYA);
  }

  @Test
  void who_cannot_take_over() {
    assertThat(refused(requests.take(BEN, DEVELOPER, Optional.empty(), TYPED)))
        .contains("You are on call in developer already");
    assertThat(refused(requests.take(DORA, DEVELOPER, Optional.empty(), TYPED)))
        .contains("Only those on the roster of developer");
    assertThat(refused(requests.take(CLEO, DEVELOPER, Optional.of(TUESDAY), TYPED)))
        .contains("over already");
  }

  @Test
  void what_is_done_is_taken_back_with_the_others_yes() {
    Stint stint = test.next(INFRASTRUCTURE, CLEO);
    ChangeRequest made =
        recorded(requests.askCover(CLEO, INFRASTRUCTURE, dayIn(stint), Optional.of(BEN), TYPED));
    requests.accept(made.id(), BEN, TYPED);

    ChangeRequest undo = recorded(requests.cancel(made.id(), CLEO, TYPED));
    assertThat(undo.kind()).isEqualTo(Kind.UNDO);
    assertThat(undo.asked()).containsExactly(BEN);
    assertThat(already(requests.cancel(made.id(), BEN, TYPED)).id()).isEqualTo(undo.id());
    requests.accept(undo.id(), BEN, TYPED);

    assertThat(test.onCall(INFRASTRUCTURE, dayIn(stint).start())).isEqualTo(CLEO);
    assertThat(requests.of(CLEO).ahead()).extracting(ChangeRequest::id).contains(undo.id());
    assertThat(refused(requests.cancel(made.id(), CLEO, TYPED))).contains("changed again since");
  }
}
