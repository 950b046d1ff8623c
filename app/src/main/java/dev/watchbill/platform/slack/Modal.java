package dev.watchbill.platform.slack;

import com.slack.api.model.view.View;
import com.slack.api.util.json.GsonFactory;

/** A form or a notice over Slack's window; {@code json} is Slack's view object. */
public record Modal(String json) {

  /** Of a view built with the SDK. */
  public static Modal of(View view) {
    return new Modal(GsonFactory.createSnakeCase().toJson(view));
  }
}
