package dev.watchbill.platform.jobs;

import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What is due, piece by piece: one that fails does not stop the others. */
public final class Pieces {
  private static final Logger LOG = LoggerFactory.getLogger(Pieces.class);

  private final List<RuntimeException> failures = new ArrayList<>();

  /**
   * Does a piece, now.
   *
   * @param subject what it is about, as the audit trail names it
   */
  public void attempt(String subject, Runnable work) {
    try {
      work.run();
    } catch (RuntimeException e) {
      LOG.warn("{} could not be seen to", subject, e);
      failures.add(e);
    }
  }

  /**
   * To be called last, so that the failure is counted and shown.
   *
   * @param what the pieces are, in the plural
   * @throws IllegalStateException if some failed; they are tried again the next time
   */
  public void done(String what) {
    if (!failures.isEmpty()) {
      throw new IllegalStateException(
          failures.size() + " " + what + " could not be seen to", failures.get(0));
    }
  }
}
