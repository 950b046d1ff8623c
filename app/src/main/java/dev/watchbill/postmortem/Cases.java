package dev.watchbill.postmortem;

import java.util.List;
import java.util.Optional;

/** Postmortems with what they are about. */
final class Cases {
  private final PostmortemStore store;
  private final ActionItemStore items;
  private final Matters matters;

  Cases(PostmortemStore store, ActionItemStore items, Matters matters) {
    this.store = store;
    this.items = items;
    this.matters = matters;
  }

  Optional<Case> find(long id) {
    return store.find(id).flatMap(this::of);
  }

  /** That of a critical bug or an outage, if it is begun. */
  Optional<Case> about(About about) {
    return store.about(about).flatMap(this::of);
  }

  /** Those that are not done, the oldest first. */
  List<Case> open() {
    return store.open().stream().flatMap(it -> of(it).stream()).toList();
  }

  /**
   * As {@link #find}, held with its alarm until the transaction ends: of two who decide something
   * about it, the second sees what the first did.
   */
  Optional<Case> lock(long id) {
    return store
        .find(id)
        .flatMap(it -> matters.lock(it.about()))
        .flatMap(
            matter ->
                store.lock(id).map(locked -> new Case(locked, matter, items.of(locked.id()))));
  }

  private Optional<Case> of(Postmortem it) {
    return matters.find(it.about()).map(matter -> new Case(it, matter, items.of(it.id())));
  }
}
