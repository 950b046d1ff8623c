package dev.watchbill.postmortem;

import static dev.watchbill.postmortem.BlockMessages.button;
import static dev.watchbill.postmortem.BlockMessages.section;

import com.slack.api.model.block.LayoutBlock;
import dev.watchbill.people.Person;
import dev.watchbill.people.PersonId;
import dev.watchbill.platform.outbox.Content;
import dev.watchbill.postmortem.OwedItems.Owed;
import dev.watchbill.text.WebLink;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** The words about action items, to their owners and in lists (R23). */
final class ActionItemMessages {
  private static final String LINK = "Add the issue's link";

  /** Slack allows 50 blocks a message. */
  private static final int SHOWN = 20;

  private final PostmortemMessages messages;

  ActionItemMessages(PostmortemMessages messages) {
    this.messages = messages;
  }

  /** To their owner: what has no issue yet. */
  Content owed(List<Owed> owed, Instant now) {
    if (owed.isEmpty()) {
      return Content.text(
          "*Action items*: nothing of yours waits for an issue any more. Thank you.");
    }
    String intro =
        "*%s of yours from %s* (R23). File an issue for %s, then add its link; I remind you until %3$s has one."
            .formatted(
                owed.size() == 1 ? "An action item" : owed.size() + " action items",
                owed.stream().map(each -> each.its().postmortem().id()).distinct().count() == 1
                    ? "the postmortem of " + owed.get(0).its().about().written()
                    : "postmortems",
                owed.size() == 1 ? "it" : "each");
    var lines = new ArrayList<String>();
    var blocks = new ArrayList<LayoutBlock>();
    lines.add(intro);
    blocks.add(section(intro));
    for (Owed each : owed.subList(0, Math.min(SHOWN, owed.size()))) {
      String line =
          "%s · %s%s\n      %s"
              .formatted(
                  each.its().about().written(),
                  what(each.item()),
                  each.item().due().map(day -> " · by " + day).orElse(""),
                  messages.title(each.its().matter()));
      lines.add(line);
      blocks.add(section(line, button(LINK, PostmortemActions.LINK, each.item().id())));
    }
    if (owed.size() > SHOWN) {
      String more =
          "and %d more: `/critical-bug postmortems` lists them all.".formatted(owed.size() - SHOWN);
      lines.add(more);
      blocks.add(section(more));
    }
    return BlockMessages.content(String.join("\n", lines), blocks);
  }

  /**
   * To whoever sees to it: the owner of these has left.
   *
   * @param reader whose name stands in the example
   */
  Content left(Case its, PersonId owner, Person reader) {
    List<ActionItem> items =
        its.items().stream()
            .filter(item -> item.owner().equals(owner) && !item.isSettled())
            .toList();
    String name = messages.name(owner);
    if (items.isEmpty()) {
      return Content.text(
          "%s\nNothing of %s's waits for an issue any more. Thank you."
              .formatted(messages.heading(its), name));
    }
    String intro =
        "%s\n%s owns %s without an issue, and cannot see to %s any more (R23). Give %s to somebody else, here or as in `%s give %d @%s`; or drop %s with a reason."
            .formatted(
                messages.heading(its),
                name,
                items.size() == 1 ? "an action item" : items.size() + " action items",
                items.size() == 1 ? "it" : "them",
                items.size() == 1 ? "it" : "each",
                its.about().command(),
                items.get(0).number(),
                reader.name(),
                items.size() == 1 ? "it" : "them");
    var lines = new ArrayList<String>(List.of(intro));
    var blocks = new ArrayList<LayoutBlock>(List.of(section(intro)));
    for (ActionItem item : items.subList(0, Math.min(SHOWN, items.size()))) {
      String line = "%d. %s".formatted(item.number(), what(item));
      lines.add(line);
      blocks.add(section(line, button("Change", PostmortemActions.ITEM, item.id())));
    }
    return BlockMessages.content(String.join("\n", lines), blocks);
  }

  /** They are listed anew. */
  Content superseded() {
    return Content.text("*Action items*: yours are listed anew in the newer message below.");
  }

  static String what(ActionItem item) {
    return PostmortemMessages.oneLine(item.what(), ActionItem.LONGEST);
  }

  /** An item in a list: number, what, who, and how it stands. */
  String line(ActionItem item) {
    String stands =
        item.dropped()
            .map(why -> "dropped: “" + PostmortemMessages.oneLine(why, 150) + "”")
            .or(() -> item.issue().map(issue -> WebLink.of(issue, "issue", 40)))
            .orElse("*no issue yet*");
    return "%d. %s · %s%s · %s"
        .formatted(
            item.number(),
            item.isDropped() ? "~" + what(item).replace('~', '-') + "~" : what(item),
            messages.name(item.owner()),
            item.due().map(day -> " · by " + day).orElse(""),
            stands);
  }
}
