package dev.watchbill.platform.storage;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLDecoder;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import javax.sql.DataSource;
import org.postgresql.PGProperty;
import org.postgresql.ds.PGSimpleDataSource;

/** Where Postgres is. The password stays inside: {@link #toString()} can be shown to anybody. */
public final class DatabaseAddress {
  private static final String FORMS =
      "Use postgres://user:password@host:5432/database or"
          + " jdbc:postgresql://host:5432/database?user=…&password=….";
  private static final Pattern SHAPE =
      Pattern.compile(
          "//(?:(?<user>[^@/]*)@)?(?<hosts>[^/?#]*)(?:/(?<name>[^?#]*))?(?:\\?(?<query>.*))?");
  private static final Pattern HOSTS =
      Pattern.compile(
          "(\\[[0-9A-Fa-f:.]+]|[A-Za-z0-9._-]+)(:\\d{1,5})?(,(\\[[0-9A-Fa-f:.]+]|[A-Za-z0-9._-]+)(:\\d{1,5})?)*");

  /** What libpq calls otherwise than the JDBC driver does. */
  private static final Map<String, String> LIBPQ_NAMES =
      Map.of(
          "application_name", "ApplicationName",
          "connect_timeout", "connectTimeout",
          "channel_binding", "channelBinding");

  private final String url;
  private final Map<String, String> settings;

  private DatabaseAddress(String url, Map<String, String> settings) {
    this.url = url;
    this.settings = settings;
  }

  /**
   * Reads an address in the form of libpq ({@code postgres://}, {@code postgresql://}) or of JDBC.
   *
   * @throws IllegalArgumentException saying what is wrong, without repeating the address: it may
   *     hold a password
   */
  public static DatabaseAddress parse(String written) {
    var scheme = scheme(written.strip());
    var shape = SHAPE.matcher(written.strip().substring(scheme.length()));
    if (!shape.matches()) {
      throw new IllegalArgumentException("The address has no //host part. " + FORMS);
    }
    if (!HOSTS.matcher(shape.group("hosts")).matches()) {
      throw new IllegalArgumentException(
          "The address has no host, or one that cannot be read; in a password, write %40 for @,"
              + " %2F for / and %3F for ?. "
              + FORMS);
    }
    var name = Optional.ofNullable(shape.group("name")).orElse("");
    if (name.isEmpty()) {
      throw new IllegalArgumentException("The address names no database. " + FORMS);
    }
    var settings = new LinkedHashMap<String, String>();
    Optional.ofNullable(shape.group("user")).ifPresent(user -> readUser(user, settings));
    Optional.ofNullable(shape.group("query")).ifPresent(query -> readQuery(query, settings));
    return new DatabaseAddress("jdbc:postgresql://" + shape.group("hosts") + "/" + name, settings);
  }

  static DatabaseAddress of(String host, int port, String database, String user, String password) {
    return new DatabaseAddress(
        "jdbc:postgresql://" + host + ":" + port + "/" + database,
        Map.of("user", user, "password", password));
  }

  private static String scheme(String written) {
    for (var scheme : new String[] {"jdbc:postgresql:", "postgresql:", "postgres:"}) {
      if (written.startsWith(scheme)) {
        return scheme;
      }
    }
    throw new IllegalArgumentException("The address does not begin with postgres://. " + FORMS);
  }

  private static void readUser(String userInfo, Map<String, String> settings) {
    var colon = userInfo.indexOf(':');
    settings.put("user", decoded(colon < 0 ? userInfo : userInfo.substring(0, colon)));
    if (colon >= 0) {
      settings.put("password", decoded(userInfo.substring(colon + 1)));
    }
  }

  private static void readQuery(String query, Map<String, String> settings) {
    for (var setting : query.split("&", -1)) {
      if (!setting.isEmpty()) {
        var equals = setting.indexOf('=');
        var name = decoded(equals < 0 ? setting : setting.substring(0, equals));
        var key = LIBPQ_NAMES.getOrDefault(name, name);
        if (PGProperty.forName(key) == null) {
          throw new IllegalArgumentException(
              "The address has the setting '" + name + "', which Postgres' driver does not know.");
        }
        settings.put(key, equals < 0 ? "" : decoded(setting.substring(equals + 1)));
      }
    }
  }

  private static String decoded(String part) {
    try {
      // A plus is a plus in a password: only %XX is an escape here.
      return URLDecoder.decode(part.replace("+", "%2B"), UTF_8);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(
          "The address has a % that is not followed by two hexadecimal digits; write %25 for %.");
    }
  }

  /**
   * Unpooled connections: every one is new.
   *
   * @param defaults the driver's settings where the address itself says nothing
   */
  DataSource dataSource(Map<String, String> defaults) {
    var source = new PGSimpleDataSource();
    source.setUrl(url);
    try {
      for (var setting : defaults.entrySet()) {
        source.setProperty(setting.getKey(), setting.getValue());
      }
      for (var setting : settings.entrySet()) {
        source.setProperty(setting.getKey(), setting.getValue());
      }
    } catch (SQLException e) {
      throw new IllegalArgumentException(
          "The address has a setting that Postgres' driver refuses.", e);
    }
    return source;
  }

  /** Who connects and where to, without the password. */
  @Override
  public String toString() {
    var where = url.substring("jdbc:".length());
    return settings.containsKey("user")
        ? where.replace("//", "//" + settings.get("user") + "@")
        : where;
  }
}
