package dev.watchbill.platform.slack;

/** The Home tab, by {@code views.publish}. */
final class HomeTabsClient implements HomeTabs {
  private final SlackConnection slack;

  HomeTabsClient(SlackConnection slack) {
    this.slack = slack;
  }

  @Override
  public void show(String userId, String view) {
    slack.call("views.publish", m -> m.viewsPublish(r -> r.userId(userId).viewAsString(view)));
  }
}
