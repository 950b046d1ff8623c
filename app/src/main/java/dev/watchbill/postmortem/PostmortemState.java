package dev.watchbill.postmortem;

/** Where a postmortem stands. {@link PostmortemPolicy} holds every move from one to another. */
enum PostmortemState {
  /** A date is to be found. */
  DUE,
  /** It has a date. */
  SCHEDULED,
  /** It was held; what follows from it is to be filed. */
  HELD,
  /** It was held, and every action item has an issue, or was dropped. */
  DONE
}
