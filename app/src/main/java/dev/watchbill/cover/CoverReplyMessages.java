package dev.watchbill.cover;

import static com.slack.api.model.block.Blocks.actions;
import static com.slack.api.model.block.element.BlockElements.button;

import com.slack.api.model.block.LayoutBlock;
import com.slack.api.model.block.SectionBlock;
import com.slack.api.model.block.composition.MarkdownTextObject;
import com.slack.api.model.block.composition.PlainTextObject;
import com.slack.api.model.block.element.BlockElement;
import com.slack.api.model.block.element.ButtonElement;
import com.slack.api.util.json.GsonFactory;
import dev.watchbill.people.People;
import dev.watchbill.people.Person;
import dev.watchbill.people.PersonId;
import dev.watchbill.platform.outbox.Content;
import dev.watchbill.rotation.Span;
import dev.watchbill.rotation.Stint;
import dev.watchbill.text.Excerpt;
import dev.watchbill.text.Mrkdwn;
import dev.watchbill.text.ReaderTime;
import dev.watchbill.worktime.TypedSpan;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What whoever asks for a change of plan reads: how they were understood, before anybody hears of
 * it, and what became of it. In mrkdwn, unless said.
 */
final class CoverReplyMessages {
  static final String ASK = "cover_ask";
  static final String COVER_FORM = "cover_form";
  static final String SWAP_FORM = "cover_swap_form";
  static final String TAKE_FORM = "cover_take_form";
  static final String AWAY_FORM = "cover_away_form";
  static final String AWAY = "cover_away";
  static final String WITHDRAW = "cover_withdraw";
  static final String BACK = "cover_back";

  /** Slack allows 75 characters a button. */
  private static final int BUTTON = 75;

  private static final int LISTED = 4;

  private final People people;

  CoverReplyMessages(People people) {
    this.people = people;
  }

  /** The time zone of whoever reads. */
  ZoneId zone(PersonId reader) {
    return people.person(reader).map(Person::zone).orElse(ZoneOffset.UTC);
  }

  /** Plain text: {@code Fri 27 Nov 14:00 – Mon 30 Nov 09:00}, on the reader's clocks. */
  String span(Span span, PersonId reader, Instant now) {
    return TypedSpan.readBack(span.start(), span.end(), now, zone(reader));
  }

  /** How a wish for a cover was understood: {@code parts} are what of it the asker holds. */
  Content understoodCover(Wish wish, Span typed, List<Stint> parts, PersonId reader, Instant now) {
    String times =
        parts.stream()
            .map(part -> span(part.span(), reader, now))
            .collect(Collectors.joining(", and "));
    boolean isAll = parts.size() == 1 && parts.get(0).span().equals(typed);
    return preview(
        wish,
        "*You ask %s to cover you* in %s: %s (your time).%s"
            .formatted(
                whom(wish.whom()),
                wish.rotation(),
                times,
                isAll ? "" : " That is when you are on call, of what you wrote."),
        "Ask " + plainWhom(wish.whom()),
        COVER_FORM);
  }

  /** How a wish to swap was understood. */
  Content understoodSwap(Wish wish, Span mine, Span theirs, PersonId reader, Instant now) {
    String other = whom(wish.whom());
    return preview(
        wish,
        "*You ask %s to swap* in %s (your time).\n%s takes %s.\nYou take %s."
            .formatted(
                other, wish.rotation(), other, span(mine, reader, now), span(theirs, reader, now)),
        "Ask " + plainWhom(wish.whom()),
        SWAP_FORM);
  }

  /** How a wish to take over was understood. */
  Content understoodTake(Wish wish, PersonId holder, Instant until, PersonId reader, Instant now) {
    String name = name(holder);
    return preview(
        wish,
        "*You take over %s from %s* now, until %s (%s).\n%s is asked to agree; their engineering manager, or an admin, may agree in their place."
            .formatted(
                wish.rotation(),
                name,
                ReaderTime.moment(until, zone(reader)),
                ReaderTime.distance(now, until),
                name),
        "Take over",
        TAKE_FORM);
  }

  /** How an absence was understood, and what it touches. */
  Content understoodAway(Span away, List<Stint> touched, PersonId reader, Instant now) {
    String lines =
        touched.stream()
            .map(stint -> "• %s: %s".formatted(stint.rotation(), span(stint.span(), reader, now)))
            .collect(Collectors.joining("\n"));
    String value = away.start().getEpochSecond() + " " + away.end().getEpochSecond();
    return content(
        "*You are away* %s (your time), and on call then:\n%s\nEverybody on the roster is asked to cover it; the first to accept has it. Your manager and the escalation contacts are told."
            .formatted(span(away, reader, now), lines),
        List.of(
            press(AWAY, "Say so, and ask for cover", value, true),
            press(AWAY_FORM, "Change…", value, false)));
  }

  /** What is not understood, or cannot be: {@code why} is plain text. A form may do better. */
  Content refused(String why, String form, String value) {
    return content(Mrkdwn.escape(why), List.of(press(form, "Use a form", value, false)));
  }

  /** When somebody is on call next, to whoever typed another time; plain text. */
  String whenOnCall(List<Stint> stints, PersonId reader, Instant now) {
    return stints.isEmpty()
        ? "None of the planned shifts is yours."
        : "You are on call: "
            + stints.stream()
                .limit(LISTED)
                .map(stint -> "%s, %s".formatted(stint.rotation(), span(stint.span(), reader, now)))
                .collect(Collectors.joining(" · "))
            + ".";
  }

  /** Somebody's swappable shifts, as above. */
  String shifts(List<HeldShift> shifts, PersonId reader, Instant now) {
    return shifts.stream()
        .limit(LISTED)
        .map(shift -> span(shift.span(), reader, now))
        .collect(Collectors.joining(" · "));
  }

  private String whom(Optional<PersonId> whom) {
    return whom.map(this::name).orElse("everybody on the roster");
  }

  private String plainWhom(Optional<PersonId> whom) {
    return whom.map(people::nameOf).orElse("everybody");
  }

  /** Escaped. */
  String name(PersonId person) {
    return Mrkdwn.escape(people.nameOf(person));
  }

  /** For plain text. */
  String plainName(PersonId person) {
    return people.nameOf(person);
  }

  /** Plain text, on the reader's clocks. */
  String moment(Instant at, PersonId reader, Instant now) {
    return TypedSpan.readBack(now, at, now, zone(reader)).replaceFirst("^now – ", "");
  }

  private Content preview(Wish wish, String text, String go, String form) {
    return content(
        text + "\nNobody has been asked yet.",
        List.of(
            press(ASK, go, wish.written(), true), press(form, "Change…", wish.written(), false)));
  }

  private static Content content(String text, List<BlockElement> buttons) {
    return new Content(text, json(List.of(section(text, null), actions(buttons))));
  }

  static LayoutBlock section(String mrkdwn, @Nullable ButtonElement button) {
    return SectionBlock.builder()
        .text(MarkdownTextObject.builder().text(mrkdwn).verbatim(true).build())
        .accessory(button)
        .build();
  }

  static ButtonElement press(String action, String label, String value, boolean primary) {
    return button(
        b ->
            b.actionId(action)
                .value(value.isEmpty() ? "-" : value)
                .style(primary ? "primary" : null)
                .text(PlainTextObject.builder().text(Excerpt.of(label, BUTTON)).build()));
  }

  static String json(List<LayoutBlock> blocks) {
    return GsonFactory.createSnakeCase().toJson(blocks);
  }
}
