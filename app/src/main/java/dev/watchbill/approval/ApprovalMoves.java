package dev.watchbill.approval;

import dev.watchbill.approval.Approval.Act;
import dev.watchbill.approval.Approval.Asked;
import dev.watchbill.approval.Approval.Ending;
import dev.watchbill.approval.Approval.State;
import dev.watchbill.approval.Approval.Voice;
import dev.watchbill.people.By;
import dev.watchbill.people.PersonId;
import dev.watchbill.platform.audit.AuditEntry;
import dev.watchbill.platform.audit.AuditTrail;
import dev.watchbill.platform.jobs.Wakeups;
import dev.watchbill.text.Excerpt;
import dev.watchbill.worktime.WorkingHours;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Keeps how an approval stands, and who did what; in the caller's transaction, which holds its
 * request and it.
 */
final class ApprovalMoves {
  /** So much of a reason is kept in the audit trail. */
  private static final int REASON = 300;

  private final ApprovalStore store;
  private final OfficeHolders holders;
  private final AuditTrail audit;
  private final Wakeups wakeups;
  private final WorkingHours hours;
  private final Duration within;

  /**
   * @param hours in which answers are waited for
   * @param within how long, of them, before those who were asked are reminded
   */
  ApprovalMoves(
      ApprovalStore store,
      OfficeHolders holders,
      AuditTrail audit,
      Wakeups wakeups,
      WorkingHours hours,
      Duration within) {
    this.store = store;
    this.holders = holders;
    this.audit = audit;
    this.wakeups = wakeups;
    this.hours = hours;
    this.within = within;
  }

  /** It was begun. */
  void begun(Approval it, By by, Instant now) {
    record("approval.ask", it, by, Map.of("reason", Excerpt.of(it.reason(), REASON)), now);
  }

  /** Asks those whose turn it is; returns it as it stands then. */
  Approval askNext(Approval it, Instant now) {
    Set<Office> next =
        ApprovalPolicy.toAsk(
            it.way(), it.voices().stream().map(Voice::office).toList(), it.answers());
    if (next.isEmpty()) {
      return it;
    }
    Instant remindAt = remindAt(now);
    for (Office office : next) {
      store.ask(it.id(), office, now, remindAt);
      holders.whom(office, it.group()).forEach(asked -> store.asked(it.id(), office, asked));
    }
    wakeups.at(remindAt, ApprovalTimers.TIMED);
    return current(it);
  }

  /** An office has answered; returns it as it stands then. */
  Approval answered(Approval it, Office office, Act act, By by) {
    store.answer(it.id(), office, act);
    var detail = new LinkedHashMap<String, String>();
    detail.put("as", act.inPlace() ? "admin, in place of the " + office.title() : office.title());
    act.reason().ifPresent(reason -> detail.put("reason", Excerpt.of(reason, REASON)));
    record(act.approved() ? "approval.approve" : "approval.deny", it, by, detail, act.at());
    return current(it);
  }

  /** It is open no more; returns it as it stands then. */
  Approval ended(Approval it, State state, String because, By by, Instant now) {
    store.end(it.id(), state, new Ending(now, because));
    if (state == State.LAPSED || state == State.WITHDRAWN) {
      record(
          state == State.LAPSED ? "approval.lapse" : "approval.withdraw",
          it,
          by,
          Map.of("because", Excerpt.of(because, REASON)),
          now);
    }
    return current(it);
  }

  /** Those who have not answered in that office are reminded. */
  void reminded(Approval it, Office office, Instant now) {
    store.reminded(it.id(), office, now);
    record("approval.remind", it, By.clock(), Map.of("of", office.title()), now);
  }

  /** The offices that wait for others than those who hold them now, if anybody does. */
  List<Voice> changedHands(Approval it) {
    return it.waitedFor().stream()
        .filter(
            voice -> {
              List<Asked> now = holders.whom(voice.office(), it.group());
              return !now.isEmpty() && !Set.copyOf(now).equals(Set.copyOf(voice.asked()));
            })
        .toList();
  }

  /**
   * Whoever holds an office now is asked in it, and those who hold it no more are not; returns whom
   * it lets go. If none of those who were asked is left, the time until the reminder begins anew.
   */
  List<PersonId> askAnew(Approval it, Voice voice, Instant now) {
    List<Asked> whom = holders.whom(voice.office(), it.group());
    whom.stream()
        .filter(asked -> !voice.asked().contains(asked))
        .forEach(asked -> store.asked(it.id(), voice.office(), asked));
    List<PersonId> gone =
        voice.asked().stream()
            .map(Asked::person)
            .filter(person -> whom.stream().noneMatch(asked -> asked.person().equals(person)))
            .toList();
    gone.forEach(person -> store.askedNoMore(it.id(), voice.office(), person));
    if (!whom.isEmpty() && gone.size() == voice.asked().size()) {
      Instant remindAt = remindAt(now);
      store.askAnew(it.id(), voice.office(), now, remindAt);
      wakeups.at(remindAt, ApprovalTimers.TIMED);
    }
    return gone;
  }

  private Instant remindAt(Instant now) {
    return hours.after(now, within).truncatedTo(ChronoUnit.MICROS);
  }

  Approval current(Approval it) {
    return store
        .find(it.id())
        .orElseThrow(() -> new IllegalStateException(it.subject() + " is not there any more"));
  }

  private void record(
      String what, Approval it, By by, Map<String, String> particulars, Instant now) {
    var detail = new LinkedHashMap<>(particulars);
    detail.put("by", by.from());
    detail.put("way", it.way().name());
    detail.put("pull request", Integer.toString(it.number()));
    it.commit().ifPresent(commit -> detail.put("commit", commit));
    it.group().ifPresent(group -> detail.put("group", group));
    audit.record(new AuditEntry(now, by.actor(), what, it.subject(), detail));
  }
}
