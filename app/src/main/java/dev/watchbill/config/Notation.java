package dev.watchbill.config;

/**
 * How a value is written in the file.
 *
 * @param standIn any valid value: reading goes on with it after a problem, so that all problems are
 *     found; it never leaves the loader
 */
record Notation<T>(T standIn, Reading<T> reading) {
  /** Turns what was written into a value. */
  interface Reading<T> {
    /**
     * The value that was meant.
     *
     * @throws Unreadable if it is none
     */
    T read(String written) throws Unreadable;
  }

  /** What was written is not what belongs there. */
  static final class Unreadable extends Exception {
    private static final long serialVersionUID = 1L;

    private final String remedy;

    /**
     * @param message continues a sentence that begins with what was written
     */
    Unreadable(String message, String remedy) {
      super(message);
      this.remedy = remedy;
    }

    String remedy() {
      return remedy;
    }
  }
}
