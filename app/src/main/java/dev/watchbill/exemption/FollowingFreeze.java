package dev.watchbill.exemption;

import dev.watchbill.exemption.UnfreezeRequest.State;
import dev.watchbill.freeze.Freeze;
import dev.watchbill.freeze.FreezeMoved;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;

/** What becomes of requests as a freeze moves; in the transaction that moves it. */
final class FollowingFreeze {
  private final RequestStore store;
  private final WatchStore watch;
  private final Decisions decisions;
  private final boolean gitHub;

  /**
   * @param gitHub whether there is a way into GitHub
   */
  FollowingFreeze(RequestStore store, WatchStore watch, Decisions decisions, boolean gitHub) {
    this.store = store;
    this.watch = watch;
    this.decisions = decisions;
    this.gitHub = gitHub;
  }

  void moved(FreezeMoved moved) {
    Freeze freeze = moved.freeze();
    switch (moved.kind()) {
      case BEGUN -> {
        if (gitHub) {
          watch.begin(freeze.id(), freeze.begunAt(), moved.now());
        }
      }
      case DEEPENED ->
          each(
              store.open(freeze.id()),
              Dossier::isOpen,
              its -> decisions.deepened(its, moved.by(), moved.now()));
      case LIFTED -> {
        each(
            store.notOver(freeze.id()),
            its -> !its.is(State.OVER),
            its -> decisions.lifted(its, moved.by(), moved.now()));
        watch.soon(freeze.id(), moved.now());
      }
      case EASED, RETIMED -> {
        // What was revoked stays so; whoever wants it asks again.
      }
    }
  }

  private void each(List<Dossier> all, Predicate<Dossier> still, Consumer<Dossier> then) {
    all.stream()
        .map(Dossier::id)
        .map(store::lock)
        .flatMap(Optional::stream)
        .filter(still)
        .forEach(then);
  }
}
