package dev.watchbill.sandbox;

import static com.slack.api.model.block.Blocks.actions;
import static com.slack.api.model.block.Blocks.asBlocks;
import static com.slack.api.model.block.Blocks.input;
import static com.slack.api.model.block.Blocks.section;
import static com.slack.api.model.block.composition.BlockCompositions.markdownText;
import static com.slack.api.model.block.composition.BlockCompositions.option;
import static com.slack.api.model.block.composition.BlockCompositions.plainText;
import static com.slack.api.model.block.element.BlockElements.asElements;
import static com.slack.api.model.block.element.BlockElements.button;
import static com.slack.api.model.block.element.BlockElements.datePicker;
import static com.slack.api.model.block.element.BlockElements.plainTextInput;
import static com.slack.api.model.block.element.BlockElements.staticSelect;
import static com.slack.api.model.view.Views.view;
import static com.slack.api.model.view.Views.viewClose;
import static com.slack.api.model.view.Views.viewSubmit;
import static com.slack.api.model.view.Views.viewTitle;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import com.slack.api.bolt.App;
import com.slack.api.model.event.AppHomeOpenedEvent;
import com.slack.api.model.view.View;
import com.slack.api.model.view.ViewState;
import dev.watchbill.sandbox.acting.Form;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

class ActingTest extends TestBed {
  private final List<String> notes = new CopyOnWriteArrayList<>();

  @Test
  void a_form_refuses_keeps_open_and_is_then_taken() throws Exception {
    bot(this::withForm);
    var ada = sandbox.as("ada");
    var opened = ada.runs("general", "/form", "").view().orElseThrow();
    assertThat(opened.everything()).contains("Your plan");
    assertThat(ada.sees()).contains(opened);

    var empty = ada.submits(opened, Form.empty());
    assertThat(empty.fieldErrors()).containsKey("why");
    assertThat(notes).isEmpty();

    var refused = ada.submits(opened, Form.empty().with("reason", "bad"));
    assertThat(refused.fieldErrors()).containsExactlyEntriesOf(Map.of("why", "Not that."));
    assertThat(ada.sees()).isPresent();

    var taken =
        ada.submits(
            opened, Form.empty().with("reason", "good").with("day", "2026-12-16").with("who", "b"));
    assertThat(taken.error()).isEmpty();
    assertThat(ada.sees()).isEmpty();
    assertThat(notes).containsExactly("good on 2026-12-16 by b for team T0SANDBOX");
  }

  @Test
  void an_answer_can_change_the_form_or_lay_another_on_it() throws Exception {
    bot(this::withForm);
    var ada = sandbox.as("ada");
    var form = ada.runs("general", "/form", "").view().orElseThrow();
    var updated = ada.submits(form, Form.empty().with("reason", "update")).view().orElseThrow();
    assertThat(updated.id()).isEqualTo(form.id());
    assertThat(updated.hash()).isNotEqualTo(form.hash());
    var pushed = ada.submits(form, Form.empty().with("reason", "push")).view().orElseThrow();
    assertThat(pushed.previousId()).isEqualTo(form.id());
    assertThat(sandbox.workspace().views().stackOf(id("ada"))).hasSize(2);
    ada.closesAll(pushed);
    assertThat(ada.sees()).isEmpty();
    assertThat(notes).containsExactly("closed", "closed");
  }

  @Test
  void a_trigger_opens_one_view_within_three_seconds() throws Exception {
    bot(
        app ->
            app.command(
                "/twice",
                (request, context) -> {
                  var trigger = request.getPayload().getTriggerId();
                  var first =
                      context.client().viewsOpen(r -> r.triggerId(trigger).view(form("One")));
                  var second =
                      context.client().viewsOpen(r -> r.triggerId(trigger).view(form("Two")));
                  notes.add(first.isOk() + " " + second.getError());
                  return context.ack();
                }));
    sandbox.as("ada").runs("general", "/twice", "");
    assertThat(notes).containsExactly("true exchanged_trigger_id");

    var trigger = sandbox.workspace().triggers().issue(id("ada"));
    clock.moveTo(clock.instant().plusSeconds(4));
    var view =
        "{\"type\":\"modal\",\"title\":{\"type\":\"plain_text\",\"text\":\"T\"},\"blocks\":[]}";
    var late = new RawClient(sandbox).call("views.open", "trigger_id", trigger, "view", view);
    assertThat(late.path("error").asText()).isEqualTo("expired_trigger_id");
  }

  @Test
  void a_button_is_pressed_and_the_message_changes() throws Exception {
    var bot = bot(this::withButtons);
    postButtons(bot);
    var message = sandbox.as("ada").sees("general").get(0);
    sandbox.as("ben").presses(message, "take", "second");
    assertThat(notes).containsExactly("ben pressed second in general");
    assertThat(textsIn("general")).containsExactly("Taken.");
  }

  @Test
  void a_response_address_serves_five_times_in_half_an_hour() throws Exception {
    var url = sandbox.workspace().responseUrls().issue(id("ada"), channel("general"), "", "");
    var address = sandbox.address() + "/response/" + url.id();
    var client = new RawClient(sandbox);
    var body = "{\"text\":\"later\",\"response_type\":\"in_channel\"}";
    for (var i = 0; i < 5; i++) {
      assertThat(client.postTo(address, body).body()).isEqualTo("ok");
    }
    assertThat(client.postTo(address, body).statusCode()).isEqualTo(404);
    assertThat(textsIn("general")).hasSize(5);
    var other = sandbox.workspace().responseUrls().issue(id("ada"), channel("general"), "", "");
    clock.moveTo(clock.instant().plusSeconds(1801));
    assertThat(client.postTo(sandbox.address() + "/response/" + other.id(), body).statusCode())
        .isEqualTo(404);
  }

  @Test
  void a_late_acknowledgement_shows_as_slack_shows_it() throws Exception {
    var release = new CompletableFuture<String>();
    bot(
        app ->
            app.command(
                "/slow",
                (request, context) -> {
                  notes.add(release.join());
                  return context.ack("too late");
                }));
    var outcome = sandbox.as("ada").runs("general", "/slow", "");
    release.complete("released");
    assertThat(outcome.text()).isEqualTo("/slow failed with the error \"operation_timeout\"");
    Awaitility.await().until(() -> notes.size() == 1);
    assertThat(sandbox.as("ada").sees("general")).isEmpty();
  }

  @Test
  void a_home_tab_is_published_when_it_is_opened() throws Exception {
    bot(
        app ->
            app.event(
                AppHomeOpenedEvent.class,
                (payload, context) -> {
                  var home =
                      view(
                          v ->
                              v.type("home")
                                  .blocks(asBlocks(section(s -> s.text(markdownText("Home!"))))));
                  context
                      .client()
                      .viewsPublish(r -> r.userId(payload.getEvent().getUser()).view(home));
                  return context.ack();
                }));
    sandbox.as("ada").opensHome();
    Awaitility.await().until(() -> sandbox.as("ada").home().isPresent());
    assertThat(sandbox.as("ada").home().orElseThrow().everything()).contains("Home!");
    assertThat(sandbox.as("ben").home()).isEmpty();
  }

  @Test
  void shortcuts_bring_their_message() throws Exception {
    bot(
        app -> {
          app.globalShortcut(
              "anywhere",
              (request, context) -> {
                notes.add("global by " + request.getPayload().getUser().getId());
                return context.ack();
              });
          app.messageShortcut(
              "on_this",
              (request, context) -> {
                notes.add("on " + request.getPayload().getMessage().getText());
                return context.ack();
              });
        });
    var message = sandbox.as("ben").types("general", "a bug");
    assertThat(sandbox.as("ada").usesShortcut("anywhere").acknowledged()).isTrue();
    assertThat(sandbox.as("ada").usesShortcut("on_this", message).acknowledged()).isTrue();
    assertThat(notes).containsExactly("global by U0ADA", "on a bug");
  }

  @Test
  void what_is_typed_becomes_what_slack_sends() {
    var ada = sandbox.as("ada");
    var oncall = sandbox.workspace().userGroups().get("oncall").id();
    assertThat(ada.types("general", "@oncall @ben a < b & c, see #general").text())
        .isEqualTo(
            "<!subteam^%s> <@U0BEN> a &lt; b &amp; c, see <#%s|general>"
                .formatted(oncall, channel("general")));
    assertThat(ada.typesLiterally("general", "@oncall & co").text()).isEqualTo("@oncall &amp; co");
    assertThat(ada.types("general", "mail ada@example.com, @nobody").text())
        .isEqualTo("mail ada@example.com, @nobody");
    assertThat(ada.types("general", "https://example.com/a?b=1").text())
        .isEqualTo("<https://example.com/a?b=1>");
  }

  private void withForm(App app) {
    app.command(
        "/form",
        (request, context) -> {
          context
              .client()
              .viewsOpen(
                  r -> r.triggerId(request.getPayload().getTriggerId()).view(form("Your plan")));
          return context.ack();
        });
    app.viewSubmission(
        "plan",
        (request, context) -> {
          var view = request.getPayload().getView();
          var reason = value(view, "why", "reason").getValue();
          return switch (reason) {
            case "bad" -> context.ackWithErrors(Map.of("why", "Not that."));
            case "update" -> context.ackWithUpdate(form("Updated"));
            case "push" -> context.ackWithPush(form("Another"));
            default -> {
              notes.add(
                  "%s on %s by %s for team %s"
                      .formatted(
                          reason,
                          value(view, "when", "day").getSelectedDate(),
                          value(view, "whom", "who").getSelectedOption().getValue(),
                          request.getPayload().getTeam().getId()));
              yield context.ack();
            }
          };
        });
    app.viewClosed(
        "plan",
        (request, context) -> {
          notes.add("closed");
          return context.ack();
        });
  }

  private static ViewState.Value value(View view, String block, String action) {
    var inBlock = requireNonNull(view.getState().getValues().get(block));
    return requireNonNull(inBlock.get(action));
  }

  private static View form(String title) {
    return view(
        v ->
            v.type("modal")
                .callbackId("plan")
                .notifyOnClose(true)
                .title(viewTitle(t -> t.type("plain_text").text(title)))
                .submit(viewSubmit(s -> s.type("plain_text").text("Save")))
                .close(viewClose(c -> c.type("plain_text").text("Cancel")))
                .blocks(
                    asBlocks(
                        input(
                            i ->
                                i.blockId("why")
                                    .label(plainText("Why"))
                                    .element(plainTextInput(e -> e.actionId("reason")))),
                        input(
                            i ->
                                i.blockId("when")
                                    .optional(true)
                                    .label(plainText("When"))
                                    .element(datePicker(e -> e.actionId("day")))),
                        input(
                            i ->
                                i.blockId("whom")
                                    .optional(true)
                                    .label(plainText("Who"))
                                    .element(
                                        staticSelect(
                                            e ->
                                                e.actionId("who")
                                                    .options(
                                                        List.of(
                                                            option(plainText("A"), "a"),
                                                            option(plainText("B"), "b")))))))));
  }

  private void withButtons(App app) {
    app.blockAction(
        "take",
        (request, context) -> {
          var payload = request.getPayload();
          notes.add(
              "%s pressed %s in %s"
                  .formatted(
                      payload.getUser().getUsername(),
                      payload.getActions().get(0).getValue(),
                      payload.getChannel().getName()));
          context.respond(r -> r.replaceOriginal(true).text("Taken."));
          return context.ack();
        });
  }

  private void postButtons(BoltBot bot) throws Exception {
    var first = button(b -> b.actionId("take").value("first").text(plainText("First")));
    var second = button(b -> b.actionId("take").value("second").text(plainText("Second")));
    bot.methods()
        .chatPostMessage(
            r ->
                r.channel(channel("general"))
                    .text("Who?")
                    .blocks(
                        asBlocks(
                            actions(a -> a.blockId("1").elements(asElements(first))),
                            actions(a -> a.blockId("2").elements(asElements(second))))));
  }
}
