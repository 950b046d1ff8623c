package dev.watchbill.figures;

import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * How many bugs there are (R32).
 *
 * @param from when the time began of which {@code opened} and {@code closed} tell
 * @param to its end, not included
 * @param open how many are open when they are counted, whenever they were filed
 * @param byState how many of those are in each state, in the order of the configuration; a bug may
 *     be in several states, or in none
 */
record BugFigures(
    Instant from, Instant to, int opened, int closed, int open, Map<String, Integer> byState) {
  BugFigures {
    byState = Collections.unmodifiableMap(new LinkedHashMap<>(byState));
  }
}
