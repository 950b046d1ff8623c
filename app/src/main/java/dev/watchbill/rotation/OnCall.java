package dev.watchbill.rotation;

import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;

/**
 * Who is on call in a rotation.
 *
 * @param alias the user group that people mention, without its {@code @}
 * @param zone the rotation's own
 * @param at the instant this is about
 * @param now nobody if nobody on the roster may take a shift yet
 * @param next whose duty begins after that
 */
public record OnCall(
    String rotation,
    String alias,
    ZoneId zone,
    Instant at,
    Optional<Duty> now,
    Optional<Duty> next) {}
