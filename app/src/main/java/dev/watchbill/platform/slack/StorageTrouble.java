package dev.watchbill.platform.slack;

import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** Tells a database that is not there from a mistake of ours in using it. */
final class StorageTrouble {
  private StorageTrouble() {}

  /**
   * Whether {@code failure} comes from Postgres being away, overloaded or restarting, so that the
   * same thing may work later.
   */
  static boolean isIn(Throwable failure) {
    for (@Nullable Throwable at = failure; at != null; at = at.getCause()) {
      if (at instanceof SQLException sql) {
        return mayPass(sql.getSQLState());
      }
    }
    return false;
  }

  private static boolean mayPass(@Nullable String state) {
    if (state == null || state.length() < 2) {
      return true;
    }
    return switch (state.substring(0, 2)) {
      // Bad values, broken constraints, bad SQL: the same again would fail the same way.
      case "21", "22", "23", "2F", "42", "0A" -> false;
      default -> true;
    };
  }
}
