package dev.watchbill.sandbox.page;

import static com.slack.api.model.block.Blocks.actions;
import static com.slack.api.model.block.Blocks.asBlocks;
import static com.slack.api.model.block.Blocks.input;
import static com.slack.api.model.block.Blocks.section;
import static com.slack.api.model.block.composition.BlockCompositions.confirmationDialog;
import static com.slack.api.model.block.composition.BlockCompositions.markdownText;
import static com.slack.api.model.block.composition.BlockCompositions.plainText;
import static com.slack.api.model.block.element.BlockElements.asElements;
import static com.slack.api.model.block.element.BlockElements.button;
import static com.slack.api.model.block.element.BlockElements.datePicker;
import static com.slack.api.model.block.element.BlockElements.datetimePicker;
import static com.slack.api.model.block.element.BlockElements.plainTextInput;
import static com.slack.api.model.block.element.BlockElements.staticSelect;
import static com.slack.api.model.block.element.BlockElements.timePicker;
import static com.slack.api.model.block.element.BlockElements.usersSelect;
import static com.slack.api.model.view.Views.view;
import static com.slack.api.model.view.Views.viewClose;
import static com.slack.api.model.view.Views.viewSubmit;
import static com.slack.api.model.view.Views.viewTitle;

import com.slack.api.model.block.LayoutBlock;
import com.slack.api.model.block.composition.OptionObject;
import com.slack.api.model.view.View;
import java.util.List;

/** What the small app shows. */
final class PollMessages {
  /** 2026-11-20T14:00 in New York. */
  static final int CLOSES = 1_795_201_200;

  private static final OptionObject OPEN =
      OptionObject.builder().text(plainText("Open")).value("open").build();
  private static final OptionObject SECRET =
      OptionObject.builder().text(plainText("Secret")).value("secret").build();

  private PollMessages() {}

  static List<LayoutBlock> question(String question) {
    return asBlocks(
        section(s -> s.text(markdownText(question))),
        actions(
            a ->
                a.elements(
                    asElements(
                        button(b -> b.actionId("yes").style("primary").text(plainText("Yes"))),
                        button(
                            b ->
                                b.actionId("drop")
                                    .style("danger")
                                    .text(plainText("Drop"))
                                    .confirm(
                                        confirmationDialog(
                                            c ->
                                                c.title(plainText("Drop the poll?"))
                                                    .text(plainText("Nobody will see it any more."))
                                                    .confirm(plainText("Drop it"))
                                                    .deny(plainText("Keep it")))))))));
  }

  static View form() {
    return view(
        v ->
            v.type("modal")
                .callbackId("form")
                .title(viewTitle(t -> t.type("plain_text").text("Ask everybody")))
                .submit(viewSubmit(s -> s.type("plain_text").text("Ask")))
                .close(viewClose(c -> c.type("plain_text").text("Cancel")))
                .blocks(
                    asBlocks(
                        section(s -> s.text(markdownText("It is asked in *#general*."))),
                        input(
                            i ->
                                i.blockId("question")
                                    .label(plainText("Question"))
                                    .element(plainTextInput(t -> t.actionId("text")))),
                        input(
                            i ->
                                i.blockId("until")
                                    .optional(true)
                                    .label(plainText("Until"))
                                    .element(datePicker(d -> d.actionId("date")))),
                        input(
                            i ->
                                i.blockId("at")
                                    .optional(true)
                                    .label(plainText("At"))
                                    .element(
                                        timePicker(t -> t.actionId("time").initialTime("09:30")))),
                        input(
                            i ->
                                i.blockId("closes")
                                    .optional(true)
                                    .label(plainText("Closes"))
                                    .element(
                                        datetimePicker(
                                            d -> d.actionId("moment").initialDateTime(CLOSES)))),
                        input(
                            i ->
                                i.blockId("kind")
                                    .label(plainText("Kind"))
                                    .element(
                                        staticSelect(
                                            k ->
                                                k.actionId("kind")
                                                    .options(List.of(OPEN, SECRET))
                                                    .initialOption(SECRET)))),
                        input(
                            i ->
                                i.blockId("asker")
                                    .optional(true)
                                    .label(plainText("In the name of"))
                                    .element(usersSelect(u -> u.actionId("user")))))));
  }
}
