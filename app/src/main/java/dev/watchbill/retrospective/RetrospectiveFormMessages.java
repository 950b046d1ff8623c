package dev.watchbill.retrospective;

import static com.slack.api.model.block.Blocks.actions;
import static com.slack.api.model.block.Blocks.context;
import static com.slack.api.model.block.Blocks.input;
import static com.slack.api.model.block.Blocks.section;
import static com.slack.api.model.block.composition.BlockCompositions.markdownText;
import static com.slack.api.model.block.composition.BlockCompositions.plainText;
import static com.slack.api.model.block.element.BlockElements.button;
import static com.slack.api.model.view.Views.view;

import com.slack.api.model.block.LayoutBlock;
import com.slack.api.model.block.composition.DispatchActionConfig;
import com.slack.api.model.block.element.PlainTextInputElement;
import com.slack.api.model.view.ViewClose;
import com.slack.api.model.view.ViewSubmit;
import com.slack.api.model.view.ViewTitle;
import dev.watchbill.platform.slack.Modal;
import dev.watchbill.text.Excerpt;
import dev.watchbill.text.LongText;
import dev.watchbill.text.Mrkdwn;
import dev.watchbill.text.ReaderTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The form with the questions. Whoever closes it sends nothing along, in Slack; so what is typed is
 * kept as the draft while it is typed, and by a button.
 */
final class RetrospectiveFormMessages {
  static final String FORM = "retro_form";
  static final String SAVE = "retro_save";

  /** The action id of each field begins with it; its number follows a colon. */
  static final String TYPED = "retro_typed";

  private static final int LABEL = 2_000;
  private static final int SECTION = 2_900;

  private RetrospectiveFormMessages() {}

  /**
   * What stands around the questions.
   *
   * @param generation counts how often the fields were made anew: Slack keeps what was typed in a
   *     field as long as its block has the same name, whatever the field is given
   * @param notice said above everything, in mrkdwn; may be empty
   * @param thread the address of the handoff's thread, if there is one
   * @param summaryIn the id of the channel where it is posted as well
   * @param backlog the address of what could be improved in the documentation
   */
  record Setting(
      int generation,
      String notice,
      Optional<String> thread,
      Optional<String> summaryIn,
      Optional<String> backlog,
      ZoneId zone) {}

  /** The action id of a question's field. */
  static String field(int place) {
    return TYPED + ":" + place;
  }

  static Modal form(Retrospective it, Setting setting) {
    var blocks = new ArrayList<LayoutBlock>();
    if (!setting.notice().isEmpty()) {
      blocks.add(mrkdwn(setting.notice()));
    }
    blocks.add(small(where(it, setting)));
    boolean backlogShown = false;
    for (int place = 0; place < it.questions().size(); place++) {
      blocks.addAll(question(it, place, setting.generation()));
      if (!backlogShown && isAboutDocumentation(it.questions().get(place))) {
        backlogShown = setting.backlog().map(address -> blocks.add(backlog(address))).orElse(false);
      }
    }
    blocks.add(
        actions(
            List.of(button(b -> b.actionId(SAVE + ":" + it.id()).text(plainText("Save draft"))))));
    blocks.add(small(kept(it, setting.zone())));
    return Modal.of(
        view(
            v ->
                v.type("modal")
                    .callbackId(FORM)
                    .privateMetadata(new FormSubject(it, setting.generation()).written())
                    .title(ViewTitle.builder().type("plain_text").text("Retrospective").build())
                    .submit(
                        ViewSubmit.builder()
                            .type("plain_text")
                            .text(it.isSubmitted() ? "Update" : "Post")
                            .build())
                    .close(ViewClose.builder().type("plain_text").text("Close").build())
                    .blocks(blocks)));
  }

  private static String where(Retrospective it, Setting setting) {
    String week =
        "Your %s week, %s to %s. "
            .formatted(
                Mrkdwn.escape(it.rotation()),
                ReaderTime.shortDay(it.week().start(), setting.zone()),
                ReaderTime.shortDay(it.week().end(), setting.zone()));
    String also = setting.summaryIn().map(" and in <#%s>"::formatted).orElse("");
    return week
        + (it.thread().isPresent()
            ? "It is posted in %s%s; the week's figures are there."
                .formatted(
                    setting
                        .thread()
                        .map("<%s|the handoff's thread>"::formatted)
                        .orElse("the handoff's thread"),
                    also)
            : "It is posted in the handoff's thread%s when that is opened.".formatted(also));
  }

  private static List<LayoutBlock> question(Retrospective it, int place, int generation) {
    var blocks = new ArrayList<LayoutBlock>();
    String shown = it.shown().get(place);
    if (shown.length() > DraftPolicy.LONGEST) {
      blocks.add(mrkdwn("This is more than fits into the field below; here is all of it:"));
      LongText.pieces(shown, SECTION).forEach(piece -> blocks.add(mrkdwn(piece)));
    }
    blocks.add(
        input(
            i ->
                i.blockId("answer-%d-%d".formatted(place, generation))
                    .label(plainText(Excerpt.of(it.questions().get(place), LABEL)))
                    .dispatchAction(true)
                    .element(
                        PlainTextInputElement.builder()
                            .actionId(field(place))
                            .multiline(true)
                            .maxLength(DraftPolicy.LONGEST)
                            .dispatchActionConfig(
                                DispatchActionConfig.builder()
                                    .triggerActionsOn(List.of("on_character_entered"))
                                    .build())
                            .initialValue(
                                shown.isEmpty() ? null : Excerpt.of(shown, DraftPolicy.LONGEST))
                            .build())));
    return blocks;
  }

  private static boolean isAboutDocumentation(String question) {
    return question.toLowerCase(Locale.ROOT).contains("documentation");
  }

  private static LayoutBlock backlog(String address) {
    return small(
        "What to improve next is collected in <%s|the backlog>.".formatted(Mrkdwn.escape(address)));
  }

  private static String kept(Retrospective it, ZoneId zone) {
    return it.saved()
        .filter(saved -> !it.draft().isEmpty())
        .map(
            saved ->
                "Draft saved %s. What you type from now on is kept as well, also if you close this."
                    .formatted(ReaderTime.timeOfDay(saved.at(), zone)))
        .orElse("What you type is kept as a draft, also if you close this. Only you see it.");
  }

  private static LayoutBlock mrkdwn(String text) {
    return section(s -> s.text(markdownText(m -> m.text(text).verbatim(true))));
  }

  private static LayoutBlock small(String text) {
    return context(c -> c.elements(List.of(markdownText(m -> m.text(text).verbatim(true)))));
  }
}
