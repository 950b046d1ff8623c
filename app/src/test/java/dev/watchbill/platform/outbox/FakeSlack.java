package dev.watchbill.platform.outbox;

import dev.watchbill.platform.outbox.Outbox.Posted;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** A Slack in memory, in which the next calls can be told to go wrong. */
class FakeSlack implements Delivery {
  private final List<Shown> messages = new ArrayList<>();
  private final List<String> blocks = new ArrayList<>();
  private final Deque<Fault> faults = new ArrayDeque<>();
  private final List<String> calls = new ArrayList<>();
  private Runnable duringCall = () -> {};
  private int count;

  /** A message as people see it. */
  record Shown(String lane, String key, Optional<String> threadTs, String ts, String text) {}

  /** What goes wrong with one call. */
  enum Fault {
    NONE(true),
    LIMITED(false),
    REFUSED(false),
    GONE(false),
    NOT_DONE(false),
    UNKNOWN_NOT_DONE(false),
    UNKNOWN_DONE(true),
    KILLED_BEFORE(false),
    KILLED_AFTER(true);

    private final boolean takesEffect;

    Fault(boolean takesEffect) {
      this.takesEffect = takesEffect;
    }
  }

  /** The process ends here: nothing may catch this and tidy up. */
  static final class Killed extends Error {
    private static final long serialVersionUID = 1;

    Killed() {
      super("killed", null, false, false);
    }
  }

  synchronized void goesWrong(Fault... next) {
    faults.addAll(List.of(next));
  }

  /** Something that happens while the next call is on its way. */
  synchronized void meanwhile(Runnable action) {
    duringCall = action;
  }

  synchronized List<Shown> messages() {
    return List.copyOf(messages);
  }

  List<String> texts() {
    return messages().stream().map(Shown::text).toList();
  }

  List<String> keys() {
    return messages().stream().map(Shown::key).toList();
  }

  /** The blocks of every post, in order. */
  synchronized List<String> blocks() {
    return List.copyOf(blocks);
  }

  synchronized List<String> calls() {
    return List.copyOf(calls);
  }

  synchronized void delete(String key) {
    messages.removeIf(message -> message.key().equals(key));
  }

  synchronized Fault nextFault(String call, String key) {
    var fault = faults.poll();
    return fault == null ? Fault.NONE : fault;
  }

  @Override
  public synchronized Outcome post(Draft draft) {
    return call("chat.postMessage", draft.key(), () -> add(draft));
  }

  @Override
  public synchronized Outcome edit(String key, Posted place, Content content) {
    if (messages.stream().noneMatch(message -> message.ts().equals(place.ts()))) {
      calls.add("chat.update " + key);
      return new Outcome.Gone("message_not_found");
    }
    return call(
        "chat.update",
        key,
        () -> {
          messages.replaceAll(
              m ->
                  m.ts().equals(place.ts())
                      ? new Shown(m.lane(), m.key(), m.threadTs(), m.ts(), content.text())
                      : m);
          return place;
        });
  }

  @Override
  public synchronized Finding find(Draft draft, Instant notBefore) {
    var method = draft.threadTs().isPresent() ? "conversations.replies" : "conversations.history";
    var outcome = call(method, draft.key(), () -> new Posted("", ""));
    if (outcome instanceof Outcome.Limited limited) {
      return new Finding.Limited(limited.method(), limited.retryAfter());
    } else if (outcome instanceof Outcome.Refused refused) {
      return new Finding.Refused(refused.error());
    } else if (!(outcome instanceof Outcome.Accepted)) {
      return new Finding.Unreadable("no answer");
    }
    return messages.stream()
        .filter(m -> m.key().equals(draft.key()) && m.threadTs().equals(draft.threadTs()))
        .findFirst()
        .<Finding>map(m -> new Finding.Found(new Posted(channel(m.lane()), m.ts())))
        .orElseGet(Finding.Absent::new);
  }

  @Override
  public String permalink(Posted place, Optional<String> threadTs) {
    var address = "https://slack/" + place.channelId() + "/" + place.ts();
    return threadTs.map(root -> address + "?thread=" + root + "&c=1").orElse(address);
  }

  private Posted add(Draft draft) {
    var ts = "17000000%02d.000000".formatted(++count);
    var lane = draft.to().lane();
    messages.add(new Shown(lane, draft.key(), draft.threadTs(), ts, draft.content().text()));
    blocks.add(draft.content().blocks());
    return new Posted(channel(lane), ts);
  }

  private static String channel(String lane) {
    return lane.startsWith("U") ? "D" + lane.substring(1) : lane;
  }

  private Outcome call(String method, String key, Supplier<Posted> effect) {
    calls.add(method + " " + key);
    var meanwhile = duringCall;
    duringCall = () -> {};
    meanwhile.run();
    var fault = nextFault(method, key);
    var done = fault.takesEffect ? Optional.of(effect.get()) : Optional.<Posted>empty();
    return switch (fault) {
      case NONE -> new Outcome.Accepted(done.orElseThrow());
      case LIMITED -> new Outcome.Limited(method, Duration.ofSeconds(30));
      case REFUSED -> new Outcome.Refused("invalid_blocks");
      case GONE -> new Outcome.Gone("cant_update_message");
      case NOT_DONE -> new Outcome.NotDone("connection refused");
      case UNKNOWN_NOT_DONE, UNKNOWN_DONE -> new Outcome.Unknown("timeout");
      case KILLED_BEFORE, KILLED_AFTER -> throw new Killed();
    };
  }
}
