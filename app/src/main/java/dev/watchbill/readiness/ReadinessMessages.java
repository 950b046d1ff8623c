package dev.watchbill.readiness;

import static com.slack.api.model.block.Blocks.actions;
import static com.slack.api.model.block.Blocks.input;
import static com.slack.api.model.block.Blocks.section;
import static com.slack.api.model.block.composition.BlockCompositions.markdownText;
import static com.slack.api.model.block.composition.BlockCompositions.plainText;
import static com.slack.api.model.block.element.BlockElements.button;

import com.slack.api.model.block.LayoutBlock;
import com.slack.api.model.block.composition.OptionObject;
import com.slack.api.model.block.element.PlainTextInputElement;
import com.slack.api.model.block.element.StaticSelectElement;
import com.slack.api.util.json.GsonFactory;
import dev.watchbill.people.Group;
import dev.watchbill.people.People;
import dev.watchbill.people.Person;
import dev.watchbill.platform.outbox.Content;
import dev.watchbill.platform.outbox.PostedLink;
import dev.watchbill.platform.slack.Modal;
import dev.watchbill.release.Release;
import dev.watchbill.text.Excerpt;
import dev.watchbill.text.Mrkdwn;
import dev.watchbill.text.ReaderTime;
import dev.watchbill.text.Visible;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The words about who is ready for a release (R30). */
final class ReadinessMessages {
  /** Followed by a colon and the mark: a group of whoever presses it is ready. */
  static final String READY = "readiness.ready";

  /** The same: opens the form for the reason. */
  static final String NOT_READY = "readiness.not_ready";

  /** Carries whether the group is ready and, after a space, the mark of what asked for it. */
  static final String FORM = "readiness_form";

  static final String GROUP = "readiness_group";
  static final String WHY = "readiness_why";

  static final int LONGEST = 500;

  /** So much of a reason is shown on the card. */
  private static final int SHOWN = 200;

  /** Groups in a section: Slack takes 3,000 characters. */
  private static final int A_SECTION = 7;

  /** Slack allows 100 options, of 75 characters each. */
  private static final int OPTIONS = 100;

  private static final int OPTION = 75;

  private final People people;
  private final ZoneId zone;

  /**
   * @param zone of releases
   */
  ReadinessMessages(People people, ZoneId zone) {
    this.people = people;
    this.zone = zone;
  }

  /** The message in which all is shown. */
  Content card(Release release, Declared it) {
    String head =
        it.isEnded()
            ? "*Readiness for %s* (R30): the freeze is over. %s."
                .formatted(name(release), progress(it))
            : "*Readiness for %s* (R30), which is due %s: *%s.*"
                .formatted(
                    name(release),
                    ReaderTime.moment(release.window().releaseAt(), zone),
                    progress(it));
    List<String> rows =
        Stream.concat(
                it.groups().stream().map(group -> row(group, it)),
                it.gone().stream().map(ReadinessMessages::gone))
            .toList();
    var blocks = new ArrayList<LayoutBlock>();
    blocks.add(mrkdwn(head));
    for (int from = 0; from < rows.size(); from += A_SECTION) {
      blocks.add(
          mrkdwn(String.join("\n", rows.subList(from, Math.min(rows.size(), from + A_SECTION)))));
    }
    if (!it.isEnded()) {
      blocks.add(
          actions(
              List.of(
                  button(
                      b ->
                          b.actionId(READY + ":" + it.mark())
                              .text(plainText("Ready"))
                              .style(it.allReady() ? null : "primary")),
                  button(
                      b ->
                          b.actionId(NOT_READY + ":" + it.mark()).text(plainText("Not ready…"))))));
    }
    return new Content(
        head
            + "\n"
            + String.join("\n", rows)
            + (it.isEnded() ? "" : "\nQA leads type `/freeze ready` or `/freeze not-ready`."),
        GsonFactory.createSnakeCase().toJson(blocks));
  }

  /** To the DRI. */
  Content allReady(Release release, Declared it) {
    return plain(
        "*All groups are ready for %s* (R30): start the release. It is due %s; once it is out, `/freeze lift` (R31). <%s|Who said so>"
            .formatted(
                name(release),
                ReaderTime.moment(release.window().releaseAt(), zone),
                PostedLink.to(it.card())));
  }

  /** To the DRI, who was told that all are ready. */
  Content takenBack(Release release, Declared it, Group group) {
    return plain(
        "*%s is not ready for %s after all* (R30)%s. You are told when all groups are. <%s|Who is ready>"
            .formatted(
                escaped(group.name()),
                name(release),
                it.of(group.key())
                    .flatMap(Declared.Word::why)
                    .map(why -> ": " + why(why))
                    .orElse(""),
                PostedLink.to(it.card())));
  }

  /** How many are ready. */
  String progress(Declared it) {
    if (it.groups().isEmpty()) {
      return "no group is left to wait for";
    }
    return it.allReady()
        ? "all groups are ready"
        : "%d of %d groups %s ready"
            .formatted(it.ready(), it.groups().size(), it.ready() == 1 ? "is" : "are");
  }

  /**
   * Asks which group it is, and why it is not ready.
   *
   * @param groups to choose from; not asked for if there is one
   * @param asked the mark of what asked for it, if something did
   */
  Modal form(boolean ready, List<Group> groups, Optional<Group> chosen, Optional<String> asked) {
    List<OptionObject> options =
        groups.stream()
            .limit(OPTIONS)
            .map(
                group ->
                    OptionObject.builder()
                        .text(plainText(Excerpt.of(group.name(), OPTION)))
                        .value(group.key())
                        .build())
            .toList();
    var blocks = new ArrayList<LayoutBlock>();
    blocks.add(
        input(
            i ->
                i.blockId(GROUP)
                    .label(plainText("Group"))
                    .element(
                        StaticSelectElement.builder()
                            .actionId(GROUP)
                            .options(options)
                            .initialOption(
                                options.stream()
                                    .filter(
                                        option ->
                                            chosen
                                                    .filter(
                                                        it -> it.key().equals(option.getValue()))
                                                    .isPresent()
                                                || options.size() == 1)
                                    .findFirst()
                                    .orElse(null))
                            .build())));
    if (!ready) {
      blocks.add(
          input(
              i ->
                  i.blockId(WHY)
                      .label(plainText("What is missing"))
                      .hint(plainText("Everybody who waits for the release reads it."))
                      .element(
                          PlainTextInputElement.builder()
                              .actionId(WHY)
                              .multiline(true)
                              .maxLength(LONGEST)
                              .build())));
    }
    return Modal.form(
        FORM,
        ready + asked.map(mark -> " " + mark).orElse(""),
        ready ? "Ready" : "Not ready",
        ready ? "It is ready" : "It is not ready",
        blocks);
  }

  private String row(String key, Declared it) {
    Optional<Group> group = people.group(key);
    String name = escaped(group.map(Group::name).orElse(key));
    return it.of(key)
        .map(
            word ->
                "%s *%s* is %s, says %s%s, %s%s"
                    .formatted(
                        word.ready() ? ":white_check_mark:" : ":no_entry:",
                        name,
                        word.ready() ? "ready" : "not ready",
                        Mrkdwn.escape(people.nameOf(word.by())),
                        word.inPlace() ? " in place of its QA lead" : "",
                        ReaderTime.shortMoment(word.at(), zone),
                        word.why().map(why -> ": " + why(why)).orElse("")))
        .orElseGet(
            () ->
                it.isEnded()
                    ? ":heavy_minus_sign: *%s* did not say".formatted(name)
                    : ":hourglass_flowing_sand: *%s* waits for %s".formatted(name, leads(group)));
  }

  private static String gone(String key) {
    return ":heavy_minus_sign: *%s* is not configured as a group any more, and not waited for"
        .formatted(escaped(key));
  }

  private String leads(Optional<Group> group) {
    String mentions =
        group.map(it -> people.behind(it.qaLead())).orElse(List.of()).stream()
            .map(Person::mention)
            .collect(Collectors.joining(" or "));
    return mentions.isEmpty() ? "its QA lead, whom I do not find: an admin may say it" : mentions;
  }

  private static String why(String typed) {
    return "“" + Mrkdwn.escape(Excerpt.of(Visible.inOneLine(typed), SHOWN)) + "”";
  }

  static String name(Release release) {
    return escaped(release.version());
  }

  static String escaped(String typed) {
    return Mrkdwn.escape(Visible.inOneLine(typed));
  }

  static Content plain(String text) {
    return new Content(
        text, GsonFactory.createSnakeCase().toJson(List.<LayoutBlock>of(mrkdwn(text))));
  }

  static LayoutBlock mrkdwn(String text) {
    return section(s -> s.text(markdownText(m -> m.text(text).verbatim(true))));
  }
}
