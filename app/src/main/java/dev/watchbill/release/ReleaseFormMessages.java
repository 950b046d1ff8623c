package dev.watchbill.release;

import static com.slack.api.model.block.Blocks.input;
import static com.slack.api.model.block.Blocks.section;
import static com.slack.api.model.block.composition.BlockCompositions.markdownText;
import static com.slack.api.model.view.Views.view;

import com.slack.api.model.block.LayoutBlock;
import com.slack.api.model.block.composition.PlainTextObject;
import com.slack.api.model.block.element.BlockElement;
import com.slack.api.model.block.element.DatePickerElement;
import com.slack.api.model.block.element.PlainTextInputElement;
import com.slack.api.model.block.element.TimePickerElement;
import com.slack.api.model.view.ViewClose;
import com.slack.api.model.view.ViewSubmit;
import com.slack.api.model.view.ViewTitle;
import dev.watchbill.config.ReleaseConfig;
import dev.watchbill.platform.slack.Modal;
import dev.watchbill.text.ReaderTime;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The forms that change the release calendar (R24). */
final class ReleaseFormMessages {
  static final String PLAN = "release_plan_form";

  /** Carries the version. */
  static final String MOVE = "release_move_form";

  /** Carries the version and, if it says that the branch is unfrozen at once, {@link #TOLD}. */
  static final String CANCEL = "release_cancel_form";

  static final String TOLD = " told";

  /** Carries what is to be done, the version and the instant, with spaces between. */
  static final String AT_ONCE = "release_at_once_form";

  static final String VERSION = "release_version";
  static final String DAY = "release_day";
  static final String TIME = "release_time";

  private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH:mm");

  private final ReleaseMessages messages;
  private final ReleaseConfig config;

  ReleaseFormMessages(ReleaseMessages messages, ReleaseConfig config) {
    this.messages = messages;
    this.config = config;
  }

  /**
   * Plans a release.
   *
   * @param at what day and time are offered
   * @param proposed whether that is by the cadence, so that it is said
   */
  Modal plan(Optional<String> version, Optional<Instant> at, boolean proposed) {
    var blocks = new ArrayList<LayoutBlock>();
    if (proposed) {
      blocks.add(
          mrkdwn(
              "The day is a proposal by the cadence. It counts once you have planned it, and not before (R24)."));
    }
    blocks.add(
        field(
            VERSION,
            "Version",
            "",
            PlainTextInputElement.builder()
                .actionId(VERSION)
                .maxLength(Versions.LONGEST)
                .placeholder(plain("4.60.0"))
                .initialValue(version.orElse(null))
                .build()));
    blocks.addAll(when(at));
    return form(PLAN, "", "Plan a release", "Plan it", "Cancel", blocks);
  }

  /** Moves one. */
  Modal move(Release release) {
    Instant at = release.window().releaseAt();
    var blocks = new ArrayList<LayoutBlock>();
    blocks.add(
        mrkdwn(
            "*%s* is planned for %s (%s). Whoever waits for it is told."
                .formatted(
                    ReleaseMessages.name(release),
                    ReaderTime.moment(at, config.zone()),
                    messages.wall(at))));
    blocks.addAll(when(Optional.of(at)));
    return form(MOVE, release.version(), "Move a release", "Move it", "Cancel", blocks);
  }

  /**
   * Cancels one.
   *
   * @param stays the version of the release for which the branch is frozen all the same
   */
  Modal cancel(Release release, Optional<String> stays, Instant now) {
    boolean begun = !release.window().freezeAt().isAfter(now);
    return form(
        CANCEL,
        release.version() + (begun ? TOLD : ""),
        "Cancel a release",
        "Cancel release",
        "Keep it",
        List.of(
            mrkdwn(
                "*%s* is planned for %s. Cancelled, nothing freezes for it, and everybody is told.%s"
                    .formatted(
                        ReleaseMessages.name(release),
                        ReaderTime.moment(release.window().releaseAt(), config.zone()),
                        begun
                            ? "\n"
                                + messages.atOnce(
                                    new ReleaseAnswer.AtOnce(
                                        release.version(), release.window(), false, stays),
                                    now)
                            : ""))));
  }

  /**
   * Asks whether that is wanted.
   *
   * @param act {@code plan}, {@code move} or {@code cancel}
   */
  Modal atOnce(String act, ReleaseAnswer.AtOnce it, Instant now) {
    String atOnce = it.freezes() ? "Freeze at once" : "Unfreeze at once";
    return form(
        AT_ONCE,
        "%s %s %s".formatted(act, it.version(), it.window().releaseAt()),
        it.other().isPresent() ? "Are you sure?" : atOnce + "?",
        it.other().isPresent() ? "Go ahead" : atOnce,
        "Leave it",
        List.of(mrkdwn(messages.atOnce(it, now))));
  }

  private List<LayoutBlock> when(Optional<Instant> at) {
    ZoneId zone = config.zone();
    Optional<ZonedDateTime> wall = at.map(it -> it.atZone(zone));
    return List.of(
        field(
            DAY,
            "Day of the release",
            "",
            DatePickerElement.builder()
                .actionId(DAY)
                .initialDate(wall.map(it -> it.toLocalDate().toString()).orElse(null))
                .build()),
        field(
            TIME,
            "Time",
            "On the clocks of %s.".formatted(zone),
            TimePickerElement.builder()
                .actionId(TIME)
                .initialTime(CLOCK.format(wall.map(ZonedDateTime::toLocalTime).orElse(config.at())))
                .build()));
  }

  private static LayoutBlock field(String name, String label, String hint, BlockElement element) {
    return input(
        i ->
            i.blockId(name)
                .label(plain(label))
                .hint(hint.isEmpty() ? null : plain(hint))
                .element(element));
  }

  private static Modal form(
      String callbackId,
      String metadata,
      String title,
      String submit,
      String close,
      List<LayoutBlock> blocks) {
    return Modal.of(
        view(
            v ->
                v.type("modal")
                    .callbackId(callbackId)
                    .privateMetadata(metadata)
                    .title(ViewTitle.builder().type("plain_text").text(title).build())
                    .submit(ViewSubmit.builder().type("plain_text").text(submit).build())
                    .close(ViewClose.builder().type("plain_text").text(close).build())
                    .blocks(blocks)));
  }

  private static PlainTextObject plain(String words) {
    return PlainTextObject.builder().text(words).build();
  }

  private static LayoutBlock mrkdwn(String text) {
    return section(s -> s.text(markdownText(m -> m.text(text).verbatim(true))));
  }
}
