package dev.watchbill.people;

import dev.watchbill.config.WatchbillConfig;
import dev.watchbill.config.WatchbillConfig.PersonRef;
import dev.watchbill.platform.directory.Directory;
import dev.watchbill.platform.directory.RememberedDirectory;
import dev.watchbill.text.Mrkdwn;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Finds people, and knows who answers for what. It reads the directory and the configuration at
 * every question: whoever left a user group a minute ago holds its role no more.
 */
public final class People {
  private final Directory directory;
  private final WatchbillConfig config;
  private final List<Group> groups;

  public People(Directory directory, WatchbillConfig config) {
    this.directory = directory;
    this.config = config;
    this.groups =
        config.groups().entrySet().stream()
            .map(group -> Group.of(group.getKey(), group.getValue()))
            .toList();
  }

  /** The same people as they are now, each looked up once: for a piece of work of a moment. */
  public People lookedUpOnce() {
    return new People(new RememberedDirectory(directory), config);
  }

  /** The person of that Slack id, whatever their standing. */
  public Optional<Person> person(PersonId id) {
    return directory.user(id.value()).map(Person::of);
  }

  /**
   * What to call that person in a message: the display name, with a remark if they have left the
   * company; the bare id of somebody Slack does not know. Typed by people, so escape it in mrkdwn.
   */
  public String nameOf(PersonId id) {
    return person(id)
        .map(
            person ->
                person.standing() == Directory.Standing.DEACTIVATED
                    ? person.displayName() + " (left the company)"
                    : person.displayName())
        .orElse(id.value());
  }

  /**
   * Whom somebody meant by {@code words} in a command: {@code <@U123|ada>}, {@code <@U123>}, {@code
   * @ada}, {@code ada}, {@code ada@example.com} or {@code U123}; whatever their standing.
   */
  public Optional<Person> typed(String words) {
    return TypedName.read(words).flatMap(name -> name.in(directory)).map(Person::of);
  }

  /** The members whom {@code ref} stands for now: none, one, or all of a user group. */
  public List<Person> behind(PersonRef ref) {
    return users(ref).stream().map(Person::of).filter(Person::isMember).toList();
  }

  /** The product groups, in the order of the configuration. */
  public List<Group> groups() {
    return groups;
  }

  /** The group that somebody meant by {@code words}: its key or its name, in any case. */
  public Optional<Group> group(String words) {
    return groups.stream().filter(group -> group.isCalled(words.strip())).findFirst();
  }

  /** The engineering managers of a group, usually one; none if the group is not configured. */
  public List<Person> managersOf(String groupKey) {
    return group(groupKey).map(group -> behind(group.manager())).orElse(List.of());
  }

  /** The product managers of a group, usually one; none if none is configured (R14). */
  public List<Person> productManagersOf(String groupKey) {
    return group(groupKey)
        .flatMap(group -> config.group(group.key()).productManager())
        .map(this::behind)
        .orElse(List.of());
  }

  /**
   * Whom to ask in turn when a rotation's own engineers have not answered, or need more (R14): the
   * configured contacts in their order, then the backup.
   *
   * @param rotation its configured name
   */
  public List<Contact> contacts(String rotation) {
    var its = config.rotation(rotation);
    return Stream.concat(its.escalation().stream(), its.backup().stream())
        .distinct()
        .map(this::contact)
        .toList();
  }

  /** Somebody named in the configuration, or a user group, as they are called and mentioned. */
  public Contact contact(PersonRef ref) {
    var members = behind(ref);
    if (ref instanceof PersonRef.ByUserGroup group) {
      return new Contact(
          ref.written(),
          directory
              .userGroup(group.handle())
              .map(known -> "<!subteam^" + known.id() + ">")
              .orElse(Mrkdwn.escape(ref.written())),
          members);
    }
    return members.stream()
        .findFirst()
        .map(person -> new Contact(person.displayName(), person.mention(), members))
        .orElseGet(() -> new Contact(ref.written(), Mrkdwn.escape(ref.written()), members));
  }

  /** Who may do everything, and hears of what the bot cannot put right by itself. */
  public List<Person> admins() {
    return config.admins().stream().flatMap(ref -> behind(ref).stream()).distinct().toList();
  }

  /** Everything {@code person} answers for; nothing unless they are a member. */
  public Set<Role> rolesOf(Person person) {
    if (!person.isMember()) {
      return Set.of();
    }
    var roles = new HashSet<Role>();
    if (config.admins().stream().anyMatch(ref -> isBehind(person, ref))) {
      roles.add(new Role.Admin());
    }
    for (Group group : groups) {
      if (isBehind(person, group.manager())) {
        roles.add(new Role.ManagerOf(group.key()));
      }
      if (isBehind(person, group.qaLead())) {
        roles.add(new Role.QaLeadOf(group.key()));
      }
    }
    if (isBehind(person, config.release().dri())) {
      roles.add(new Role.Dri());
    }
    if (isBehind(person, config.criticalBug().product())) {
      roles.add(new Role.Product());
    }
    if (isBehind(person, config.criticalBug().warns())) {
      roles.add(new Role.CustomerSuccess());
    }
    return Set.copyOf(roles);
  }

  private List<Directory.User> users(PersonRef ref) {
    if (ref instanceof PersonRef.ById byId) {
      return directory.user(byId.written()).stream().toList();
    }
    if (ref instanceof PersonRef.ByEmail byEmail) {
      return directory.userByEmail(byEmail.written()).stream().toList();
    }
    return membersOf((PersonRef.ByUserGroup) ref).stream()
        .flatMap(id -> directory.user(id).stream())
        .toList();
  }

  private boolean isBehind(Person person, PersonRef ref) {
    if (ref instanceof PersonRef.ById byId) {
      return byId.written().equals(person.id().value());
    }
    if (ref instanceof PersonRef.ByEmail byEmail) {
      return person.email().filter(byEmail.written()::equalsIgnoreCase).isPresent();
    }
    return membersOf((PersonRef.ByUserGroup) ref).contains(person.id().value());
  }

  /** A disabled user group is nobody's role. */
  private List<String> membersOf(PersonRef.ByUserGroup ref) {
    return directory
        .userGroup(ref.handle())
        .filter(Directory.UserGroup::enabled)
        .map(Directory.UserGroup::members)
        .orElse(List.of());
  }
}
