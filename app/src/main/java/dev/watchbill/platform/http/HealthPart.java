package dev.watchbill.platform.http;

/** One thing that may be well or unwell, shown by {@code GET /health}. */
public interface HealthPart {
  /** A short stable name, such as {@code postgres}. */
  String name();

  /** How it is now. Called often: answers from what is known, or within a second. */
  Health health();
}
