package dev.watchbill.alias;

import dev.watchbill.alias.Alias.Edits;
import dev.watchbill.alias.Alias.Pointing;
import dev.watchbill.alias.Alias.Seen;
import dev.watchbill.alias.AliasPolicy.Finding;
import dev.watchbill.alias.AliasState.Standing;
import dev.watchbill.config.WatchbillConfig;
import dev.watchbill.config.WatchbillConfig.RotationConfig;
import dev.watchbill.people.PersonId;
import dev.watchbill.platform.directory.Directory;
import dev.watchbill.platform.jobs.Pieces;
import dev.watchbill.platform.slack.SlackRefused;
import dev.watchbill.platform.slack.UserGroups;
import dev.watchbill.platform.storage.Transactions;
import dev.watchbill.rotation.Rotations;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * Compares again and again who is on call with who is in the user group, and puts that right. Slack
 * is asked between two transactions: the first takes a lease, so that several instances do not
 * fight, and the second sees whether what was learnt still counts.
 */
final class AliasRounds {
  /** Longer than two calls of Slack can take. */
  private static final Duration LEASE = Duration.ofMinutes(1);

  private final WatchbillConfig config;
  private final AliasStore store;
  private final AliasNews news;
  private final Directory directory;
  private final Rotations rotations;
  private final UserGroups groups;
  private final Transactions transactions;
  private final Clock clock;

  AliasRounds(
      WatchbillConfig config,
      AliasStore store,
      AliasNews news,
      Directory directory,
      Rotations rotations,
      UserGroups groups,
      Transactions transactions,
      Clock clock) {
    this.config = config;
    this.store = store;
    this.news = news;
    this.directory = directory;
    this.rotations = rotations;
    this.groups = groups;
    this.transactions = transactions;
    this.clock = clock;
  }

  /** Somebody looks at an alias, and others do not. */
  private record Turn(Alias alias, PersonId wanted, long lease) {}

  /**
   * Looks at whatever is due; one that fails does not stop the others.
   *
   * @throws IllegalStateException if some failed; they are tried again the next time
   */
  void due() {
    var pieces = new Pieces();
    for (String rotation : rotations.names()) {
      pieces.attempt(AliasNews.subject(rotation), () -> see(rotation));
    }
    pieces.done("aliases");
  }

  /** When {@link #due} will have something to do that cannot wait for the next sweep. */
  Optional<Instant> nextDue() {
    Set<String> names = Set.copyOf(rotations.names());
    Stream<Instant> tries =
        store.all().stream()
            .filter(it -> names.contains(it.rotation()) && it.wanted().isPresent())
            .filter(it -> !it.isSettled() || it.next().inDoubt())
            .map(it -> it.next().at());
    return Stream.concat(rotations.nextChangeOfDuty(instant()).stream(), tries)
        .min(Instant::compareTo);
  }

  private void see(String rotation) {
    Optional<Turn> turn = transactions.inOne(() -> begin(rotation));
    turn.ifPresent(
        its -> {
          UnaryOperator<Alias> learnt = look(its);
          transactions.run(() -> end(its, learnt));
        });
  }

  private Optional<Turn> begin(String rotation) {
    Instant now = instant();
    if (store.find(rotation).isEmpty()) {
      store.enter(Alias.fresh(rotation, now));
    }
    return store.lockFree(rotation, now).flatMap(it -> begin(it, wanted(rotation, now), now));
  }

  private Optional<Turn> begin(Alias before, Optional<PersonId> wanted, Instant now) {
    Alias it = before;
    if (!it.wanted().equals(wanted)) {
      it = before.wanting(wanted, now);
      news.save(before, it, now);
    }
    if (wanted.isEmpty() || it.next().at().isAfter(now)) {
      return Optional.empty();
    }
    if (it.standing() == Standing.RIGHT && !it.next().inDoubt() && isRight(it, wanted.get())) {
      store.update(it.again(now.plus(AliasPolicy.ROUTINE)));
      return Optional.empty();
    }
    return Optional.of(new Turn(it, wanted.get(), store.lease(it.rotation(), now.plus(LEASE))));
  }

  /** What events have told of it since will do, as long as nothing speaks against it. */
  private boolean isRight(Alias it, PersonId wanted) {
    return directory
        .userGroup(its(it).alias())
        .filter(Directory.UserGroup::enabled)
        .filter(group -> Set.copyOf(group.members()).equals(Set.of(wanted.value())))
        .isPresent();
  }

  /** Asks Slack, and does what there is to do; returns how the alias stands then. */
  private UnaryOperator<Alias> look(Turn turn) {
    RotationConfig its = its(turn.alias());
    Optional<Directory.UserGroup> group = directory.userGroup(its.alias());
    if (group.isEmpty()) {
      return failed(
          AliasFailure.lasting(
              directory.names().handles().isEmpty()
                  ? AliasFailure.NO_GROUPS
                  : AliasFailure.UNKNOWN),
          false);
    }
    if (!group.get().enabled()) {
      return failed(AliasFailure.lasting(AliasFailure.DISABLED), false);
    }
    List<String> members;
    try {
      members = groups.members(group.get().id());
    } catch (SlackRefused refused) {
      return failed(failure(refused, Optional.empty()), false);
    }
    Finding finding =
        AliasPolicy.find(
            turn.alias(), turn.wanted(), members, its.handoff().aliasEdits(), instant());
    return act(turn, group.get().id(), members, finding);
  }

  private UnaryOperator<Alias> act(Turn turn, String group, List<String> members, Finding finding) {
    long cleared = turn.alias().next().doubts();
    if (finding instanceof Finding.Put put) {
      return put(turn, group, members, put);
    }
    Instant now = instant();
    if (finding instanceof Finding.Later later) {
      return it ->
          AliasPolicy.looked(
              seen(it, members).standing(later.meanwhile(), now), cleared, later.at(), now);
    }
    boolean accept = finding instanceof Finding.Accept;
    return it ->
        AliasPolicy.looked(
            (accept && it.standing() == Standing.RIGHT ? edited(it) : it)
                .with(new Seen(members, it.seen().pointing()))
                .standing(accept ? Standing.ACCEPTED : Standing.RIGHT, now),
            cleared,
            now.plus(AliasPolicy.ROUTINE),
            now);
  }

  private UnaryOperator<Alias> put(Turn turn, String group, List<String> members, Finding.Put put) {
    if (!wanted(turn.alias().rotation(), instant()).equals(Optional.of(turn.wanted()))) {
      return it -> it; // duty has changed while Slack was asked
    }
    try {
      groups.setMembers(group, List.of(turn.wanted().value()));
    } catch (SlackRefused refused) {
      return failed(failure(refused, Optional.of(members)), put.edited());
    }
    Instant now = instant();
    return it ->
        AliasPolicy.looked(
            (put.edited() ? edited(it) : it)
                .with(
                    new Seen(
                        List.of(turn.wanted().value()), Optional.of(new Pointing(now, members))))
                .standing(Standing.RIGHT, now),
            turn.alias().next().doubts(),
            now.plus(AliasPolicy.ROUTINE),
            now);
  }

  private static Alias seen(Alias it, List<String> members) {
    return it.with(new Seen(members, it.seen().pointing()));
  }

  private static Alias edited(Alias it) {
    return it.with(new Edits(it.edits().times() + 1, it.edits().by()));
  }

  private UnaryOperator<Alias> failed(AliasFailure failure, boolean edited) {
    Instant now = instant();
    return it ->
        AliasPolicy.failed(
            (edited ? edited(it) : it)
                .with(
                    new Seen(
                        failure.members().orElseGet(it.seen()::members), it.seen().pointing())),
            failure.word(),
            failure.passing(),
            failure.members().isPresent(),
            failure.wish(),
            now);
  }

  private static AliasFailure failure(SlackRefused refused, Optional<List<String>> members) {
    return new AliasFailure(refused.error(), refused.mayPass(), refused.retryAfter(), members);
  }

  private void end(Turn turn, UnaryOperator<Alias> learnt) {
    String rotation = turn.alias().rotation();
    Optional<Alias> before = store.lock(rotation);
    if (before.isEmpty() || !store.isLast(rotation, turn.lease())) {
      return; // too slow: somebody else has looked since
    }
    store.release(rotation);
    Instant now = instant();
    Alias after = learnt.apply(before.get());
    boolean overtaken = !wanted(rotation, now).equals(Optional.of(turn.wanted()));
    news.save(before.get(), overtaken ? after.again(now) : after, now);
  }

  private Optional<PersonId> wanted(String rotation, Instant now) {
    return rotations.onCallAt(rotation, now).map(duty -> duty.person());
  }

  private RotationConfig its(Alias alias) {
    return config.rotation(alias.rotation());
  }

  /** As exact as Postgres keeps it. */
  private Instant instant() {
    return clock.instant().truncatedTo(ChronoUnit.MICROS);
  }
}
