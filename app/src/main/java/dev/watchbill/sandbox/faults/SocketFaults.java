package dev.watchbill.sandbox.faults;

import java.util.concurrent.atomic.AtomicInteger;

/** What can go wrong with the deliveries over the sockets. */
public final class SocketFaults {
  private final AtomicInteger duplicates = new AtomicInteger();
  private final AtomicInteger lostAcks = new AtomicInteger();

  SocketFaults() {}

  /** The next so many deliveries are sent twice. */
  public void duplicate(int deliveries) {
    duplicates.set(deliveries);
  }

  /** The next so many acknowledgements are not heard. */
  public void loseAcks(int acks) {
    lostAcks.set(acks);
  }

  /** Whether to send this delivery twice; uses up one order. */
  public boolean takeDuplicate() {
    return takeOne(duplicates);
  }

  /** Whether to ignore this acknowledgement; uses up one order. */
  public boolean takeLostAck() {
    return takeOne(lostAcks);
  }

  /** How many more deliveries are sent twice. */
  public int duplicatesLeft() {
    return duplicates.get();
  }

  /** How many more acknowledgements are lost. */
  public int lostAcksLeft() {
    return lostAcks.get();
  }

  void clear() {
    duplicates.set(0);
    lostAcks.set(0);
  }

  private static boolean takeOne(AtomicInteger left) {
    return left.getAndUpdate(number -> Math.max(0, number - 1)) > 0;
  }
}
