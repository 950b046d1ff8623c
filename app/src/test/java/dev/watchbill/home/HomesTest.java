package dev.watchbill.home;

import static org.assertj.core.api.Assertions.assertThat;

import dev.watchbill.SaidOutbox;
import dev.watchbill.SettableClock;
import dev.watchbill.TestGround;
import dev.watchbill.people.PersonId;
import dev.watchbill.people.TestPeople;
import dev.watchbill.platform.audit.AuditEntry;
import dev.watchbill.platform.audit.AuditStore;
import dev.watchbill.platform.audit.AuditTrail;
import dev.watchbill.platform.slack.HomeTabs;
import dev.watchbill.platform.storage.TestDatabase;
import dev.watchbill.platform.storage.Transactions;
import dev.watchbill.rotation.OnCallVerbs;
import dev.watchbill.rotation.RotationFeature;
import dev.watchbill.rotation.Rotations;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;

/** It is Monday; Ben is on call until Wednesday 10:00, and Sam is next. */
class HomesTest {
  private static final PersonId ADA = new PersonId("UADA");
  private static final PersonId BEN = new PersonId("UBEN");
  private static final PersonId DORA = new PersonId("UDORA");
  private static final PersonId SAM = new PersonId("USAM");
  private static final Instant MONDAY = Instant.parse("2026-09-07T10:00:00Z");
  private static final Instant HANDOFF = Instant.parse("2026-09-09T10:00:00Z");

  private final Jdbi jdbi = TestDatabase.fresh().jdbi();
  private final Transactions transactions = new Transactions(jdbi);
  private final TestPeople company = new TestPeople();
  private final SettableClock clock = new SettableClock(MONDAY);
  private final AuditTrail audit = new AuditTrail(new AuditStore(jdbi));
  private final List<Instant> wakeups = new ArrayList<>();
  private final HomeParts parts = new HomeParts();
  private final Screens screens = new Screens();
  private final Rotations rotations = rotations();
  private final Homes homes = homes(screens);
  private volatile String said = "first";

  @Test
  void whoever_opens_it_is_shown_it_each_time() {
    homes.opened(BEN);
    homes.opened(BEN);
    assertThat(screens.shownTo(BEN)).hasSize(2).allMatch(view -> view.contains("You are on call"));
  }

  @Test
  void whoever_opened_it_is_shown_it_anew_when_it_differs_and_only_then() {
    homes.opened(BEN);
    homes.opened(DORA);
    homes.keepCurrent();
    clock.passes(Duration.ofHours(5));
    homes.keepCurrent();
    assertThat(screens.count()).as("nothing has happened").isEqualTo(2);

    said = "second";
    homes.keepCurrent();
    homes.keepCurrent();
    assertThat(screens.shownTo(BEN)).hasSize(2).last().asString().contains("second");
    assertThat(screens.shownTo(DORA)).hasSize(2);
  }

  @Test
  void a_change_of_duty_is_seen_at_its_time() {
    homes.opened(BEN);
    homes.opened(SAM);
    assertThat(homes.nextDue()).contains(HANDOFF);
    clock.set(HANDOFF);
    homes.keepCurrent();
    assertThat(screens.shownTo(BEN)).last().asString().contains("You are not on call");
    assertThat(screens.shownTo(SAM)).last().asString().contains("You are on call");
  }

  @Test
  void any_act_that_is_recorded_wakes_it_a_moment_later_and_many_wake_it_once() {
    audit.whenRecorded(homes::somethingHappened);
    for (int i = 0; i < 3; i++) {
      long unused = audit.record(new AuditEntry(MONDAY, "UADA", "some.act", "a/1", Map.of()));
    }
    assertThat(wakeups).hasSize(3);
    assertThat(wakeups.stream().distinct())
        .singleElement()
        .satisfies(
            when -> assertThat(when).isAfter(MONDAY).isBeforeOrEqualTo(MONDAY.plusSeconds(2)));
  }

  @Test
  void whoever_has_not_opened_it_for_a_month_is_left_alone_and_forgotten() {
    homes.opened(BEN);
    clock.passes(Duration.ofDays(31));
    homes.keepCurrent();
    assertThat(screens.count()).isOne();
    var store = new HomeStore(jdbi);
    assertThat(store.forgetOpenedBefore(clock.instant().minus(Duration.ofDays(30)), 10)).isOne();
    assertThat(store.viewers(MONDAY)).isEmpty();
  }

  @Test
  void what_slack_refuses_is_tried_again_and_does_not_stop_the_others() {
    homes.opened(BEN);
    homes.opened(DORA);
    said = "second";
    screens.refusing =
        user -> {
          if (user.equals("UBEN")) {
            throw new IllegalStateException("Slack stumbles");
          }
        };
    homes.keepCurrent();
    assertThat(screens.shownTo(DORA)).hasSize(2);
    screens.refusing = user -> {};
    homes.keepCurrent();
    assertThat(screens.shownTo(BEN)).hasSize(3).last().asString().contains("second");
    assertThat(screens.shownTo(DORA)).hasSize(2);
  }

  @Test
  void a_state_that_comes_up_while_an_older_one_is_shown_is_shown_next() throws Exception {
    var other = Executors.newSingleThreadExecutor();
    try {
      screens.refusing =
          user -> {
            screens.refusing = again -> {};
            said = "newer";
            // Another instance finds this one at it, and leaves its wish.
            await(other, () -> homes(screens).opened(BEN));
          };
      homes.opened(BEN);
    } finally {
      other.shutdownNow();
    }
    assertThat(screens.shownTo(BEN)).hasSize(2);
    assertThat(screens.shownTo(BEN).get(0)).contains("first");
    assertThat(screens.shownTo(BEN).get(1)).contains("newer");
  }

  @Test
  void two_instances_do_not_show_the_same_twice() throws Exception {
    homes.opened(BEN);
    said = "second";
    var second = homes(screens);
    var both = Executors.newFixedThreadPool(2);
    var start = new CountDownLatch(1);
    for (Homes each : List.of(homes, second)) {
      both.execute(
          () -> {
            try {
              start.await();
            } catch (InterruptedException e) {
              Thread.currentThread().interrupt();
            }
            each.keepCurrent();
          });
    }
    start.countDown();
    both.shutdown();
    assertThat(both.awaitTermination(30, TimeUnit.SECONDS)).isTrue();
    assertThat(screens.shownTo(BEN)).hasSize(2);
  }

  @Test
  void a_turn_whose_instance_died_is_taken_over() {
    var store = new HomeStore(jdbi);
    homes.opened(BEN);
    said = "second";
    assertThat(store.claim(BEN, MONDAY, MONDAY.plusSeconds(30))).isPresent();
    homes.keepCurrent();
    assertThat(screens.shownTo(BEN)).as("somebody is at it").hasSize(1);
    clock.passes(Duration.ofSeconds(31));
    homes.keepCurrent();
    assertThat(screens.shownTo(BEN)).hasSize(2);
  }

  @Test
  void many_are_shown_in_portions() {
    var store = new HomeStore(jdbi);
    for (int i = 0; i <= Homes.AT_ONCE; i++) {
      company.directory.member("UX" + i, "x" + i, "X" + i);
      store.opened(new PersonId("UX" + i), MONDAY);
    }
    homes.keepCurrent();
    assertThat(screens.count()).isEqualTo(Homes.AT_ONCE);
    assertThat(wakeups).containsExactly(MONDAY.plusSeconds(30));
    homes.keepCurrent();
    assertThat(screens.count()).isEqualTo(Homes.AT_ONCE + 1);
  }

  @Test
  void guests_are_told_why_not() {
    homes.opened(new PersonId("UGUS"));
    assertThat(screens.shownTo(new PersonId("UGUS"))).singleElement().asString().contains("guest");
  }

  private Homes homes(HomeTabs tabs) {
    return new Homes(
        new HomeStore(jdbi),
        new HomeViews(rotations, reader -> Optional.empty(), parts, company.people, clock),
        tabs,
        rotations,
        transactions,
        (when, timed) -> wakeups.add(when),
        Runnable::run,
        clock);
  }

  private Rotations rotations() {
    parts.part(reader -> List.of(new HomePart(said, List.of())));
    Rotations its =
        RotationFeature.assemble(
                new TestGround(jdbi, company.config, company.directory, audit, clock)
                    .saying(new SaidOutbox()),
                new OnCallVerbs())
            .rotations();
    its.add(ADA, "developer", BEN, "mdm", LocalDate.of(2026, 1, 5), "");
    its.add(ADA, "developer", SAM, "software", LocalDate.of(2026, 1, 5), "");
    return its;
  }

  private static void await(ExecutorService other, Runnable work) {
    try {
      other.submit(work).get(30, TimeUnit.SECONDS);
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }

  /** What people see. */
  private static final class Screens implements HomeTabs {
    private final List<Map.Entry<String, String>> shown = new ArrayList<>();
    private volatile Consumer<String> refusing = user -> {};

    @Override
    public void show(String userId, String view) {
      synchronized (shown) {
        shown.add(Map.entry(userId, view));
      }
      refusing.accept(userId);
    }

    int count() {
      return shown.size();
    }

    List<String> shownTo(PersonId person) {
      synchronized (shown) {
        return shown.stream()
            .filter(view -> view.getKey().equals(person.value()))
            .map(Map.Entry::getValue)
            .toList();
      }
    }
  }
}
