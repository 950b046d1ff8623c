package dev.watchbill.support;

import static dev.watchbill.support.TestSupport.BEN;
import static dev.watchbill.support.TestSupport.MONDAY;
import static dev.watchbill.support.TestSupport.SAM;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.watchbill.AtOnce;
import dev.watchbill.support.SupportAnswer.Already;
import dev.watchbill.support.SupportAnswer.Done;
import dev.watchbill.support.SupportRequests.Asked;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SupportRacesTest {
  private final TestSupport test = new TestSupport();
  private final SupportRequests requests = test.requests;

  @Test
  void of_two_who_take_it_at_once_one_has_it_and_the_other_is_told_who() throws Exception {
    for (int i = 0; i < 4; i++) {
      long id = test.askedElsewhere().id();

      List<SupportAnswer> answers =
          AtOnce.all(List.of(() -> requests.take(id, BEN), () -> requests.take(id, SAM)));

      SupportRequest taken = requests.find(id).orElseThrow();
      assertThat(answers).containsExactlyInAnyOrder(new Done(taken), new Already(taken));
    }
  }

  @Test
  void of_two_who_resolve_it_at_once_one_did() throws Exception {
    long id = test.asked().id();

    List<SupportAnswer> answers =
        AtOnce.all(List.of(() -> requests.resolve(id, BEN), () -> requests.resolve(id, SAM)));

    SupportRequest resolved = requests.find(id).orElseThrow();
    assertThat(answers).containsExactlyInAnyOrder(new Done(resolved), new Already(resolved));
  }

  @Test
  void a_message_that_comes_many_times_at_once_opens_one_request() throws Exception {
    for (int i = 0; i < 3; i++) {
      Asking asking = test.asking(BEN, "1788700000.00000" + i);

      List<Asked> all =
          AtOnce.all(
              IntStream.range(0, 6)
                  .<Callable<Asked>>mapToObj(n -> () -> requests.ask(asking))
                  .toList());

      assertThat(all).filteredOn(each -> each instanceof Asked.Opened).hasSize(1);
      assertThat(all).filteredOn(each -> each instanceof Asked.Known).hasSize(5);
    }
    assertThat(requests.open(Optional.empty())).hasSize(3);
  }

  @Test
  void several_messages_in_one_thread_at_once_open_one_request() throws Exception {
    List<Asked> all =
        AtOnce.all(
            IntStream.range(0, 6)
                .mapToObj(n -> test.asking())
                .<Callable<Asked>>map(asking -> () -> requests.ask(asking))
                .toList());

    assertThat(all).filteredOn(each -> each instanceof Asked.Opened).hasSize(1);
    assertThat(all).filteredOn(each -> each instanceof Asked.WasOpen).hasSize(5);
  }

  @Test
  void instances_share_the_work_and_each_thing_is_said_once() throws Exception {
    for (int i = 0; i < 40; i++) {
      test.askedElsewhere();
    }
    test.clock.set(MONDAY.plus(Duration.ofHours(1)));
    List<SupportFeature> instances =
        IntStream.range(0, 3).mapToObj(n -> test.assemble(test.outbox)).toList();

    AtOnce.all(
        instances.stream()
            .<Callable<Boolean>>map(
                each ->
                    () -> {
                      each.timers().due(test.clock.instant());
                      return true;
                    })
            .toList());

    assertThat(test.outbox.said().stream().filter("1:due"::equals)).hasSize(40);
    assertThat(
            requests.open(Optional.empty()).stream()
                .flatMap(request -> test.acts(request).stream())
                .filter("due"::equals))
        .hasSize(40);
  }

  @Test
  void an_answer_that_meets_a_reminder_is_the_last_word() throws Exception {
    for (int i = 0; i < 4; i++) {
      test.clock.set(MONDAY);
      SupportRequest request = test.askedElsewhere();
      test.clock.set(MONDAY.plus(Duration.ofHours(1)));
      test.outbox.slackFails(true);

      AtOnce.all(
          List.<Callable<Boolean>>of(
              () -> requests.take(request.id(), SAM) instanceof Done,
              () -> {
                test.feature.timers().due(test.clock.instant());
                return true;
              }));

      test.outbox.slackFails(false);
      assertThat(test.outbox.said()).doesNotContain("1:due", "1:due-dm");
      assertThat(test.now(request).nextAt()).isEmpty();
    }
  }

  @Test
  void a_clock_whose_request_somebody_was_about_to_change_rings_as_soon_as_they_left_it()
      throws Exception {
    SupportRequest request = test.asked();
    test.clock.set(MONDAY.plus(Duration.ofHours(1)));
    var held = new CountDownLatch(1);
    var left = new CountDownLatch(1);
    var store = new SupportStore(test.jdbi);

    AtOnce.all(
        List.<Callable<Boolean>>of(
            () ->
                test.transactions.inOne(
                    () -> {
                      store.locked(request.id());
                      held.countDown();
                      return waitsFor(left);
                    }),
            () -> {
              waitsFor(held);
              var pass = new Thread(() -> test.feature.timers().due(test.clock.instant()));
              pass.start();
              await().until(this::somebodyWaitsForALock);
              left.countDown();
              pass.join();
              return true;
            }));

    assertThat(test.outbox.said()).containsExactly("card", "1:due", "1:due-dm");
  }

  private static boolean waitsFor(CountDownLatch latch) {
    try {
      return latch.await(30, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private boolean somebodyWaitsForALock() {
    return test.jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    """
                    select exists (select from pg_stat_activity
                      where datname = current_database() and wait_event_type = 'Lock')
                    """)
                .mapTo(Boolean.class)
                .one());
  }
}
