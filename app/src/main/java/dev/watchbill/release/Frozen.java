package dev.watchbill.release;

import java.time.Instant;
import java.util.Optional;

/**
 * The freeze that a release has had, or has, as it truly was (R25).
 *
 * @param since when it began: later than planned, if the release was planned late
 * @param until when it was lifted, if it was; it does not begin again by itself
 */
public record Frozen(Instant since, Optional<Instant> until) {}
