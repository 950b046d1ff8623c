package dev.watchbill.ground;

import com.slack.api.model.block.LayoutBlock;
import dev.watchbill.people.People;
import dev.watchbill.platform.slack.TickBox;
import dev.watchbill.text.Excerpt;
import dev.watchbill.text.Mrkdwn;
import dev.watchbill.text.ReaderTime;
import dev.watchbill.text.Visible;
import java.time.ZoneId;
import java.util.List;
import java.util.stream.Collectors;

/** The lines of checklists as people read and tick them. */
public final class ChecklistLineMessages {
  /** So much of a line is shown. */
  private static final int WORDS = 400;

  private final People people;
  private final ZoneId zone;

  /**
   * @param zone for readers without a zone of their own
   */
  public ChecklistLineMessages(People people, ZoneId zone) {
    this.people = people;
    this.zone = zone;
  }

  /** Its number, its words, and who has done it when, in mrkdwn. */
  public String words(ChecklistLine line) {
    return "%d. %s%s"
        .formatted(
            line.position() + 1,
            Mrkdwn.linked(Excerpt.of(Visible.inOneLine(line.words()), WORDS)),
            line.ticked()
                .map(
                    tick ->
                        " (done by %s, %s)"
                            .formatted(
                                Mrkdwn.escape(people.nameOf(tick.by())),
                                ReaderTime.shortMoment(tick.at(), zone)))
                .orElse(""));
  }

  /** All of them where there are no boxes: what is done, and what is to do. Each begins a line. */
  public String text(List<ChecklistLine> lines) {
    return lines.stream()
        .map(line -> (line.isDone() ? "\n[done] " : "\n[to do] ") + words(line))
        .collect(Collectors.joining());
  }

  /**
   * A line with its box.
   *
   * @param list the action of the list's boxes; the line's position is added to it
   * @param revision as {@link TickBox#revision}
   */
  public LayoutBlock box(String list, ChecklistLine line, long revision) {
    return new TickBox(list + ":" + line.position(), words(line), "Done", line.isDone(), revision)
        .block();
  }
}
