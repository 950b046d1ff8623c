package dev.watchbill.criticalbug;

import dev.watchbill.home.HomePart;
import dev.watchbill.home.HomePart.HomeButton;
import dev.watchbill.people.People;
import dev.watchbill.people.Person;
import dev.watchbill.people.PersonId;
import dev.watchbill.people.Role;
import dev.watchbill.text.ReaderTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Alarms on the Home tab: those that wait for the reader, and those they raised. */
final class BugHome {
  /** A view holds a hundred blocks for everything. */
  private static final int SHOWN = 5;

  private final Alarms alarms;
  private final People people;
  private final AlarmWords words;
  private final ZoneId zone;

  /**
   * @param zone product's
   */
  BugHome(Alarms alarms, People people, AlarmWords words, ZoneId zone) {
    this.alarms = alarms;
    this.people = people;
    this.words = words;
    this.zone = zone;
  }

  List<HomePart> of(PersonId reader) {
    Optional<Person> person = people.person(reader);
    Set<Role> roles = person.map(people::rolesOf).orElse(Set.of());
    List<Alarm> open = alarms.open();
    var parts = new ArrayList<HomePart>();
    open.stream()
        .filter(alarm -> waitsFor(alarm, roles))
        .limit(SHOWN)
        .forEach(alarm -> parts.add(verdict(alarm)));
    open.stream()
        .filter(alarm -> alarm.reporter().equals(reader) && !waitsFor(alarm, roles))
        .limit(SHOWN)
        .forEach(
            alarm ->
                parts.add(
                    part(
                        "You raised",
                        alarm,
                        List.of(press("Show", AlarmActions.SHOW, alarm, false)))));
    return parts;
  }

  /** Product says whether it is critical; what is contested, the group's manager. */
  private boolean waitsFor(Alarm alarm, Set<Role> roles) {
    if (alarm.state() == AlarmState.CONTESTED) {
      Optional<String> group = alarm.group().filter(key -> !people.managersOf(key).isEmpty());
      return group
          .map(key -> roles.contains(new Role.ManagerOf(key)))
          .orElseGet(() -> roles.stream().anyMatch(Role.ManagerOf.class::isInstance));
    }
    return alarm.state().awaitsVerdict() && roles.contains(new Role.Product());
  }

  private HomePart verdict(Alarm alarm) {
    var buttons = new ArrayList<HomeButton>();
    if (alarm.state() == AlarmState.CONTESTED) {
      buttons.add(press("Critical after all", AlarmActions.UPHOLD, alarm, true));
      buttons.add(press("Not critical", AlarmActions.DISMISS, alarm, false));
    } else {
      buttons.add(press("Critical", AlarmActions.CRITICAL, alarm, true));
      buttons.add(press("Not critical", AlarmActions.NOT_CRITICAL, alarm, false));
      if (alarm.state() == AlarmState.RAISED) {
        buttons.add(press("I'm looking", AlarmActions.LOOK, alarm, false));
      }
    }
    buttons.add(press("Show", AlarmActions.SHOW, alarm, false));
    return part("Waits for your verdict", alarm, buttons);
  }

  private HomePart part(String title, Alarm alarm, List<HomeButton> buttons) {
    return new HomePart(
        "*%s:* alarm %d, %s\n%s; raised %s by %s"
            .formatted(
                title,
                alarm.id(),
                words.bug(alarm),
                BugListMessages.words(alarm.state()),
                ReaderTime.shortMoment(alarm.raisedAt(), zone),
                words.name(alarm.reporter())),
        buttons);
  }

  private static HomeButton press(String label, String action, Alarm alarm, boolean primary) {
    return new HomeButton(label, action + ":" + alarm.id(), Long.toString(alarm.id()), primary);
  }
}
