package dev.watchbill.criticalbug;

import static dev.watchbill.criticalbug.RaiseFormMessages.CRITERIA;
import static dev.watchbill.criticalbug.RaiseFormMessages.GROUP;
import static dev.watchbill.criticalbug.RaiseFormMessages.HAPPENS;
import static dev.watchbill.criticalbug.RaiseFormMessages.INFORMANT;
import static dev.watchbill.criticalbug.RaiseFormMessages.LINK;
import static dev.watchbill.criticalbug.RaiseFormMessages.SINCE;
import static dev.watchbill.criticalbug.RaiseFormMessages.SOURCE;
import static dev.watchbill.criticalbug.RaiseFormMessages.WORKAROUND;

import dev.watchbill.people.Group;
import dev.watchbill.people.People;
import dev.watchbill.platform.slack.FormValues;
import dev.watchbill.text.Visible;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Reads the form that raises an alarm, and says what is wrong with it. */
final class RaiseFormReader {
  private final People people;

  RaiseFormReader(People people) {
    this.people = people;
  }

  RaiseForm read(FormValues values) {
    Set<String> ticked = Set.copyOf(values.all(CRITERIA));
    return new RaiseForm(
        Visible.inOneLine(values.text(LINK)),
        Visible.lines(values.text(HAPPENS)),
        Arrays.stream(Criterion.values())
            .filter(each -> ticked.contains(each.name()))
            .collect(Collectors.toCollection(() -> EnumSet.noneOf(Criterion.class))),
        Visible.inOneLine(values.text(SINCE)),
        values.one(GROUP).flatMap(people::group).map(Group::key),
        Visible.lines(values.text(WORKAROUND)),
        values.one(SOURCE).flatMap(RaiseFormReader::source),
        Visible.inOneLine(values.text(INFORMANT)));
  }

  /** What is wrong, in words, by the field's action id; nothing if it can be raised. */
  Map<String, String> mistakes(RaiseForm form) {
    var mistakes = new LinkedHashMap<String, String>();
    wrongLink(form.link()).ifPresent(words -> mistakes.put(LINK, words));
    if (form.happens().isEmpty()) {
      mistakes.put(HAPPENS, "Say what happens, so that product can judge it.");
    }
    tooLong(mistakes, HAPPENS, form.happens(), RaiseFormMessages.LONGEST_HAPPENS);
    if (form.criteria().isEmpty()) {
      mistakes.put(
          CRITERIA, "Tick at least one: a bug that meets none of them is not critical (R17).");
    }
    tooLong(mistakes, SINCE, form.sinceVersion(), RaiseFormMessages.LONGEST_LINE);
    tooLong(mistakes, WORKAROUND, form.workaround(), RaiseFormMessages.LONGEST_WORKAROUND);
    if (form.source().isEmpty()) {
      mistakes.put(SOURCE, "Choose who noticed it: those are told once it is confirmed (R21).");
    }
    tooLong(mistakes, INFORMANT, form.informant(), RaiseFormMessages.LONGEST_LINE);
    return mistakes;
  }

  private static Optional<String> wrongLink(String typed) {
    if (typed.isEmpty()) {
      return Optional.of("File the bug first, then put its link here (R18).");
    }
    List<String> links = BugText.links(typed);
    if (links.size() > 1) {
      return Optional.of("One link only: the filed bug. Put the others into what happens.");
    }
    if (links.isEmpty()) {
      return Optional.of(
          typed.length() > BugLink.LONGEST
              ? "That address is too long: %d characters fit.".formatted(BugLink.LONGEST)
              : "That is no link to a filed bug: it begins with https:// (R18).");
    }
    return Optional.empty();
  }

  private static void tooLong(
      Map<String, String> mistakes, String field, String typed, int longest) {
    if (typed.length() > longest) {
      mistakes.put(field, "That is %,d characters; %,d fit.".formatted(typed.length(), longest));
    }
  }

  private static Optional<Source> source(String name) {
    return Arrays.stream(Source.values()).filter(each -> each.name().equals(name)).findFirst();
  }
}
