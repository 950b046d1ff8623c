package dev.watchbill.sandbox.workspace;

import dev.watchbill.sandbox.json.Json;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Things by id, in the order in which they came, kept in the journal.
 *
 * @param <T> a record that JSON can hold
 */
public final class Shelf<T> {
  private final Map<String, T> things = new LinkedHashMap<>();
  private final Ledger ledger;
  private final Journal journal;
  private final String kind;

  Shelf(Ledger ledger, Journal journal, String kind, Class<T> type) {
    this.ledger = ledger;
    this.journal = journal;
    this.kind = kind;
    journal.take(kind).forEach((id, value) -> things.put(id, Json.as(value, type)));
  }

  /** The thing with this id. */
  public Optional<T> get(String id) {
    return ledger.inOne(() -> Optional.ofNullable(things.get(id)));
  }

  /** All of them, as of now. */
  public List<T> all() {
    return ledger.inOne(() -> List.copyOf(things.values()));
  }

  /** Puts it there, or in the place of its predecessor. */
  public void put(String id, T thing) {
    ledger.inOne(
        () -> {
          things.put(id, thing);
          journal.put(kind, id, thing);
        });
  }

  /** Takes it away, if it is there. */
  public Optional<T> drop(String id) {
    return ledger.inOne(
        () -> {
          var gone = Optional.ofNullable(things.remove(id));
          if (gone.isPresent()) {
            journal.drop(kind, id);
          }
          return gone;
        });
  }
}
