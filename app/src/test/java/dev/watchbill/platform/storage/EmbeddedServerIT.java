package dev.watchbill.platform.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Map;
import java.util.function.Consumer;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedServerIT {
  @TempDir Path temp;

  @Test
  void data_outlives_the_server_which_is_durable_and_answers_only_with_its_password() {
    var home = temp.resolve("with spaces/and ünïcode");
    try (var server = EmbeddedServer.start(home)) {
      with(
          server,
          handle -> {
            assertThat(shown(handle, "fsync")).isEqualTo("on");
            assertThat(shown(handle, "synchronous_commit")).isEqualTo("on");
            assertThat(shown(handle, "full_page_writes")).isEqualTo("on");
            assertThat(shown(handle, "listen_addresses")).isEqualTo("127.0.0.1");
            handle.execute("create table kept (word text)");
            handle.execute("insert into kept values ('still here')");
          });
      var port = server.address().toString().replaceAll(".*:(\\d+)/.*", "$1");
      var stranger =
          DatabaseAddress.of("127.0.0.1", Integer.parseInt(port), "watchbill", "postgres", "guess");
      assertThatThrownBy(() -> stranger.dataSource(Map.of()).getConnection())
          .isInstanceOf(SQLException.class)
          .hasMessageContaining("password");
    }
    try (var server = EmbeddedServer.start(home)) {
      with(
          server,
          handle ->
              assertThat(handle.select("select word from kept").mapTo(String.class).one())
                  .isEqualTo("still here"));
    }
  }

  @Test
  void two_bots_on_one_directory_are_refused_with_the_process_that_has_it() {
    try (var server = EmbeddedServer.start(temp)) {
      assertThat(server.address()).asString().contains("127.0.0.1");
      assertThatThrownBy(() -> EmbeddedServer.start(temp))
          .isInstanceOf(DataDirectoryInUseException.class)
          .hasMessageContaining("process " + ProcessHandle.current().pid())
          .hasMessageContaining("WATCHBILL_DATA");
    }
  }

  @Test
  void a_stale_pid_file_and_a_half_made_directory_do_not_stop_the_start() throws Exception {
    var data = Files.createDirectories(temp.resolve("postgres"));
    Files.writeString(data.resolve("postgresql.conf"), "# initdb was killed here");
    // After a reboot the number belongs to somebody else: here, to this very test.
    Files.writeString(
        data.resolve("postmaster.pid"),
        ProcessHandle.current().pid() + "\n" + data + "\n0\n1\n\n127.0.0.1\n\nready\n");
    try (var server = EmbeddedServer.start(temp)) {
      with(server, handle -> assertThat(shown(handle, "fsync")).isEqualTo("on"));
    }
    Files.writeString(data.resolve("postmaster.pid"), "");
    try (var server = EmbeddedServer.start(temp)) {
      with(server, handle -> assertThat(shown(handle, "fsync")).isEqualTo("on"));
    }
  }

  private static void with(EmbeddedServer server, Consumer<Handle> work) {
    Jdbi.create(server.address().dataSource(Map.of())).useHandle(work::accept);
  }

  private static String shown(Handle handle, String setting) {
    return handle.select("show " + setting).mapTo(String.class).one();
  }
}
