package dev.watchbill.sandbox.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.watchbill.sandbox.faults.Faults;
import dev.watchbill.sandbox.json.Json;
import dev.watchbill.sandbox.wire.Wire;
import dev.watchbill.sandbox.workspace.Triggers.Use;
import dev.watchbill.sandbox.workspace.View;
import dev.watchbill.sandbox.workspace.Views;
import dev.watchbill.sandbox.workspace.Workspace;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;

/** {@code views.*}: modals and home tabs. */
final class ViewMethods {
  private final Workspace workspace;
  private final Faults faults;

  ViewMethods(Workspace workspace, Faults faults) {
    this.workspace = workspace;
    this.faults = faults;
  }

  Map<String, Method> all() {
    return Map.of(
        "views.open", this::open,
        "views.push", this::push,
        "views.update", this::update,
        "views.publish", this::publish);
  }

  private ObjectNode open(Call call) {
    return show(call, workspace.views()::open);
  }

  private ObjectNode push(Call call) {
    return show(
        call,
        (person, content) -> {
          if (workspace.views().stackOf(person).size() >= Views.DEEPEST) {
            throw new SlackError("push_limit_reached");
          }
          return workspace.views().push(person, content);
        });
  }

  private ObjectNode show(Call call, BiFunction<String, ObjectNode, View> how) {
    var trigger = call.required("trigger_id");
    var content = content(call, "modal");
    var use = workspace.triggers().use(trigger);
    if (use instanceof Use.Refused refused) {
      throw new SlackError(refused.error());
    }
    var person = ((Use.Granted) use).person();
    var view = how.apply(person, content);
    workspace.triggers().opened(trigger, view.id());
    return answer(view);
  }

  private ObjectNode update(Call call) {
    var view =
        call.text("view_id")
            .flatMap(workspace.views()::byId)
            .or(() -> call.text("external_id").flatMap(workspace.views()::byExternalId))
            .orElseThrow(() -> new SlackError("not_found"));
    var content = content(call, view.modal() ? "modal" : "home");
    checkHash(call, Optional.of(view));
    return answer(
        workspace
            .views()
            .update(view.id(), content)
            .orElseThrow(() -> new SlackError("not_found")));
  }

  private ObjectNode publish(Call call) {
    var person =
        workspace
            .people()
            .byId(call.required("user_id"))
            .orElseThrow(() -> new SlackError("user_not_found"));
    var content = content(call, "home");
    checkHash(call, workspace.views().homeOf(person.id()));
    return answer(workspace.views().publish(person.id(), content));
  }

  private static void checkHash(Call call, Optional<View> view) {
    var given = call.text("hash");
    if (given.isPresent() && view.filter(v -> v.hash().equals(given.orElseThrow())).isEmpty()) {
      throw new SlackError("hash_conflict");
    }
  }

  private ObjectNode content(Call call, String type) {
    var node = call.json("view", "invalid_arguments");
    if (node.isEmpty() || !(node.orElseThrow() instanceof ObjectNode content)) {
      throw new SlackError("invalid_arguments");
    }
    if (faults.validates()) {
      var problems = ViewLimits.problems(content, type);
      if (!problems.isEmpty()) {
        throw new SlackError("invalid_arguments", problems);
      }
    }
    return ViewLimits.withIds(content);
  }

  private ObjectNode answer(View view) {
    var answer = Json.object();
    answer.set("view", Wire.view(workspace, view));
    return answer;
  }
}
