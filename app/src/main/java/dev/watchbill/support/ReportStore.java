package dev.watchbill.support;

import dev.watchbill.people.PersonId;
import dev.watchbill.support.SupportRequest.Act;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.sqlobject.config.RegisterConstructorMapper;
import org.jdbi.v3.sqlobject.statement.SqlQuery;

/** Reads what reports are made of. */
final class ReportStore {
  private final Sql sql;

  ReportStore(Jdbi jdbi) {
    this.sql = jdbi.onDemand(Sql.class);
  }

  /** Everything asked of a rotation from {@code start} on and before {@code end}, by time. */
  List<ReportRow> asked(String rotation, Instant start, Instant end) {
    return sql.asked(rotation, start, end).stream().map(Row::toReportRow).toList();
  }

  /** A row of support_round, and where it was asked. */
  public record Row(
      String channelId,
      String threadTs,
      int round,
      Optional<String> asker,
      Instant askedAt,
      Instant dueAt,
      Optional<String> holder,
      Optional<String> answeredBy,
      Optional<Instant> answeredAt,
      boolean resolved) {
    ReportRow toReportRow() {
      return new ReportRow(
          channelId,
          threadTs,
          round,
          asker.map(PersonId::new),
          askedAt,
          dueAt,
          holder.map(PersonId::new),
          answeredBy.flatMap(by -> answeredAt.map(at -> new Act(new PersonId(by), at))),
          resolved);
    }
  }

  interface Sql {
    @SqlQuery(
        """
        select r.channel_id, r.thread_ts, d.round, d.asker, d.asked_at, d.due_at, d.holder,
          d.answered_by, d.answered_at, d.state = 'RESOLVED' as resolved
        from support_round d
        join support_request r on r.id = d.request
        where r.rotation = :rotation and d.asked_at >= :start and d.asked_at < :end
        order by d.asked_at, d.id
        """)
    @RegisterConstructorMapper(Row.class)
    List<Row> asked(String rotation, Instant start, Instant end);
  }
}
