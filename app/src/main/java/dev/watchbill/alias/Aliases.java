package dev.watchbill.alias;

import dev.watchbill.alias.AliasState.Standing;
import dev.watchbill.config.WatchbillConfig;
import dev.watchbill.people.People;
import dev.watchbill.people.Person;
import dev.watchbill.people.PersonId;
import dev.watchbill.people.Role;
import dev.watchbill.people.Ruling;
import dev.watchbill.platform.directory.Directory;
import dev.watchbill.platform.jobs.Wakeups;
import dev.watchbill.platform.storage.Transactions;
import dev.watchbill.rotation.Duty;
import dev.watchbill.rotation.Rotations;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.function.Consumer;

/** The aliases of the rotations, each kept pointed at whoever is on call (R7, R11). */
public final class Aliases {
  /**
   * A button whose action id is this, a colon and the rotation's name says that the alias was
   * pointed by hand; its value is the id of the person at whom. It may stand in any message.
   */
  public static final String DONE = "alias_done";

  static final String TIMED = "alias";

  private final WatchbillConfig config;
  private final AliasStore store;
  private final AliasNews news;
  private final AliasMessages messages;
  private final Directory directory;
  private final People people;
  private final Rotations rotations;
  private final Transactions transactions;
  private final Wakeups wakeups;
  private final Clock clock;

  Aliases(
      WatchbillConfig config,
      AliasStore store,
      AliasNews news,
      AliasMessages messages,
      Directory directory,
      People people,
      Rotations rotations,
      Transactions transactions,
      Wakeups wakeups,
      Clock clock) {
    this.config = config;
    this.store = store;
    this.news = news;
    this.messages = messages;
    this.directory = directory;
    this.people = people;
    this.rotations = rotations;
    this.transactions = transactions;
    this.wakeups = wakeups;
    this.clock = clock;
  }

  /**
   * How the alias of {@code rotation} stands. From the very moment at which somebody else's duty
   * begins it is under way.
   *
   * @throws IllegalArgumentException if no rotation is called that
   */
  public AliasState state(String rotation) {
    String handle = config.rotation(rotation).alias();
    Instant now = instant();
    return transactions.inOne(
        () -> {
          Alias it = current(rotation, now);
          return new AliasState(
              rotation,
              handle,
              it.wanted(),
              it.standing(),
              it.standing() == Standing.REFUSED ? Optional.of(messages.why(it)) : Optional.empty(),
              it.stand().since());
        });
  }

  /**
   * What a person does in Slack to point it there, in mrkdwn, one numbered line a step.
   *
   * @throws IllegalArgumentException if no rotation is called that
   */
  public String stepsByHand(String rotation) {
    Instant now = instant();
    return transactions.inOne(
        () -> {
          Alias it = current(rotation, now);
          return messages.steps(rotation, it.wanted(), it.stand().failure());
        });
  }

  /** As it would stand if it were looked at now. */
  private Alias current(String rotation, Instant now) {
    Optional<PersonId> wanted = rotations.onCallAt(rotation, now).map(Duty::person);
    Alias it = store.find(rotation).orElseGet(() -> Alias.fresh(rotation, now));
    return it.wanted().equals(wanted) ? it : it.wanting(wanted, now);
  }

  /**
   * Calls {@code hearing} with a rotation's name whenever {@link #state} has changed, inside the
   * transaction.
   */
  public void whenChanged(Consumer<String> hearing) {
    news.whenChanged(hearing);
  }

  /**
   * What the reader can do about aliases that Slack does not let us point: for admins and whoever
   * is on call.
   */
  Optional<String> aside(PersonId reader) {
    boolean admin = isAdmin(reader);
    String lines =
        rotations.names().stream()
            .map(this::state)
            .filter(its -> its.standing() == Standing.REFUSED)
            .filter(its -> admin || its.wanted().equals(Optional.of(reader)))
            .map(
                its ->
                    "`@%s` does not point where it should. %s"
                        .formatted(its.alias(), its.why().orElse("")))
            .reduce((one, other) -> one + "\n" + other)
            .orElse("");
    return Optional.of(lines).filter(text -> !text.isEmpty());
  }

  /**
   * Somebody says that they have pointed it by hand.
   *
   * @param wanted at whom, if the button said so
   */
  ByHandAnswer doneByHand(String rotation, PersonId who, Optional<PersonId> wanted) {
    if (!rotations.names().contains(rotation)) {
      return new ByHandAnswer.Needless(
          "There is no rotation called %s any more.".formatted(rotation));
    }
    if (may(rotation, who) instanceof Ruling.Denied denied) {
      return new ByHandAnswer.Refused(denied.reason());
    }
    Instant now = instant();
    return transactions.inOne(
        () -> {
          Optional<Alias> known = store.lock(rotation);
          Alias it = current(rotation, now);
          if (wanted.isPresent() && !wanted.equals(it.wanted())) {
            return new ByHandAnswer.Needless(
                "That was about %s; %s on call for %s now."
                    .formatted(
                        people.nameOf(wanted.get()),
                        it.wanted().map(on -> people.nameOf(on) + " is").orElse("nobody is"),
                        rotation));
          }
          if (known.isEmpty() || it.isSettled()) {
            return new ByHandAnswer.Needless(
                "@%s is as it should be already. Nothing was changed."
                    .formatted(config.rotation(rotation).alias()));
          }
          if (it.standing() != Standing.BY_HAND) {
            news.save(known.get(), it.doneBy(who, now), now);
            wakeups.at(now, TIMED);
          }
          return new ByHandAnswer.Taken();
        });
  }

  /**
   * Something has happened to a user group.
   *
   * @param idOrHandle which one
   * @param editor who did it, if Slack says; apps, such as ourselves, are nobody
   */
  void mayHaveChanged(String idOrHandle, Optional<PersonId> editor) {
    Instant now = instant();
    Optional<PersonId> person =
        editor.filter(who -> people.person(who).filter(Person::isMember).isPresent());
    String handle =
        directory.userGroup(idOrHandle).map(Directory.UserGroup::handle).orElse(idOrHandle);
    rotations.names().stream()
        .filter(name -> config.rotation(name).alias().equalsIgnoreCase(handle))
        .forEach(
            name -> {
              store.doubt(name, person, now);
              wakeups.at(now, TIMED);
            });
  }

  /** Admins, engineering managers, and the rotation's engineers. */
  private Ruling may(String rotation, PersonId who) {
    boolean concerned =
        rotations.roster(rotation).stream().anyMatch(member -> member.person().equals(who))
            || rotations
                .onCallAt(rotation, instant())
                .filter(duty -> duty.person().equals(who))
                .isPresent()
            || people
                .person(who)
                .filter(
                    person ->
                        people.rolesOf(person).stream()
                            .anyMatch(
                                role ->
                                    role instanceof Role.Admin || role instanceof Role.ManagerOf))
                .isPresent();
    return concerned
        ? new Ruling.Granted()
        : new Ruling.Denied(
            "Only the engineers of the %s rotation, engineering managers and admins can say that it was done. Ask one of them."
                .formatted(rotation));
  }

  private boolean isAdmin(PersonId reader) {
    return people.admins().stream().anyMatch(admin -> admin.id().equals(reader));
  }

  /** As exact as Postgres keeps it. */
  private Instant instant() {
    return clock.instant().truncatedTo(ChronoUnit.MICROS);
  }
}
