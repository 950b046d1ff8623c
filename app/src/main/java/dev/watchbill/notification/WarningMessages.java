package dev.watchbill.notification;

import static com.slack.api.model.block.Blocks.actions;
import static com.slack.api.model.block.Blocks.section;
import static com.slack.api.model.block.composition.BlockCompositions.markdownText;
import static com.slack.api.model.block.composition.BlockCompositions.plainText;
import static com.slack.api.model.block.element.BlockElements.button;

import com.slack.api.model.block.LayoutBlock;
import com.slack.api.model.block.RichTextBlock;
import com.slack.api.model.block.element.RichTextPreformattedElement;
import com.slack.api.model.block.element.RichTextSectionElement;
import com.slack.api.util.json.GsonFactory;
import dev.watchbill.criticalbug.Alarm;
import dev.watchbill.criticalbug.AlarmState;
import dev.watchbill.criticalbug.Criterion;
import dev.watchbill.people.Contact;
import dev.watchbill.people.People;
import dev.watchbill.people.PersonId;
import dev.watchbill.platform.outbox.Content;
import dev.watchbill.platform.outbox.PostedLink;
import dev.watchbill.platform.slack.TickBox;
import dev.watchbill.text.InWords;
import dev.watchbill.text.Mrkdwn;
import dev.watchbill.text.ReaderTime;
import dev.watchbill.text.WebLink;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The words about warning customers and the community (R21). */
final class WarningMessages {
  /** Followed by a colon, the alarm's number, a colon and the audience. */
  static final String TICK = "warning.tick";

  /** Followed by a colon and the alarm's number. */
  static final String UNAVAILABLE = "warning.unavailable";

  /** So much of a bug's name is shown. */
  private static final int NAME = 150;

  private final People people;
  private final WarningRules rules;

  WarningMessages(People people, WarningRules rules) {
    this.people = people;
    this.rules = rules;
  }

  /** Where customer success is asked; mentions them while they are. */
  Content card(Alarm alarm, Warning it, Contact warns) {
    if (it.isEnded()) {
      return over(alarm, it);
    }
    boolean fresh = it.isUntouched() && it.passedOnAt().isEmpty();
    String asked =
        fresh
            ? "%s, a critical bug is confirmed: %s. Please *warn customers and the community* (R21)."
                .formatted(warns.mention(), bug(alarm))
            : about(alarm, it);
    String next =
        fresh
            ? "Tick what is done by %s; otherwise whoever is on call for %s is asked."
                .formatted(it.nextAt().map(at -> "*" + moment(at) + "*").orElse("then"), rotation())
            : status(it) + whoHasIt(it);
    return content(
        alarm,
        it,
        asked,
        next + " " + remarks(alarm),
        it.passedOnAt().isEmpty() && it.isWaitedFor());
  }

  /** To somebody on call, or in their place. */
  Content toStandIn(Alarm alarm, Warning it) {
    if (it.isEnded()) {
      return over(alarm, it);
    }
    boolean theirs = it.isWaitedFor() && it.carrier().isEmpty();
    String asked =
        theirs
            ? "Please *warn customers and the community* of a critical bug (R21): %s. It is yours because %s."
                .formatted(bug(alarm), why(it))
            : about(alarm, it);
    String next =
        theirs
            ? (it.isUntouched() ? "Tick what is done" : status(it) + " Tick the rest")
                + "; you are reminded until both are ticked."
            : status(it) + whoHasIt(it);
    return content(alarm, it, asked, next + " " + remarks(alarm), false);
  }

  private String about(Alarm alarm, Warning it) {
    return "Customers and the community %s of a critical bug (R21): %s."
        .formatted(it.isDone() ? "are warned" : "are to be warned", bug(alarm));
  }

  /** In the alarm's thread: who is asked instead of customer success. */
  Content passedOn(Warning it, boolean onCall) {
    return Content.text(
        "%s %s asked to warn customers and the community (R21)%s, because %s."
            .formatted(
                it.asked().isEmpty() ? "Nobody" : names(it.asked()),
                it.asked().size() > 1 ? "are" : "is",
                onCall
                    ? ", being on call for " + rotation()
                    : ", as nobody is on call for " + rotation(),
                why(it)));
  }

  /** To somebody whose turn is over. */
  Content askedNoMore(Alarm alarm, List<PersonId> now) {
    return Content.text(
        "You need not warn anybody of %s any more: %s is asked now. Thank you; tell them what you have begun. %s"
            .formatted(bug(alarm), now.isEmpty() ? "nobody" : names(now), theAlarm(alarm)));
  }

  /** To somebody who is asked again. */
  Content askedAgain(Alarm alarm) {
    return Content.text(
        "You are asked again below to warn customers and the community of %s."
            .formatted(bug(alarm)));
  }

  /**
   * @param about the intent of the message with the boxes
   */
  Content reminder(Alarm alarm, Warning it, String about) {
    return Content.text(
        "*%s* still to be warned of %s (R21).%s <%s|Tick it> when it is done, or type `/critical-bug warned %d both`.%s"
            .formatted(
                leftToDo(it),
                bug(alarm),
                alarm.state() == AlarmState.FIXED ? " It is fixed, as they should know." : "",
                PostedLink.to(about),
                alarm.id(),
                it.nextAt().map(at -> " The next reminder comes " + moment(at) + ".").orElse("")));
  }

  /** In the place of a reminder. */
  Content reminderOver(Alarm alarm, Warning it) {
    String now =
        it.isEnded()
            ? "the alarm is over"
            : it.isDone()
                ? "customers and the community are warned"
                : names(it.reminds()) + " has it";
    return Content.text("Nothing is left for you to do about %s: %s.".formatted(bug(alarm), now));
  }

  /**
   * @param told whoever ticked a box
   */
  Content openAgain(Alarm alarm, List<PersonId> told) {
    return Content.text(
        "%s the fix did not hold: %s is open again. %s"
            .formatted(
                told.isEmpty()
                    ? "To know:"
                    : told.stream().map(it -> "<@" + it + ">").collect(Collectors.joining(", "))
                        + ":",
                bug(alarm),
                told.isEmpty()
                    ? "The draft above says so."
                    : "If those you warned believe it fixed, tell them; the draft above says how it stands."));
  }

  /** To whoever says that customer success is not available, when that is known. */
  String alreadyPassedOn(Warning it) {
    return it.isDone()
        ? "Nothing was changed: customers and the community are warned already."
        : "Nothing was changed: it is passed on already. " + names(it.asked()) + " is asked.";
  }

  /** A line on the alarm's card. */
  String line(Warning it) {
    return it.isUntouched()
        ? "Customers and the community: still to be warned" + (it.isEnded() ? "" : asked(it))
        : "Customers: %s · the community: %s"
            .formatted(standing(it, Audience.CUSTOMERS), standing(it, Audience.COMMUNITY));
  }

  /** On the Home tab of whoever is asked. */
  String owed(Alarm alarm, Warning it) {
    return "*You are asked to warn %s* of a critical bug (R21): %s."
        .formatted(
            Stream.of(Audience.values())
                .filter(audience -> it.of(audience).isEmpty())
                .map(Audience::words)
                .collect(Collectors.joining(" and ")),
            bug(alarm));
  }

  /** The alarm's number, which commands want, and the bug as a link. */
  String bug(Alarm alarm) {
    return "alarm " + alarm.id() + ", " + WebLink.of(alarm.bug().link(), alarm.name(), NAME);
  }

  /** The draft and a row for each audience: the same in messages and in the form. */
  List<LayoutBlock> boxes(Alarm alarm, Warning it) {
    var blocks = new ArrayList<LayoutBlock>();
    blocks.add(draft(WarningDraft.of(alarm)));
    for (Audience audience : Audience.values()) {
      blocks.add(
          new TickBox(
                  TICK + ":" + alarm.id() + ":" + audience.key(),
                  "*%s*: %s".formatted(audience.title(), standing(it, audience)),
                  "Warned",
                  it.of(audience).isPresent(),
                  it.revision())
              .block());
    }
    return blocks;
  }

  /** How far it is, and who has it. */
  String standing(Warning it) {
    return it.isEnded() ? "This is over." : status(it) + whoHasIt(it);
  }

  private Content content(
      Alarm alarm, Warning it, String asked, String next, boolean mayBeUnavailable) {
    String head = asked + "\n" + next;
    var blocks = new ArrayList<LayoutBlock>();
    blocks.add(section(s -> s.text(markdownText(m -> m.text(head).verbatim(true)))));
    blocks.addAll(boxes(alarm, it));
    if (mayBeUnavailable) {
      blocks.add(
          actions(
              List.of(
                  button(
                      b ->
                          b.actionId(UNAVAILABLE + ":" + alarm.id())
                              .text(plainText("Not available"))))));
    }
    return new Content(
        head + "\nA draft:\n" + Mrkdwn.escape(WarningDraft.of(alarm)),
        GsonFactory.createSnakeCase().toJson(blocks));
  }

  private Content over(Alarm alarm, Warning it) {
    return Content.text(
        it.isUntouched() || alarm.state() != AlarmState.CLOSED
            ? "Nobody needs to be warned of %s any more: the alarm is %s. %s %s"
                .formatted(
                    bug(alarm),
                    alarm.state() == AlarmState.CLOSED ? "closed" : "taken back",
                    it.isUntouched() ? "" : status(it) + " Tell them that it was a mistake.",
                    theAlarm(alarm))
            : "Customers and the community were warned of %s. %s %s"
                .formatted(bug(alarm), status(it), theAlarm(alarm)));
  }

  private static LayoutBlock draft(String words) {
    return RichTextBlock.builder()
        .elements(
            List.of(
                RichTextPreformattedElement.builder()
                    .elements(List.of(RichTextSectionElement.Text.builder().text(words).build()))
                    .build()))
        .build();
  }

  private String status(Warning it) {
    return it.isUntouched()
        ? "Nobody is warned yet."
        : "Customers: %s. The community: %s."
            .formatted(standing(it, Audience.CUSTOMERS), standing(it, Audience.COMMUNITY));
  }

  private String standing(Warning it, Audience audience) {
    return it.of(audience)
        .map(
            act ->
                "warned by %s, %s"
                    .formatted(name(act.by()), ReaderTime.shortMoment(act.at(), rules.zone())))
        .orElse("still to be warned");
  }

  private String whoHasIt(Warning it) {
    if (!it.isWaitedFor()) {
      return "";
    }
    return it.carrier()
        .map(who -> " %s is reminded of the rest.".formatted(name(who)))
        .orElseGet(
            () ->
                asked(it).isEmpty()
                    ? ""
                    : " %s %s asked instead, because %s."
                        .formatted(
                            names(it.asked()), it.asked().size() > 1 ? "are" : "is", why(it)));
  }

  private String asked(Warning it) {
    return it.asked().isEmpty() || !it.isWaitedFor() ? "" : ", " + names(it.asked()) + " is asked";
  }

  private String why(Warning it) {
    String warns = Mrkdwn.escape(people.contact(rules.warns()).label());
    return it.unavailable()
        .map(act -> "%s said that %s is not available".formatted(name(act.by()), warns))
        .orElseGet(
            () -> {
              if (it.passedOnAt().filter(it.askedAt()::equals).isPresent()) {
                return "Watchbill cannot reach anybody of " + warns;
              }
              return it.isUntouched()
                  ? "%s has not answered within %s".formatted(warns, InWords.of(rules.within()))
                  : "not everybody is warned yet";
            });
  }

  private String remarks(Alarm alarm) {
    return (alarm.bug().criteria().contains(Criterion.SECURITY)
            ? "*It is a security vulnerability: ask product what may be told before the fix is out.* "
            : "")
        + theAlarm(alarm);
  }

  private static String theAlarm(Alarm alarm) {
    return "<%s|The alarm>".formatted(PostedLink.to(alarm.card()));
  }

  private static String leftToDo(Warning it) {
    return Stream.of(Audience.values())
            .filter(audience -> it.of(audience).isEmpty())
            .map(audience -> audience == Audience.CUSTOMERS ? "Customers" : "the community")
            .collect(Collectors.joining(" and "))
        + (it.customers().isPresent() ? " is" : " are");
  }

  private String names(List<PersonId> persons) {
    return persons.stream().map(this::name).collect(Collectors.joining(", "));
  }

  private String name(PersonId person) {
    return Mrkdwn.escape(people.nameOf(person));
  }

  private String rotation() {
    return Mrkdwn.escape(rules.rotation());
  }

  private String moment(Instant at) {
    return ReaderTime.moment(at, rules.zone());
  }
}
