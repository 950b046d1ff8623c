package dev.watchbill.benchmark;

import dev.watchbill.sandbox.Sandbox;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.postgres.PostgresPlugin;

/**
 * Many people who wait for a first response, in as many threads, in channels enough that Slack's
 * one message a second to each of them is no matter.
 */
final class OpenRequests {
  static final int NUMBER = 2000;
  private static final int CHANNELS = 100;

  private final Jdbi jdbi;
  private final List<Root> threads = new ArrayList<>();
  private final String asker;
  private final String holder;

  private record Root(String channel, String ts) {}

  private OpenRequests(Jdbi jdbi, Sandbox sandbox) {
    this.jdbi = jdbi;
    var people = sandbox.workspace().people();
    this.asker = people.get("carmen").id();
    this.holder = people.get("ben").id();
    sandbox.workspace().furnish(() -> ask(sandbox));
  }

  /** Asks in the workspace, unheard, and enters the requests in a database that the bot knows. */
  static OpenRequests in(Sandbox sandbox, DurablePostgres postgres) {
    return new OpenRequests(
        Jdbi.create(postgres.url()).installPlugin(new PostgresPlugin()), sandbox);
  }

  private void ask(Sandbox sandbox) {
    var members = List.of(asker, holder, sandbox.workspace().app().userId());
    var channels =
        IntStream.range(0, CHANNELS)
            .mapToObj(n -> sandbox.workspace().channels().create("help-" + n, members).id())
            .toList();
    for (int i = 0; i < NUMBER; i++) {
      var question = sandbox.as("carmen").types(channels.get(i % CHANNELS), "Question " + i);
      threads.add(new Root(question.channel(), question.ts()));
    }
  }

  /** They become due one after the other, evenly, from {@code first} on. */
  void becomeDue(Instant first, Duration within) {
    var every = within.dividedBy(NUMBER);
    jdbi.useTransaction(
        handle -> {
          var batch =
              handle.prepareBatch(
                  """
                  with request as (
                    insert into support_request (rotation, channel_id, thread_ts, excerpt, round)
                    values ('developer', :channel, :ts, 'Why is that?', 1)
                    returning id)
                  insert into support_round (request, round, message_ts, asker, asked_at, due_at,
                    state, holder, given, steps_done, next_at)
                  select id, 1, :ts, :asker, :due - interval '1 hour', :due,
                    'WAITING', :holder, true, 1, :due
                  from request
                  """);
          for (int i = 0; i < NUMBER; i++) {
            batch
                .bind("channel", threads.get(i).channel())
                .bind("ts", threads.get(i).ts())
                .bind("asker", asker)
                .bind("holder", holder)
                .bind("due", at(first.plus(every.multipliedBy(i))))
                .add();
          }
          batch.execute();
        });
  }

  private static OffsetDateTime at(Instant instant) {
    return instant.atOffset(ZoneOffset.UTC);
  }

  /** How long after its time it was decided to say that it is due. */
  Latencies decided() {
    return late("o.created_at", "true");
  }

  /** How long after its time that stood in the thread. */
  Latencies posted() {
    return late("o.changed_at", "o.state = 'SENT'");
  }

  private Latencies late(String what, String condition) {
    var late =
        jdbi.withHandle(
            handle ->
                handle
                    .select(
                        """
                        select extract(epoch from %s - d.due_at) * 1000000
                        from support_round d
                        join outbox o on o.key = 'support:' || d.request || ':1:due'
                        where %s
                        """
                            .formatted(what, condition))
                    .mapTo(Long.class)
                    .map(micros -> Duration.ofNanos(micros * 1000))
                    .list());
    return Latencies.of(late, NUMBER - late.size());
  }
}
