package dev.watchbill.benchmark;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Path;

/** A Postgres that keeps what it has committed, through a power cut too. */
record DurablePostgres(EmbeddedPostgres server) implements AutoCloseable {
  static DurablePostgres start(Path directory) throws IOException {
    return new DurablePostgres(
        EmbeddedPostgres.builder()
            .setDataDirectory(directory)
            .setServerConfig("fsync", "on")
            .setServerConfig("synchronous_commit", "on")
            .setServerConfig("full_page_writes", "on")
            .start());
  }

  /** As the bot is told it. */
  String url() {
    return server.getJdbcUrl("postgres", "postgres");
  }

  @Override
  public void close() throws IOException {
    server.close();
  }
}
