package dev.watchbill.exemption;

import dev.watchbill.exemption.UnfreezeRequest.State;
import java.time.Instant;
import java.util.Optional;

/**
 * A request, and what is kept about it for nobody else.
 *
 * @param author login on GitHub; empty where GitHub was not read
 * @param deep whether it carries, or is said to carry, a label that lets it merge in the deep
 *     freeze (R27)
 * @param grantedAt since when it may merge; of one that is over, since when it might
 * @param grants how often it was granted
 * @param attempts how often GitHub was asked in vain
 */
record Dossier(
    UnfreezeRequest request,
    Optional<String> author,
    boolean deep,
    Optional<Instant> grantedAt,
    int grants,
    int attempts) {

  long id() {
    return request.id();
  }

  boolean isOpen() {
    return is(State.READING) || is(State.UNDECIDED) || is(State.GRANTED);
  }

  boolean is(State state) {
    return request.state() == state;
  }

  /** Whether that head may merge by it, or might until the freeze was over. */
  boolean covers(String head) {
    return grantedAt.isPresent() && request.commit().map(head::equals).orElse(true);
  }

  Dossier granted(Kind kind, boolean declared, String because, Instant now) {
    return new Dossier(
        with(Optional.of(kind), declared, State.GRANTED, because),
        author,
        deep,
        Optional.of(now),
        grants + 1,
        attempts);
  }

  /** It may not merge, or not yet. */
  Dossier stands(State state, String because) {
    return stands(state, request.kind(), request.declared(), because);
  }

  Dossier stands(State state, Optional<Kind> kind, boolean declared, String because) {
    return new Dossier(
        with(kind, declared, state, because),
        author,
        deep,
        state == State.OVER ? grantedAt : Optional.empty(),
        grants,
        attempts);
  }

  /** What GitHub tells of it now. */
  Dossier read(String commit, String title, String its, boolean carries) {
    return new Dossier(
        new UnfreezeRequest(
            request.id(),
            request.freeze(),
            request.number(),
            Optional.of(commit),
            Optional.of(title),
            request.kind(),
            request.declared(),
            request.askedBy(),
            request.askedAt(),
            request.why(),
            request.state(),
            request.because()),
        Optional.of(its),
        carries,
        grantedAt,
        grants,
        attempts);
  }

  /** It is, or is not, among those that merge in the deep freeze. */
  Dossier deep(boolean carries) {
    return new Dossier(request, author, carries, grantedAt, grants, attempts);
  }

  private UnfreezeRequest with(Optional<Kind> kind, boolean declared, State state, String because) {
    return new UnfreezeRequest(
        request.id(),
        request.freeze(),
        request.number(),
        request.commit(),
        request.title(),
        kind,
        declared,
        request.askedBy(),
        request.askedAt(),
        request.why(),
        state,
        because);
  }
}
