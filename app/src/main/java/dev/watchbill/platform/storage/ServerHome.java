package dev.watchbill.platform.storage;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.Optional;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The directory of an embedded server: {@code postgres} (its data), {@code server} (its programs),
 * {@code postgres.log}, and {@code postgres.password}. A bot may be killed while any of them is
 * made; what is half made is never used.
 */
record ServerHome(Path path) {
  private static final Logger log = LoggerFactory.getLogger(ServerHome.class);
  private static final long LONGEST_LOG = 4L << 20;

  /** Nobody else on this machine may look into it. */
  void onlyForUs() throws IOException {
    if (path.getFileSystem().supportedFileAttributeViews().contains("posix")) {
      Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rwx------"));
    }
  }

  Path data() {
    return path.resolve("postgres");
  }

  /** The server that runs on the data; empty if it does not say which that is. */
  Optional<ProcessHandle> process() {
    try {
      var pid = Files.readAllLines(data().resolve("postmaster.pid")).get(0);
      return ProcessHandle.of(Long.parseLong(pid.strip()));
    } catch (IOException | NumberFormatException | IndexOutOfBoundsException e) {
      log.debug("the server's process is not known, so its end will not be noticed", e);
      return Optional.empty();
    }
  }

  Path passwordFile() {
    return path.resolve("postgres.password");
  }

  /** The superuser's password; made the first time. */
  String password() throws IOException {
    var file = passwordFile();
    if (Files.notExists(file)) {
      var bytes = new byte[24];
      new SecureRandom().nextBytes(bytes);
      var whole =
          Files.writeString(path.resolve("postgres.password.new"), HexFormat.of().formatHex(bytes));
      Files.move(whole, file, StandardCopyOption.ATOMIC_MOVE);
    }
    return Files.readString(file, UTF_8).strip();
  }

  /** The programs are unpacked once; a bot killed while it did so leaves its mark behind. */
  Path programs() throws IOException {
    var programs = path.resolve("server");
    if (Files.exists(unpacking())) {
      deleteTree(programs);
    }
    Files.createDirectories(programs);
    Files.writeString(unpacking(), "");
    return programs;
  }

  private Path unpacking() {
    return path.resolve("server.unpacking");
  }

  /** The programs are unpacked, and the data directory {@code made} is complete. */
  void markWhole(File made) {
    try {
      Files.writeString(whole(made.toPath()), "");
      Files.deleteIfExists(unpacking());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Path whole(Path data) {
    return data.resolve("watchbill.complete");
  }

  /** No server ever ran on a directory without the mark: a bot was killed while it was made. */
  void setAsideHalfMade() throws IOException {
    var data = data();
    if (Files.exists(data) && Files.notExists(whole(data))) {
      var aside = data.resolveSibling("postgres.half-made");
      deleteTree(aside);
      Files.move(data, aside);
      log.warn("{} was only half made when the bot was killed; it is now {}.", data, aside);
    }
  }

  private static void deleteTree(Path root) throws IOException {
    if (Files.exists(root)) {
      try (var paths = Files.walk(root)) {
        for (var path : paths.sorted(Comparator.reverseOrder()).toList()) {
          Files.delete(path);
        }
      }
    }
  }

  Path logFile() {
    return path.resolve("postgres.log");
  }

  /** The log, to be written on; put aside when it has grown long. */
  Path freshLog() throws IOException {
    var file = logFile();
    if (Files.exists(file) && Files.size(file) > LONGEST_LOG) {
      Files.move(file, path.resolve("postgres.log.1"), StandardCopyOption.REPLACE_EXISTING);
    }
    return file;
  }

  /** The end of the log. */
  String lastLines() {
    try (var lines = Files.lines(logFile())) {
      var all = lines.toList();
      return all.stream().skip(Math.max(0, all.size() - 8)).collect(Collectors.joining("\n"));
    } catch (IOException e) {
      return "(there is none)";
    }
  }
}
