package dev.watchbill.cover;

import dev.watchbill.people.PersonId;
import dev.watchbill.platform.audit.AuditEntry;
import dev.watchbill.platform.audit.AuditTrail;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Who asked for which change, who agreed, and what became of it; in the caller's transaction. */
final class CoverAudit {
  private final AuditTrail trail;

  CoverAudit(AuditTrail trail) {
    this.trail = trail;
  }

  /** What an entry is about. */
  static String subject(long id) {
    return "cover/" + id;
  }

  void asked(ChangeRequest it, String command) {
    var detail = new HashMap<String, String>();
    detail.put("kind", it.kind().name());
    detail.put("asked", it.asked().stream().map(PersonId::value).collect(Collectors.joining(" ")));
    detail.put("from", it.span().start().toString());
    detail.put("to", it.span().end().toString());
    detail.put("late", Boolean.toString(it.late()));
    it.absence().ifPresent(absence -> detail.put("absence", Long.toString(absence)));
    it.undoes().ifPresent(undone -> detail.put("undoes", Long.toString(undone)));
    record(it, it.askedAt(), Optional.of(it.asker()), "ask", command, detail);
  }

  /**
   * Somebody's word on it, or its end.
   *
   * @param by the bot itself, if empty
   * @param act such as {@code accept}
   */
  void act(ChangeRequest it, Instant at, Optional<PersonId> by, String act, String command) {
    var detail = new HashMap<String, String>();
    it.accepter().ifPresent(accepter -> detail.put("accepter", accepter.value()));
    it.ending()
        .map(ChangeRequest.Ending::why)
        .filter(why -> !why.isEmpty())
        .ifPresent(why -> detail.put("why", why));
    record(it, at, by, act, command, detail);
  }

  /** Somebody said that they are away, or that they are not after all. */
  void absence(Absence it, Instant at, String act, String command) {
    trail.record(
        new AuditEntry(
            at,
            it.person().value(),
            "absence." + act,
            "absence/" + it.id(),
            Map.of(
                "from", it.span().start().toString(),
                "to", it.span().end().toString(),
                "command", command)));
  }

  private void record(
      ChangeRequest it,
      Instant at,
      Optional<PersonId> by,
      String act,
      String command,
      Map<String, String> detail) {
    var all = new HashMap<>(detail);
    all.put("rotation", it.rotation());
    all.put("state", it.state().name());
    if (!command.isEmpty()) {
      all.put("command", command);
    }
    trail.record(
        new AuditEntry(
            at,
            by.map(PersonId::value).orElse(AuditEntry.WATCHBILL),
            "cover." + act,
            subject(it.id()),
            all));
  }
}
