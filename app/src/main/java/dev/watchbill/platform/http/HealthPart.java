package dev.watchbill.platform.http;

/** One thing that may be well or unwell, shown by {@code GET /health}. */
public interface HealthPart {
  /** A short stable name, such as {@code postgres}. */
  String name();

  /**
   * How it is now. Called often, and at the same time as the other parts: answers from what is
   * known, or within two seconds.
   */
  Health health();
}
