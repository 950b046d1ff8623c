package dev.watchbill.release;

/**
 * A release that the DRI has planned (R24).
 *
 * @param version as typed, such as {@code 4.60.0}; escape it in mrkdwn
 */
public record Release(long id, String version, Window window, State state) {
  /** What has become of it. */
  public enum State {
    PLANNED,
    RELEASED,
    CANCELLED
  }
}
