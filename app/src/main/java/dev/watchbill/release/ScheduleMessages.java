package dev.watchbill.release;

import static com.slack.api.model.block.Blocks.actions;
import static com.slack.api.model.block.Blocks.section;
import static com.slack.api.model.block.composition.BlockCompositions.confirmationDialog;
import static com.slack.api.model.block.composition.BlockCompositions.markdownText;
import static com.slack.api.model.block.composition.BlockCompositions.plainText;
import static com.slack.api.model.block.element.BlockElements.button;

import com.slack.api.model.block.LayoutBlock;
import com.slack.api.model.block.element.BlockElement;
import com.slack.api.util.json.GsonFactory;
import dev.watchbill.platform.outbox.Content;
import dev.watchbill.text.ReaderTime;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Releases, freezes and deep freezes to come, each in the reader's own time. */
final class ScheduleMessages {
  /** Slack takes fifty blocks, and a release needs two. */
  private static final int SHOWN = 12;

  private final ZoneId zone;

  /**
   * @param zone of releases
   */
  ScheduleMessages(ZoneId zone) {
    this.zone = zone;
  }

  /**
   * The calendar.
   *
   * @param planned the soonest first
   * @param frozen what has become of the freeze of each
   * @param proposal of the next one, by the cadence
   * @param keeps whether the reader keeps it, and gets buttons
   */
  Content schedule(
      List<Release> planned,
      Function<Release, Optional<Frozen>> frozen,
      Optional<String> version,
      Optional<Instant> proposal,
      boolean keeps,
      Instant now) {
    var lines = new ArrayList<String>();
    var blocks = new ArrayList<LayoutBlock>();
    if (planned.isEmpty()) {
      add("No release is planned (R24).", lines, blocks);
    }
    for (Release each : planned.stream().limit(SHOWN).toList()) {
      add(row(each, frozen.apply(each), now), lines, blocks);
      if (keeps) {
        blocks.add(actions(buttons(each, now)));
      }
    }
    if (planned.size() > SHOWN) {
      add("And %d later ones.".formatted(planned.size() - SHOWN), lines, blocks);
    }
    proposal.ifPresent(
        at ->
            add(
                "By the cadence the next one%s would come out %s; it is planned once the DRI says so (R24)."
                    .formatted(
                        version.map(it -> ", *" + it + "*,").orElse(""),
                        ReaderTime.shortMoment(at, zone)),
                lines,
                blocks));
    if (keeps) {
      blocks.add(
          actions(
              List.of(
                  button(
                      b ->
                          b.actionId(ReleaseActions.PLAN)
                              .value(ReleaseActions.planning(version, proposal))
                              .text(plainText("Plan a release"))
                              .style(planned.isEmpty() ? "primary" : null)))));
      lines.add(
          "`/freeze plan`, `/freeze move`, `/freeze cancel` and `/freeze released` change it.");
    }
    return new Content(String.join("\n", lines), GsonFactory.createSnakeCase().toJson(blocks));
  }

  private String row(Release release, Optional<Frozen> frozen, Instant now) {
    Window window = release.window();
    String away = ReaderTime.distance(now, window.releaseAt());
    String when = ReaderTime.moment(window.releaseAt(), zone) + " (" + away + ")";
    return "*%s* %s\n%s"
        .formatted(
            ReleaseMessages.name(release),
            away.equals(ReaderTime.NOW)
                ? "is due now, " + ReaderTime.moment(window.releaseAt(), zone)
                : window.releaseAt().isAfter(now)
                    ? "comes out " + when
                    : "was due " + when + ", and nobody has said that it is out",
            freezing(window, frozen, now));
  }

  /** What is to come as it is planned, and what was as it was. */
  private String freezing(Window window, Optional<Frozen> frozen, Instant now) {
    String deep = ReaderTime.shortMoment(window.deepFreezeAt(), zone);
    if (window.freezeAt().isAfter(now)) {
      return "Freeze %s · deep freeze %s"
          .formatted(ReaderTime.shortMoment(window.freezeAt(), zone), deep);
    }
    if (frozen.isEmpty()) {
      return "Its freeze was to begin %s, and has not"
          .formatted(ReaderTime.shortMoment(window.freezeAt(), zone));
    }
    Instant since = frozen.get().since();
    return frozen
        .get()
        .until()
        .map(
            until ->
                "Was frozen from %s to %s; nothing freezes for it again by itself"
                    .formatted(
                        ReaderTime.shortMoment(since, zone), ReaderTime.shortMoment(until, zone)))
        .orElseGet(
            () ->
                "Frozen since %s · %s"
                    .formatted(
                        ReaderTime.shortMoment(since, zone),
                        window.deepFreezeAt().isAfter(now)
                            ? "deep freeze " + deep
                            : since.isAfter(window.deepFreezeAt())
                                ? "in deep freeze from the start"
                                : "deep freeze since " + deep));
  }

  private static List<BlockElement> buttons(Release release, Instant now) {
    var buttons = new ArrayList<BlockElement>();
    if (!release.window().releaseAt().isAfter(now)) {
      buttons.add(
          button(
              b ->
                  b.actionId(ReleaseActions.OUT + ":" + release.id())
                      .text(plainText("It is out"))
                      .style("primary")
                      .confirm(
                          confirmationDialog(
                              c ->
                                  c.title(plainText("Is it out?"))
                                      .text(
                                          plainText(
                                              release.version()
                                                  + " then counts as released, for good."))
                                      .confirm(plainText("It is out"))
                                      .deny(plainText("Not yet"))))));
    }
    buttons.add(
        button(b -> b.actionId(ReleaseActions.MOVE + ":" + release.id()).text(plainText("Move…"))));
    buttons.add(
        button(
            b ->
                b.actionId(ReleaseActions.CANCEL + ":" + release.id()).text(plainText("Cancel…"))));
    return buttons;
  }

  private static void add(String mrkdwn, List<String> lines, List<LayoutBlock> blocks) {
    lines.add(mrkdwn);
    blocks.add(section(s -> s.text(markdownText(m -> m.text(mrkdwn).verbatim(true)))));
  }
}
