package dev.watchbill.escalation;

import static dev.watchbill.escalation.EscalationFormMessages.CONTACT;
import static dev.watchbill.escalation.EscalationFormMessages.FOUND;
import static dev.watchbill.escalation.EscalationFormMessages.LINKS;
import static dev.watchbill.escalation.EscalationFormMessages.NEEDED;
import static dev.watchbill.escalation.EscalationFormMessages.OTHERS;
import static dev.watchbill.escalation.EscalationFormMessages.REQUEST;
import static dev.watchbill.escalation.EscalationFormMessages.ROTATION;

import dev.watchbill.people.People;
import dev.watchbill.people.Person;
import dev.watchbill.people.PersonId;
import dev.watchbill.platform.slack.FormValues;
import dev.watchbill.text.TypedNumber;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/** Reads the form by which somebody escalates, and says what is wrong with it. */
final class EscalationFormReader {
  private final People people;
  private final String defaultRotation;

  EscalationFormReader(People people, String defaultRotation) {
    this.people = people;
    this.defaultRotation = defaultRotation;
  }

  /** What travels with a form: the request and rotation that it is about for good. */
  static String metadata(EscalationForm form) {
    return form.fixed()
        ? form.request().map(id -> Long.toString(id)).orElse("") + " " + form.rotation()
        : "";
  }

  /**
   * Reads it.
   *
   * @param metadata what {@link #metadata} wrote
   */
  EscalationForm read(String metadata, FormValues values) {
    boolean fixed = !metadata.isEmpty();
    String[] subject = metadata.split(" ", 2);
    String rotation =
        values
            .one(ROTATION)
            .or(() -> Optional.of(subject).filter(it -> it.length == 2).map(it -> it[1]))
            .orElse(defaultRotation);
    return new EscalationForm(
        fixed,
        fixed ? TypedNumber.read(subject[0]) : values.one(REQUEST).flatMap(TypedNumber::read),
        rotation,
        new Research(values.text(FOUND), values.text(LINKS), values.text(NEEDED)),
        contactOf(rotation, values),
        values.all(OTHERS).stream().map(PersonId::new).toList());
  }

  /** What was chosen among another rotation's contacts means nobody here. */
  private static OptionalInt contactOf(String rotation, FormValues values) {
    return values
        .one(CONTACT + ":" + rotation)
        .filter(chosen -> chosen.matches("\\d{1,4}"))
        .map(chosen -> OptionalInt.of(Integer.parseInt(chosen)))
        .orElseGet(OptionalInt::empty);
  }

  /** What has to be put right before it can be sent off, by field. */
  Map<String, String> mistakes(EscalationForm form) {
    var mistakes = new LinkedHashMap<String, String>();
    required(FOUND, form.research().found(), "Say what you found, even if it is little.", mistakes);
    required(NEEDED, form.research().needed(), "Say what you need from them.", mistakes);
    if (form.research().links().length() > Research.LONGEST) {
      mistakes.put(LINKS, tooLong(form.research().links()));
    }
    form.others().stream()
        .flatMap(other -> whyNot(other).stream())
        .findFirst()
        .ifPresent(reason -> mistakes.put(OTHERS, reason));
    return mistakes;
  }

  private static void required(
      String field, String typed, String missing, Map<String, String> mistakes) {
    if (typed.isEmpty()) {
      mistakes.put(field, missing);
    } else if (typed.length() > Research.LONGEST) {
      mistakes.put(field, tooLong(typed));
    }
  }

  private static String tooLong(String typed) {
    return "That is %d characters; %d fit. Put the rest into the thread afterwards."
        .formatted(typed.length(), Research.LONGEST);
  }

  private Optional<String> whyNot(PersonId other) {
    Optional<Person> person = people.person(other);
    if (person.isEmpty()) {
      return Optional.of("I do not know %s yet. Try again in a few minutes.".formatted(other));
    }
    if (person.get().isMember()) {
      return Optional.empty();
    }
    String name = people.nameOf(other);
    return Optional.of(
        switch (person.get().standing()) {
          case GUEST -> name + " is a guest here. Choose full members.";
          case BOT -> name + " is an app. Choose people.";
          case DEACTIVATED -> name + " cannot be asked. Choose somebody else.";
          case STRANGER, MEMBER -> name + " is not of this company. Choose full members.";
        });
  }
}
