package dev.watchbill.benchmark;

import com.slack.api.Slack;
import com.slack.api.SlackConfig;
import com.slack.api.bolt.App;
import com.slack.api.bolt.AppConfig;
import com.slack.api.bolt.socket_mode.SocketModeApp;
import com.slack.api.socket_mode.SocketModeClient.Backend;

/**
 * The least that answers a command: a Bolt application as its guide has it, with a fixed text and
 * without a memory. What the bot adds is measured against it.
 */
public final class BareBolt {
  private BareBolt() {}

  /** Answers {@code /oncall} until the process is ended. */
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
    app.command("/oncall", (request, context) -> context.ack("Ada is on call until Wed 10:00."));
    new SocketModeApp(System.getenv("SLACK_APP_TOKEN"), app, Backend.Tyrus).start();
  }
}
