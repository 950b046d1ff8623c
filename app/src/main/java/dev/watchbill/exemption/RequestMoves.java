package dev.watchbill.exemption;

import dev.watchbill.exemption.UnfreezeRequest.State;
import dev.watchbill.freeze.Freezes;
import dev.watchbill.people.By;
import dev.watchbill.platform.audit.AuditEntry;
import dev.watchbill.platform.audit.AuditTrail;
import dev.watchbill.text.Excerpt;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;

/**
 * Keeps how a request stands, and tells whoever has to know; all in the caller's transaction, which
 * holds the freeze and the request.
 */
final class RequestMoves {
  /** So much of a reason is kept in the audit trail. */
  private static final int REASON = 300;

  private final RequestStore store;
  private final Freezes freezes;
  private final RequestNotices notices;
  private final AuditTrail audit;
  private final List<Consumer<RequestMoved>> hearing = new ArrayList<>();
  private final List<Predicate<UnfreezeRequest>> pending = new ArrayList<>();
  private final List<Runnable> hearingOfExemptions = new ArrayList<>();

  RequestMoves(RequestStore store, Freezes freezes, RequestNotices notices, AuditTrail audit) {
    this.store = store;
    this.freezes = freezes;
    this.notices = notices;
    this.audit = audit;
  }

  void whenMoved(Consumer<RequestMoved> heard) {
    hearing.add(heard);
  }

  void pending(Predicate<UnfreezeRequest> asked) {
    pending.add(asked);
  }

  /** Whether people are being asked about it. */
  boolean isPending(Dossier its) {
    return pending.stream().anyMatch(asked -> asked.test(its.request()));
  }

  void whenExemptionsChange(Runnable heard) {
    hearingOfExemptions.add(heard);
  }

  /** Somebody has asked. */
  void asked(Dossier its, By by, Instant now) {
    record("unfreeze.ask", its, by, now);
    tell(Optional.empty(), its, by, now);
  }

  /**
   * It stands otherwise, or is about another commit.
   *
   * @param act as the audit trail names it, such as {@code unfreeze.grant}
   */
  void moved(Dossier before, Dossier after, By by, Instant now, String act) {
    store.update(after);
    record(act, after, by, now);
    tell(Optional.of(before), after, by, now);
    notices.stands(after);
    if (after.grants() > before.grants()) {
      freezes.find(after.request().freeze()).ifPresent(freeze -> notices.granted(freeze, after));
    }
    if (before.is(State.GRANTED) || after.is(State.GRANTED)) {
      hearingOfExemptions.forEach(Runnable::run);
      freezes.refresh(after.request().freeze());
    }
  }

  /** Nothing of it has changed that anybody else has to know. */
  void kept(Dossier before, Dossier after) {
    store.update(after);
    if (!before.request().equals(after.request()) || after.attempts() > before.attempts()) {
      notices.stands(after);
    }
  }

  private void tell(Optional<Dossier> before, Dossier after, By by, Instant now) {
    var moved = new RequestMoved(before.map(Dossier::request), after.request(), by, now);
    hearing.forEach(heard -> heard.accept(moved));
  }

  private void record(String act, Dossier its, By by, Instant now) {
    var detail = new LinkedHashMap<String, String>();
    UnfreezeRequest request = its.request();
    detail.put("by", by.from());
    detail.put("pull request", Integer.toString(request.number()));
    detail.put("state", request.state().name());
    request.commit().ifPresent(commit -> detail.put("commit", commit));
    request
        .kind()
        .ifPresent(kind -> detail.put("kind", kind + (request.declared() ? " (declared)" : "")));
    if (!request.because().isEmpty()) {
      detail.put("because", Excerpt.of(request.because(), REASON));
    }
    audit.record(new AuditEntry(now, by.actor(), act, "pull-request/" + request.number(), detail));
  }
}
