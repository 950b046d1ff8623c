package dev.watchbill.stories;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** A line to a server on this machine that can be cut or go silent, and be mended. */
final class Line implements AutoCloseable {
  private final int target;
  private final int port;
  private final Set<Socket> open = ConcurrentHashMap.newKeySet();
  private @Nullable ServerSocket door;
  private volatile boolean silent;

  private Line(int target, int port) {
    this.target = target;
    this.port = port;
  }

  /** A line that stands; whoever calls {@link #port} reaches {@code target}. */
  static Line to(int target) {
    try {
      var door = listening(0);
      var line = new Line(target, door.getLocalPort());
      line.serve(door);
      return line;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  int port() {
    return port;
  }

  /** Ends every connection, and refuses new ones. */
  synchronized void cut() {
    var serving = door;
    door = null;
    if (serving != null) {
      end(serving);
    }
    open.forEach(Line::end);
    open.clear();
  }

  /** Swallows what either side says from now on: callers come in, and nobody answers them. */
  void silence() {
    silent = true;
  }

  /** Takes connections again; those of before are lost. */
  synchronized void mend() {
    cut();
    silent = false;
    // The system gives the port back a moment after it was let go of.
    serve(await().ignoreExceptionsInstanceOf(BindException.class).until(this::again, it -> true));
  }

  private ServerSocket again() throws IOException {
    return listening(port);
  }

  @Override
  public void close() {
    cut();
  }

  private static ServerSocket listening(int port) throws IOException {
    var door = new ServerSocket();
    door.setReuseAddress(true);
    door.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
    return door;
  }

  private synchronized void serve(ServerSocket serving) {
    door = serving;
    inThread(
        () -> {
          while (true) {
            join(serving, serving.accept());
          }
        });
  }

  private synchronized void join(ServerSocket serving, Socket caller) throws IOException {
    if (door != serving) {
      caller.close();
      return;
    }
    var server = new Socket(InetAddress.getLoopbackAddress(), target);
    open.add(caller);
    open.add(server);
    pump(caller, server);
    pump(server, caller);
  }

  private void pump(Socket from, Socket to) {
    inThread(
        () -> {
          try (from;
              to) {
            var words = new byte[8192];
            for (var n = from.getInputStream().read(words);
                n >= 0;
                n = from.getInputStream().read(words)) {
              if (!silent) {
                to.getOutputStream().write(words, 0, n);
              }
            }
          }
        });
  }

  private interface Work {
    void run() throws IOException;
  }

  private static void inThread(Work work) {
    var thread =
        new Thread(
            () -> {
              try {
                work.run();
              } catch (IOException e) {
                // That is how a line ends.
              }
            },
            "line");
    thread.setDaemon(true);
    thread.start();
  }

  private static void end(AutoCloseable one) {
    try {
      one.close();
    } catch (Exception e) {
      throw new IllegalStateException("a line could not be cut", e);
    }
  }
}
