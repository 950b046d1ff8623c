package dev.watchbill.planted;

import java.util.List;
import org.jdbi.v3.sqlobject.statement.SqlQuery;

/** A query outside of a store. */
public interface AsksTheDatabase {
  /** Not allowed here. */
  @SqlQuery("select 1")
  List<Integer> ones();
}
