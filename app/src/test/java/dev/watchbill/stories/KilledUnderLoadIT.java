package dev.watchbill.stories;

import static dev.watchbill.stories.MortalBots.soon;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Bots are killed while people work with them: alone, to be started again, and one of two. */
@Tag(Exhaustive.TAG)
@Timeout(value = 6, unit = TimeUnit.MINUTES)
class KilledUnderLoadIT {
  private static final int KILLS = 4;
  private static final int TIMERS = 40;
  private static final List<String> ROTATIONS = List.of("developer", "infrastructure");
  private static final List<String> ENGINEERS =
      List.of(
          "mo", "priya", "lena", "quinn", "noor", "sam", "carmen", "theo", "ben", "yuki", "ines",
          "kofi", "rosa", "jonas");

  private final MortalBots bots = new MortalBots();
  private final AtomicInteger moments = new AtomicInteger();

  @AfterEach
  void close() {
    bots.close();
  }

  @Test
  void a_bot_killed_at_any_moment_and_started_again_loses_nothing_and_repeats_nothing()
      throws Exception {
    var seed = System.nanoTime();
    System.out.println("The moments to kill the bot are drawn from seed " + seed);
    var chance = new Random(seed);
    bots.sandbox.calls().listen(call -> moments.incrementAndGet());
    var bot = bots.start("killed-under-load");
    bots.insists("ada", "help", "/oncall");
    var work = everybodyWorks();
    for (var kill = 0; kill < KILLS; kill++) {
      var moment = moments.get() + 5 + chance.nextInt(20);
      soon().until(() -> moments.get() >= moment || work.isDone());
      bot.kill();
      bot = bots.start("killed-under-load");
    }
    work.get(4, TimeUnit.MINUTES);
    mustHaveDoneEverythingOnce();
  }

  @Test
  void two_bots_take_each_thing_once_and_when_one_is_killed_the_other_carries_on()
      throws Exception {
    var first = bots.start("first-of-two");
    var unused = bots.start("second-of-two");
    soon().until(() -> bots.sandbox.sockets().open() == 2);
    bots.sandbox.faults().order("deliveries twice x40");
    everybodyLooks();
    setTimers();
    first.order("wake");
    var work = everybodyWorks();
    soon().until(() -> bots.number("select count(*) from probe_fired") >= TIMERS / 4);
    first.kill();
    work.get(4, TimeUnit.MINUTES);
    mustHaveDoneEverythingOnce();
    soon().until(() -> bots.number("select count(*) from probe where not done") == 0);
    assertThat(bots.words("select at::text from probe_fired"))
        .containsExactlyInAnyOrderElementsOf(bots.words("select at::text from probe"));
    assertThat(bots.words("select bot from probe_fired")).contains("second-of-two");
  }

  /** Every event comes to both bots; one of them does something about it. */
  private void everybodyLooks() {
    var shown = new AtomicInteger();
    bots.sandbox
        .calls()
        .listen(
            call -> {
              if (call.method().equals("views.publish")) {
                shown.incrementAndGet();
              }
            });
    ENGINEERS.forEach(one -> bots.sandbox.as(one).opensHome());
    soon().until(() -> ENGINEERS.stream().allMatch(one -> bots.sandbox.as(one).home().isPresent()));
    soon().until(bots.sandbox.deliveries()::isQuiet);
    assertThat(shown).as("home tabs shown").hasValue(ENGINEERS.size());
  }

  private void setTimers() {
    var start = Instant.now();
    bots.jdbi.useHandle(
        handle -> {
          for (var n = 0; n < TIMERS; n++) {
            handle.execute("insert into probe (at) values (?)", start.plusMillis(n * 400L));
          }
        });
  }

  /** Everybody joins both rosters, and people look and talk meanwhile. */
  private CompletableFuture<Void> everybodyWorks() {
    return CompletableFuture.allOf(
        ROTATIONS.stream().flatMap(this::work).toArray(CompletableFuture<?>[]::new));
  }

  private Stream<CompletableFuture<Void>> work(String rotation) {
    return Stream.of(
        CompletableFuture.runAsync(() -> ENGINEERS.forEach(one -> joins(one, rotation))),
        CompletableFuture.runAsync(() -> ENGINEERS.forEach(one -> asks(one, rotation))));
  }

  private void joins(String engineer, String rotation) {
    moments.incrementAndGet();
    bots.insists(
        "ada",
        "add @%s mdm 2026-01-05 %s".formatted(engineer, rotation),
        "on the roster of the " + rotation + " rotation");
  }

  private void asks(String engineer, String rotation) {
    moments.incrementAndGet();
    bots.sandbox.as("ada").types("help-engineering", "Who knows about " + engineer + "?");
    bots.insists(engineer, "schedule " + rotation, rotation);
  }

  private void mustHaveDoneEverythingOnce() {
    var joined = ENGINEERS.size() * ROTATIONS.size();
    assertThat(bots.words("select person from roster_member")).hasSize(joined);
    assertThat(bots.words("select what from audit where what = 'rotation.add'")).hasSize(joined);
    bots.mustHaveSaidEverythingOnce();
    soon().untilAsserted(this::mustHaveHeardEverything);
  }

  private void mustHaveHeardEverything() {
    var channel = bots.sandbox.workspace().channels().get("help-engineering").id();
    var typed =
        bots.sandbox.workspace().messages().in(channel).stream()
            .filter(message -> message.text().startsWith("Who knows about "))
            .map(message -> "message:" + channel + ":" + message.ts() + ":@ear")
            .toList();
    assertThat(bots.words("select key from inbox where key like '%@ear'")).containsAll(typed);
    assertThat(typed).hasSize(ENGINEERS.size() * ROTATIONS.size());
  }
}
