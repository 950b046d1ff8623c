package dev.watchbill.retrospective;

import static com.slack.api.model.block.Blocks.actions;
import static com.slack.api.model.block.Blocks.context;
import static com.slack.api.model.block.Blocks.section;
import static com.slack.api.model.block.composition.BlockCompositions.markdownText;
import static com.slack.api.model.block.composition.BlockCompositions.plainText;
import static com.slack.api.model.block.element.BlockElements.button;

import com.slack.api.model.block.LayoutBlock;
import com.slack.api.util.json.GsonFactory;
import dev.watchbill.people.People;
import dev.watchbill.people.PersonId;
import dev.watchbill.platform.outbox.Content;
import dev.watchbill.platform.outbox.PostedLink;
import dev.watchbill.text.Excerpt;
import dev.watchbill.text.Mrkdwn;
import dev.watchbill.text.ReaderTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The words about retrospectives: in the handoff's thread, the summary, and in private. */
final class RetrospectiveMessages {
  static final String FORM = "retro_form";

  /** So much of each answer is in a notification. */
  private static final int NOTIFIED = 700;

  private static final String WRITE = "Write it";
  private static final String CONTINUE = "Go on writing";
  private static final String CHANGE = "Change";

  private final People people;
  private final Function<String, ZoneId> zones;

  /**
   * @param zones the zone of each rotation
   */
  RetrospectiveMessages(People people, Function<String, ZoneId> zones) {
    this.people = people;
    this.zones = zones;
  }

  /** To the author, a day ahead. */
  Content askedAhead(Retrospective it) {
    return message(
        "Your %s week ends %s. *How was it?* The retrospective has %s; you can begin now, and go on until you post it. It is shown in the handoff's thread."
            .formatted(
                rotation(it),
                ReaderTime.moment(it.week().end(), zone(it)),
                it.questions().size() == 1 ? "one question" : it.questions().size() + " questions"),
        it,
        it.draft().isEmpty() ? WRITE : CONTINUE,
        true);
  }

  /** To whoever was asked and has the shift no more. */
  Content notNeeded(Retrospective it, PersonId owner) {
    return Content.text(
        "%s has the %s shift now that ends %s, and will be asked for its retrospective. You need not write it."
            .formatted(name(owner), rotation(it), ReaderTime.moment(it.week().end(), zone(it))));
  }

  /** To the author, who was faster than the handoff. */
  Content ready(Retrospective it) {
    return message(
        "Thank you: the retrospective of your %s week is written. It is posted when the handoff is opened."
            .formatted(rotation(it)),
        it,
        CHANGE,
        false);
  }

  /** To the author, who was asked ahead; the handoff is opened now. */
  Content waits(Retrospective it) {
    return message(
        "Your %s week is handed over. *Its retrospective waits for you* in %s."
            .formatted(rotation(it), theThread(it)),
        it,
        it.draft().isEmpty() ? WRITE : CONTINUE,
        true);
  }

  /** In the handoff's thread. Pings the author. */
  Content question(Retrospective it) {
    return message(
        "<@%s>, how was the week?".formatted(it.author()),
        it,
        it.draft().isEmpty() ? "Write the retrospective" : "Go on with the retrospective",
        true);
  }

  /** In its place, once there is an answer. */
  Content answered(Retrospective it) {
    return Content.text("%s, thank you: your answers are below.".formatted(name(it.author())));
  }

  /** To the author, some days later. */
  Content reminder(Retrospective it) {
    return message(
        "The retrospective of your %s week (%s) still waits for you. %s It belongs in %s."
            .formatted(
                rotation(it),
                week(it),
                it.draft().isEmpty() ? "A few words for each question do." : "Your draft is kept.",
                theThread(it)),
        it,
        it.draft().isEmpty() ? WRITE : CONTINUE,
        true);
  }

  /** To the author's managers, once. */
  Content toManager(Retrospective it) {
    return Content.text(
        "The retrospective of %s's %s week (%s) is not written yet; they were reminded. Perhaps they need an hour for it. It belongs in %s."
            .formatted(name(it.author()), rotation(it), week(it), theThread(it)));
  }

  /** To them, in its place. */
  Content postedAfterAll(Retrospective it) {
    return Content.text(
        "%s has posted the retrospective of their %s week (%s): %s."
            .formatted(name(it.author()), rotation(it), week(it), answersLink(it, "read it")));
  }

  /** To the author, in the place of a reminder. */
  Content done(Retrospective it) {
    return Content.text("Done: this retrospective is %s.".formatted(answersLink(it, "posted")));
  }

  /** To the author, in the place of what asked them ahead. */
  Content thanks(Retrospective it) {
    return message(
        "Thank you: the retrospective of your %s week (%s) is %s."
            .formatted(rotation(it), week(it), answersLink(it, "posted")),
        it,
        CHANGE,
        false);
  }

  /**
   * The answers in the handoff's thread.
   *
   * @param page the first one
   * @param summary the channel where they are posted as well, if they are
   */
  Content posted(Retrospective it, List<String> page, Optional<String> summary) {
    String below =
        summary
                .map(
                    channel ->
                        "Also in <#%s>: <%s|the summary>. "
                            .formatted(
                                channel, PostedLink.to(it.key(RetrospectiveNotices.SUMMARY))))
                .orElse("")
            + edited(it);
    return answers(
        it,
        "*Retrospective* of %s's week, %s".formatted(name(it.author()), week(it)),
        page,
        below.strip(),
        true);
  }

  /** The answers as a summary in a channel of their own (R12). */
  Content summary(Retrospective it, List<String> page) {
    return answers(
        it,
        "*Summary of the %s week*, %s, by %s".formatted(rotation(it), week(it), name(it.author())),
        page,
        (answersLink(it, "In the handoff's thread") + ". " + edited(it)).strip(),
        false);
  }

  /** What does not fit into the message itself. */
  Content rest(List<String> page) {
    var blocks = new ArrayList<LayoutBlock>();
    page.forEach(each -> blocks.add(mrkdwn(each)));
    return content(String.join("\n", page), blocks);
  }

  /** In the place of a reply that edited answers need no more. */
  Content nothingMore() {
    return Content.text("_This part was taken out._");
  }

  /** How it stands, in the first message of the handoff's thread. */
  String line(Retrospective it) {
    return it.isSubmitted()
        ? "Retrospective: posted"
        : "Retrospective: waits for " + name(it.author());
  }

  /** On the author's Home tab. */
  String owed(Retrospective it) {
    return "The *retrospective* of your %s week (%s) waits for you.%s"
        .formatted(rotation(it), week(it), it.draft().isEmpty() ? "" : " A draft is kept.");
  }

  private Content answers(
      Retrospective it, String heading, List<String> page, String below, boolean button) {
    var blocks = new ArrayList<LayoutBlock>();
    blocks.add(mrkdwn(heading));
    page.forEach(each -> blocks.add(mrkdwn(each)));
    if (!below.isEmpty()) {
      blocks.add(
          context(c -> c.elements(List.of(markdownText(m -> m.text(below).verbatim(true))))));
    }
    if (button) {
      blocks.add(buttons(it, CHANGE, false));
    }
    var text = new StringBuilder(heading);
    for (int n = 0; n < it.questions().size(); n++) {
      text.append("\n*%s* ".formatted(Mrkdwn.escape(it.questions().get(n))))
          .append(Mrkdwn.linked(Excerpt.of(it.answers().get(n), NOTIFIED)));
    }
    return content(text + (below.isEmpty() ? "" : "\n" + below), blocks);
  }

  private String edited(Retrospective it) {
    return it.editedAt()
        .map(at -> "Edited %s.".formatted(ReaderTime.shortMoment(at, zone(it))))
        .orElse("");
  }

  private Content message(String text, Retrospective it, String label, boolean primary) {
    return content(text, List.of(mrkdwn(text), buttons(it, label, primary)));
  }

  private static LayoutBlock buttons(Retrospective it, String label, boolean primary) {
    @Nullable String style = primary ? "primary" : null;
    return actions(
        List.of(button(b -> b.actionId(FORM + ":" + it.id()).text(plainText(label)).style(style))));
  }

  /** The week, from its first day to its last. */
  String week(Retrospective it) {
    return "%s to %s"
        .formatted(
            ReaderTime.shortDay(it.week().start(), zone(it)),
            ReaderTime.shortDay(it.week().end(), zone(it)));
  }

  private static String theThread(Retrospective it) {
    return it.thread()
        .map(thread -> "<%s|the handoff's thread>".formatted(PostedLink.to(thread.key())))
        .orElse("the handoff's thread");
  }

  private static String answersLink(Retrospective it, String words) {
    return "<%s|%s>".formatted(PostedLink.to(it.key(RetrospectiveNotices.ANSWERS)), words);
  }

  private ZoneId zone(Retrospective it) {
    return zones.apply(it.rotation());
  }

  private static String rotation(Retrospective it) {
    return Mrkdwn.escape(it.rotation());
  }

  String name(PersonId person) {
    return Mrkdwn.escape(people.nameOf(person));
  }

  private static LayoutBlock mrkdwn(String text) {
    return section(s -> s.text(markdownText(m -> m.text(text).verbatim(true))));
  }

  private static Content content(String text, List<LayoutBlock> blocks) {
    return new Content(text, GsonFactory.createSnakeCase().toJson(blocks));
  }
}
