package dev.watchbill.support;

import static dev.watchbill.support.TestSupport.HANDOFF;
import static dev.watchbill.support.TestSupport.MONDAY;
import static dev.watchbill.support.TestSupport.QUINN;
import static org.assertj.core.api.Assertions.assertThat;

import dev.watchbill.TestGround;
import dev.watchbill.platform.audit.AuditStore;
import dev.watchbill.platform.audit.AuditTrail;
import dev.watchbill.platform.directory.Directory.Standing;
import dev.watchbill.platform.directory.Directory.User;
import dev.watchbill.platform.directory.Directory.UserGroup;
import dev.watchbill.platform.directory.DirectoryStore;
import dev.watchbill.platform.directory.PostgresDirectory;
import dev.watchbill.platform.outbox.OutboxStore;
import dev.watchbill.platform.outbox.PostgresOutbox;
import dev.watchbill.platform.storage.Transactions;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.SqlLogger;
import org.jdbi.v3.core.statement.StatementContext;
import org.junit.jupiter.api.Test;

/** Everything in Postgres as it is in the bot, to count how often the clocks ask it. */
class SupportClockPaceTest {
  private static final int REQUESTS = 200;

  /** One transaction and a handful of statements for many requests together. */
  private static final int MOST = REQUESTS / 2;

  private final TestSupport test = new TestSupport();
  private final AtomicInteger statements = new AtomicInteger();
  private final Jdbi jdbi = test.jdbi;
  private final SupportFeature feature = feature();

  private SupportFeature feature() {
    var members =
        Stream.of("Ada", "Ben", "Dora", "Quinn", "Sam", "Sol")
            .map(
                name ->
                    new User(
                        "U" + name.toUpperCase(Locale.ROOT),
                        name,
                        name,
                        Optional.empty(),
                        ZoneOffset.UTC,
                        Standing.MEMBER))
            .toList();
    // Before anything is asked: what is set later does not reach objects that were used already.
    jdbi.setSqlLogger(
        new SqlLogger() {
          @Override
          public void logAfterExecution(StatementContext context) {
            statements.incrementAndGet();
          }
        });
    var directory = new DirectoryStore(jdbi);
    directory.putUsers(members, MONDAY);
    directory.putGroups(
        List.of(
            new UserGroup("SSOFT", "software-managers", "Managers", List.of("USOL", "USAM"), true)),
        MONDAY);
    var transactions = new Transactions(jdbi);
    return SupportFeature.assemble(
        new TestGround(
                jdbi,
                test.config,
                new PostgresDirectory(directory),
                new AuditTrail(new AuditStore(jdbi)),
                test.clock)
            .saying(new PostgresOutbox(new OutboxStore(jdbi), transactions, test.clock, () -> {})),
        test.rotations);
  }

  private int statementsToDoWhatIsDueAfter(Duration time) {
    test.clock.set(MONDAY.plus(time));
    statements.set(0);
    feature.timers().due(test.clock.instant());
    return statements.get();
  }

  @Test
  void very_many_that_are_due_at_once_are_seen_to_in_few_statements() {
    for (int i = 0; i < REQUESTS; i++) {
      feature.requests().ask(test.asking(QUINN, "1788900000.%06d".formatted(i)));
    }

    assertThat(statementsToDoWhatIsDueAfter(Duration.ofMinutes(45))).isPositive().isLessThan(MOST);
    assertThat(statementsToDoWhatIsDueAfter(Duration.ofHours(1))).isPositive().isLessThan(MOST);
    assertThat(statementsToDoWhatIsDueAfter(Duration.ofMinutes(90))).isPositive().isLessThan(MOST);
    assertThat(statementsToDoWhatIsDueAfter(Duration.between(MONDAY, HANDOFF)))
        .isPositive()
        .isLessThan(MOST);
  }
}
