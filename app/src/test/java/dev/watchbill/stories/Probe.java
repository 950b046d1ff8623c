package dev.watchbill.stories;

import dev.watchbill.platform.jobs.Timed;
import dev.watchbill.platform.storage.Transactions;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;

/** A feature that does nothing but note when it was due, and which bot did it. */
final class Probe implements Timed {
  static final String NAME = "probe";

  private final String bot;
  private final Transactions transactions;
  private final Jdbi jdbi;

  Probe(String bot, Transactions transactions, Jdbi jdbi) {
    this.bot = bot;
    this.transactions = transactions;
    this.jdbi = jdbi;
  }

  /** Before any bot starts. */
  static void prepare(Jdbi jdbi) {
    jdbi.useHandle(
        handle -> {
          handle.execute(
              "create table probe (at timestamptz primary key, done boolean default false)");
          handle.execute("create table probe_fired (at timestamptz, bot text)");
        });
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public void due(Instant now) {
    transactions.run(
        () ->
            jdbi.useHandle(
                handle ->
                    handle
                        .createUpdate(
                            """
                            with taken as (
                              update probe set done = true where at <= :now and not done
                              returning at)
                            insert into probe_fired select at, :bot from taken
                            """)
                        .bind("now", now)
                        .bind("bot", bot)
                        .execute()));
  }

  @Override
  public Optional<Instant> nextDue() {
    return undone().stream().findFirst();
  }

  List<Instant> undone() {
    return jdbi.withHandle(
        handle ->
            handle
                .select("select at from probe where not done order by at")
                .mapTo(Instant.class)
                .list());
  }
}
