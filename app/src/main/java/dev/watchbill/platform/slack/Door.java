package dev.watchbill.platform.slack;

import com.slack.api.bolt.middleware.Middleware;
import com.slack.api.bolt.middleware.MiddlewareChain;
import com.slack.api.bolt.request.Request;
import com.slack.api.bolt.response.Response;
import dev.watchbill.platform.slack.InteractionVoice.Line;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The only middleware of the Bolt app, through which everything comes in. Bolt's own routing
 * acknowledges neither what it does not know nor what fails, and its authorization may call Slack
 * before the acknowledgement; so nothing is passed on to them.
 */
final class Door implements Middleware {
  private static final Logger log = LoggerFactory.getLogger(Door.class);

  private final Reception reception;
  private final Desk desk;
  private final Hearing hearing;
  private final Arrivals arrivals;
  private final Supplier<Optional<BotIdentity>> us;
  private final Modals modals;
  private final ResponseUrlClient responseUrls;
  private final Executor afterwards;

  Door(
      Reception reception,
      Desk desk,
      Hearing hearing,
      Arrivals arrivals,
      Supplier<Optional<BotIdentity>> us,
      Modals modals,
      ResponseUrlClient responseUrls,
      Executor afterwards) {
    this.reception = reception;
    this.desk = desk;
    this.hearing = hearing;
    this.arrivals = arrivals;
    this.us = us;
    this.modals = modals;
    this.responseUrls = responseUrls;
    this.afterwards = afterwards;
  }

  // Bolt's interface is raw.
  @Override
  public Response apply(
      @SuppressWarnings("rawtypes") Request request, Response response, MiddlewareChain chain) {
    arrivals.note();
    try {
      var body = Payload.parse(request.getRequestBodyAsString());
      return switch (request.getRequestType()) {
        case Command -> command(body);
        case BlockAction -> click(body);
        case ViewSubmission -> submission(body);
        case ViewClosed -> closing(body);
        case GlobalShortcut, MessageShortcut -> shortcut(body);
        case Event, WorkflowStepExecute -> event(body);
        default -> {
          log.warn("Slack sent a {}, which nothing of ours asks for", request.getRequestType());
          yield Answers.ack();
        }
      };
    } catch (Throwable failure) { // what cannot even be read would fail again: acknowledged
      log.error("[{}] a {} failed", Reference.fresh(), request.getRequestType(), failure);
      return Answers.ack();
    }
  }

  private Response command(Payload body) {
    var command = Translation.command(body);
    return desk.take(
        new Desk.Ask(
            command.name(),
            Keys.command(body),
            Sender.ofCommand(body),
            reception.commandHandler(command.name()).map(handler -> () -> handler.apply(command)),
            ReceptionMessages.unknownCommand(command.name(), reception.registered().commands()),
            voice(
                new Line(true, command.triggerId(), body.text("response_url"), Optional.empty()))));
  }

  private Response click(Payload body) {
    var actions = body.list("actions");
    if (actions.isEmpty()) {
      return Answers.ack();
    }
    var click = Translation.click(body, actions.get(0));
    return desk.take(
        new Desk.Ask(
            "a click on " + click.actionId(),
            Keys.click(body, actions.get(0)),
            Sender.ofInteraction(body),
            reception.actionHandler(click.actionId()).map(handler -> () -> handler.apply(click)),
            ReceptionMessages.unknownControl(),
            voice(interaction(body))));
  }

  private Response shortcut(Payload body) {
    var shortcut = Translation.shortcut(body);
    return desk.take(
        new Desk.Ask(
            "the shortcut " + shortcut.callbackId(),
            Keys.shortcut(body),
            Sender.ofInteraction(body),
            reception
                .shortcutHandler(shortcut.callbackId())
                .map(handler -> () -> handler.apply(shortcut)),
            ReceptionMessages.unknownControl(),
            voice(interaction(body))));
  }

  private Response submission(Payload body) {
    var submission = Translation.submission(body);
    var firstField =
        body.list("view.blocks").stream()
            .filter(block -> block.text("type").filter("input"::equals).isPresent())
            .flatMap(block -> block.text("block_id").stream())
            .findFirst();
    return desk.take(
        new Desk.Ask(
            "the form " + submission.callbackId(),
            Keys.submission(body),
            Sender.ofInteraction(body),
            reception
                .viewHandler(submission.callbackId())
                .map(handler -> () -> handler.apply(submission)),
            ReceptionMessages.unknownControl(),
            new FormVoice(firstField)));
  }

  private Response closing(Payload body) {
    var closing = Translation.closing(body);
    return desk.take(
        new Desk.Ask(
            "closing " + closing.callbackId(),
            Keys.closing(body),
            Sender.ofInteraction(body),
            Optional.of(
                () -> {
                  reception
                      .closingHandler(closing.callbackId())
                      .ifPresent(handler -> handler.accept(closing));
                  return Reply.nothing();
                }),
            ReceptionMessages.unknownControl(),
            new Silence()));
  }

  private Response event(Payload body) {
    try {
      if (body.text("event.type").filter(Reception.MESSAGES::contains).isPresent()) {
        Translation.heard(body, us.get()).ifPresent(this::message);
      }
      hearing.take(Translation.event(body));
      return Answers.ack();
    } catch (RuntimeException failure) {
      if (StorageTrouble.isIn(failure)) {
        log.warn("an event was not taken, no database: {}", failure.toString());
        return Answers.notTaken();
      }
      throw failure;
    }
  }

  private void message(Heard heard) {
    if (us.get().filter(bot -> bot.wrote(heard)).isPresent()) {
      arrivals.noteEcho();
    }
    hearing.take(heard);
  }

  private static Line interaction(Payload body) {
    return new Line(
        false,
        body.text("trigger_id").orElse(""),
        body.text("response_url"),
        body.text("view.type").filter("modal"::equals).flatMap(modal -> body.text("view.id")));
  }

  private Voice voice(Line line) {
    return new InteractionVoice(line, modals, responseUrls, afterwards);
  }
}
