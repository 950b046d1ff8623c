package dev.watchbill.release;

/**
 * A release that the DRI has planned (R24).
 *
 * @param version as typed, such as {@code 4.60.0}; escape it in mrkdwn
 */
public record Release(long id, String version, Window window, State state) {
  /** Whether somebody means it who types that: {@code V4.60.0} is {@code 4.60.0}. */
  public boolean isCalled(String typed) {
    return Versions.called(version).equals(Versions.called(typed));
  }

  /** What has become of it. */
  public enum State {
    PLANNED,
    RELEASED,
    CANCELLED
  }
}
