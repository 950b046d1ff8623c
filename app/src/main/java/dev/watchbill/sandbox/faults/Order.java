package dev.watchbill.sandbox.faults;

import java.time.Instant;
import java.util.Optional;

/**
 * A fault that is in force.
 *
 * @param method a method's name, a family as in {@code chat.*}, or {@code *} for all
 * @param left how many more calls it hits, if that is limited
 * @param until when it ends by itself, if it does
 */
public record Order(
    long id, String method, Fault fault, Optional<Integer> left, Optional<Instant> until) {

  boolean hits(String called) {
    return method.equals("*")
        || method.equals(called)
        || (method.endsWith(".*") && called.startsWith(method.substring(0, method.length() - 1)));
  }

  Order hitOnce() {
    return new Order(id, method, fault, left.map(number -> number - 1), until);
  }

  boolean isOver(Instant now) {
    return left.filter(number -> number <= 0).isPresent()
        || until.filter(end -> !now.isBefore(end)).isPresent();
  }
}
