package dev.watchbill.sandbox.workspace;

import dev.watchbill.sandbox.workspace.Change.PersonChanged;
import java.util.List;
import java.util.Locale;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.function.Function;

/** Everyone whom the workspace knows. */
public final class People {
  private final Ledger ledger;
  private final Team team;
  private final Shelf<Person> shelf;

  People(Ledger ledger, Team team) {
    this.ledger = ledger;
    this.team = team;
    this.shelf = ledger.shelf("person", Person.class);
  }

  /** In the order in which they came. */
  public List<Person> all() {
    return shelf.all();
  }

  public Optional<Person> byId(String id) {
    return shelf.get(id);
  }

  /** By e-mail address, whatever its case. */
  public Optional<Person> byEmail(String email) {
    return all().stream()
        .filter(person -> !person.email().isEmpty() && person.email().equalsIgnoreCase(email))
        .findFirst();
  }

  /** By id, handle, display name or full name, in this order, whatever the case. */
  public Optional<Person> find(String who) {
    var sought = who.startsWith("@") ? who.substring(1) : who;
    return byId(sought)
        .or(() -> first(Person::name, sought))
        .or(() -> first(Person::displayName, sought))
        .or(() -> first(Person::realName, sought));
  }

  /**
   * As {@link #find}.
   *
   * @throws NoSuchElementException if nobody is called so
   */
  public Person get(String who) {
    return find(who).orElseThrow(() -> new NoSuchElementException("nobody here is called " + who));
  }

  /** Whether Slack lets this one be in a user group: guests, apps and former members may not. */
  public boolean mayBeInGroups(String id) {
    return byId(id).filter(person -> person.standing() == Person.Standing.MEMBER).isPresent();
  }

  /** Somebody new, or somebody known who has changed: told to the app. */
  public Person add(Person person) {
    var member = person.teamId().isEmpty() ? person.of(team.id()) : person;
    ledger.inOne(
        () -> {
          var before = shelf.get(member.id());
          shelf.put(member.id(), member);
          ledger.tell(new PersonChanged(before, member));
        });
    return member;
  }

  private Optional<Person> first(Function<Person, String> name, String sought) {
    var lower = sought.toLowerCase(Locale.ROOT);
    return all().stream()
        .filter(person -> name.apply(person).toLowerCase(Locale.ROOT).equals(lower))
        .findFirst();
  }
}
