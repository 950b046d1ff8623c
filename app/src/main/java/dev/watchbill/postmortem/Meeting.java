package dev.watchbill.postmortem;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;

/**
 * When a postmortem is held.
 *
 * @param at the beginning of work of {@code day}, if that was given without a time
 * @param day where no time was given
 */
record Meeting(Instant at, Optional<LocalDate> day) {}
