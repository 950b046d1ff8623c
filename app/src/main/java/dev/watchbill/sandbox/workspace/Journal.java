package dev.watchbill.sandbox.workspace;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.watchbill.sandbox.json.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * An append-only file of JSON lines, each the newest state of one thing, or that it is gone. What
 * {@link #flush} has written outlives a killed process; a line cut short by the kill is forgotten.
 * Not safe for concurrent use: the {@link Ledger} guards it.
 */
final class Journal implements AutoCloseable {
  private final Map<String, Map<String, JsonNode>> found = new LinkedHashMap<>();
  private final StringBuilder pending = new StringBuilder();
  private final Optional<FileChannel> file;

  private Journal(Optional<Path> path) {
    path.ifPresent(this::replay);
    this.file = path.map(Journal::rewritten);
    if (file.isPresent()) {
      found.forEach((kind, things) -> things.forEach((id, value) -> put(kind, id, value)));
      flush();
      path.ifPresent(Journal::adopt);
    }
  }

  /**
   * Reads what was kept and goes on from there; the file is compacted on the way.
   *
   * @throws UncheckedIOException if the file cannot be read or written
   */
  static Journal at(Path path) {
    return new Journal(Optional.of(path));
  }

  /** Keeps nothing. */
  static Journal none() {
    return new Journal(Optional.empty());
  }

  /** What was found at the start, oldest first; given out once. */
  Map<String, JsonNode> take(String kind) {
    return Optional.ofNullable(found.remove(kind)).orElse(Map.of());
  }

  void put(String kind, String id, Object value) {
    var line = Json.object().put("put", kind).put("id", id);
    line.set("value", value instanceof JsonNode node ? node : Json.tree(value));
    append(line);
  }

  void drop(String kind, String id) {
    append(Json.object().put("drop", kind).put("id", id));
  }

  /** Hands everything since the last call to the operating system in one write. */
  void flush() {
    if (pending.isEmpty()) {
      return;
    }
    var bytes = ByteBuffer.wrap(pending.toString().getBytes(StandardCharsets.UTF_8));
    pending.setLength(0);
    file.ifPresent(channel -> write(channel, bytes));
  }

  @Override
  public void close() {
    flush();
    file.ifPresent(
        channel -> {
          try {
            channel.close();
          } catch (IOException e) {
            throw new UncheckedIOException("could not close the journal", e);
          }
        });
  }

  private void append(ObjectNode line) {
    if (file.isPresent()) {
      pending.append(Json.line(line)).append('\n');
    }
  }

  private void replay(Path path) {
    if (!Files.exists(path)) {
      return;
    }
    try (var lines = Files.lines(path)) {
      lines.forEach(line -> Json.read(line).ifPresent(this::replay));
    } catch (IOException e) {
      throw new UncheckedIOException("could not read " + path, e);
    }
  }

  private void replay(JsonNode line) {
    var id = line.path("id").asText();
    if (line.has("put")) {
      found
          .computeIfAbsent(line.path("put").asText(), kind -> new LinkedHashMap<>())
          .put(id, line.path("value"));
    } else {
      found.getOrDefault(line.path("drop").asText(), new LinkedHashMap<>()).remove(id);
    }
  }

  private static FileChannel rewritten(Path path) {
    try {
      Files.createDirectories(path.toAbsolutePath().getParent());
      return FileChannel.open(
          fresh(path),
          StandardOpenOption.CREATE,
          StandardOpenOption.TRUNCATE_EXISTING,
          StandardOpenOption.WRITE);
    } catch (IOException e) {
      throw new UncheckedIOException("could not write " + path, e);
    }
  }

  private static void adopt(Path path) {
    try {
      Files.move(
          fresh(path), path, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      throw new UncheckedIOException("could not replace " + path, e);
    }
  }

  private static Path fresh(Path path) {
    return path.resolveSibling(path.getFileName() + ".new");
  }

  private static void write(FileChannel channel, ByteBuffer bytes) {
    try {
      while (bytes.hasRemaining()) {
        channel.write(bytes);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("could not write the journal", e);
    }
  }
}
