package dev.watchbill.rotation;

import static dev.watchbill.rotation.RosterFormMessages.GROUP;
import static dev.watchbill.rotation.RosterFormMessages.PERSON;
import static dev.watchbill.rotation.RosterFormMessages.ROTATION;
import static dev.watchbill.rotation.RosterFormMessages.SINCE;

import dev.watchbill.people.Group;
import dev.watchbill.people.People;
import dev.watchbill.people.Person;
import dev.watchbill.people.PersonId;
import dev.watchbill.people.Ruling;
import dev.watchbill.platform.slack.Click;
import dev.watchbill.platform.slack.Reception;
import dev.watchbill.platform.slack.Reply;
import dev.watchbill.platform.slack.Submission;
import dev.watchbill.rotation.RosterAnswer.ConfirmFirst;
import dev.watchbill.rotation.RosterAnswer.Joined;
import dev.watchbill.rotation.RosterAnswer.Left;
import dev.watchbill.rotation.RosterAnswer.Refused;
import dev.watchbill.rotation.RosterAnswer.WasNotThere;
import dev.watchbill.rotation.RosterAnswer.WasThere;
import dev.watchbill.rotation.RosterFormMessages.Known;
import dev.watchbill.text.Mrkdwn;
import dev.watchbill.worktime.TypedDate;
import dev.watchbill.worktime.TypedDate.Leaning;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** {@code /oncall add} and {@code /oncall remove}, each as a command and as a form (R2). */
final class RosterSlack {
  private final Rotations rotations;
  private final People people;
  private final Clock clock;
  private final RotationMessages messages;
  private final RosterAnswerMessages answers;

  RosterSlack(Rotations rotations, People people, Clock clock) {
    this.rotations = rotations;
    this.people = people;
    this.clock = clock;
    this.messages = new RotationMessages(people);
    this.answers = new RosterAnswerMessages(people);
  }

  void listen(Reception reception) {
    reception
        .view(RosterFormMessages.ADD, this::addForm)
        .view(RosterFormMessages.REMOVE, this::removeForm)
        .view(RosterFormMessages.REMOVE_CONFIRMED, this::removalConfirmed)
        .action(RotationMessages.REMOVE_BUTTON, this::removeButton);
  }

  /** What a wish to change a roster comes to. */
  private sealed interface Outcome {
    /** Not possible; plain text, and the field of the form that it is about. */
    record Problem(String field, String words) implements Outcome {}

    /** Done; mrkdwn. */
    record Done(String words) implements Outcome {}

    /** To be confirmed. */
    record Ask(ConfirmFirst answer) implements Outcome {}
  }

  /** What the command says is done at once if nothing is missing; otherwise a form asks for it. */
  Reply add(OnCallCommand.Add command, PersonId actor, String typed) {
    Optional<Person> person = command.person().flatMap(people::typed);
    if (command.person().isPresent() && person.isEmpty()) {
      return refused(answers.nobodyCalled(command.person().get(), List.of()));
    }
    Optional<Group> group = command.group().flatMap(people::group);
    if (command.group().isPresent() && group.isEmpty()) {
      return refused(answers.noSuchGroup(command.group().get()));
    }
    Optional<LocalDate> since =
        command.since().flatMap(words -> TypedDate.read(words, today(actor), Leaning.PAST));
    if (command.since().isPresent() && since.isEmpty()) {
      return refused(answers.noSuchDay(command.since().get()));
    }
    String rotation = command.rotation().orElse(defaultRotation());
    if (rotations.mayAdd(actor, group.map(Group::key)) instanceof Ruling.Denied denied) {
      return refused(denied.reason());
    }
    if (person.isEmpty() || group.isEmpty() || since.isEmpty()) {
      var known = new Known(person.map(Person::id), group, since, rotation);
      return Reply.open(RosterFormMessages.add(known, people.groups(), rotations.names()));
    }
    return said(
        rotation, added(actor, rotation, person.get(), group.get().key(), since.get(), typed));
  }

  /** As {@link #add}. */
  Reply remove(OnCallCommand.Remove command, PersonId actor, String typed) {
    if (command.person().isEmpty()) {
      return Reply.open(
          RosterFormMessages.remove(
              Optional.empty(), command.rotation().orElse(defaultRotation()), rotations.names()));
    }
    Optional<Person> person = people.typed(command.person().get());
    if (person.isEmpty()) {
      return refused(answers.nobodyCalled(command.person().get(), namesOnRosters()));
    }
    PersonId id = person.get().id();
    String rotation = command.rotation().orElseGet(() -> rotationOf(id));
    return said(rotation, removed(actor, rotation, id, false, typed));
  }

  Reply addForm(Submission form) {
    PersonId actor = new PersonId(form.userId());
    Optional<Person> person = form.values().one(PERSON).map(PersonId::new).flatMap(people::person);
    Optional<LocalDate> since =
        form.values()
            .one(SINCE)
            .flatMap(words -> TypedDate.read(words, today(actor), Leaning.PAST));
    if (person.isEmpty()) {
      return Reply.fieldError(PERSON, "I do not know them yet. Try again in a few minutes.");
    }
    if (since.isEmpty()) {
      return Reply.fieldError(SINCE, answers.noSuchDay(form.values().text(SINCE)));
    }
    String rotation = form.values().text(ROTATION);
    return inForm(
        rotation,
        added(
            actor,
            rotation,
            person.get(),
            form.values().text(GROUP),
            since.get(),
            "/oncall add (form)"));
  }

  Reply removeForm(Submission form) {
    String rotation = form.values().text(ROTATION);
    PersonId person = new PersonId(form.values().text(PERSON));
    return inForm(
        rotation,
        removed(new PersonId(form.userId()), rotation, person, false, "/oncall remove (form)"));
  }

  Reply removalConfirmed(Submission form) {
    var subject = form.privateMetadata().split(" ", 2);
    return said(
        subject[0],
        removed(
            new PersonId(form.userId()),
            subject[0],
            new PersonId(subject[1]),
            true,
            "/oncall remove (form)"));
  }

  Reply removeButton(Click click) {
    var subject = click.value().split(" ", 2);
    return said(
        subject[0],
        removed(
            new PersonId(click.userId()),
            subject[0],
            new PersonId(subject[1]),
            true,
            "/oncall remove (button)"));
  }

  private Outcome added(
      PersonId actor,
      String rotation,
      Person person,
      String group,
      LocalDate since,
      String command) {
    if (!person.isMember()) {
      return new Outcome.Problem(PERSON, answers.notAMember(person));
    }
    if (since.isAfter(today(actor).plusYears(1))) {
      return new Outcome.Problem(SINCE, answers.farAhead(since));
    }
    return outcome(
        rotation,
        rotations.add(actor, rotation, person.id(), group, since, command),
        person.id(),
        GROUP);
  }

  private Outcome removed(
      PersonId actor, String rotation, PersonId person, boolean confirmed, String command) {
    return outcome(
        rotation, rotations.remove(actor, rotation, person, confirmed, command), person, PERSON);
  }

  /**
   * In words.
   *
   * @param refusedField the field by which it was decided who may do this
   */
  private Outcome outcome(
      String rotation, RosterAnswer answer, PersonId person, String refusedField) {
    ZoneId zone = rotations.zone(rotation);
    if (answer instanceof Joined joined) {
      return new Outcome.Done(answers.joined(rotation, zone, clock.instant(), joined));
    }
    if (answer instanceof Left left) {
      return new Outcome.Done(answers.left(rotation, zone, left));
    }
    if (answer instanceof ConfirmFirst ask) {
      return new Outcome.Ask(ask);
    }
    if (answer instanceof WasThere there) {
      return new Outcome.Problem(PERSON, answers.wasThere(rotation, there.member()));
    }
    if (answer instanceof WasNotThere) {
      return new Outcome.Problem(
          PERSON, answers.wasNotThere(rotation, person, rotations.roster(rotation)));
    }
    return new Outcome.Problem(refusedField, ((Refused) answer).reason());
  }

  private Reply said(String rotation, Outcome outcome) {
    if (outcome instanceof Outcome.Ask ask) {
      return Reply.ephemeral(messages.confirmRemoval(rotation, ask.answer()));
    }
    return outcome instanceof Outcome.Problem problem
        ? refused(problem.words())
        : Reply.ephemeral(((Outcome.Done) outcome).words());
  }

  private Reply inForm(String rotation, Outcome outcome) {
    if (outcome instanceof Outcome.Ask ask) {
      return Reply.update(
          RosterFormMessages.confirmRemoval(
              messages.question(rotation, ask.answer()), rotation, ask.answer().member().person()));
    }
    return outcome instanceof Outcome.Problem problem
        ? Reply.fieldError(problem.field(), problem.words())
        : said(rotation, outcome);
  }

  private static Reply refused(String plainText) {
    return Reply.ephemeral(Mrkdwn.escape(plainText));
  }

  private String defaultRotation() {
    return rotations.names().get(0);
  }

  /** The default one, unless they are only on the roster of another. */
  private String rotationOf(PersonId person) {
    return rotations.names().stream()
        .filter(name -> rotations.roster(name).stream().anyMatch(m -> m.person().equals(person)))
        .findFirst()
        .orElse(defaultRotation());
  }

  private List<String> namesOnRosters() {
    return rotations.names().stream()
        .flatMap(name -> rotations.roster(name).stream())
        .flatMap(member -> people.person(member.person()).stream())
        .flatMap(person -> Stream.of(person.name(), person.displayName()))
        .distinct()
        .toList();
  }

  private LocalDate today(PersonId reader) {
    ZoneId zone = people.person(reader).map(Person::zone).orElse(ZoneOffset.UTC);
    return LocalDate.ofInstant(clock.instant(), zone);
  }
}
