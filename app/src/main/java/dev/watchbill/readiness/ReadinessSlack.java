package dev.watchbill.readiness;

import static dev.watchbill.readiness.ReadinessMessages.FORM;
import static dev.watchbill.readiness.ReadinessMessages.GROUP;
import static dev.watchbill.readiness.ReadinessMessages.NOT_READY;
import static dev.watchbill.readiness.ReadinessMessages.READY;
import static dev.watchbill.readiness.ReadinessMessages.WHY;

import dev.watchbill.people.By;
import dev.watchbill.people.Group;
import dev.watchbill.people.People;
import dev.watchbill.people.PersonId;
import dev.watchbill.platform.slack.Click;
import dev.watchbill.platform.slack.Reception;
import dev.watchbill.platform.slack.Reply;
import dev.watchbill.platform.slack.Submission;
import dev.watchbill.release.FreezeVerbs;
import dev.watchbill.text.Excerpt;
import dev.watchbill.text.Mrkdwn;
import dev.watchbill.text.Visible;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** {@code /freeze ready}, {@code not-ready}, and the buttons of the card (R30). */
final class ReadinessSlack {
  private static final String COMMAND = "/freeze";

  private final Readiness readiness;
  private final People people;
  private final ReadinessMessages messages;

  ReadinessSlack(Readiness readiness, People people, ReadinessMessages messages) {
    this.readiness = readiness;
    this.people = people;
    this.messages = messages;
  }

  void listen(Reception reception, FreezeVerbs verbs) {
    reception
        .action(READY, click -> pressed(click, true))
        .action(NOT_READY, click -> pressed(click, false))
        .view(FORM, this::submitted);
    verbs
        .verb("ready", Set.of(), typed -> typed(typed, true))
        .verb("not-ready", Set.of("notready", "unready"), typed -> typed(typed, false));
  }

  /** A group's name may be several words; what follows it is the reason. */
  private record Words(Optional<Group> group, String rest) {}

  private Words read(String typed) {
    String plain = Mrkdwn.unescape(typed).strip();
    String[] words = plain.split(" ", -1);
    for (int many = words.length; many > 0; many--) {
      String name = String.join(" ", List.of(words).subList(0, many));
      Optional<Group> group = people.group(name);
      if (group.isPresent()) {
        return new Words(
            group, String.join(" ", List.of(words).subList(many, words.length)).strip());
      }
    }
    return new Words(Optional.empty(), plain);
  }

  private Reply typed(FreezeVerbs.Typed typed, boolean ready) {
    Words words = read(typed.words());
    List<Group> groups = readiness.groupsOf(typed.reader());
    if (words.group().isEmpty() && ready && !words.rest().isEmpty()) {
      return Reply.ephemeral(
          "Nothing was noted: there is no group `%s`. There are: %s."
              .formatted(
                  Mrkdwn.escape(Excerpt.of(words.rest(), 40).replace('`', '\'')),
                  people.groups().stream()
                      .map(group -> "`" + Mrkdwn.escape(group.key()) + "`")
                      .collect(Collectors.joining(", "))));
    }
    Optional<Group> group =
        words
            .group()
            .or(() -> Optional.of(groups).filter(it -> it.size() == 1).map(it -> it.get(0)));
    if (group.isEmpty()) {
      return groups.isEmpty()
          ? nobody()
          : Reply.open(messages.form(ready, groups, Optional.empty(), current()));
    }
    if (!ready && words.rest().isEmpty() && groups.contains(group.get())) {
      return Reply.open(messages.form(false, groups, group, current()));
    }
    if (words.rest().length() > ReadinessMessages.LONGEST) {
      return Reply.ephemeral(
          "Nothing was noted: that is %d characters, and %d fit."
              .formatted(words.rest().length(), ReadinessMessages.LONGEST));
    }
    Outcome outcome =
        readiness.declare(
            group.get(), ready, words.rest(), Optional.empty(), By.person(typed.reader(), COMMAND));
    return Reply.ephemeral(
        outcome instanceof Outcome.Refused refused
            ? refused.reason()
            : "Noted: %s is %s. %s"
                .formatted(
                    ReadinessMessages.escaped(group.get().name()),
                    ready ? "ready" : "not ready",
                    readiness
                        .current()
                        .map(it -> "Now " + messages.progress(it) + ".")
                        .orElse("")));
  }

  private Optional<String> current() {
    return readiness.current().map(Declared::mark);
  }

  /** One that was posted before marks were has none. */
  private static Optional<String> mark(String written) {
    return Optional.of(written).filter(it -> it.matches("\\d+-\\d+"));
  }

  private Reply pressed(Click click, boolean ready) {
    PersonId who = new PersonId(click.userId());
    List<Group> groups = readiness.groupsOf(who);
    if (groups.isEmpty()) {
      return nobody();
    }
    Optional<String> asked = mark(click.tail());
    Optional<String> over = readiness.over(asked);
    if (over.isPresent()) {
      return Reply.ephemeral(over.get());
    }
    if (!ready || groups.size() > 1) {
      return Reply.open(messages.form(ready, groups, Optional.empty(), asked));
    }
    return readiness.declare(groups.get(0), true, "", asked, By.person(who, "a button"))
            instanceof Outcome.Refused refused
        ? Reply.ephemeral(refused.reason())
        : Reply.nothing();
  }

  private Reply submitted(Submission sent) {
    String[] carried = sent.privateMetadata().split(" ", 2);
    boolean ready = Boolean.parseBoolean(carried[0]);
    Optional<Group> group = sent.values().one(GROUP).flatMap(people::group);
    String why = Visible.lines(sent.values().text(WHY));
    if (group.isEmpty()) {
      return Reply.fieldError(sent.values().blockOf(GROUP), "Choose a group.");
    }
    if (!ready && why.isEmpty()) {
      return Reply.fieldError(
          sent.values().blockOf(WHY), "Others wait for it: please say what is missing.");
    }
    Outcome outcome =
        readiness.declare(
            group.get(),
            ready,
            why,
            mark(carried[carried.length - 1]),
            By.person(new PersonId(sent.userId()), "a form"));
    return outcome instanceof Outcome.Refused refused
        ? Reply.ephemeral(refused.reason())
        : Reply.closeAll();
  }

  private static Reply nobody() {
    return Reply.ephemeral(
        "Only the QA lead of a group, or an admin in their place, declares it ready (R30). `/freeze status` shows how the freeze stands.");
  }
}
