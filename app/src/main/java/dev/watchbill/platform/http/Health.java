package dev.watchbill.platform.http;

/**
 * How a part of the bot is.
 *
 * @param sentence says what is the matter and, if anything can be done, what
 */
public record Health(Status status, String sentence) {
  /** From well to unwell. */
  public enum Status {
    OK,
    /** Works, but something wants attention. */
    DEGRADED,
    /** Does not work; the bot keeps trying. */
    DOWN;

    /** The worse of the two. */
    public Status or(Status other) {
      return compareTo(other) >= 0 ? this : other;
    }
  }

  /** All is well. */
  public static Health ok(String sentence) {
    return new Health(Status.OK, sentence);
  }

  /** Works, but wants attention. */
  public static Health degraded(String sentence) {
    return new Health(Status.DEGRADED, sentence);
  }

  /** Does not work. */
  public static Health down(String sentence) {
    return new Health(Status.DOWN, sentence);
  }
}
