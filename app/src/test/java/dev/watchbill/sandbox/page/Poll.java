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
import static com.slack.api.model.block.element.BlockElements.plainTextInput;
import static com.slack.api.model.block.element.BlockElements.usersSelect;
import static com.slack.api.model.view.Views.view;
import static com.slack.api.model.view.Views.viewClose;
import static com.slack.api.model.view.Views.viewSubmit;
import static com.slack.api.model.view.Views.viewTitle;

import com.slack.api.Slack;
import com.slack.api.SlackConfig;
import com.slack.api.bolt.App;
import com.slack.api.bolt.AppConfig;
import com.slack.api.bolt.context.builtin.SlashCommandContext;
import com.slack.api.bolt.socket_mode.SocketModeApp;
import com.slack.api.methods.SlackApiException;
import com.slack.api.model.block.LayoutBlock;
import com.slack.api.model.event.AppHomeOpenedEvent;
import com.slack.api.model.view.View;
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
  private final SocketModeApp connection;

  private Poll(SocketModeApp connection) {
    this.connection = connection;
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
    return new Poll(connection);
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
                          .blocks(question(question)));
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
              .viewsOpen(r -> r.triggerId(request.getPayload().getTriggerId()).view(form()));
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
              .chatPostMessage(r -> r.channel("#general").text(typed).blocks(question(typed)));
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
    context.client().viewsOpen(r -> r.triggerId(context.getTriggerId()).view(form()));
  }

  private static List<LayoutBlock> question(String question) {
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

  private static View form() {
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
                                i.blockId("asker")
                                    .optional(true)
                                    .label(plainText("In the name of"))
                                    .element(usersSelect(u -> u.actionId("user")))))));
  }

  @Override
  public void close() throws IOException {
    connection.getClient().close();
  }
}
