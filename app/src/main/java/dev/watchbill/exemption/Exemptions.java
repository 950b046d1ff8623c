package dev.watchbill.exemption;

import dev.watchbill.freeze.Freezes;
import java.util.List;
import java.util.Optional;

/** What may merge during a freeze: what other features ask. */
public final class Exemptions {
  private final RequestStore store;
  private final RequestMoves moves;
  private final Freezes freezes;

  Exemptions(RequestStore store, RequestMoves moves, Freezes freezes) {
    this.store = store;
    this.moves = moves;
    this.freezes = freezes;
  }

  /** Those that stand now, the oldest first; none while nothing is frozen. */
  public List<Exemption> standing() {
    return freezes.active().map(freeze -> standing(freeze.id())).orElse(List.of());
  }

  List<Exemption> standing(long freeze) {
    return store.granted(freeze).stream().flatMap(its -> exemption(its).stream()).toList();
  }

  /**
   * Hears, in the transaction that makes it so, that {@link #standing} has changed; before the
   * socket is opened.
   */
  public Exemptions whenChanged(Runnable heard) {
    moves.whenExemptionsChange(heard);
    return this;
  }

  private static Optional<Exemption> exemption(Dossier its) {
    UnfreezeRequest request = its.request();
    return request
        .kind()
        .flatMap(
            kind ->
                its.grantedAt()
                    .map(
                        at ->
                            new Exemption(
                                request.id(),
                                request.freeze(),
                                request.number(),
                                request.commit(),
                                request.title(),
                                kind,
                                request.declared(),
                                request.askedBy(),
                                at)));
  }
}
