package dev.watchbill.sandbox.faults;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The failures that are ordered now. Safe for concurrent use. */
public final class Faults {
  /** Longer than a patient client waits for an answer. */
  public static final Duration LONG_SILENCE = Duration.ofSeconds(60);

  private final Clock clock;
  private final SocketFaults deliveries = new SocketFaults();
  private final RateLimits rateLimits;
  private final List<Order> orders = new ArrayList<>();
  private final SocketControl sockets;
  private long lastId;
  private boolean unreachable;
  private Optional<Instant> reachableAt = Optional.empty();
  private boolean knowsUserGroups = true;
  private boolean validates = true;

  /** Nothing is wrong at first. */
  public Faults(Clock clock, SocketControl sockets) {
    this.clock = clock;
    this.sockets = sockets;
    this.rateLimits = new RateLimits(clock);
  }

  /** The next calls of a method fail; {@code method} as in {@link Order}. */
  public void next(int calls, String method, Fault fault) {
    add(method, fault, Optional.of(calls), Optional.empty());
  }

  /** The calls of a method fail for so long, on the workspace's clock. */
  public void during(Duration time, String method, Fault fault) {
    add(method, fault, Optional.empty(), Optional.of(clock.instant().plus(time)));
  }

  /** The calls of a method fail until {@link #clear()}. */
  public void always(String method, Fault fault) {
    add(method, fault, Optional.empty(), Optional.empty());
  }

  /** As ordered in words, see {@link FaultLanguage}. */
  public void order(String words) {
    FaultLanguage.apply(words, this);
  }

  /** What is in force. */
  public synchronized List<Order> orders() {
    expire();
    return List.copyOf(orders);
  }

  /** The fault for a call that has just come in, used up once by asking. */
  public synchronized Optional<Fault> strike(String method) {
    expire();
    for (var i = 0; i < orders.size(); i++) {
      var order = orders.get(i);
      if (order.hits(method)) {
        orders.set(i, order.hitOnce());
        return Optional.of(order.fault());
      }
    }
    return Optional.empty();
  }

  /** Takes one order back. */
  public synchronized void cancel(long id) {
    orders.removeIf(order -> order.id() == id);
  }

  /** Everything works again. Sockets that are deaf stay so: that line is dead. */
  public synchronized void clear() {
    orders.clear();
    deliveries.clear();
    rateLimits.enforce(false);
    unreachable = false;
    reachableAt = Optional.empty();
    knowsUserGroups = true;
    validates = true;
  }

  /** Every call is cut without an answer, and every socket too, until {@link #clear()}. */
  public void unreachable() {
    cutOff(Optional.empty());
  }

  /** The same for so long, on the workspace's clock. */
  public void unreachable(Duration time) {
    cutOff(Optional.of(clock.instant().plus(time)));
  }

  /** Whether calls are cut now. */
  public synchronized boolean isUnreachable() {
    if (reachableAt.filter(end -> !clock.instant().isBefore(end)).isPresent()) {
      unreachable = false;
      reachableAt = Optional.empty();
    }
    return unreachable;
  }

  /** Plays a stand-in that knows no user-group methods and checks no blocks. */
  public synchronized void playSimpleton(boolean on) {
    knowsUserGroups = !on;
    validates = !on;
  }

  /** Whether the methods {@code usergroups.*} are there. */
  public synchronized boolean knowsUserGroups() {
    return knowsUserGroups;
  }

  /** Whether blocks and views are checked. */
  public synchronized boolean validates() {
    return validates;
  }

  /** Faults of deliveries over the sockets. */
  public SocketFaults deliveries() {
    return deliveries;
  }

  /** Slack's own limit of messages in a channel. */
  public RateLimits rateLimits() {
    return rateLimits;
  }

  /** The sockets that are open now. */
  public SocketControl sockets() {
    return sockets;
  }

  private void cutOff(Optional<Instant> until) {
    synchronized (this) {
      unreachable = true;
      reachableAt = until;
    }
    sockets.cut();
  }

  private synchronized void add(
      String method, Fault fault, Optional<Integer> left, Optional<Instant> until) {
    lastId++;
    orders.add(new Order(lastId, method, fault, left, until));
  }

  private void expire() {
    var now = clock.instant();
    orders.removeIf(order -> order.isOver(now));
  }
}
