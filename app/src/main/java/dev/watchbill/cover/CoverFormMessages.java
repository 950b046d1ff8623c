package dev.watchbill.cover;

import static com.slack.api.model.block.Blocks.input;
import static com.slack.api.model.view.Views.view;

import com.slack.api.model.block.LayoutBlock;
import com.slack.api.model.block.SectionBlock;
import com.slack.api.model.block.composition.OptionObject;
import com.slack.api.model.block.composition.PlainTextObject;
import com.slack.api.model.block.element.BlockElement;
import com.slack.api.model.block.element.DatePickerElement;
import com.slack.api.model.block.element.DatetimePickerElement;
import com.slack.api.model.block.element.StaticSelectElement;
import com.slack.api.model.block.element.TimePickerElement;
import com.slack.api.model.view.ViewClose;
import com.slack.api.model.view.ViewSubmit;
import com.slack.api.model.view.ViewTitle;
import dev.watchbill.platform.slack.Modal;
import dev.watchbill.text.Excerpt;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The forms by which changes of plan are asked for. Each field's action id is its name below; its
 * block id as well, save where what it offers hangs on another field: Slack keeps what was chosen
 * in a block of the same name.
 */
final class CoverFormMessages {
  static final String COVER = "cover_form";
  static final String SWAP = "cover_swap_form";
  static final String TAKE = "cover_take_form";
  static final String AWAY = "cover_away_form";

  static final String SHIFT = "cover_shift";
  static final String MINE = "cover_mine";
  static final String THEIRS = "theirs";
  static final String WHOM = "whom";
  static final String FROM = "from";
  static final String UNTIL = "until";
  static final String FROM_TIME = "from_time";
  static final String UNTIL_TIME = "until_time";
  static final String ROTATION = "rotation";

  /** The choice of nobody in particular. */
  static final String EVERYBODY = "everybody";

  /** Slack allows 100 options, of 75 characters each. */
  private static final int OPTIONS = 100;

  private static final int OPTION = 75;

  private CoverFormMessages() {}

  /**
   * Asks who covers which part of a shift.
   *
   * @param shifts what can be chosen, in words, by its value
   * @param chosen the value of the chosen one
   * @param from when the part begins at first
   * @param whom who can be asked, by id; everybody is offered besides
   */
  static Modal cover(
      Map<String, String> shifts,
      String chosen,
      Instant from,
      Instant until,
      Map<String, String> whom,
      Optional<String> asked) {
    String of = ":" + chosen;
    return form(
        COVER,
        "Ask for cover",
        "Ask",
        List.of(
            dispatching(SHIFT, "Which of your shifts", choice(SHIFT, shifts, chosen)),
            field(FROM + of, "From", "", false, moment(FROM, Optional.of(from))),
            field(UNTIL + of, "Until", "", false, moment(UNTIL, Optional.of(until))),
            field(
                WHOM + of,
                "Whom to ask",
                "They are asked by direct message. Nothing changes until somebody has said yes.",
                false,
                choice(WHOM, whom, asked.filter(whom::containsKey).orElse(EVERYBODY)))));
  }

  /**
   * Asks which shifts to swap.
   *
   * @param theirs others' shifts in the rotation of the chosen one, in words, by value
   */
  static Modal swap(
      Map<String, String> mine, String chosen, Map<String, String> theirs, Optional<String> other) {
    String of = ":" + chosen.split(" ", 2)[0];
    return form(
        SWAP,
        "Swap shifts",
        "Ask",
        List.of(
            dispatching(MINE, "Your shift", choice(MINE, mine, chosen)),
            field(
                THEIRS + of,
                "For whose shift",
                "They are asked by direct message. Nothing changes until they have said yes.",
                false,
                choice(THEIRS, theirs, other.filter(theirs::containsKey).orElse(null)))));
  }

  /** Asks what to take over, and until when. */
  static Modal take(Map<String, String> rotations, String chosen, Optional<Instant> until) {
    return form(
        TAKE,
        "Take over now",
        "Take over",
        List.of(
            field(ROTATION, "Rotation", "", false, choice(ROTATION, rotations, chosen)),
            field(
                UNTIL,
                "Until",
                "Left empty, until the stint of whoever is on call now ends.",
                true,
                moment(UNTIL, until))));
  }

  /** Asks when somebody is away; days without times count whole. */
  static Modal away(LocalDate first, Optional<LocalTime> from) {
    return form(
        AWAY,
        "Out of office",
        "Say so",
        List.of(
            SectionBlock.builder()
                .text(
                    plain(
                        "For every shift of yours in it a cover is asked for. Your manager and the escalation contacts are told."))
                .build(),
            field(FROM, "First day", "", false, day(FROM, first)),
            field(FROM_TIME, "From", "Left empty, all day.", true, time(FROM_TIME, from)),
            field(UNTIL, "Last day", "", false, day(UNTIL, first)),
            field(
                UNTIL_TIME,
                "Until",
                "Left empty, all day.",
                true,
                time(UNTIL_TIME, Optional.empty()))));
  }

  private static Modal form(
      String callbackId, String title, String submit, List<LayoutBlock> blocks) {
    return Modal.of(
        view(
            v ->
                v.type("modal")
                    .callbackId(callbackId)
                    .title(ViewTitle.builder().type("plain_text").text(title).build())
                    .submit(ViewSubmit.builder().type("plain_text").text(submit).build())
                    .close(ViewClose.builder().type("plain_text").text("Cancel").build())
                    .blocks(blocks)));
  }

  private static LayoutBlock field(
      String block, String label, String hint, boolean optional, BlockElement element) {
    return input(
        i ->
            i.blockId(block)
                .label(plain(label))
                .hint(hint.isEmpty() ? null : plain(hint))
                .optional(optional)
                .element(element));
  }

  private static LayoutBlock dispatching(String block, String label, BlockElement element) {
    return input(i -> i.blockId(block).dispatchAction(true).label(plain(label)).element(element));
  }

  private static BlockElement moment(String name, Optional<Instant> at) {
    return DatetimePickerElement.builder()
        .actionId(name)
        .initialDateTime(at.map(it -> (int) it.getEpochSecond()).orElse(null))
        .build();
  }

  private static BlockElement day(String name, LocalDate day) {
    return DatePickerElement.builder().actionId(name).initialDate(day.toString()).build();
  }

  private static BlockElement time(String name, Optional<LocalTime> at) {
    return TimePickerElement.builder()
        .actionId(name)
        .initialTime(at.map("%tR"::formatted).orElse(null))
        .build();
  }

  private static BlockElement choice(
      String name, Map<String, String> offered, @Nullable String chosen) {
    List<OptionObject> options =
        offered.entrySet().stream()
            .limit(OPTIONS)
            .map(
                each ->
                    OptionObject.builder()
                        .text(plain(Excerpt.of(each.getValue(), OPTION)))
                        .value(each.getKey())
                        .build())
            .toList();
    return StaticSelectElement.builder()
        .actionId(name)
        .options(options)
        .initialOption(
            options.stream().filter(it -> it.getValue().equals(chosen)).findFirst().orElse(null))
        .build();
  }

  private static PlainTextObject plain(String words) {
    return PlainTextObject.builder().text(words).build();
  }
}
