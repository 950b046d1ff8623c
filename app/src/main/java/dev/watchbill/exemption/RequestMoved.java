package dev.watchbill.exemption;

import dev.watchbill.people.By;
import java.time.Instant;
import java.util.Optional;

/**
 * A request for an exemption stands otherwise than before, or is about another commit now: then
 * whatever was approved for the former one counts no more.
 *
 * @param before empty for a new one
 */
public record RequestMoved(
    Optional<UnfreezeRequest> before, UnfreezeRequest request, By by, Instant now) {}
