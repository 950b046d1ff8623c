package dev.watchbill.calendar;

import dev.watchbill.home.HomePart.HomeButton;
import dev.watchbill.home.HomeParts;
import dev.watchbill.people.PersonId;
import dev.watchbill.platform.slack.Click;
import dev.watchbill.platform.slack.Modal;
import dev.watchbill.platform.slack.Reception;
import dev.watchbill.platform.slack.Reply;
import dev.watchbill.rotation.OnCallVerbs;
import dev.watchbill.rotation.OnCallVerbs.Typed;
import dev.watchbill.rotation.RotationWords;
import dev.watchbill.text.Excerpt;
import dev.watchbill.text.Mrkdwn;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** {@code /oncall calendar}, its buttons, and the button on the Home tab. */
final class CalendarSlack {
  private static final Set<String> FILLERS =
      Set.of("", "a", "my", "the", "own", "shifts", "link", "links", "rotation", "for", "show");
  private static final Set<String> RENEWING = Set.of("new", "renew");
  private static final Set<String> RELEASES =
      Set.of("release", "releases", "freeze", "freezes", "version", "versions");
  private static final int TYPED = 60;

  private final CalendarLinks links;
  private final List<String> rotations;
  private final RotationWords words;
  private final CalendarMessages messages;

  /**
   * @param rotations their names
   */
  CalendarSlack(
      CalendarLinks links, List<String> rotations, RotationWords words, CalendarMessages messages) {
    this.links = links;
    this.rotations = List.copyOf(rotations);
    this.words = words;
    this.messages = messages;
  }

  void listen(Reception reception, OnCallVerbs verbs, HomeParts home) {
    verbs
        .verb("calendar", Set.of("calendars", "ical", "ics", "subscribe"), this::typed)
        .help(reader -> CalendarMessages.help(rotations.get(0)));
    home.quickButton(new HomeButton("Calendar links", CalendarMessages.SHOW, "", false));
    reception.action(
        CalendarMessages.SHOW, click -> Reply.open(modal(reader(click), Optional.empty())));
    reception.action(CalendarMessages.RENEW, click -> pressed(click, this::renew));
    reception.action(CalendarMessages.REVOKE, click -> pressed(click, this::revoke));
  }

  private Reply typed(Typed typed) {
    Optional<String> rotation = Optional.empty();
    boolean renew = false;
    boolean revoke = false;
    for (String word : Arrays.asList(typed.words().toLowerCase(Locale.ROOT).split(" ", -1))) {
      Optional<String> named =
          words
              .rotation(word)
              .or(() -> Optional.of(CalendarLink.RELEASES).filter(it -> RELEASES.contains(word)));
      if (RENEWING.contains(word)) {
        renew = true;
      } else if (word.equals("revoke")) {
        revoke = true;
      } else if (named.isPresent()) {
        rotation = named;
      } else if (!FILLERS.contains(word)) {
        return Reply.ephemeral(unknown(word));
      }
    }
    var subject = new Subject(typed.reader(), rotation);
    Optional<String> news =
        renew
            ? Optional.of(renew(subject))
            : revoke ? Optional.of(revoke(subject)) : Optional.empty();
    return Reply.ephemeral(messages.links(links.of(typed.reader()), news));
  }

  /** Whose link to what. */
  private record Subject(PersonId person, Optional<String> rotation) {}

  private String renew(Subject subject) {
    links.renew(subject.person(), subject.rotation());
    return messages.renewed(subject.rotation());
  }

  private String revoke(Subject subject) {
    boolean worked = links.revoke(subject.person(), subject.rotation());
    return messages.revoked(subject.rotation(), worked);
  }

  /** Whoever clicks changes links of their own, wherever the button came from. */
  private Reply pressed(Click click, Function<Subject, String> act) {
    Optional<String> rotation =
        Optional.of(click.value()).filter(value -> !value.equals(CalendarMessages.OWN));
    if (rotation.filter(name -> !isKnown(name)).isPresent()) {
      return Reply.ephemeral(
          "That rotation is not there any more. `/oncall calendar` shows those that are.");
    }
    Optional<String> news = Optional.of(act.apply(new Subject(reader(click), rotation)));
    return click.viewId().isPresent()
        ? Reply.update(modal(reader(click), news))
        : Reply.ephemeral(messages.links(links.of(reader(click)), news));
  }

  private boolean isKnown(String name) {
    return rotations.contains(name) || name.equals(CalendarLink.RELEASES);
  }

  private Modal modal(PersonId reader, Optional<String> news) {
    return messages.modal(links.of(reader), news);
  }

  private static PersonId reader(Click click) {
    return new PersonId(click.userId());
  }

  private String unknown(String word) {
    return "I do not understand `%s`. `/oncall calendar` shows your links; `/oncall calendar new` and `/oncall calendar revoke` change the one to your own shifts, and take a rotation's name (%s), or `releases`."
        .formatted(
            Mrkdwn.escape(Excerpt.of(Mrkdwn.unescape(word), TYPED).replace('`', '\'')),
            String.join(", ", rotations));
  }
}
