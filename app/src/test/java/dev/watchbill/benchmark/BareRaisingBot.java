package dev.watchbill.benchmark;

import com.slack.api.Slack;
import com.slack.api.SlackConfig;
import com.slack.api.bolt.App;
import com.slack.api.bolt.AppConfig;
import com.slack.api.bolt.socket_mode.SocketModeApp;
import com.slack.api.socket_mode.SocketModeClient.Backend;

/**
 * The least that raises an alarm: a Bolt application that posts a given message when its modal is
 * submitted, without a memory.
 */
final class BareRaisingBot {
  private BareRaisingBot() {}

  /** Runs until the process is ended. */
  public static void main(String[] args) throws Exception {
    var slack = new SlackConfig();
    slack.setMethodsEndpointUrlPrefix(System.getenv("SLACK_API_URL"));
    slack.setProxyUrl("");
    var app =
        new App(
            AppConfig.builder()
                .slack(Slack.getInstance(slack))
                .singleTeamBotToken(System.getenv("SLACK_BOT_TOKEN"))
                .build());
    var modal =
        """
        {"type": "modal", "callback_id": "raise", "title": {"type": "plain_text", "text": "Raise"},
         "submit": {"type": "plain_text", "text": "Raise the alarm"},
         "blocks": [{"type": "section", "text": {"type": "plain_text", "text": "Really?"}}]}""";
    app.command(
        "/critical-bug",
        (request, context) -> {
          var opened =
              context
                  .client()
                  .viewsOpen(open -> open.triggerId(context.getTriggerId()).viewAsString(modal));
          return opened.isOk() ? context.ack() : context.ack(opened.getError());
        });
    app.viewSubmission(
        "raise",
        (request, context) -> {
          context
              .client()
              .chatPostMessage(
                  post ->
                      post.channel(System.getenv("RAISE_IN"))
                          .text(System.getenv("RAISE_TEXT"))
                          .blocksAsString(System.getenv("RAISE_BLOCKS")));
          return context.ack();
        });
    new SocketModeApp(System.getenv("SLACK_APP_TOKEN"), app, Backend.Tyrus).start();
  }
}
