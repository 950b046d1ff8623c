package dev.watchbill.platform.audit;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.sqlobject.config.RegisterConstructorMapper;
import org.jdbi.v3.sqlobject.customizer.BindMethods;
import org.jdbi.v3.sqlobject.statement.GetGeneratedKeys;
import org.jdbi.v3.sqlobject.statement.SqlBatch;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;

/** The audit trail in Postgres. */
public final class AuditStore {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Sql sql;

  public AuditStore(Jdbi jdbi) {
    this.sql = jdbi.onDemand(Sql.class);
  }

  List<Long> insert(List<AuditEntry> entries) {
    return sql.insert(
        entries.stream()
            .map(
                entry ->
                    new Row(
                        entry.at(),
                        entry.actor(),
                        entry.what(),
                        entry.subject(),
                        toJson(entry.detail())))
            .toList());
  }

  List<AuditEntry> about(String subject, int atMost) {
    return sql.about(subject, atMost).stream()
        .map(row -> new AuditEntry(row.at, row.actor, row.what, row.subject, read(row.detail)))
        .toList();
  }

  int forgetBefore(Instant limit, int atMost) {
    return sql.forgetBefore(limit, atMost);
  }

  private static String toJson(Map<String, String> detail) {
    try {
      return JSON.writeValueAsString(new TreeMap<>(detail));
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("an audit entry's detail is no JSON: " + detail, e);
    }
  }

  private static Map<String, String> read(String json) {
    try {
      return JSON.readValue(json, new TypeReference<Map<String, String>>() {});
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("an audit entry's detail cannot be read: " + json, e);
    }
  }

  /** A row as it stands. */
  public record Row(Instant at, String actor, String what, String subject, String detail) {}

  interface Sql {
    @SqlBatch(
        """
        insert into audit (at, actor, what, subject, detail)
        values (:at, :actor, :what, :subject, cast(:detail as jsonb))
        """)
    @GetGeneratedKeys("id")
    List<Long> insert(@BindMethods List<Row> entries);

    @SqlQuery(
        """
        select at, actor, what, subject, detail::text as detail
        from audit
        where subject = :subject
        order by id desc
        limit :atMost
        """)
    @RegisterConstructorMapper(Row.class)
    List<Row> about(String subject, int atMost);

    @SqlUpdate(
        """
        delete from audit where id in (
          select id from audit where at < :limit
          order by at
          limit :atMost
          for update skip locked)
        """)
    int forgetBefore(Instant limit, int atMost);
  }
}
