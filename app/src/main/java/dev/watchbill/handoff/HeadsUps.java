package dev.watchbill.handoff;

import dev.watchbill.people.People;
import dev.watchbill.people.Person;
import dev.watchbill.people.PersonId;
import dev.watchbill.platform.outbox.Content;
import dev.watchbill.platform.outbox.Message;
import dev.watchbill.platform.outbox.Outbox;
import dev.watchbill.platform.outbox.Priority;
import dev.watchbill.platform.storage.Transactions;
import java.time.Duration;
import java.time.Instant;
import java.time.Period;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Whoever has the next shift is told ahead of time, and with the first time their managers, who
 * plan a light week (R10). Should the shift become somebody else's, that one is told instead.
 */
final class HeadsUps {
  /** Longer than from one shift to the next. */
  private static final Duration FURTHER = Duration.ofDays(40);

  private final Map<String, HandoffRules> rules;
  private final HeadsUpStore store;
  private final Weeks weeks;
  private final People people;
  private final Outbox outbox;
  private final HeadsUpMessages messages;
  private final Transactions transactions;

  HeadsUps(
      Map<String, HandoffRules> rules,
      HeadsUpStore store,
      Weeks weeks,
      People people,
      Outbox outbox,
      HeadsUpMessages messages,
      Transactions transactions) {
    this.rules = Map.copyOf(rules);
    this.store = store;
    this.weeks = weeks;
    this.people = people;
    this.outbox = outbox;
    this.messages = messages;
    this.transactions = transactions;
  }

  /**
   * Tells whoever is to be told by {@code now}, of what lies ahead; and takes back what is wrong by
   * now. Of several heads-ups that were missed only the last one is made up for.
   */
  void due(String rotation, Instant now) {
    Optional.ofNullable(rules.get(rotation))
        .ifPresent(its -> transactions.run(() -> due(its, now)));
  }

  private void due(HandoffRules its, Instant now) {
    List<Week> ahead = weeks.ahead(its.rotation(), now, horizon(its, now));
    var told = new ArrayList<HeadsUp>();
    for (HeadsUp each : store.open(its.rotation())) {
      if (stands(each, ahead, now)) {
        told.add(each);
      }
    }
    for (Week week : ahead) {
      HandoffPolicy.headsUp(its.headsUp(), week.span().start(), its.zone(), now)
          .filter(period -> !week.from().equals(week.to()))
          .ifPresent(period -> tell(week, period, told, now));
    }
  }

  /** Whether it still lies ahead and is theirs; if not, there is no more to be done about it. */
  private boolean stands(HeadsUp told, List<Week> ahead, Instant now) {
    if (!told.span().start().isAfter(now)) {
      store.isOver(told);
      return false;
    }
    Optional<Week> week = ahead.stream().filter(it -> it.shift() == told.shift()).findFirst();
    if (week.filter(it -> it.to().equals(told.person())).isEmpty()) {
      store.isOver(told);
      takeBack(told.key(), messages.notYours(told, week));
      told.managers()
          .forEach(manager -> takeBack(told.key(manager), messages.notTheirs(told, week)));
      return false;
    }
    if (!week.get().span().equals(told.span())) {
      store.moves(told, week.get().span());
      outbox.edit(told.key(), messages.yours(week.get()));
      told.managers()
          .forEach(manager -> outbox.edit(told.key(manager), messages.theirs(week.get())));
    }
    return true;
  }

  private void takeBack(String key, Content instead) {
    outbox.withdraw(key);
    outbox.edit(key, instead);
  }

  private void tell(Week week, Period ahead, List<HeadsUp> told, Instant now) {
    boolean first =
        told.stream().noneMatch(it -> it.shift() == week.shift() && it.person().equals(week.to()));
    List<PersonId> managers =
        first
            ? people.managersOf(week.group()).stream()
                .map(Person::id)
                .filter(id -> !id.equals(week.to()))
                .toList()
            : List.of();
    store
        .insert(week, ahead.toString(), managers, now)
        .map(
            id ->
                new HeadsUp(
                    id,
                    week.rotation(),
                    week.shift(),
                    week.to(),
                    ahead.toString(),
                    managers,
                    week.span()))
        .ifPresent(
            it -> {
              put(it.key(), it.person(), messages.yours(week));
              managers.forEach(manager -> put(it.key(manager), manager, messages.theirs(week)));
            });
  }

  private void put(String key, PersonId to, Content content) {
    outbox.put(Message.toPerson(key, to.value(), content).with(Priority.CHATTER));
  }

  /** When {@link #due} will have something to do. */
  Optional<Instant> nextDue(String rotation, Instant now) {
    return Optional.ofNullable(rules.get(rotation)).stream()
        .flatMap(
            its ->
                weeks.ahead(rotation, now, horizon(its, now)).stream()
                    .flatMap(
                        week ->
                            HandoffPolicy.nextHeadsUp(
                                its.headsUp(), week.span().start(), its.zone(), now)
                                .stream()))
        .min(Instant::compareTo);
  }

  private static Instant horizon(HandoffRules its, Instant now) {
    return its.headsUp().stream()
        .map(ahead -> now.atZone(its.zone()).plus(ahead).toInstant())
        .max(Instant::compareTo)
        .orElse(now)
        .plus(FURTHER);
  }
}
