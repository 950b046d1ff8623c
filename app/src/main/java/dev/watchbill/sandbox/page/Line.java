package dev.watchbill.sandbox.page;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.watchbill.sandbox.json.Json;
import io.javalin.http.sse.SseClient;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/**
 * The line to one open page. Telling never waits: a thread of its own does the sending, so that a
 * sleeping laptop does not hold up the workspace.
 */
final class Line {
  private static final int MOST_WAITING = 20_000;
  private static final int BEAT_SECONDS = 15;

  private final BlockingQueue<Told> waiting = new LinkedBlockingQueue<>(MOST_WAITING);
  private final SseClient client;
  private final String person;
  private final Thread sender = new Thread(this::send, "page-feed");

  private record Told(String event, ObjectNode data) {}

  Line(SseClient client, String person) {
    this.client = client;
    this.person = person;
    sender.setDaemon(true);
  }

  /** The id of the person on the page. */
  String person() {
    return person;
  }

  void start() {
    sender.start();
  }

  void tell(String event, ObjectNode data) {
    if (!waiting.offer(new Told(event, data))) {
      // The page reconnects by itself, and then reads everything anew.
      client.close();
    }
  }

  void close() {
    sender.interrupt();
  }

  private void send() {
    try {
      while (!client.terminated()) {
        var told = waiting.poll(BEAT_SECONDS, TimeUnit.SECONDS);
        if (told == null) {
          client.sendComment("still here");
        } else {
          client.sendEvent(told.event(), Json.line(told.data()));
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
