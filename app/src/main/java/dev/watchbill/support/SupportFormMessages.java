package dev.watchbill.support;

import static com.slack.api.model.block.Blocks.input;
import static com.slack.api.model.block.Blocks.section;
import static com.slack.api.model.view.Views.view;

import com.slack.api.model.block.LayoutBlock;
import com.slack.api.model.block.composition.OptionObject;
import com.slack.api.model.block.composition.PlainTextObject;
import com.slack.api.model.block.element.PlainTextInputElement;
import com.slack.api.model.block.element.StaticSelectElement;
import com.slack.api.model.block.element.UsersSelectElement;
import com.slack.api.model.view.ViewClose;
import com.slack.api.model.view.ViewSubmit;
import com.slack.api.model.view.ViewTitle;
import dev.watchbill.platform.slack.Modal;
import dev.watchbill.text.Excerpt;
import java.util.List;
import java.util.Map;

/** The forms about a support request. Each field's block id is its name below. */
final class SupportFormMessages {
  static final String PASS = "support_pass";
  static final String SEND = "support_send";

  static final String PERSON = "person";
  static final String NOTE = "note";
  static final String ROTATION = "rotation";

  /** Slack allows 75 characters an option. */
  private static final int OPTION = 75;

  private SupportFormMessages() {}

  /** Passes a request on to somebody. */
  static Modal pass(SupportRequest request) {
    return form(
        PASS,
        Long.toString(request.id()),
        "Pass on",
        "Pass on",
        List.of(
            input(
                i ->
                    i.blockId(PERSON)
                        .label(plain("To whom"))
                        .hint(plain("They hear of it at once, and it is theirs from then on."))
                        .element(
                            UsersSelectElement.builder()
                                .actionId(PERSON)
                                .placeholder(plain("Choose a person"))
                                .build())),
            input(
                i ->
                    i.blockId(NOTE)
                        .optional(true)
                        .label(plain("What they should know"))
                        .element(
                            PlainTextInputElement.builder()
                                .actionId(NOTE)
                                .multiline(true)
                                .maxLength(RequestWords.NOTED)
                                .build()))));
  }

  /**
   * Asks which rotation a message is meant for.
   *
   * @param rotations what to say of each, by its name; the first is chosen
   */
  static Modal send(Subject subject, Map<String, String> rotations) {
    List<OptionObject> options =
        rotations.entrySet().stream()
            .map(
                each ->
                    OptionObject.builder()
                        .text(plain(Excerpt.of(each.getValue(), OPTION)))
                        .value(each.getKey())
                        .build())
            .toList();
    return form(
        SEND,
        subject.written(),
        "Send to on-call",
        "Send",
        List.of(
            section(
                s ->
                    s.text(
                        plain(
                            "“"
                                + Excerpt.of(subject.text().strip(), 200)
                                + "” becomes a support request, answered in its thread."))),
            input(
                i ->
                    i.blockId(ROTATION)
                        .label(plain("Who should answer?"))
                        .element(
                            StaticSelectElement.builder()
                                .actionId(ROTATION)
                                .options(options)
                                .initialOption(options.get(0))
                                .build()))));
  }

  private static Modal form(
      String callbackId, String about, String title, String submit, List<LayoutBlock> blocks) {
    return Modal.of(
        view(
            v ->
                v.type("modal")
                    .callbackId(callbackId)
                    .privateMetadata(about)
                    .title(ViewTitle.builder().type("plain_text").text(title).build())
                    .submit(ViewSubmit.builder().type("plain_text").text(submit).build())
                    .close(ViewClose.builder().type("plain_text").text("Cancel").build())
                    .blocks(blocks)));
  }

  private static PlainTextObject plain(String words) {
    return PlainTextObject.builder().text(words).build();
  }
}
