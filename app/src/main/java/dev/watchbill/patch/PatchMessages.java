package dev.watchbill.patch;

import static com.slack.api.model.block.Blocks.actions;
import static com.slack.api.model.block.Blocks.section;
import static com.slack.api.model.block.composition.BlockCompositions.markdownText;
import static com.slack.api.model.block.composition.BlockCompositions.plainText;
import static com.slack.api.model.block.element.BlockElements.button;

import com.slack.api.model.block.LayoutBlock;
import com.slack.api.util.json.GsonFactory;
import dev.watchbill.criticalbug.Alarm;
import dev.watchbill.criticalbug.AlarmActions;
import dev.watchbill.criticalbug.AlarmState;
import dev.watchbill.ground.ChecklistLine;
import dev.watchbill.ground.ChecklistLineMessages;
import dev.watchbill.people.Group;
import dev.watchbill.people.People;
import dev.watchbill.platform.outbox.Content;
import dev.watchbill.platform.outbox.PostedLink;
import dev.watchbill.text.Excerpt;
import dev.watchbill.text.Mrkdwn;
import dev.watchbill.text.Visible;
import dev.watchbill.text.WebLink;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;

/** The words about a patch release (R22). */
final class PatchMessages {
  /** Followed by a colon, the alarm's number, a colon and the line's position. */
  static final String TICK = "patch.tick";

  /** So much of a bug's name is shown. */
  private static final int NAME = 150;

  /** So much of what names the fix. */
  private static final int VERSION = 100;

  private final People people;
  private final ChecklistLineMessages lines;

  /**
   * @param zone for readers without a zone of their own
   */
  PatchMessages(People people, ZoneId zone) {
    this.people = people;
    this.lines = new ChecklistLineMessages(people, zone);
  }

  /** To a manager of the group that owns the bug, or an admin in their place. */
  Content toManager(Alarm alarm, Patch it) {
    return content(
        alarm,
        it,
        "The *patch release* of %s begins (R22): it is critical%s. Tick what is done, here or in the alarm's thread."
            .formatted(
                bug(alarm),
                alarm
                    .group()
                    .map(group -> people.group(group).map(Group::name).orElse(group))
                    .map(name -> ", and is for " + Mrkdwn.escape(Visible.inOneLine(name)))
                    .orElse("")));
  }

  /** In the alarm's thread. */
  Content inThread(Alarm alarm, Patch it) {
    return content(
        alarm,
        it,
        "The *patch release* of %s (R22): whoever does something of it ticks it here."
            .formatted(bug(alarm)));
  }

  /** A line on the alarm's card. */
  String line(Alarm alarm, Patch it) {
    return "Patch: " + progress(alarm, it);
  }

  /** The rows and buttons: the same in messages and in the form. */
  List<LayoutBlock> boxes(Alarm alarm, Patch it) {
    var blocks = new ArrayList<LayoutBlock>();
    for (ChecklistLine line : it.items()) {
      blocks.add(
          it.isEnded()
              ? mrkdwn(lines.words(line))
              : lines.box(TICK + ":" + alarm.id(), line, it.revision()));
    }
    if (alarm.state() == AlarmState.CONFIRMED) {
      blocks.add(
          actions(
              List.of(
                  button(
                      b ->
                          b.actionId(AlarmActions.FIXED + ":" + alarm.id())
                              .text(plainText("Fixed in…"))
                              .style("primary")))));
    } else if (alarm.state() == AlarmState.FIXED) {
      blocks.add(
          actions(
              List.of(
                  button(
                      b ->
                          b.actionId(AlarmActions.REOPEN + ":" + alarm.id())
                              .text(plainText("Not fixed"))))));
    }
    return blocks;
  }

  /** The alarm's number, which commands want, and the bug as a link. */
  String bug(Alarm alarm) {
    return "alarm " + alarm.id() + ", " + WebLink.of(alarm.bug().link(), alarm.name(), NAME);
  }

  /** How far it is. */
  String progress(Alarm alarm, Patch it) {
    return "%s%s"
        .formatted(
            it.items().isEmpty()
                ? "no checklist"
                : "%d of %d done".formatted(it.done(), it.items().size()),
            alarm
                .fix()
                .map(
                    fix ->
                        " · fixed in "
                            + Mrkdwn.escape(Excerpt.of(Visible.inOneLine(fix.in()), VERSION)))
                .orElse(""));
  }

  private Content content(Alarm alarm, Patch it, String running) {
    String head =
        "%s\n*%s.* <%s|The alarm>"
            .formatted(
                it.isEnded()
                    ? "The patch release of %s (R22) is over: the alarm is %s."
                        .formatted(
                            bug(alarm),
                            alarm.state() == AlarmState.CLOSED ? "closed" : "taken back")
                    : running,
                progress(alarm, it),
                PostedLink.to(alarm.card()));
    var blocks = new ArrayList<LayoutBlock>();
    blocks.add(mrkdwn(head));
    blocks.addAll(boxes(alarm, it));
    return new Content(head + lines.text(it.items()), GsonFactory.createSnakeCase().toJson(blocks));
  }

  private static LayoutBlock mrkdwn(String text) {
    return section(s -> s.text(markdownText(m -> m.text(text).verbatim(true))));
  }
}
