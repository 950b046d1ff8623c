package dev.watchbill.platform.slack;

import static com.slack.api.model.view.Views.view;

import com.slack.api.model.block.LayoutBlock;
import com.slack.api.model.view.View;
import com.slack.api.model.view.ViewClose;
import com.slack.api.model.view.ViewSubmit;
import com.slack.api.model.view.ViewTitle;
import com.slack.api.util.json.GsonFactory;
import java.util.List;

/** A form or a notice over Slack's window; {@code json} is Slack's view object. */
public record Modal(String json) {

  /** Of a view built with the SDK. */
  public static Modal of(View view) {
    return new Modal(GsonFactory.createSnakeCase().toJson(view));
  }

  /**
   * A form to be sent off or cancelled.
   *
   * @param metadata comes back with what was filled in; up to 3,000 characters
   * @param title up to 24 characters, as {@code submit}
   */
  public static Modal form(
      String callbackId, String metadata, String title, String submit, List<LayoutBlock> blocks) {
    return of(
        view(
            v ->
                v.type("modal")
                    .callbackId(callbackId)
                    .privateMetadata(metadata)
                    .title(ViewTitle.builder().type("plain_text").text(title).build())
                    .submit(ViewSubmit.builder().type("plain_text").text(submit).build())
                    .close(ViewClose.builder().type("plain_text").text("Cancel").build())
                    .blocks(blocks)));
  }

  /** As {@link #form}, with nothing to send off: what is pressed in it counts at once. */
  public static Modal board(
      String callbackId, String metadata, String title, List<LayoutBlock> blocks) {
    return of(
        view(
            v ->
                v.type("modal")
                    .callbackId(callbackId)
                    .privateMetadata(metadata)
                    .title(ViewTitle.builder().type("plain_text").text(title).build())
                    .close(ViewClose.builder().type("plain_text").text("Close").build())
                    .blocks(blocks)));
  }
}
