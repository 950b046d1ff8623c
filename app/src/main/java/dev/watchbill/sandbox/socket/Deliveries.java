package dev.watchbill.sandbox.socket;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.watchbill.sandbox.faults.SocketFaults;
import dev.watchbill.sandbox.json.Json;
import dev.watchbill.sandbox.workspace.Ledger;
import dev.watchbill.sandbox.workspace.Shelf;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends each payload to one socket and waits three seconds for its acknowledgement. Events that
 * were not acknowledged are sent again, also after a restart; commands and interactions are not.
 */
public final class Deliveries implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Deliveries.class);
  private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(3);
  private static final long TICK_MILLIS = 25;

  private final Map<String, Waiting> waiting = new ConcurrentHashMap<>();
  private final Set<String> underWay = ConcurrentHashMap.newKeySet();
  private final Ledger ledger;
  private final Shelf<PendingEvent> events;
  private final Sockets sockets;
  private final SocketFaults faults;
  private final boolean delayedEvents;
  private final ScheduledExecutorService worker =
      Executors.newSingleThreadScheduledExecutor(
          task -> {
            var thread = new Thread(task, "sandbox-deliveries");
            thread.setDaemon(true);
            return thread;
          });

  private sealed interface Waiting {
    long deadline();
  }

  private record WaitingEvent(String eventId, long deadline) implements Waiting {}

  private record WaitingPerson(CompletableFuture<Ack> answer, long deadline) implements Waiting {}

  /** Goes on with the events that were not acknowledged before. */
  public Deliveries(Ledger ledger, Sockets sockets, SocketFaults faults, boolean delayedEvents) {
    this.ledger = ledger;
    this.sockets = sockets;
    this.faults = faults;
    this.delayedEvents = delayedEvents;
    this.events = ledger.shelf("event", PendingEvent.class);
  }

  /** Begins to deliver. */
  public void start() {
    sockets.listen(this::acknowledged);
    for (var event : events.all()) {
      if (event.attempt() == 0) {
        retryOrForget(event, "timeout");
      }
    }
    var unused =
        worker.scheduleWithFixedDelay(
            this::sweepSafely, TICK_MILLIS, TICK_MILLIS, TimeUnit.MILLISECONDS);
  }

  /** Tells the app an event; kept until the app has acknowledged it. */
  public void event(String eventId, ObjectNode payload) {
    events.put(eventId, PendingEvent.first(eventId, payload, ledger.now()));
    wake();
  }

  /**
   * Hands over a command or an interaction, once.
   *
   * @param type {@code slash_commands} or {@code interactive}
   * @return what came of it, within little more than three seconds
   */
  public CompletableFuture<Ack> once(String type, ObjectNode payload) {
    var answer = new CompletableFuture<Ack>();
    var envelope = UUID.randomUUID().toString();
    waiting.put(envelope, new WaitingPerson(answer, System.nanoTime() + PATIENCE_NANOS));
    var message = envelope(envelope, type, payload, true);
    if (!send(message)) {
      waiting.remove(envelope);
      answer.complete(new Ack.NobodyThere());
    }
    return answer;
  }

  /** When the next event is due again, if any waits. */
  public Optional<Instant> nextDue() {
    return events.all().stream().map(PendingEvent::due).min(Instant::compareTo);
  }

  /** Whether nothing is under way: neither sent and unanswered, nor due now. */
  public boolean isQuiet() {
    var now = ledger.now();
    return waiting.isEmpty() && events.all().stream().noneMatch(e -> !e.due().isAfter(now));
  }

  /** How many events the app has not acknowledged. */
  public int unacknowledged() {
    return events.all().size();
  }

  @Override
  public void close() {
    worker.shutdownNow();
    waiting.values().forEach(this::giveUp);
  }

  /** Looks at once for what is due, as it does all the time. */
  public void wake() {
    try {
      worker.execute(this::sweepSafely);
    } catch (RejectedExecutionException e) {
      LOG.debug("an event is kept for the next start");
    }
  }

  private void sweepSafely() {
    try {
      expire();
      sendDue();
    } catch (RuntimeException e) {
      LOG.error("deliveries are disturbed", e);
    }
  }

  private void sendDue() {
    var now = ledger.now();
    for (var event : events.all()) {
      if (!event.due().isAfter(now) && underWay.add(event.id())) {
        sendUnlessAcknowledged(event);
      }
    }
  }

  /** It may have been acknowledged, or put off, since the list was made. */
  private void sendUnlessAcknowledged(PendingEvent event) {
    if (events.get(event.id()).filter(event::equals).isPresent()) {
      send(event);
    } else {
      underWay.remove(event.id());
    }
  }

  private void send(PendingEvent event) {
    var envelope = UUID.randomUUID().toString();
    var message = envelope(envelope, "events_api", event.payload(), false);
    message.put("retry_attempt", event.attempt()).put("retry_reason", event.reason());
    waiting.put(envelope, new WaitingEvent(event.id(), System.nanoTime() + PATIENCE_NANOS));
    if (!send(message)) {
      waiting.remove(envelope);
      underWay.remove(event.id());
      retryOrForget(event, "connection_failed");
    }
  }

  private boolean send(ObjectNode message) {
    var sent = sockets.send(Json.line(message));
    if (sent && faults.takeDuplicate()) {
      message.put("envelope_id", UUID.randomUUID().toString());
      sockets.send(Json.line(message));
    }
    return sent;
  }

  private void expire() {
    var now = System.nanoTime();
    waiting.forEach(
        (envelope, one) -> {
          if (one.deadline() - now <= 0 && waiting.remove(envelope, one)) {
            giveUp(one);
          }
        });
  }

  private void giveUp(Waiting one) {
    if (one instanceof WaitingPerson person) {
      person.answer().complete(new Ack.Late());
    } else if (one instanceof WaitingEvent event) {
      underWay.remove(event.eventId());
      events.get(event.eventId()).ifPresent(pending -> retryOrForget(pending, "timeout"));
    }
  }

  private void retryOrForget(PendingEvent event, String failure) {
    event
        .after(failure, ledger.now(), delayedEvents)
        .ifPresentOrElse(retry -> events.put(retry.id(), retry), () -> events.drop(event.id()));
  }

  private void acknowledged(String message) {
    var json = Json.read(message);
    var envelope = json.map(node -> node.path("envelope_id").asText()).orElse("");
    if (envelope.isEmpty() || !waiting.containsKey(envelope) || faults.takeLostAck()) {
      return;
    }
    var one = waiting.remove(envelope);
    if (one instanceof WaitingPerson person) {
      var payload = json.orElseThrow().path("payload");
      person
          .answer()
          .complete(
              new Ack.Received(payload instanceof ObjectNode object ? object : Json.object()));
    } else if (one instanceof WaitingEvent event) {
      events.drop(event.eventId());
      underWay.remove(event.eventId());
    }
  }

  private static ObjectNode envelope(
      String id, String type, ObjectNode payload, boolean acceptsPayload) {
    var message = Json.object();
    message
        .put("envelope_id", id)
        .put("type", type)
        .put("accepts_response_payload", acceptsPayload);
    message.set("payload", payload);
    return message;
  }
}
