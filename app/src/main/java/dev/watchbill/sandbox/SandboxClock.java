package dev.watchbill.sandbox;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;

/** Real time plus an offset that can be moved, forward only. Safe for concurrent use. */
public final class SandboxClock extends Clock {
  private final Clock real;
  private final ZoneId zone;
  private final AtomicLong offsetNanos;
  private final Optional<Path> file;

  private SandboxClock(Clock real, ZoneId zone, AtomicLong offsetNanos, Optional<Path> file) {
    this.real = real;
    this.zone = zone;
    this.offsetNanos = offsetNanos;
    this.file = file;
  }

  /** A clock that begins with the real time. */
  public static SandboxClock over(Clock real) {
    return new SandboxClock(real, ZoneOffset.UTC, new AtomicLong(), Optional.empty());
  }

  /**
   * A clock that remembers its offset in a directory, so that the workspace's time never goes back.
   *
   * @throws UncheckedIOException if the file cannot be read
   */
  public static SandboxClock keptIn(Path directory, Clock real) {
    var file = directory.resolve("clock");
    return new SandboxClock(
        real, ZoneOffset.UTC, new AtomicLong(read(file).toNanos()), Optional.of(file));
  }

  @Override
  public Instant instant() {
    return real.instant().plusNanos(offsetNanos.get());
  }

  /** Moves to an instant; does nothing if that is past. */
  public void moveTo(Instant target) {
    var wanted = Duration.between(real.instant(), target).toNanos();
    offsetNanos.accumulateAndGet(wanted, Math::max);
    file.ifPresent(path -> write(path, offset()));
  }

  /** How far it is ahead of the real time. */
  public Duration offset() {
    return Duration.ofNanos(offsetNanos.get());
  }

  @Override
  public ZoneId getZone() {
    return zone;
  }

  /** The same clock, moved together with this one, in another zone. */
  @Override
  public Clock withZone(ZoneId other) {
    return new SandboxClock(real, other, offsetNanos, file);
  }

  private static Duration read(Path file) {
    try {
      return Files.exists(file) ? Duration.parse(Files.readString(file).trim()) : Duration.ZERO;
    } catch (IOException e) {
      throw new UncheckedIOException("could not read " + file, e);
    }
  }

  private static void write(Path file, Duration offset) {
    try {
      Files.createDirectories(file.toAbsolutePath().getParent());
      Files.writeString(file, offset.toString());
    } catch (IOException e) {
      throw new UncheckedIOException("could not write " + file, e);
    }
  }
}
