package dev.watchbill.exemption;

import dev.watchbill.exemption.UnfreezeRequest.State;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * A request, and what is kept about it for nobody else.
 *
 * @param author login on GitHub; empty where GitHub was not read
 * @param deep whether it carries, or is said to carry, a label that lets it merge in the deep
 *     freeze (R27)
 * @param grantedAt since when it may merge; of one that has ended, since when it might
 * @param endedAt since when nothing more comes of it
 * @param grants how often it was granted
 * @param attempts how often GitHub was asked in vain
 */
record Dossier(
    UnfreezeRequest request,
    Optional<String> author,
    boolean deep,
    Optional<Instant> grantedAt,
    Optional<Instant> endedAt,
    int grants,
    int attempts) {
  /** GitHub's clock may be behind ours by so much, and tells whole seconds. */
  private static final Duration SKEW = Duration.ofMinutes(1);

  long id() {
    return request.id();
  }

  boolean isOpen() {
    return is(State.READING) || is(State.UNDECIDED) || is(State.GRANTED);
  }

  boolean is(State state) {
    return request.state() == state;
  }

  /** Whether that head might merge by it then. */
  boolean covers(String head, Instant then) {
    return stood(then) && request.commit().map(head::equals).orElse(true);
  }

  /** Whether something might merge by it then, by GitHub's clock. */
  boolean stood(Instant then) {
    return grantedAt.filter(granted -> !granted.minus(SKEW).isAfter(then)).isPresent()
        && endedAt.filter(ended -> ended.isBefore(then)).isEmpty();
  }

  Dossier granted(Kind kind, boolean declared, String because, Instant now) {
    return new Dossier(
        with(Optional.of(kind), declared, State.GRANTED, because),
        author,
        deep,
        Optional.of(now),
        Optional.empty(),
        grants + 1,
        attempts);
  }

  /** Granted for a commit, it holds for the present one too. */
  Dossier follows(Kind kind, String because) {
    return new Dossier(
        with(Optional.of(kind), false, State.GRANTED, because),
        author,
        deep,
        grantedAt,
        Optional.empty(),
        grants,
        attempts);
  }

  /** People decide. */
  Dossier undecided(Optional<Kind> kind, boolean declared, String because) {
    return new Dossier(
        with(kind, declared, State.UNDECIDED, because),
        author,
        deep,
        Optional.empty(),
        Optional.empty(),
        grants,
        attempts);
  }

  /** Nothing more comes of it. */
  Dossier ended(State state, String because, Instant now) {
    return new Dossier(
        with(request.kind(), request.declared(), state, because),
        author,
        deep,
        state == State.DENIED ? Optional.empty() : grantedAt,
        Optional.of(now),
        grants,
        attempts);
  }

  /** The freeze is over, and with it what stood in the way; when it ended stays. */
  Dossier over(String because) {
    return new Dossier(
        with(request.kind(), request.declared(), State.OVER, because),
        author,
        deep,
        grantedAt,
        endedAt,
        grants,
        attempts);
  }

  /** GitHub was asked once more in vain. */
  Dossier unread(String sentence) {
    return new Dossier(
        with(request.kind(), request.declared(), State.READING, sentence),
        author,
        deep,
        grantedAt,
        endedAt,
        grants,
        attempts + 1);
  }

  /** GitHub was asked in vain for as long as that many attempts take, at least. */
  Dossier attempted(int many) {
    return new Dossier(request, author, deep, grantedAt, endedAt, grants, Math.max(attempts, many));
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
        endedAt,
        grants,
        attempts);
  }

  /** It is, or is not, among those that merge in the deep freeze. */
  Dossier deep(boolean carries) {
    return new Dossier(request, author, carries, grantedAt, endedAt, grants, attempts);
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
