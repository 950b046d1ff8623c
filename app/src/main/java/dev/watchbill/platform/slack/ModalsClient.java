package dev.watchbill.platform.slack;

import com.slack.api.methods.SlackApiException;
import com.slack.api.methods.SlackApiTextResponse;
import com.slack.api.model.view.View;
import java.io.IOException;
import java.util.Optional;

/** Modals, by Slack's {@code views} methods. */
final class ModalsClient implements Modals {
  private final SlackConnection slack;

  ModalsClient(SlackConnection slack) {
    this.slack = slack;
  }

  @Override
  public String open(String triggerId, Modal modal) {
    try {
      var answer =
          slack.methods().viewsOpen(r -> r.triggerId(triggerId).viewAsString(modal.json()));
      check("views.open", answer);
      return id(answer.getView());
    } catch (IOException | SlackApiException e) {
      throw SlackRefused.of("views.open", e);
    }
  }

  @Override
  public String push(String triggerId, Modal modal) {
    try {
      var answer =
          slack.methods().viewsPush(r -> r.triggerId(triggerId).viewAsString(modal.json()));
      check("views.push", answer);
      return id(answer.getView());
    } catch (IOException | SlackApiException e) {
      throw SlackRefused.of("views.push", e);
    }
  }

  @Override
  public void update(String viewId, Modal modal) {
    try {
      check(
          "views.update",
          slack.methods().viewsUpdate(r -> r.viewId(viewId).viewAsString(modal.json())));
    } catch (IOException | SlackApiException e) {
      throw SlackRefused.of("views.update", e);
    }
  }

  private static String id(View view) {
    return Optional.ofNullable(view).map(View::getId).orElse("");
  }

  private static void check(String method, SlackApiTextResponse answer) {
    if (!answer.isOk()) {
      throw new SlackRefused(method, Optional.ofNullable(answer.getError()).orElse("unknown"));
    }
  }
}
