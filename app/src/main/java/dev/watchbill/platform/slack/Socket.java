package dev.watchbill.platform.slack;

import com.slack.api.bolt.App;
import com.slack.api.bolt.socket_mode.SocketModeApp;
import com.slack.api.socket_mode.SocketModeClient;
import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One connection by Socket Mode. The SDK refreshes it when Slack asks, and reconnects it when pings
 * stay unanswered; when that is not enough, the watch takes another.
 */
final class Socket implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(Socket.class);
  // With one alone, a single Error would leave the bot deaf for good.
  private static final int CONCURRENCY = 10;
  private static final long PROBE_SECONDS = 8;
  private static final long GRACE_SECONDS = 15;
  private static final Pattern ERROR = Pattern.compile("\\(error: ([^)]*)\\)");

  private final SocketModeApp bolt;
  private final SocketModeClient client;
  private final ExecutorService prober =
      Executors.newSingleThreadExecutor(
          task -> {
            var thread = new Thread(task, "socket-prober");
            thread.setDaemon(true);
            return thread;
          });

  private Socket(SocketModeApp bolt, SocketModeClient client) {
    this.bolt = bolt;
    this.client = client;
  }

  /**
   * Connects, and makes sure that it did.
   *
   * @param onClosed called when a session ends, for a refresh too
   * @throws SlackRefused if it does not work; nothing is left open then
   */
  static Socket connect(App app, String appToken, Runnable onClosed) {
    SocketModeApp bolt;
    try {
      bolt =
          new SocketModeApp(
              appToken,
              app,
              SocketModeClient.Backend.Tyrus,
              context -> {
                // Only what fails outside our door: an acknowledgement that found its socket gone.
                log.debug("an acknowledgement did not leave", context.getException());
                return null;
              },
              CONCURRENCY);
    } catch (IOException e) {
      throw SlackRefused.of("apps.connections.open", e);
    }
    Exception failure = new IOException("no answer");
    try {
      bolt.startAsync();
    } catch (Exception e) { // all that it declares; a NullPointerException, too, if Slack is away
      failure = e;
    }
    var client = bolt.getClient();
    if (client == null) {
      throw refused(failure);
    }
    var socket = new Socket(bolt, client);
    if (!socket.isAlive()) {
      socket.close();
      throw refused(failure);
    }
    client.addWebSocketCloseListener((code, reason) -> onClosed.run());
    return socket;
  }

  /** Whether the other side answers a ping. */
  boolean isAlive() {
    // In a thread of its own: a half-open socket may hold up whoever writes to it.
    var probe = prober.submit(client::verifyConnection);
    try {
      return probe.get(PROBE_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    } catch (ExecutionException | TimeoutException e) {
      probe.cancel(true);
      log.debug("the socket could not be probed", e);
      return false;
    }
  }

  /** Ends the connection; what is being handled is handled to its end. */
  @Override
  public void close() {
    prober.shutdownNow();
    try {
      client.close(); // stop() alone may leave it connected
    } catch (IOException | RuntimeException e) {
      log.debug("the old socket did not close in order", e);
    }
    CompletableFuture.delayedExecutor(GRACE_SECONDS, TimeUnit.SECONDS).execute(this::release);
  }

  /** Ends the threads of the handlers, once they have had time to finish. */
  private void release() {
    try {
      bolt.close();
    } catch (Exception e) { // the SDK declares as much; the socket is closed already
      log.debug("the old socket's threads did not end in order", e);
    }
  }

  private static SlackRefused refused(Exception failure) {
    var said = Optional.ofNullable(failure.getMessage()).map(ERROR::matcher);
    if (failure instanceof IllegalStateException && said.isPresent() && said.get().find()) {
      return new SlackRefused("apps.connections.open", said.get().group(1));
    }
    return SlackRefused.of("apps.connections.open", failure);
  }
}
