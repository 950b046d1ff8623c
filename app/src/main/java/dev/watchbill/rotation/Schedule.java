package dev.watchbill.rotation;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;

/**
 * Who is on call in the weeks to come.
 *
 * @param zone the rotation's own
 * @param at the instant from which it was made
 * @param duties in the order of time; the first is in progress if anybody is on call
 */
public record Schedule(String rotation, ZoneId zone, Instant at, int weeks, List<Duty> duties) {}
