package dev.watchbill.platform.storage;

import java.sql.SQLException;
import java.util.Map;
import java.util.Optional;

/** Says in plain words why Postgres cannot be used, and what to do. */
final class Trouble {
  private static final Map<String, String> DRIVER =
      Map.of(
          "ApplicationName",
          "watchbill",
          "connectTimeout",
          "2",
          "loginTimeout",
          "3",
          "socketTimeout",
          "5");

  private Trouble() {}

  /** Connects once, outside any pool; empty if that works. */
  static Optional<String> connecting(DatabaseAddress address) {
    try (var connection = address.dataSource(DRIVER).getConnection()) {
      if (!connection.isValid(2)) {
        return Optional.of("Postgres at " + address + " does not answer.");
      }
      return Optional.empty();
    } catch (SQLException e) {
      return Optional.of(sentence(address, e));
    }
  }

  /** What is the matter and what would mend it. */
  static String sentence(DatabaseAddress address, SQLException e) {
    var state = Optional.ofNullable(e.getSQLState()).orElse("");
    return switch (state) {
      case "28P01", "28000" ->
          "Postgres at %s refuses the user or the password. Mend them in DATABASE_URL."
              .formatted(address);
      case "3D000" ->
          "Postgres at %s has no such database. Create it (createdb), or mend DATABASE_URL."
              .formatted(address);
      case "57P03" -> "Postgres at %s is starting or stopping.".formatted(address);
      case "53300" -> "Postgres at %s has no free connection.".formatted(address);
      case "08001", "08004", "08006", "08000" ->
          "Postgres at %s cannot be reached (%s). Start it, or set DATABASE_URL to where it is."
              .formatted(address, cause(e));
      default -> "Postgres at %s: %s.".formatted(address, oneLine(e));
    };
  }

  private static String cause(SQLException e) {
    var cause = e.getCause();
    return cause == null ? oneLine(e) : cause.getClass().getSimpleName() + ": " + oneLine(cause);
  }

  private static String oneLine(Throwable e) {
    var message = Optional.ofNullable(e.getMessage()).orElse(e.getClass().getSimpleName());
    return message.lines().findFirst().orElse("").strip().replaceAll("[.:]+$", "");
  }
}
