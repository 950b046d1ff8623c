package dev.watchbill.platform.slack;

import com.slack.api.model.view.View;
import java.util.Optional;

/** Modals, by Slack's {@code views} methods. */
final class ModalsClient implements Modals {
  private final SlackConnection slack;

  ModalsClient(SlackConnection slack) {
    this.slack = slack;
  }

  @Override
  public String open(String triggerId, Modal modal) {
    return id(
        slack
            .call(
                "views.open",
                m -> m.viewsOpen(r -> r.triggerId(triggerId).viewAsString(modal.json())))
            .getView());
  }

  @Override
  public String push(String triggerId, Modal modal) {
    return id(
        slack
            .call(
                "views.push",
                m -> m.viewsPush(r -> r.triggerId(triggerId).viewAsString(modal.json())))
            .getView());
  }

  @Override
  public void update(String viewId, Modal modal) {
    slack.call(
        "views.update", m -> m.viewsUpdate(r -> r.viewId(viewId).viewAsString(modal.json())));
  }

  private static String id(View view) {
    return Optional.ofNullable(view).map(View::getId).orElse("");
  }
}
