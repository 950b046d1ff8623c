package dev.watchbill.sandbox;

import com.slack.api.Slack;
import com.slack.api.SlackConfig;
import com.slack.api.bolt.App;
import com.slack.api.bolt.AppConfig;
import com.slack.api.bolt.socket_mode.SocketModeApp;
import com.slack.api.methods.MethodsClient;
import com.slack.api.socket_mode.SocketModeClient;
import java.util.function.Consumer;
import org.awaitility.Awaitility;

/** An ordinary Bolt app on the sandbox, for the tests. */
final class BoltBot {
  private final Slack slack;
  private final App app;
  private final SocketModeApp socket;
  private final String token;

  private BoltBot(Sandbox sandbox, Consumer<App> handlers) throws Exception {
    var config = new SlackConfig();
    config.setMethodsEndpointUrlPrefix(sandbox.apiUrl());
    config.setHttpClientReadTimeoutMillis(2000);
    slack = Slack.getInstance(config);
    token = sandbox.botToken();
    app =
        new App(
            AppConfig.builder()
                .slack(slack)
                .singleTeamBotToken(token)
                .ignoringSelfEventsEnabled(false)
                .allEventsApiAutoAckEnabled(false)
                .build());
    handlers.accept(app);
    socket = new SocketModeApp(sandbox.appToken(), app, SocketModeClient.Backend.Tyrus, 10);
    var before = sandbox.sockets().open();
    socket.startAsync();
    Awaitility.await().until(() -> sandbox.sockets().open() > before);
  }

  static BoltBot on(Sandbox sandbox, Consumer<App> handlers) throws Exception {
    return new BoltBot(sandbox, handlers);
  }

  MethodsClient methods() {
    return slack.methods(token);
  }

  SocketModeClient client() {
    return socket.getClient();
  }

  void stop() throws Exception {
    socket.getClient().close();
    socket.close();
    slack.close();
  }
}
