package dev.watchbill.sandbox.workspace;

import dev.watchbill.sandbox.workspace.Change.Read;

/** How far everybody has read in every channel. */
public final class ReadMarks {
  private final Ledger ledger;
  private final Shelf<String> shelf;

  ReadMarks(Ledger ledger) {
    this.ledger = ledger;
    this.shelf = ledger.shelf("read", String.class);
  }

  /** The last message that somebody has read, or {@code 0}. */
  public String of(String person, String channel) {
    return shelf.get(key(person, channel)).orElse("0");
  }

  /** Moves the mark forward; never back. */
  public void read(String person, String channel, String ts) {
    ledger.inOne(
        () -> {
          if (Ts.micros(ts) > Ts.micros(of(person, channel))) {
            shelf.put(key(person, channel), ts);
            ledger.tell(new Read(person, channel, ts));
          }
        });
  }

  private static String key(String person, String channel) {
    return person + "/" + channel;
  }
}
