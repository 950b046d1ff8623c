package dev.watchbill.cover;

import static dev.watchbill.cover.TestCovers.BEN;
import static dev.watchbill.cover.TestCovers.CLEO;
import static dev.watchbill.cover.TestCovers.DEVELOPER;
import static dev.watchbill.cover.TestCovers.INFRASTRUCTURE;
import static dev.watchbill.cover.TestCovers.MAYA;
import static dev.watchbill.cover.TestCovers.QUINN;
import static dev.watchbill.cover.TestCovers.SAM;
import static dev.watchbill.cover.TestCovers.TYPED;
import static dev.watchbill.cover.TestCovers.recorded;
import static org.assertj.core.api.Assertions.assertThat;

import dev.watchbill.cover.ChangeAnswer.Already;
import dev.watchbill.cover.ChangeAnswer.Recorded;
import dev.watchbill.cover.ChangeRequest.State;
import dev.watchbill.people.PersonId;
import dev.watchbill.rotation.Stint;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

class CoverRacesTest {
  private final TestCovers test = new TestCovers();
  private final ChangeRequests requests = test.requests;

  private static List<ChangeAnswer> atOnce(List<Callable<ChangeAnswer>> deeds) throws Exception {
    var start = new CyclicBarrier(deeds.size());
    var threads = Executors.newFixedThreadPool(deeds.size());
    try {
      List<Future<ChangeAnswer>> all = new ArrayList<>();
      for (Callable<ChangeAnswer> deed : deeds) {
        all.add(
            threads.submit(
                () -> {
                  start.await();
                  return deed.call();
                }));
      }
      var answers = new ArrayList<ChangeAnswer>();
      for (Future<ChangeAnswer> each : all) {
        answers.add(each.get());
      }
      return answers;
    } finally {
      threads.shutdown();
    }
  }

  @Test
  void of_two_who_accept_the_same_cover_at_once_one_has_it_and_the_other_is_told_who()
      throws Exception {
    test.join(INFRASTRUCTURE, QUINN, "software");
    for (Stint stint : test.ahead(INFRASTRUCTURE, BEN).subList(0, 5)) {
      ChangeRequest it =
          recorded(requests.askCover(BEN, INFRASTRUCTURE, stint.span(), Optional.empty(), TYPED));

      List<ChangeAnswer> answers =
          atOnce(
              List.of(
                  () -> requests.accept(it.id(), CLEO, TYPED),
                  () -> requests.accept(it.id(), QUINN, TYPED)));

      PersonId winner = test.now(it).accepter().orElseThrow();
      assertThat(answers)
          .containsExactlyInAnyOrder(
              new Recorded(test.now(it), elsewhere(winner, it)), new Already(test.now(it)));
      assertThat(test.onCall(INFRASTRUCTURE, it.span().start())).isEqualTo(winner);
      assertThat(test.acts(it)).containsExactly("cover.ask", "cover.accept", "cover.done");
    }
  }

  private List<String> elsewhere(PersonId winner, ChangeRequest it) {
    return test.rotations.stints(DEVELOPER, it.span()).stream()
            .anyMatch(stint -> stint.person().equals(winner))
        ? List.of("You are on call in developer at the same time.")
        : List.of();
  }

  @Test
  void of_an_approval_and_a_withdrawal_at_once_one_counts() throws Exception {
    for (Stint stint : test.ahead(DEVELOPER, CLEO).subList(0, 5)) {
      ChangeRequest it =
          recorded(requests.askCover(CLEO, DEVELOPER, stint.span(), Optional.of(BEN), TYPED));
      requests.accept(it.id(), BEN, TYPED);
      requests.approve(it.id(), SAM, TYPED);

      List<ChangeAnswer> answers =
          atOnce(
              List.of(
                  () -> requests.approve(it.id(), MAYA, TYPED),
                  () -> requests.decline(it.id(), BEN, TYPED)));

      boolean done = test.now(it).state() == State.DONE;
      assertThat(answers.get(0)).isInstanceOf(done ? Recorded.class : Already.class);
      assertThat(answers.get(1)).isInstanceOf(done ? Already.class : Recorded.class);
      assertThat(test.onCall(DEVELOPER, it.span().start())).isEqualTo(done ? BEN : CLEO);
    }
  }

  @Test
  void of_two_requests_for_the_same_time_only_one_is_done() throws Exception {
    for (Stint stint : test.ahead(INFRASTRUCTURE, BEN).subList(0, 3)) {
      ChangeRequest cover =
          recorded(requests.askCover(BEN, INFRASTRUCTURE, stint.span(), Optional.of(CLEO), TYPED));
      ChangeRequest swap =
          recorded(
              requests.askSwap(
                  BEN,
                  INFRASTRUCTURE,
                  stint.shift(),
                  CLEO,
                  requests.swappable(INFRASTRUCTURE, CLEO).get(4).shift(),
                  TYPED));

      atOnce(
          List.of(
              () -> requests.accept(cover.id(), CLEO, TYPED),
              () -> requests.accept(swap.id(), CLEO, TYPED)));

      assertThat(List.of(test.now(cover).state(), test.now(swap).state()))
          .containsExactlyInAnyOrder(State.DONE, State.LAPSED);
    }
  }
}
