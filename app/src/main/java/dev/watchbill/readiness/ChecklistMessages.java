package dev.watchbill.readiness;

import static com.slack.api.model.block.Blocks.actions;
import static com.slack.api.model.block.composition.BlockCompositions.plainText;
import static com.slack.api.model.block.element.BlockElements.button;
import static dev.watchbill.readiness.ReadinessMessages.escaped;
import static dev.watchbill.readiness.ReadinessMessages.mrkdwn;

import com.slack.api.model.block.LayoutBlock;
import com.slack.api.util.json.GsonFactory;
import dev.watchbill.ground.ChecklistLineMessages;
import dev.watchbill.people.People;
import dev.watchbill.people.PersonId;
import dev.watchbill.platform.outbox.Content;
import dev.watchbill.platform.slack.Modal;
import dev.watchbill.readiness.Checklist.Kind;
import dev.watchbill.release.Release;
import dev.watchbill.release.ReleaseActions;
import dev.watchbill.release.Releases;
import dev.watchbill.text.ReaderTime;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** The words of the DRI's checklists (R31). */
final class ChecklistMessages {
  /** Followed by a colon, the checklist's number, a colon and the line's position. */
  static final String TICK = "checklist.tick";

  /** Followed by a colon and the checklist's number. */
  static final String OPEN = "checklist.open";

  private static final String FORM = "checklist_form";

  private final Releases releases;
  private final ZoneId zone;
  private final ChecklistLineMessages lines;

  /**
   * @param zone of releases
   */
  ChecklistMessages(People people, Releases releases, ZoneId zone) {
    this.releases = releases;
    this.zone = zone;
    this.lines = new ChecklistLineMessages(people, zone);
  }

  /** The message with the boxes. */
  Content toDri(Release release, Checklist it) {
    String head = head(release, it);
    var blocks = new ArrayList<LayoutBlock>();
    blocks.add(mrkdwn(head));
    blocks.addAll(boxes(it));
    var text = new StringBuilder(head).append(lines.text(it.items()));
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

  /** To whoever had it, and is not the DRI any more. */
  Content handedOver(Release release, Checklist it, List<PersonId> now) {
    return ReadinessMessages.plain(
        "*Checklist* (R31): %s. It is with %s now."
            .formatted(
                title(release, it),
                now.stream()
                    .map(person -> "<@" + person + ">")
                    .collect(Collectors.joining(" and "))));
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
        .map(line -> lines.box(TICK + ":" + it.id(), line, it.revision()))
        .toList();
  }
}
