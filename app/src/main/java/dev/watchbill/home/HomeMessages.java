package dev.watchbill.home;

import static com.slack.api.model.block.Blocks.context;
import static com.slack.api.model.block.Blocks.divider;
import static com.slack.api.model.block.Blocks.header;
import static com.slack.api.model.block.Blocks.section;
import static com.slack.api.model.block.composition.BlockCompositions.markdownText;
import static com.slack.api.model.block.composition.BlockCompositions.plainText;

import com.slack.api.model.block.LayoutBlock;
import com.slack.api.model.view.View;
import com.slack.api.util.json.GsonFactory;
import dev.watchbill.people.People;
import dev.watchbill.people.PersonId;
import dev.watchbill.rotation.Duty;
import dev.watchbill.rotation.OnCall;
import dev.watchbill.text.Mrkdwn;
import dev.watchbill.text.ReaderTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The Home tab as Slack's view object, in JSON. */
final class HomeMessages {
  private final People people;

  HomeMessages(People people) {
    this.people = people;
  }

  /**
   * A shift of the reader's own, in progress or to come.
   *
   * @param in the rotation, as it stands now
   */
  record Mine(OnCall in, Duty duty) {}

  /**
   * For somebody who may use the bot.
   *
   * @param openRequests what they hold and have not resolved, in mrkdwn, if anything
   */
  String home(List<OnCall> rotations, List<Mine> mine, Optional<String> openRequests) {
    var blocks = new ArrayList<LayoutBlock>();
    blocks.add(header(h -> h.text(plainText("On call"))));
    rotations.forEach(rotation -> blocks.add(mrkdwn(rotation(rotation))));
    openRequests.ifPresent(
        requests -> {
          blocks.add(divider());
          blocks.add(mrkdwn(requests));
        });
    blocks.add(divider());
    blocks.add(header(h -> h.text(plainText("Your shifts"))));
    if (mine.isEmpty()) {
      blocks.add(mrkdwn("None of the planned shifts is yours."));
    }
    mine.forEach(shift -> blocks.add(mrkdwn(own(shift))));
    blocks.add(divider());
    blocks.add(
        small("`/oncall schedule` shows the weeks to come, `/oncall help` everything else."));
    rotations.stream()
        .findFirst()
        .ifPresent(
            first ->
                blocks.add(
                    small("As of %s.".formatted(ReaderTime.moment(first.at(), first.zone())))));
    return json(blocks);
  }

  /** For somebody who may not, with the reason. */
  String refused(String reason) {
    return json(List.of(section(s -> s.text(plainText(reason)))));
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

  private static String own(Mine mine) {
    Instant start = mine.duty().span().start();
    return start.isAfter(mine.in().at())
        ? "*%s*: from %s.".formatted(mine.in().rotation(), when(mine.in(), start))
        : "*%s*: now, until %s."
            .formatted(mine.in().rotation(), when(mine.in(), mine.duty().span().end()));
  }

  private static String when(OnCall rotation, Instant then) {
    return "%s (%s)"
        .formatted(
            ReaderTime.moment(then, rotation.zone()), ReaderTime.distance(rotation.at(), then));
  }

  private String name(PersonId id) {
    return Mrkdwn.escape(people.nameOf(id));
  }

  private static LayoutBlock mrkdwn(String text) {
    // Verbatim: a name that looks like a mention pings nobody.
    return section(s -> s.text(markdownText(m -> m.text(text).verbatim(true))));
  }

  private static LayoutBlock small(String text) {
    return context(c -> c.elements(List.of(markdownText(m -> m.text(text).verbatim(true)))));
  }

  private static String json(List<LayoutBlock> blocks) {
    return GsonFactory.createSnakeCase().toJson(View.builder().type("home").blocks(blocks).build());
  }
}
