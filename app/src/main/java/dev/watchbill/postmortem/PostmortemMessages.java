package dev.watchbill.postmortem;

import static dev.watchbill.postmortem.BlockMessages.button;
import static dev.watchbill.postmortem.BlockMessages.primary;

import com.slack.api.model.block.element.ButtonElement;
import dev.watchbill.people.Group;
import dev.watchbill.people.People;
import dev.watchbill.people.PersonId;
import dev.watchbill.platform.outbox.Content;
import dev.watchbill.platform.outbox.Outbox;
import dev.watchbill.platform.slack.Permalinks;
import dev.watchbill.postmortem.Findings.Part;
import dev.watchbill.text.Excerpt;
import dev.watchbill.text.Mrkdwn;
import dev.watchbill.text.ReaderTime;
import dev.watchbill.text.Visible;
import dev.watchbill.text.WebLink;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** The words about how a postmortem stands, to those who see to it and in its thread (R23). */
final class PostmortemMessages {
  private static final int TITLE = 120;
  private static final int WHAT = 150;

  private final Matters matters;
  private final People people;
  private final Outbox outbox;
  private final Permalinks permalinks;

  PostmortemMessages(Matters matters, People people, Outbox outbox, Permalinks permalinks) {
    this.matters = matters;
    this.people = people;
    this.outbox = outbox;
    this.permalinks = permalinks;
  }

  /** To whoever sees to it: how it stands, and what is next. */
  Content asked(Case its, Instant now) {
    return BlockMessages.content(
        List.of(heading(its) + "\n" + stands(its, now)), buttons(its, true));
  }

  /** In an outage's thread. */
  Content status(Case its) {
    return BlockMessages.content(
        List.of(
            "*Postmortem of %s*: %s".formatted(its.about().written(), line(its))
                + "\n`%s` shows it.".formatted(its.about().command())),
        List.of());
  }

  String heading(Case its) {
    return "*Postmortem of %s*: %s".formatted(its.about().written(), title(its.matter()));
  }

  /** What it is about, with a link to the filed bug or the outage's thread. */
  String title(Matter matter) {
    if (matter instanceof Matter.OfAlarm bug) {
      return WebLink.of(bug.alarm().bug().link(), bug.title(), TITLE);
    }
    return permalink(matter)
        .map(address -> WebLink.of(address, matter.title(), TITLE))
        .orElseGet(() -> oneLine(matter.title(), TITLE));
  }

  /** Where its thread begins, once that is posted. */
  Optional<String> permalink(Matter matter) {
    return outbox
        .posted(matter.thread())
        .map(at -> permalinks.to(at.channelId(), at.ts(), Optional.empty()));
  }

  /** How it stands in a few words, for a card or a list. */
  String line(Case its) {
    String items =
        its.kept().isEmpty()
            ? ""
            : " · %d of %d action items %s an issue"
                .formatted(its.filed(), its.kept().size(), its.kept().size() == 1 ? "has" : "have");
    return state(its) + items;
  }

  private String state(Case its) {
    Postmortem it = its.postmortem();
    if (it.isPaused()) {
      return "waits until the bug is fixed again";
    }
    return switch (it.state()) {
      case DUE ->
          "%s schedules it by %s"
              .formatted(responsible(its.matter()), ReaderTime.shortDay(it.dueAt(), zone(its)));
      case SCHEDULED -> it.meeting().map(when -> MeetingText.shown(when, zone(its))).orElse("");
      case HELD ->
          "held " + it.held().map(act -> ReaderTime.shortDay(act.at(), zone(its))).orElse("");
      case DONE ->
          "done " + it.done().map(act -> ReaderTime.shortDay(act.at(), zone(its))).orElse("");
    };
  }

  /** How it stands in two or three sentences, and what is next. */
  String stands(Case its, Instant now) {
    Postmortem it = its.postmortem();
    if (it.isPaused()) {
      return "*Paused*: the fix did not hold. Nothing is asked of you until the bug is fixed again; then this goes on.";
    }
    return switch (it.state()) {
      case DUE -> due(its, now);
      case SCHEDULED -> scheduled(its);
      case HELD -> held(its);
      case DONE ->
          "*Done*: it was held, and every action item is settled (R23). Thank you. `%s` shows it."
              .formatted(its.about().command());
    };
  }

  private String due(Case its, Instant now) {
    Postmortem it = its.postmortem();
    boolean late = !it.dueAt().isAfter(now);
    return "%s %s. %s%s (%s): what caused it, and why did it reach customers? (R23)\nSay when it is, or `%s Thu 14:00`."
        .formatted(
            its.matter() instanceof Matter.OfAlarm
                ? "The bug was fixed"
                : "Its record was complete",
            ReaderTime.moment(it.begunAt(), zone(its)),
            late ? "*Late*: its postmortem was to be scheduled by " : "Schedule its postmortem by ",
            ReaderTime.shortDay(it.dueAt(), zone(its)),
            ReaderTime.distance(now, it.dueAt()),
            its.about().command());
  }

  private String scheduled(Case its) {
    Postmortem it = its.postmortem();
    String when = it.meeting().map(at -> MeetingText.shown(at, zone(its))).orElse("");
    String by = it.scheduled().map(act -> " by " + name(act.by())).orElse("");
    if (it.askedHeld()) {
      return "It was to be held %s. *Was it held?* If not, give it another date.".formatted(when);
    }
    boolean late = it.meeting().filter(at -> !at.at().isBefore(it.dueAt())).isPresent();
    return "*Scheduled for %s*%s.%s The document is begun: its timeline is filled in."
        .formatted(
            when,
            by,
            late
                ? " That is later than %s, by when it was to be."
                    .formatted(ReaderTime.shortDay(it.dueAt(), zone(its)))
                : "");
  }

  private String held(Case its) {
    var sentences = new ArrayList<String>();
    sentences.add(
        "*Held*%s."
            .formatted(its.postmortem().held().map(act -> ", says " + name(act.by())).orElse("")));
    List<Part> missing = its.postmortem().findings().missingCauses();
    if (!missing.isEmpty()) {
      sentences.add(
          "Still to be written down: %s."
              .formatted(
                  missing.stream()
                      .map(part -> part.title().toLowerCase(Locale.ROOT))
                      .collect(Collectors.joining(" and "))));
    }
    long open = PostmortemPolicy.unsettled(its.items());
    if (its.postmortem().asksMore()) {
      sentences.add(
          "Add what is to be done so that it does not happen again, each with an owner; or say that nothing more is to be done.");
    } else if (open > 0) {
      sentences.add(
          "%s without an issue; the owners are reminded (R23)."
              .formatted(open == 1 ? "1 action item is" : open + " action items are"));
    }
    return String.join(" ", sentences);
  }

  /** What can be done next; the one to press first. */
  List<ButtonElement> buttons(Case its, boolean withShow) {
    Postmortem it = its.postmortem();
    long id = it.id();
    var buttons = new ArrayList<ButtonElement>();
    if (!it.isPaused()) {
      switch (it.state()) {
        case DUE -> {
          buttons.add(primary("Schedule", PostmortemActions.SCHEDULE, id));
          buttons.add(button("Held", PostmortemActions.HELD, id));
        }
        case SCHEDULED -> {
          buttons.add(
              it.askedHeld()
                  ? primary("Held", PostmortemActions.HELD, id)
                  : button("Held", PostmortemActions.HELD, id));
          buttons.add(button("Reschedule", PostmortemActions.SCHEDULE, id));
        }
        case HELD -> {
          buttons.add(
              it.asksMore()
                  ? primary("Add action item", PostmortemActions.ADD, id)
                  : button("Add action item", PostmortemActions.ADD, id));
          if (it.asksMore()) {
            buttons.add(button("Nothing more to do", PostmortemActions.FINISH, id));
          }
        }
        case DONE -> {}
      }
    }
    if (withShow) {
      buttons.add(button("Document", PostmortemActions.SHOW, id));
    }
    return buttons;
  }

  /** A newer message says the same. */
  Content superseded(Case its) {
    return BlockMessages.content(
        List.of(heading(its) + "\nYou were reminded of it: see the newer message below."),
        List.of());
  }

  /** Somebody else sees to it now. */
  Content noLongerYours(Case its, List<PersonId> responsible) {
    return BlockMessages.content(
        List.of(
            "%s\nNothing is asked of you any more: %s now."
                .formatted(
                    heading(its),
                    responsible.isEmpty()
                        ? "the group has no manager"
                        : names(responsible)
                            + (responsible.size() == 1 ? " sees" : " see")
                            + " to it")),
        List.of());
  }

  /** To an admin, once. */
  Content lateToAdmin(Case its, List<PersonId> responsible) {
    return BlockMessages.content(
        List.of(
            "%s\nIt has no date yet, and was to have one by %s (R23). %s"
                .formatted(
                    heading(its),
                    ReaderTime.shortDay(its.postmortem().dueAt(), zone(its)),
                    responsible.isEmpty()
                        ? "The group has no manager whom I can ask."
                        : "I have asked " + names(responsible) + ". Please help.")),
        buttons(its, true));
  }

  /** In the thread, once. It mentions those who see to it. */
  Content lateInThread(Case its, List<PersonId> responsible) {
    return BlockMessages.content(
        List.of(
            "The postmortem of %s has no date yet; it was to have one by %s (R23).%s"
                .formatted(
                    its.about().written(),
                    ReaderTime.shortDay(its.postmortem().dueAt(), zone(its)),
                    responsible.isEmpty()
                        ? ""
                        : " %s, when is it?"
                            .formatted(
                                responsible.stream()
                                    .map(person -> "<@" + person + ">")
                                    .collect(Collectors.joining(" "))))),
        List.of(primary("Schedule", PostmortemActions.SCHEDULE, its.postmortem().id())));
  }

  /** Only those who see to it may do that. */
  String onlyResponsible(Matter matter, List<PersonId> responsible) {
    return "A postmortem is seen to by the engineering manager of the group that owns it (R23): ask %s. Anybody may write in its document and add action items: `%s`."
        .formatted(
            responsible.isEmpty() ? "an admin of Watchbill" : names(responsible),
            matter.about().command());
  }

  /**
   * @param why as {@link PostmortemPolicy#refusal}
   */
  String refused(About about, String why) {
    return "The postmortem of %s %s".formatted(about.written(), why);
  }

  String onlyOwner(ActionItem item, List<PersonId> responsible) {
    return "That action item is %s's: they or %s change it (R23). Nothing was changed."
        .formatted(name(item.owner()), responsible.isEmpty() ? "an admin" : names(responsible));
  }

  String linkedMeanwhile(ActionItem item) {
    return item.issue()
        .map(
            issue ->
                "It has the issue <%s> already. To change that, open its form again; nothing was changed."
                    .formatted(WebLink.address(issue)))
        .orElse("Its link was taken away meanwhile. Open the form again; nothing was changed.");
  }

  String hasIssue(ActionItem item) {
    return "It has an issue already%s: what becomes of it is decided there. Nothing was changed."
        .formatted(item.issue().map(issue -> ", <" + WebLink.address(issue) + ">").orElse(""));
  }

  String droppedAlready(ActionItem item) {
    return "It was dropped: “%s”. Add a new action item instead; nothing was changed."
        .formatted(oneLine(item.dropped().orElse(""), WHAT));
  }

  String noOwner(PersonId owner) {
    return "%s cannot own an action item: choose a full member of this workspace (R23)."
        .formatted(name(owner));
  }

  String name(PersonId person) {
    return Mrkdwn.escape(people.nameOf(person));
  }

  String names(List<PersonId> all) {
    return all.stream().map(this::name).collect(Collectors.joining(" and "));
  }

  private String responsible(Matter matter) {
    List<PersonId> all = matters.responsible(matter);
    return all.isEmpty() ? "an admin" : names(all);
  }

  /** What people call the group that owns it. */
  Optional<String> group(Matter matter) {
    return matter.group().map(key -> people.group(key).map(Group::name).orElse(key));
  }

  ZoneId zone(Case its) {
    return matters.zone(its.matter());
  }

  static String oneLine(String typed, int limit) {
    return Mrkdwn.escape(Excerpt.of(Visible.inOneLine(typed), limit));
  }
}
