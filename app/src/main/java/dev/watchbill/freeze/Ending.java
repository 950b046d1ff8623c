package dev.watchbill.freeze;

/** How a freeze came to its end. */
enum Ending {
  /** Its release is out (R31). */
  RELEASED,
  /** Before its release, which stays planned; it does not begin again by itself. */
  EARLY,
  /** It was begun by hand, and waited for no release. */
  BY_HAND,
  /** Its release was moved so far that it begins anew later. */
  MOVED,
  /** Its release was cancelled. */
  CANCELLED
}
