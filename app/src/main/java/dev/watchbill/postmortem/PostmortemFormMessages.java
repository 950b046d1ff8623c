package dev.watchbill.postmortem;

import static dev.watchbill.postmortem.BlockMessages.field;
import static dev.watchbill.postmortem.BlockMessages.plain;
import static dev.watchbill.postmortem.BlockMessages.section;
import static dev.watchbill.postmortem.BlockMessages.text;

import com.slack.api.model.block.LayoutBlock;
import com.slack.api.model.block.element.DatePickerElement;
import com.slack.api.model.block.element.MultiUsersSelectElement;
import com.slack.api.model.block.element.TimePickerElement;
import com.slack.api.model.block.element.UsersSelectElement;
import dev.watchbill.people.PersonId;
import dev.watchbill.platform.slack.Modal;
import dev.watchbill.postmortem.Findings.Part;
import dev.watchbill.postmortem.FindingsPolicy.Seen;
import dev.watchbill.text.LongText;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The forms about postmortems. A field's action id is its name below. */
final class PostmortemFormMessages {
  static final String SCHEDULE = "postmortem_schedule";
  static final String EDIT = "postmortem_edit";
  static final String ADD = "postmortem_add";
  static final String LINK = "postmortem_link";
  static final String ITEM = "postmortem_item";

  static final String DAY = "day";
  static final String TIME = "time";
  static final String PEOPLE = "people";
  static final String WHAT = "what";
  static final String OWNER = "owner";
  static final String DUE = "due";
  static final String ISSUE = "issue";
  static final String REASON = "reason";

  private static final int REASON_LONGEST = 300;

  private PostmortemFormMessages() {}

  /** The name of the part's field. */
  static String name(Part part) {
    return part.name().toLowerCase(Locale.ROOT);
  }

  /**
   * When is it held?
   *
   * @param zone of whoever fills it in
   * @param first the day that is shown at first
   */
  static Modal schedule(Case its, ZoneId zone, LocalDate first) {
    Optional<Meeting> meeting = its.postmortem().meeting();
    LocalDate day =
        meeting
            .map(when -> when.day().orElse(when.at().atZone(zone).toLocalDate()))
            .filter(when -> !when.isBefore(first))
            .orElse(first);
    Optional<LocalTime> time =
        meeting
            .filter(when -> when.day().isEmpty())
            .map(when -> when.at().atZone(zone).toLocalTime().truncatedTo(ChronoUnit.MINUTES));
    return BlockMessages.form(
        SCHEDULE,
        Long.toString(its.postmortem().id()),
        "When is it held?",
        "Schedule",
        List.of(
            field(
                DAY,
                "Day",
                "",
                false,
                DatePickerElement.builder().actionId(DAY).initialDate(day.toString()).build()),
            field(
                TIME,
                "Time",
                "In your time zone, %s. Left empty, it is that day.".formatted(zone),
                true,
                TimePickerElement.builder()
                    .actionId(TIME)
                    .initialTime(time.map(LocalTime::toString).orElse(null))
                    .build())));
  }

  /** What was found out. */
  static Modal edit(Case its) {
    return edit(its, its.postmortem().findings(), List.of(), "");
  }

  /**
   * After somebody else was faster: what both wrote, to be put right and sent off again. What does
   * not fit into a field stands above it. The fields are in blocks of other names: in a block that
   * stays Slack would go on showing what was typed.
   *
   * @param by who was faster, as it is written
   */
  static Modal both(PostmortemAnswer.Changed changed, Findings typed, String by) {
    var above = new ArrayList<LayoutBlock>();
    above.add(
        section(
            "*%s has written in this meanwhile.* Nothing is lost: their words and yours stand below. Look them through, and send them off again."
                .formatted(by)));
    var shown = new EnumMap<Part, String>(Part.class);
    for (Part part : Part.values()) {
      String together = changed.together().text(part);
      boolean fits = together.length() <= Findings.LONGEST;
      shown.put(part, fits ? together : typed.text(part));
      if (!fits) {
        above.add(section("*%s*: %s wrote".formatted(part.title(), by)));
        LongText.pieces(changed.its().postmortem().findings().text(part), BlockMessages.SECTION)
            .forEach(piece -> above.add(section(piece)));
      }
    }
    return edit(
        changed.its(),
        new Findings(shown, changed.together().people()),
        above,
        "_after_" + changed.its().postmortem().revision());
  }

  private static Modal edit(Case its, Findings shown, List<LayoutBlock> above, String suffix) {
    var blocks = new ArrayList<>(above);
    for (Part part : Part.values()) {
      blocks.add(
          field(
              name(part) + suffix,
              part.title(),
              part.question(),
              true,
              text(name(part), true, Findings.LONGEST, shown.text(part))));
    }
    List<String> people = shown.people().stream().map(PersonId::value).toList();
    blocks.add(
        field(
            PEOPLE + suffix,
            "Who else took part",
            "Whoever did something about it here is named anyway.",
            true,
            MultiUsersSelectElement.builder()
                .actionId(PEOPLE)
                .initialUsers(people.isEmpty() ? null : people)
                .build()));
    return BlockMessages.form(
        EDIT,
        its.postmortem().id() + " " + Seen.of(its.postmortem()).written(),
        "Postmortem",
        "Save",
        blocks);
  }

  /** A new action item. */
  static Modal add(Case its, PersonId reader) {
    return BlockMessages.form(
        ADD,
        Long.toString(its.postmortem().id()),
        "Action item",
        "Add",
        List.of(
            field(
                WHAT,
                "What is to be done",
                "So that it does not happen again.",
                false,
                text(WHAT, false, ActionItem.LONGEST, null)),
            field(
                OWNER,
                "Who files an issue for it",
                "They get a message, and are reminded until the issue is linked.",
                false,
                UsersSelectElement.builder()
                    .actionId(OWNER)
                    .placeholder(plain("Somebody"))
                    .initialUser(reader.value())
                    .build()),
            issue("If there is one already.", true, Optional.empty()),
            field(DUE, "Due", "", true, DatePickerElement.builder().actionId(DUE).build())));
  }

  /** The link of an item's issue. */
  static Modal link(Case its, ActionItem item) {
    return BlockMessages.form(
        LINK,
        item.id() + " " + item.issue().orElse(""),
        "The issue's link",
        "Save",
        List.of(
            section("*%s*: %s".formatted(its.about().written(), ActionItemMessages.what(item))),
            issue("As in https://github.com/example/app/issues/12", false, item.issue())));
  }

  /** An item given to somebody else, linked, or dropped. */
  static Modal item(Case its, ActionItem item) {
    return BlockMessages.form(
        ITEM,
        item.id() + " " + item.issue().orElse(""),
        "Action item",
        "Save",
        List.of(
            section("*%s*: %s".formatted(its.about().written(), ActionItemMessages.what(item))),
            field(
                OWNER,
                "Who files an issue for it",
                "",
                false,
                UsersSelectElement.builder()
                    .actionId(OWNER)
                    .initialUser(item.owner().value())
                    .build()),
            issue("", true, item.issue()),
            field(
                REASON,
                "Or drop it, because",
                "Only if it is not to be done after all.",
                true,
                text(REASON, false, REASON_LONGEST, null))));
  }

  private static LayoutBlock issue(String hint, boolean optional, Optional<String> link) {
    return field(
        ISSUE,
        "Link of the issue",
        hint,
        optional,
        text(ISSUE, false, IssueLinks.LONGEST, link.orElse(null)));
  }
}
