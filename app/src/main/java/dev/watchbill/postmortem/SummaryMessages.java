package dev.watchbill.postmortem;

import static com.slack.api.model.block.Blocks.actions;
import static dev.watchbill.postmortem.BlockMessages.button;
import static dev.watchbill.postmortem.BlockMessages.section;

import com.slack.api.model.block.LayoutBlock;
import com.slack.api.model.block.element.ButtonElement;
import dev.watchbill.platform.outbox.Content;
import dev.watchbill.postmortem.Findings.Part;
import dev.watchbill.text.Excerpt;
import dev.watchbill.text.LongText;
import dev.watchbill.text.Mrkdwn;
import dev.watchbill.text.ReaderTime;
import dev.watchbill.text.Visible;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** What a postmortem says, in Slack: to whoever asks, and posted in its thread (R23). */
final class SummaryMessages {
  /** So much of each text is posted; the document has the whole. */
  private static final int POSTED = 1_200;

  /** So much of each is shown beside the buttons. */
  private static final int SHOWN = 300;

  /** Slack allows 50 blocks a message. */
  private static final int ITEMS = 15;

  private final PostmortemMessages messages;
  private final ActionItemMessages items;

  SummaryMessages(PostmortemMessages messages, ActionItemMessages items) {
    this.messages = messages;
    this.items = items;
  }

  /** In the thread, for everybody. */
  Content posted(Case its) {
    var lines = new ArrayList<String>();
    lines.add(messages.heading(its));
    boolean cut = false;
    for (Part part : Part.values()) {
      String typed = Visible.lines(its.postmortem().findings().text(part));
      if (part.isCause() || !typed.isEmpty()) {
        cut |= typed.length() > POSTED;
        lines.add("*%s*".formatted(part.title()));
        lines.addAll(
            typed.isEmpty()
                ? List.of("Not written down yet.")
                : LongText.pieces(Excerpt.of(typed, POSTED), BlockMessages.SECTION));
      }
    }
    List<ActionItem> kept = its.kept();
    if (!kept.isEmpty()) {
      lines.add("*Action items*");
      kept.stream().limit(ITEMS).map(items::line).forEach(lines::add);
      if (kept.size() > ITEMS) {
        lines.add("and %d more".formatted(kept.size() - ITEMS));
      }
    }
    lines.add(
        "%s `%s download` sends you the document, with its timeline."
            .formatted(cut ? "Cut here; all of it:" : "The whole:", its.about().command()));
    return BlockMessages.content(
        sections(lines),
        List.of(button("Document", PostmortemActions.SHOW, its.postmortem().id())));
  }

  /** Lines in as few sections as hold them. */
  private static List<String> sections(List<String> lines) {
    var sections = new ArrayList<String>();
    var section = new StringBuilder();
    for (String line : lines) {
      if (section.length() + line.length() + 1 > BlockMessages.SECTION && section.length() > 0) {
        sections.add(section.toString());
        section.setLength(0);
      }
      section.append(section.length() == 0 ? "" : "\n").append(line);
    }
    sections.add(section.toString());
    return sections;
  }

  /** To whoever asks: how it stands, with everything that can be done. */
  Content shown(Case its, Instant now) {
    long id = its.postmortem().id();
    var text = new ArrayList<String>();
    var blocks = new ArrayList<LayoutBlock>();
    String head = messages.heading(its) + "\n" + messages.stands(its, now);
    String parts =
        List.of(Part.values()).stream()
            .map(part -> part(its, part))
            .collect(Collectors.joining("\n"));
    text.add(head);
    text.add(parts);
    blocks.add(section(head));
    blocks.add(section(parts));
    for (ActionItem item : its.items().stream().limit(ITEMS).toList()) {
      String line = items.line(item);
      text.add(line);
      blocks.add(
          item.isDropped()
              ? section(line)
              : section(line, button("Change", PostmortemActions.ITEM, item.id())));
    }
    if (its.items().size() > ITEMS) {
      blocks.add(section("and %d more, in the document".formatted(its.items().size() - ITEMS)));
    }
    var buttons = new ArrayList<ButtonElement>(messages.buttons(its, false));
    boolean canAdd = !its.postmortem().is(PostmortemState.DONE);
    if (canAdd && buttons.stream().noneMatch(each -> isAdd(each))) {
      buttons.add(button("Add action item", PostmortemActions.ADD, id));
    }
    buttons.add(button("Edit", PostmortemActions.EDIT, id));
    buttons.add(button("Download", PostmortemActions.DOWNLOAD, id));
    buttons.add(button("Post", PostmortemActions.POST, id));
    blocks.add(actions(List.copyOf(buttons)));
    return BlockMessages.content(String.join("\n", text), blocks);
  }

  private static boolean isAdd(ButtonElement each) {
    return each.getActionId().startsWith(PostmortemActions.ADD + ":");
  }

  private static String part(Case its, Part part) {
    String typed = its.postmortem().findings().text(part);
    return "*%s*: %s"
        .formatted(
            part.title(),
            typed.isEmpty()
                ? "not written down yet"
                : Mrkdwn.linked(Excerpt.of(Visible.inOneLine(typed), SHOWN)));
  }

  /** Those that are not done, with their age and who owes what. */
  Content list(List<Case> open, Instant now) {
    if (open.isEmpty()) {
      return Content.text(
          "Every postmortem is done. A fixed critical bug begins one, and so does an outage record with all six answers (R23).");
    }
    var lines = new ArrayList<String>();
    lines.add("*Postmortems that are not done, the oldest first* (R23)");
    for (Case its : open.stream().limit(ITEMS).toList()) {
      lines.add(
          "%s · %s · begun %s\n      %s%s"
              .formatted(
                  its.about().written(),
                  messages.title(its.matter()),
                  ReaderTime.ago(now, its.postmortem().begunAt()),
                  messages.line(its),
                  owes(its)));
    }
    if (open.size() > ITEMS) {
      lines.add("and %d more".formatted(open.size() - ITEMS));
    }
    lines.add("`%s` shows one, with buttons.".formatted(open.get(0).about().command()));
    return BlockMessages.content(sections(lines), List.of());
  }

  private String owes(Case its) {
    String owners =
        its.items().stream()
            .filter(item -> !item.isSettled())
            .map(ActionItem::owner)
            .distinct()
            .map(messages::name)
            .collect(Collectors.joining(", "));
    return owners.isEmpty() ? "" : "\n      To file an issue: " + owners;
  }
}
