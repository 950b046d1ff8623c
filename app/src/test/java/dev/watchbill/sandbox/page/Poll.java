package dev.watchbill.sandbox.page;

import static com.slack.api.model.block.Blocks.actions;
import static com.slack.api.model.block.Blocks.asBlocks;
import static com.slack.api.model.block.Blocks.section;
import static com.slack.api.model.block.composition.BlockCompositions.markdownText;
import static com.slack.api.model.block.composition.BlockCompositions.plainText;
import static com.slack.api.model.block.element.BlockElements.asElements;
import static com.slack.api.model.block.element.BlockElements.externalSelect;
import static com.slack.api.model.view.Views.view;

import com.slack.api.Slack;
import com.slack.api.SlackConfig;
import com.slack.api.app_backend.interactive_components.response.Option;
import com.slack.api.bolt.App;
import com.slack.api.bolt.AppConfig;
import com.slack.api.bolt.context.builtin.SlashCommandContext;
import com.slack.api.bolt.socket_mode.SocketModeApp;
import com.slack.api.methods.MethodsClient;
import com.slack.api.methods.SlackApiException;
import com.slack.api.model.event.AppHomeOpenedEvent;
import com.slack.api.model.view.ViewState;
import com.slack.api.socket_mode.SocketModeClient;
import dev.watchbill.sandbox.Sandbox;
import dev.watchbill.sandbox.workspace.InstalledApp;
import dev.watchbill.sandbox.workspace.Scopes;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** A small app that knows nothing of the sandbox: it might as well run against Slack. */
final class Poll implements AutoCloseable {
  private final Sandbox sandbox;
  private final SocketModeApp connection;
  private final MethodsClient methods;

  private Poll(Sandbox sandbox, SocketModeApp connection, MethodsClient methods) {
    this.sandbox = sandbox;
    this.connection = connection;
    this.methods = methods;
  }

  /** What its manifest says. */
  static InstalledApp manifest() {
    return new InstalledApp(
        "A0POLL",
        "Poll",
        "B0POLL",
        "U0POLL",
        "poll",
        List.of(
            new InstalledApp.Command("/poll", "Ask everybody", "[question]", true),
            new InstalledApp.Command("/poll-form", "Ask with a form", "", false),
            new InstalledApp.Command("/poll-silence", "Says nothing", "", false)),
        List.of(
            new InstalledApp.Shortcut("Start a poll", "start", "With a form", false),
            new InstalledApp.Shortcut("Ask about this", "about", "Makes a poll of it", true)),
        Set.of("app_home_opened"),
        Scopes.all(),
        true);
  }

  /** Shares a file in a channel. */
  void shares(String channel, String name, String content) throws Exception {
    var shared =
        methods.filesUploadV2(
            r ->
                r.filename(name)
                    .content(content)
                    .initialComment("Here is the report")
                    .channel(channelId(channel)));
    if (!shared.isOk()) {
      throw new IllegalStateException("not shared: " + shared);
    }
  }

  /** Posts a select whose options only this app knows. */
  void asksForCity(String channel) throws Exception {
    var select =
        externalSelect(
            s -> s.actionId("city").placeholder(plainText("Which city?")).minQueryLength(1));
    methods.conversationsJoin(r -> r.channel(channelId(channel)));
    methods.chatPostMessage(
        r ->
            r.channel(channelId(channel))
                .text("Which city?")
                .blocks(asBlocks(actions(a -> a.elements(asElements(select))))));
  }

  private String channelId(String name) {
    return sandbox.workspace().channels().get(name).id();
  }

  static Poll connectedTo(Sandbox sandbox) throws Exception {
    var config = new SlackConfig();
    config.setMethodsEndpointUrlPrefix(sandbox.apiUrl());
    var app =
        new App(
            AppConfig.builder()
                .slack(Slack.getInstance(config))
                .singleTeamBotToken(sandbox.botToken())
                .build());
    listen(app);
    var connection =
        new SocketModeApp(
            sandbox.appToken(), app, SocketModeClient.Backend.Tyrus, trouble -> null, 10);
    connection.startAsync();
    return new Poll(sandbox, connection, app.client());
  }

  private static void listen(App app) {
    app.command(
        "/poll",
        (request, context) -> {
          var question = request.getPayload().getText();
          if (question == null || question.isBlank()) {
            return context.ack("What would you *ask*? For example `/poll Tea or coffee?`");
          }
          context
              .client()
              .chatPostMessage(
                  r ->
                      r.channel(request.getPayload().getChannelId())
                          .text(question)
                          .blocks(PollMessages.question(question)));
          return context.ack();
        });
    app.command(
        "/poll-form",
        (request, context) -> {
          open(context);
          return context.ack();
        });
    app.command(
        "/poll-silence",
        (request, context) -> {
          throw new IllegalStateException("meant: no acknowledgement is sent");
        });
    app.globalShortcut(
        "start",
        (request, context) -> {
          context
              .client()
              .viewsOpen(
                  r -> r.triggerId(request.getPayload().getTriggerId()).view(PollMessages.form()));
          return context.ack();
        });
    app.messageShortcut(
        "about",
        (request, context) -> {
          context
              .client()
              .chatPostEphemeral(
                  r ->
                      r.channel(request.getPayload().getChannel().getId())
                          .user(request.getPayload().getUser().getId())
                          .text("A poll about: " + request.getPayload().getMessage().getText()));
          return context.ack();
        });
    app.viewSubmission(
        "form",
        (request, context) -> {
          var typed = typed(request.getPayload().getView().getState());
          if (!typed.endsWith("?")) {
            return context.ackWithErrors(
                Map.of("question", "A question ends with a question mark."));
          }
          context
              .client()
              .chatPostMessage(
                  r -> r.channel("#general").text(typed).blocks(PollMessages.question(typed)));
          return context.ack();
        });
    app.blockAction(
        "yes",
        (request, context) -> {
          var payload = request.getPayload();
          context
              .client()
              .chatUpdate(
                  r ->
                      r.channel(payload.getChannel().getId())
                          .ts(payload.getMessage().getTs())
                          .text("answered")
                          .blocks(
                              asBlocks(
                                  section(
                                      s ->
                                          s.text(
                                              markdownText(
                                                  "<@"
                                                      + payload.getUser().getId()
                                                      + "> says *yes*."))))));
          return context.ack();
        });
    app.blockAction(
        "drop",
        (request, context) -> {
          context
              .client()
              .chatDelete(
                  r ->
                      r.channel(request.getPayload().getChannel().getId())
                          .ts(request.getPayload().getMessage().getTs()));
          return context.ack();
        });
    app.blockSuggestion(
        "city",
        (request, context) ->
            context.ack(
                r ->
                    r.options(
                        List.of(
                            Option.builder().text(plainText("Lisbon")).value("lisbon").build(),
                            Option.builder().text(plainText("Lima")).value("lima").build()))));
    app.blockAction(
        "city",
        (request, context) -> {
          var payload = request.getPayload();
          var chosen = payload.getActions().get(0).getSelectedOption().getValue();
          context
              .client()
              .chatUpdate(
                  r ->
                      r.channel(payload.getChannel().getId())
                          .ts(payload.getMessage().getTs())
                          .text("Off to " + chosen + "!"));
          return context.ack();
        });
    app.event(
        AppHomeOpenedEvent.class,
        (event, context) -> {
          context
              .client()
              .viewsPublish(
                  r ->
                      r.userId(event.getEvent().getUser())
                          .view(
                              view(
                                  v ->
                                      v.type("home")
                                          .blocks(
                                              asBlocks(
                                                  section(
                                                      s ->
                                                          s.text(
                                                              markdownText(
                                                                  "*Your polls*: none yet."))))))));
          return context.ack();
        });
  }

  /** The one text field of the form. */
  private static String typed(ViewState state) {
    return state.getValues().values().stream()
        .flatMap(fields -> fields.values().stream())
        .map(ViewState.Value::getValue)
        .filter(Objects::nonNull)
        .findFirst()
        .orElse("");
  }

  private static void open(SlashCommandContext context) throws IOException, SlackApiException {
    context.client().viewsOpen(r -> r.triggerId(context.getTriggerId()).view(PollMessages.form()));
  }

  @Override
  public void close() throws IOException {
    connection.getClient().close();
  }
}
