package dev.watchbill.platform.storage;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A living bot's hold on a data directory. The operating system lets go of it when the process
 * ends, however it ends.
 */
final class DataDirectoryLock implements AutoCloseable {
  private final FileChannel file;

  private DataDirectoryLock(FileChannel file) {
    this.file = file;
  }

  /**
   * Takes hold of {@code directory}.
   *
   * @throws DataDirectoryInUseException if another bot has it, naming its process
   */
  static DataDirectoryLock take(Path directory) {
    var path = directory.resolve("watchbill.lock");
    try {
      var file =
          FileChannel.open(
              path, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
      if (lockedBy(file) == null) {
        file.close();
        throw new DataDirectoryInUseException(
            "Another Watchbill%s keeps its data in %s. Stop it first, or set WATCHBILL_DATA to another directory; to run several copies, give them one DATABASE_URL."
                .formatted(
                    holder(path).map(pid -> " (process " + pid + ")").orElse(""), directory));
      }
      file.truncate(0);
      file.write(ByteBuffer.wrap(Long.toString(ProcessHandle.current().pid()).getBytes(UTF_8)), 0);
      return new DataDirectoryLock(file);
    } catch (IOException e) {
      throw new UncheckedIOException("could not lock " + path, e);
    }
  }

  private static @Nullable FileLock lockedBy(FileChannel file) throws IOException {
    try {
      // One byte far behind the content: on Windows a locked byte cannot be read by others.
      return file.tryLock(Long.MAX_VALUE - 1, 1, false);
    } catch (OverlappingFileLockException e) {
      return null;
    }
  }

  private static Optional<String> holder(Path path) throws IOException {
    return Optional.of(Files.readString(path).strip()).filter(pid -> !pid.isEmpty());
  }

  @Override
  public void close() {
    try {
      file.close();
    } catch (IOException e) {
      throw new UncheckedIOException("could not release the data directory", e);
    }
  }
}
