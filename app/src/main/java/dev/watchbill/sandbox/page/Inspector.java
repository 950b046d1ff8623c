package dev.watchbill.sandbox.page;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.watchbill.sandbox.BotUnderClock;
import dev.watchbill.sandbox.Inspection.Outgoing;
import dev.watchbill.sandbox.Inspection.Timer;
import dev.watchbill.sandbox.Sandbox;
import dev.watchbill.sandbox.api.CallLog;
import dev.watchbill.sandbox.faults.Fault;
import dev.watchbill.sandbox.faults.Order;
import dev.watchbill.sandbox.json.Json;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;

/** What goes on behind the workspace: the app's calls, its sockets, what the bot has yet to do. */
final class Inspector {
  private static final int CALLS_SHOWN = 200;
  private static final int ROWS_SHOWN = 50;
  private static final int HTTP_ERRORS = 400;

  /** The faults that a click orders, in the words of the fault language. */
  private static final Map<String, String> ORDERS =
      Map.of(
          "rate_limited", "chat.* 429 5s x1",
          "server_error", "* 503 x1",
          "timeout_after_effect", "chat.postMessage lost-answer 30s x1",
          "cut_socket", "sockets cut",
          "half_open_socket", "sockets freeze",
          "deaf_socket", "sockets deafen",
          "duplicate_delivery", "deliveries twice x1",
          "lost_ack", "acks lost x1",
          "refuse_usergroup_update", "usergroups.users.update error permission_denied");

  private final Sandbox sandbox;
  private final Feed feed;
  private final AtomicLong told = new AtomicLong();

  Inspector(Sandbox sandbox, Feed feed) {
    this.sandbox = sandbox;
    this.feed = feed;
    sandbox.calls().listen(this::tell);
  }

  /**
   * Orders a fault.
   *
   * @param kind one that a click orders, or an order in the fault language
   * @throws IllegalArgumentException if it is not understood, with what would be
   */
  void order(String kind) {
    sandbox.faults().order(ORDERS.getOrDefault(kind, kind));
  }

  void clearFaults() {
    sandbox.faults().clear();
  }

  /** All but the calls to come. */
  ObjectNode look(List<BotUnderClock> bots) {
    var json = Json.object();
    var calls = sandbox.calls().entries();
    var shown = json.putArray("calls");
    for (var i = calls.size() - 1; i >= Math.max(0, calls.size() - CALLS_SHOWN); i--) {
      shown.add(call(calls.get(i)));
    }
    json.put("sockets", sandbox.sockets().open());
    json.put("unacknowledged", sandbox.deliveries().unacknowledged());
    json.set("faults", faults());
    json.set("bots", bots(bots));
    return json;
  }

  private void tell(CallLog.Entry entry) {
    if (feed.hasListeners()) {
      var json = Json.object();
      json.putArray("calls").add(call(entry));
      feed.tellAll("calls", json);
    }
  }

  private ObjectNode call(CallLog.Entry entry) {
    var failed =
        entry.status() == 0
            || entry.status() >= HTTP_ERRORS
            || (entry.answer().has("ok") && !entry.answer().path("ok").asBoolean());
    var json = Json.object();
    json.put("id", told.incrementAndGet())
        .put("at", entry.at().toEpochMilli())
        .put("name", entry.method())
        .put("millis", entry.took().toMillis())
        .put("failed", failed)
        .put("outcome", outcome(entry, failed));
    json.set("request", entry.arguments());
    json.set("response", entry.answer());
    return json;
  }

  private static String outcome(CallLog.Entry entry, boolean failed) {
    if (entry.status() == 0) {
      return "no answer";
    }
    if (entry.status() >= HTTP_ERRORS) {
      return String.valueOf(entry.status());
    }
    return failed ? entry.answer().path("error").asText("refused") : "ok";
  }

  private ArrayNode faults() {
    var faults = Json.array();
    sandbox.faults().orders().forEach(order -> faults.add(words(order)));
    var deliveries = sandbox.faults().deliveries();
    if (deliveries.duplicatesLeft() > 0) {
      faults.add("Delivered twice: the next " + deliveries.duplicatesLeft());
    }
    if (deliveries.lostAcksLeft() > 0) {
      faults.add("Acknowledgements lost: the next " + deliveries.lostAcksLeft());
    }
    if (sandbox.faults().isUnreachable()) {
      faults.add("Slack cannot be reached");
    }
    if (sandbox.faults().rateLimits().isEnforced()) {
      faults.add("Rate limits are enforced");
    }
    if (!sandbox.faults().validates()) {
      faults.add("A simple stand-in: no user groups, nothing checked");
    }
    return faults;
  }

  private static String words(Order order) {
    var what = describe(order.fault());
    var times = order.left().map(left -> ", %d more".formatted(left)).orElse("");
    var until = order.until().map(end -> ", for a while").orElse("");
    return order.method() + ": " + what + times + until;
  }

  private static String describe(Fault fault) {
    if (fault instanceof Fault.TooMany tooMany) {
      return "429, try again in %d s".formatted(tooMany.retryAfter().toSeconds());
    } else if (fault instanceof Fault.ServerError error) {
      return "HTTP " + error.status();
    } else if (fault instanceof Fault.LostAnswer) {
      return "takes effect, and the answer is lost";
    } else if (fault instanceof Fault.Hang) {
      return "no effect, and no answer";
    } else if (fault instanceof Fault.Refusal refusal) {
      return "refused with " + refusal.error();
    }
    throw new IllegalArgumentException("an unknown fault: " + fault);
  }

  private static ArrayNode bots(List<BotUnderClock> bots) {
    var all = Json.array();
    for (var bot : bots) {
      var inspection = bot.inspect();
      var json = all.addObject();
      json.put("quiet", bot.quiet());
      bot.nextDue().ifPresent(due -> json.put("nextDue", due.toEpochMilli()));
      var timers = json.putArray("timers");
      inspection.timers().stream()
          .sorted(Comparator.comparing(Timer::at))
          .limit(ROWS_SHOWN)
          .forEach(timer -> timers.add(timer(timer)));
      var outbox = json.putArray("outbox");
      inspection.outbox().stream()
          .limit(ROWS_SHOWN)
          .forEach(message -> outbox.add(outgoing(message)));
    }
    return all;
  }

  private static ObjectNode timer(Timer timer) {
    return Json.object()
        .put("at", timer.at().toEpochMilli())
        .put("what", timer.what())
        .put("subject", timer.subject());
  }

  private static ObjectNode outgoing(Outgoing message) {
    return Json.object()
        .put("key", message.key())
        .put("lane", message.lane())
        .put("state", message.state())
        .put("notBefore", millis(message.notBefore()))
        .put("text", message.text())
        .put("note", message.note());
  }

  private static long millis(Instant instant) {
    return instant.toEpochMilli();
  }
}
