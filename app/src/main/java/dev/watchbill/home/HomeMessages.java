package dev.watchbill.home;

import static com.slack.api.model.block.Blocks.actions;
import static com.slack.api.model.block.Blocks.context;
import static com.slack.api.model.block.Blocks.divider;
import static com.slack.api.model.block.Blocks.header;
import static com.slack.api.model.block.Blocks.section;
import static com.slack.api.model.block.composition.BlockCompositions.markdownText;
import static com.slack.api.model.block.composition.BlockCompositions.plainText;
import static com.slack.api.model.block.element.BlockElements.button;

import com.slack.api.model.block.LayoutBlock;
import com.slack.api.model.block.element.BlockElement;
import com.slack.api.model.view.View;
import com.slack.api.util.json.GsonFactory;
import dev.watchbill.home.Home.Own;
import dev.watchbill.home.HomePart.HomeButton;
import dev.watchbill.people.People;
import dev.watchbill.people.PersonId;
import dev.watchbill.rotation.OnCall;
import dev.watchbill.text.Excerpt;
import dev.watchbill.text.Mrkdwn;
import dev.watchbill.text.ReaderTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The Home tab as Slack's view object, in JSON. It stays right until something happens: points in
 * time stand in Slack's own date markup, and nothing tells how far off they are.
 */
final class HomeMessages {
  /** Slack takes as many blocks in a view. */
  static final int BLOCKS = 100;

  private static final int SECTION = 3_000;
  private static final int BUTTON = 75;
  private static final int BUTTONS = 5;

  private final People people;

  HomeMessages(People people) {
    this.people = people;
  }

  /** For somebody who may use the bot. */
  String home(Home home) {
    var above = new ArrayList<LayoutBlock>();
    above.add(heading("On call"));
    above.add(mrkdwn(you(home)));
    home.rotations().forEach(rotation -> above.add(mrkdwn(rotation(rotation))));
    above.addAll(buttons(home.quick()));
    home.openRequests()
        .ifPresent(
            requests -> {
              above.add(divider());
              above.add(mrkdwn(requests));
            });
    var below = new ArrayList<LayoutBlock>();
    below.add(divider());
    below.add(heading("Your shifts"));
    below.add(mrkdwn(shifts(home)));
    below.add(divider());
    below.add(small("`/oncall schedule` shows the weeks to come, `/oncall help` everything else."));
    var blocks = new ArrayList<>(above);
    blocks.addAll(parts(home.parts(), BLOCKS - above.size() - below.size()));
    blocks.addAll(below);
    return json(blocks);
  }

  /** For somebody who may not, with the reason. */
  String refused(String reason) {
    return json(List.of(section(s -> s.text(plainText(reason)))));
  }

  private static String you(Home home) {
    String now =
        home.own().stream()
            .filter(home::isNow)
            .map(
                own ->
                    "%s until %s"
                        .formatted(
                            own.stint().rotation(),
                            ReaderTime.moment(own.stint().span().end(), own.zone())))
            .collect(Collectors.joining("; "));
    if (!now.isEmpty()) {
      return "*You are on call:* %s.".formatted(now);
    }
    return home.own().stream()
        .findFirst()
        .map(
            own ->
                "You are not on call now. Your next shift is %s, from %s."
                    .formatted(
                        own.stint().rotation(),
                        ReaderTime.moment(own.stint().span().start(), own.zone())))
        .orElse("You are not on call.");
  }

  private String rotation(OnCall rotation) {
    String title = "*%s* · `@%s`\n".formatted(rotation.rotation(), rotation.alias());
    String now =
        rotation
            .now()
            .map(
                duty ->
                    "*%s* is on call until %s."
                        .formatted(name(duty.person()), when(rotation, duty.span().end())))
            .orElse("Nobody is on call: nobody on the roster may take a shift yet.");
    return title + now + next(rotation);
  }

  private String next(OnCall rotation) {
    return rotation
        .next()
        .map(
            duty ->
                "\n%s is next, from %s."
                    .formatted(name(duty.person()), when(rotation, duty.span().start())))
        .orElse("");
  }

  private static String when(OnCall rotation, Instant then) {
    return ReaderTime.moment(then, rotation.zone());
  }

  private String shifts(Home home) {
    return home.own().isEmpty()
        ? "None of the planned shifts is yours."
        : home.own().stream().map(own -> line(home, own)).collect(Collectors.joining("\n"));
  }

  private String line(Home home, Own own) {
    var span = own.stint().span();
    String end = ReaderTime.shortMoment(span.end(), own.zone());
    String when =
        home.isNow(own)
            ? "now, until " + end
            : "from %s to %s".formatted(ReaderTime.shortMoment(span.start(), own.zone()), end);
    String instead = own.stint().isOverride() ? ", instead of " + name(own.stint().owner()) : "";
    return "• *%s*: %s%s".formatted(own.stint().rotation(), when, instead);
  }

  /** As many whole parts as there is room for, and a word of those for which there is none. */
  private static List<LayoutBlock> parts(List<HomePart> parts, int room) {
    var blocks = new ArrayList<LayoutBlock>();
    for (int i = 0; i < parts.size(); i++) {
      var part = part(parts.get(i));
      boolean last = i == parts.size() - 1;
      if (blocks.size() + part.size() > room - (last ? 0 : 1)) {
        int left = parts.size() - i;
        blocks.add(
            small(
                left == 1
                    ? "One more does not fit here; look in your direct messages with me."
                    : "%d more do not fit here; look in your direct messages with me."
                        .formatted(left)));
        return blocks;
      }
      blocks.addAll(part);
    }
    return blocks;
  }

  private static List<LayoutBlock> part(HomePart part) {
    var blocks = new ArrayList<LayoutBlock>();
    blocks.add(divider());
    blocks.add(mrkdwn(part.mrkdwn()));
    blocks.addAll(buttons(part.buttons()));
    return blocks;
  }

  /** Five in a row. */
  private static List<LayoutBlock> buttons(List<HomeButton> buttons) {
    var rows = new ArrayList<LayoutBlock>();
    for (int from = 0; from < buttons.size(); from += BUTTONS) {
      List<BlockElement> row =
          buttons.subList(from, Math.min(buttons.size(), from + BUTTONS)).stream()
              .map(HomeMessages::element)
              .toList();
      rows.add(actions(row));
    }
    return rows;
  }

  private static BlockElement element(HomeButton it) {
    return button(
        b -> {
          b.actionId(it.actionId()).text(plainText(Excerpt.of(it.label(), BUTTON)));
          if (!it.value().isEmpty()) {
            b.value(it.value());
          }
          return it.primary() ? b.style("primary") : b;
        });
  }

  private String name(PersonId id) {
    return Mrkdwn.escape(people.nameOf(id));
  }

  private static LayoutBlock heading(String text) {
    return header(h -> h.text(plainText(text)));
  }

  private static LayoutBlock mrkdwn(String text) {
    // Verbatim: a name that looks like a mention pings nobody.
    return section(s -> s.text(markdownText(m -> m.text(cut(text)).verbatim(true))));
  }

  private static String cut(String text) {
    return text.length() <= SECTION ? text : Excerpt.of(text, SECTION);
  }

  private static LayoutBlock small(String text) {
    return context(c -> c.elements(List.of(markdownText(m -> m.text(text).verbatim(true)))));
  }

  private static String json(List<LayoutBlock> blocks) {
    return GsonFactory.createSnakeCase().toJson(View.builder().type("home").blocks(blocks).build());
  }
}
