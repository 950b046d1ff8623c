package dev.watchbill.freeze;

import dev.watchbill.config.ReleaseConfig.Branch;
import java.util.List;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.sqlobject.config.RegisterConstructorMapper;
import org.jdbi.v3.sqlobject.statement.SqlQuery;

/** Which branches are frozen, whatever is configured, in Postgres. */
final class BranchStore {
  private final Sql sql;

  BranchStore(Jdbi jdbi) {
    this.sql = jdbi.onDemand(Sql.class);
  }

  /** A freeze that goes on. */
  record Frozen(long id, Branch branch) {}

  /** Those that go on, the longest first; none where no bot ever ran. */
  List<Frozen> frozen() {
    return sql.isThere()
        ? sql.frozen().stream()
            .map(row -> new Frozen(row.id(), Branch.parse(row.branch())))
            .toList()
        : List.of();
  }

  /** A row of branch_freeze. */
  public record Row(long id, String branch) {}

  @RegisterConstructorMapper(Row.class)
  interface Sql {
    @SqlQuery("select to_regclass('branch_freeze') is not null")
    boolean isThere();

    @SqlQuery("select id, branch from branch_freeze where lifted_at is null order by begun_at, id")
    List<Row> frozen();
  }
}
