package dev.watchbill.sandbox.api;

import io.javalin.http.Context;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.ee10.servlet.ServletContextRequest;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Lines on which nothing is said, and lines that are cut. */
public final class Silence {
  private static final Logger LOG = LoggerFactory.getLogger(Silence.class);

  private static final String CUT = "cut";

  private final CountDownLatch over = new CountDownLatch(1);

  /** Holds the caller for so long, or until {@link #end}. */
  public void keep(Duration time) {
    try {
      if (over.await(time.toMillis(), TimeUnit.MILLISECONDS)) {
        LOG.debug("a silent line is let go");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Closes the connection under a request, without an answer. */
  public static void cut(Context context) {
    context.attribute(CUT, true);
    ServletContextRequest.getServletContextRequest(context.req())
        .getConnectionMetaData()
        .getConnection()
        .getEndPoint()
        .close();
  }

  static boolean isCut(Context context) {
    return context.attribute(CUT) != null;
  }

  /** Lets go of whoever is held. */
  public void end() {
    over.countDown();
  }
}
