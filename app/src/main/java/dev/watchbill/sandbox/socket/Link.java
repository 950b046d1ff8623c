package dev.watchbill.sandbox.socket;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.websocket.api.Callback;
import org.eclipse.jetty.websocket.api.Session;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One socket of the app. Frames are read one by one, so that it can also stop listening. Public
 * only because Jetty calls it.
 */
public final class Link implements Session.Listener {
  private static final Logger LOG = LoggerFactory.getLogger(Link.class);

  /** How long Slack takes to notice that pings are not answered. */
  private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(30);

  private final Sockets sockets;
  private final boolean admitted;
  private volatile @Nullable Session session;
  private volatile Hearing hearing = Hearing.GOOD;
  private volatile boolean leaving;
  private volatile long frozenAt;

  private enum Hearing {
    GOOD,
    DEAF,
    FROZEN
  }

  Link(Sockets sockets, boolean admitted) {
    this.sockets = sockets;
    this.admitted = admitted;
  }

  @Override
  public void onWebSocketOpen(Session opened) {
    session = opened;
    if (admitted) {
      sockets.opened(this);
    } else {
      opened.close(1008, "invalid ticket", Callback.NOOP);
    }
    opened.demand();
  }

  @Override
  public void onWebSocketText(String message) {
    if (hearing == Hearing.GOOD) {
      sockets.heard(message);
    }
    demand();
  }

  @Override
  public void onWebSocketPing(ByteBuffer payload) {
    var open = session;
    if (open != null && hearing != Hearing.FROZEN) {
      open.sendPong(payload, Callback.NOOP);
    }
    demand();
  }

  @Override
  public void onWebSocketPong(ByteBuffer payload) {
    demand();
  }

  @Override
  public void onWebSocketBinary(ByteBuffer payload, Callback callback) {
    callback.succeed();
    demand();
  }

  @Override
  public void onWebSocketClose(int status, String reason, Callback callback) {
    sockets.closed(this);
    callback.succeed();
  }

  @Override
  public void onWebSocketError(Throwable cause) {
    LOG.debug("a socket broke: {}", cause.toString());
    sockets.closed(this);
  }

  /** Sends, or only seems to if the socket is deaf. */
  void send(String text) {
    var open = session;
    if (open != null && hearing == Hearing.GOOD) {
      open.sendText(text, Callback.NOOP);
    }
  }

  void ping() {
    var open = session;
    if (open == null) {
      return;
    }
    if (hearing == Hearing.FROZEN) {
      if (System.nanoTime() - frozenAt > PATIENCE_NANOS) {
        cut();
      }
      return;
    }
    var words = "Ping from the sandbox".getBytes(StandardCharsets.UTF_8);
    open.sendPing(ByteBuffer.wrap(words), Callback.NOOP);
  }

  void deafen() {
    hearing = Hearing.DEAF;
  }

  void freeze() {
    frozenAt = System.nanoTime();
    hearing = Hearing.FROZEN;
  }

  /** From now on it gets payloads only if there is no other. */
  void leave() {
    leaving = true;
  }

  boolean isLeaving() {
    return leaving;
  }

  void close() {
    var open = session;
    if (open != null) {
      open.close(1000, "", Callback.NOOP);
    }
    sockets.closed(this);
  }

  void cut() {
    var open = session;
    if (open != null) {
      open.disconnect();
    }
    sockets.closed(this);
  }

  private void demand() {
    var open = session;
    if (open != null && hearing != Hearing.FROZEN && open.isOpen()) {
      open.demand();
    }
  }
}
