package dev.watchbill.criticalbug;

import static com.slack.api.model.block.Blocks.actions;
import static com.slack.api.model.block.Blocks.divider;
import static com.slack.api.model.block.element.BlockElements.button;
import static dev.watchbill.criticalbug.BugFormMessages.plain;
import static dev.watchbill.criticalbug.BugFormMessages.section;

import com.slack.api.model.block.ActionsBlock;
import com.slack.api.model.block.LayoutBlock;
import com.slack.api.util.json.GsonFactory;
import dev.watchbill.config.WatchbillConfig.CriticalBugConfig;
import dev.watchbill.platform.outbox.Content;
import dev.watchbill.platform.slack.Modal;
import dev.watchbill.text.InWords;
import dev.watchbill.text.ReaderTime;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;

/** What somebody sees before they raise an alarm: what goes out, and to whom (R18, R20). */
final class RaisePreviewMessages {
  static final String PREVIEW = "alarm_raise_preview";

  /** Goes back to the form. */
  static final String BACK = "alarm.back";

  private static final int QUOTE = 500;

  private final CriticalBugConfig config;
  private final ZoneId zone;
  private final AlarmWords words;
  private final BugPlaces places;
  private final Function<Course, Content> card;

  /**
   * @param zone product's
   * @param card what is posted of an alarm that was just raised
   */
  RaisePreviewMessages(
      CriticalBugConfig config,
      ZoneId zone,
      AlarmWords words,
      BugPlaces places,
      Function<Course, Content> card) {
    this.config = config;
    this.zone = zone;
    this.words = words;
    this.places = places;
    this.card = card;
  }

  Modal preview(RaisePreview preview) {
    var blocks = new ArrayList<LayoutBlock>();
    preview.joins().ifPresent(alarm -> blocks.add(section(joins(preview, alarm))));
    if (preview.joins().isEmpty()) {
      preview.former().ifPresent(alarm -> blocks.add(section(former(preview, alarm))));
      blocks.add(section(whom(preview)));
      blocks.add(divider());
      blocks.addAll(asItReads(preview));
      blocks.add(divider());
    }
    String draft = Long.toString(preview.draft().id());
    blocks.add(
        actions(
            List.of(button(b -> b.actionId(BACK + ":" + draft).value(draft).text(plain("Back"))))));
    return BugFormMessages.form(
        PREVIEW,
        draft,
        "Raise a critical bug",
        preview.joins().isPresent() ? "Join the alarm" : "Raise the alarm",
        blocks);
  }

  /** Whom it pings, and how it falls back. */
  String whom(RaisePreview preview) {
    String onCall =
        preview.onCall().isEmpty()
            ? ", where nobody is on call then"
            : ", mentioning " + words.names(preview.onCall());
    String asked = places.channel(config.alarmIn());
    String fallback = places.channel(config.fallbackIn());
    if (preview.fallsBackAtOnce()) {
      return """
          *Nobody is pinged yet.* `Raise the alarm` posts what is below in %s with @here, and *at once* in %s too%s, because product is not at work now (R20)."""
          .formatted(asked, fallback, onCall);
    }
    return """
        *Nobody is pinged yet.* `Raise the alarm` posts what is below in %s with @here.
        If nobody from product answers, it goes on to %s at %s (in %s)%s (R20)."""
        .formatted(
            asked,
            fallback,
            ReaderTime.timeOfDay(preview.fallbackAt(), zone),
            InWords.of(Duration.between(preview.at(), preview.fallbackAt())),
            onCall);
  }

  private String joins(RaisePreview preview, Alarm alarm) {
    return """
        *This bug is raised already:* alarm %d, by %s, %s (%s). %s
        `Join the alarm` adds you to those who hear what becomes of it, with what you wrote; nobody is pinged with @here again."""
        .formatted(
            alarm.id(),
            words.name(alarm.reporter()),
            ReaderTime.moment(alarm.raisedAt(), zone),
            ReaderTime.ago(preview.at(), alarm.raisedAt()),
            words.bug(alarm));
  }

  private String former(RaisePreview preview, Alarm alarm) {
    String what =
        alarm
            .fix()
            .map(fix -> "fixed in " + AlarmWords.quoted(fix.in(), QUOTE))
            .or(
                () ->
                    alarm
                        .rejection()
                        .map(
                            its ->
                                "not critical, said %s: %s"
                                    .formatted(
                                        words.name(its.act().by()),
                                        AlarmWords.quoted(its.reason(), QUOTE))))
            .orElse("closed");
    return "*The same bug was raised before*, as alarm %d (%s): %s. You can raise it again if that is not the end of it."
        .formatted(
            alarm.id(),
            ReaderTime.ago(preview.at(), alarm.raisedAt()),
            what.replaceAll("[.…]$", ""));
  }

  /** Without its buttons, and without the number that it has not got yet. */
  private List<LayoutBlock> asItReads(RaisePreview preview) {
    Content content = card.apply(preview.course());
    List<LayoutBlock> blocks =
        Arrays.stream(
                GsonFactory.createSnakeCase()
                    .fromJson(content.blocks().replace(" (alarm 0):", ""), LayoutBlock[].class))
            .filter(block -> !(block instanceof ActionsBlock))
            .toList();
    return blocks.isEmpty() ? List.of(section(content.text())) : blocks;
  }

  /** What somebody reads who has raised or joined one. */
  String done(AlarmAnswer answer) {
    if (answer instanceof AlarmAnswer.Raised raised) {
      return """
          *Alarm %d is raised* in %s. You hear from me when product has answered.
          `/critical-bug show %d` shows how it stands; `/critical-bug withdraw %d` takes it back."""
          .formatted(
              raised.alarm().id(),
              places.channel(config.alarmIn()),
              raised.alarm().id(),
              raised.alarm().id());
    }
    if (answer instanceof AlarmAnswer.Joined joined) {
      return """
          *You have joined alarm %d*, which %s raised about the same bug. You hear what becomes of it.
          `/critical-bug show %d` shows how it stands."""
          .formatted(
              joined.alarm().id(), words.name(joined.alarm().reporter()), joined.alarm().id());
    }
    return answer instanceof AlarmAnswer.Refused refused
        ? refused.reason()
        : "*Nothing was raised.* Please begin again with `/critical-bug`.";
  }
}
