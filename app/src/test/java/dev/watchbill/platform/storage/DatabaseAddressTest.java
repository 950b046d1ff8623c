package dev.watchbill.platform.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DatabaseAddressTest {
  @ParameterizedTest
  @CsvSource({
    "postgres://ada:s3cret@db.example.com:6432/bot,      postgresql://ada@db.example.com:6432/bot",
    "postgresql://ada:s3cret@db/bot?sslmode=require,     postgresql://ada@db/bot",
    "jdbc:postgresql://db:5433/bot?user=ada&password=s3cret, postgresql://ada@db:5433/bot",
    "postgres://ada:s3%40cr%2Fet+%25@[::1]:5432/bot,     postgresql://ada@[::1]:5432/bot",
    "'postgres://ada:s3cret@one:1,two:2/bot',            'postgresql://ada@one:1,two:2/bot'",
    "postgres:///bot?host=x,                             ''"
  })
  void both_forms_are_read_and_the_password_is_never_shown(String written, String shown) {
    if (shown.isEmpty()) {
      assertThatThrownBy(() -> DatabaseAddress.parse(written)).hasMessageContaining("no host");
    } else {
      assertThat(DatabaseAddress.parse(written)).hasToString(shown);
    }
  }

  @Test
  void a_password_may_hold_any_sign_when_it_is_escaped() throws Exception {
    var source =
        DatabaseAddress.parse("postgres://ada:p%40s+s%2F%3F@db/bot?application_name=me")
            .dataSource(java.util.Map.of());
    assertThat(source)
        .isInstanceOfSatisfying(
            org.postgresql.ds.PGSimpleDataSource.class,
            it -> {
              assertThat(it.getUser()).isEqualTo("ada");
              assertThat(it.getPassword()).isEqualTo("p@s+s/?");
              assertThat(it.getApplicationName()).isEqualTo("me");
            });
  }

  @ParameterizedTest
  @CsvSource({
    "mysql://ada:s3cret@db/bot,            does not begin with postgres://",
    "postgres://ada:s3cret@db,             names no database",
    "postgres://ada:s3cret@db/,            names no database",
    "postgres:ada:s3cret@db/bot,           no //host part",
    "postgres://ada:s3cret%zz@db/bot,      %25",
    "postgres://ada:s3c@ret@db/bot,        %40",
    "postgres://ada:s3cret@db/bot?sslmod=x, sslmod"
  })
  void what_is_wrong_is_said_without_the_password(String written, String message) {
    assertThatThrownBy(() -> DatabaseAddress.parse(written))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(message)
        .hasMessageNotContaining("s3c");
  }
}
