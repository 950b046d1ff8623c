package dev.watchbill.readiness;

import static com.slack.api.model.block.Blocks.actions;
import static com.slack.api.model.block.composition.BlockCompositions.plainText;
import static com.slack.api.model.block.element.BlockElements.button;
import static dev.watchbill.readiness.ReadinessMessages.escaped;
import static dev.watchbill.readiness.ReadinessMessages.mrkdwn;

import com.slack.api.model.block.LayoutBlock;
import com.slack.api.util.json.GsonFactory;
import dev.watchbill.people.People;
import dev.watchbill.platform.outbox.Content;
import dev.watchbill.platform.slack.Modal;
import dev.watchbill.platform.slack.TickBox;
import dev.watchbill.readiness.Checklist.Item;
import dev.watchbill.readiness.Checklist.Kind;
import dev.watchbill.release.Release;
import dev.watchbill.release.ReleaseActions;
import dev.watchbill.release.Releases;
import dev.watchbill.text.Excerpt;
import dev.watchbill.text.Mrkdwn;
import dev.watchbill.text.ReaderTime;
import dev.watchbill.text.Visible;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The words of the DRI's checklists (R31). */
final class ChecklistMessages {
  /** Followed by a colon, the checklist's number, a colon and the line's position. */
  static final String TICK = "checklist.tick";

  /** Followed by a colon and the checklist's number. */
  static final String OPEN = "checklist.open";

  private static final String FORM = "checklist_form";

  /** So much of a line is shown. */
  private static final int WORDS = 400;

  private final People people;
  private final Releases releases;
  private final ZoneId zone;

  /**
   * @param zone of releases
   */
  ChecklistMessages(People people, Releases releases, ZoneId zone) {
    this.people = people;
    this.releases = releases;
    this.zone = zone;
  }

  /** The message with the boxes. */
  Content toDri(Release release, Checklist it) {
    String head = head(release, it);
    var blocks = new ArrayList<LayoutBlock>();
    blocks.add(mrkdwn(head));
    blocks.addAll(boxes(it));
    var text = new StringBuilder(head);
    it.items()
        .forEach(
            item ->
                text.append(item.ticked().isPresent() ? "\n[done] " : "\n[to do] ")
                    .append(row(item)));
    if (it.kind() == Kind.CLOSING) {
      Optional<Release> planned = next(release);
      Optional<Instant> proposal = releases.proposal();
      if (planned.isPresent()) {
        String next =
            "Next: *%s*, planned for %s."
                .formatted(
                    escaped(planned.get().version()),
                    ReaderTime.shortMoment(planned.get().window().releaseAt(), zone));
        blocks.add(mrkdwn(next));
        text.append('\n').append(next);
      } else if (proposal.isPresent()) {
        Optional<String> version = releases.nextVersion();
        String next =
            "By the cadence the next release%s comes out %s. It is planned once you say so (R24)."
                .formatted(
                    version.map(its -> ", *" + escaped(its) + "*,").orElse(""),
                    ReaderTime.shortMoment(proposal.get(), zone));
        blocks.add(mrkdwn(next));
        blocks.add(
            actions(
                List.of(
                    button(
                        b ->
                            b.actionId(ReleaseActions.PLAN)
                                .value(ReleaseActions.planning(version, proposal))
                                .text(plainText("Plan the next release"))
                                .style(it.items().isEmpty() ? "primary" : null)))));
        text.append('\n').append(next);
      }
    }
    return new Content(text.toString(), GsonFactory.createSnakeCase().toJson(blocks));
  }

  /** In the thread beneath it. */
  Content again(Release release, Checklist it) {
    return ReadinessMessages.plain(
        "%d of %d lines of the closing checklist of *%s* are still to do (R31): tick them above, or type `/freeze checklist`."
            .formatted(
                it.items().size() - it.done(), it.items().size(), escaped(release.version())));
  }

  /**
   * The boxes over Slack's window.
   *
   * @param notice said above everything, in mrkdwn; may be empty
   */
  Modal board(Release release, Checklist it, String notice) {
    var blocks = new ArrayList<LayoutBlock>();
    if (!notice.isEmpty()) {
      blocks.add(mrkdwn(notice));
    }
    blocks.add(mrkdwn(head(release, it)));
    blocks.addAll(boxes(it));
    return Modal.board(FORM, Long.toString(it.id()), "Release checklist", blocks);
  }

  /** How far it is: "2 of 5 done". */
  String progress(Checklist it) {
    return it.items().isEmpty()
        ? "no lines"
        : "%d of %d done".formatted(it.done(), it.items().size());
  }

  /** What it is. */
  String title(Release release, Checklist it) {
    return "%s *%s*"
        .formatted(
            it.kind() == Kind.CLOSING ? "Closing" : "Before the freeze for",
            escaped(release.version()));
  }

  private String head(Release release, Checklist it) {
    String version = escaped(release.version());
    return it.kind() == Kind.CLOSING
        ? it.items().isEmpty()
            ? "*%s is out* (R31).".formatted(version)
            : "*%s is out* (R31). What is left for you to close it: *%s.*"
                .formatted(version, progress(it))
        : "*The freeze for %s: %s* (R25). What has to be seen to for it (R31): *%s.*"
            .formatted(
                version, ReaderTime.shortMoment(release.window().freezeAt(), zone), progress(it));
  }

  private Optional<Release> next(Release release) {
    return releases.planned().stream()
        .filter(it -> it.window().releaseAt().isAfter(release.window().releaseAt()))
        .findFirst();
  }

  private List<LayoutBlock> boxes(Checklist it) {
    return it.items().stream()
        .map(
            item ->
                new TickBox(
                        TICK + ":" + it.id() + ":" + item.position(),
                        row(item),
                        "Done",
                        item.ticked().isPresent(),
                        it.revision())
                    .block())
        .toList();
  }

  private String row(Item item) {
    return "%d. %s%s"
        .formatted(
            item.position() + 1,
            Mrkdwn.linked(Excerpt.of(Visible.inOneLine(item.words()), WORDS)),
            item.ticked()
                .map(
                    act ->
                        " (done by %s, %s)"
                            .formatted(
                                Mrkdwn.escape(people.nameOf(act.by())),
                                ReaderTime.shortMoment(act.at(), zone)))
                .orElse(""));
  }
}
