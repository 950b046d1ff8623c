package dev.watchbill.sandbox.acting;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.watchbill.sandbox.api.ViewLimits;
import dev.watchbill.sandbox.workspace.Person;
import dev.watchbill.sandbox.workspace.View;
import dev.watchbill.sandbox.workspace.Views;
import dev.watchbill.sandbox.workspace.Workspace;
import java.util.LinkedHashMap;
import java.util.Optional;

/** What the app's answer to a submitted modal does to the screen. */
final class Submission {
  private static final String TROUBLE = "We had some trouble connecting. Try again?";

  private final Workspace workspace;
  private final Person person;
  private final View view;

  Submission(Workspace workspace, Person person, View view) {
    this.workspace = workspace;
    this.person = person;
    this.view = view;
  }

  Outcome answered(ObjectNode answer, String trigger) {
    return switch (answer.path("response_action").asText()) {
      case "errors" -> errors(answer);
      case "update" -> show(answer, false);
      case "push" -> show(answer, true);
      case "clear" -> {
        workspace.views().clear(person.id());
        yield Outcome.done(Optional.empty(), Optional.empty());
      }
      default -> {
        workspace.views().close(view.id());
        yield Outcome.done(
            Optional.empty(),
            workspace.triggers().openedBy(trigger).flatMap(workspace.views()::byId));
      }
    };
  }

  private Outcome errors(ObjectNode answer) {
    var errors = new LinkedHashMap<String, String>();
    answer
        .path("errors")
        .properties()
        .forEach(error -> errors.put(error.getKey(), error.getValue().asText()));
    var known =
        view.content()
            .path("blocks")
            .valueStream()
            .map(block -> block.path("block_id").asText())
            .toList();
    return errors.isEmpty() || !known.containsAll(errors.keySet())
        ? Outcome.broken(TROUBLE)
        : Outcome.refused(Optional.of(view), errors);
  }

  private Outcome show(ObjectNode answer, boolean push) {
    if (!(answer.path("view") instanceof ObjectNode content)
        || !ViewLimits.problems(content, "modal").isEmpty()) {
      return Outcome.broken(TROUBLE);
    }
    var complete = ViewLimits.withIds(content);
    if (!push) {
      return Outcome.done(Optional.empty(), workspace.views().update(view.id(), complete));
    }
    if (workspace.views().stackOf(person.id()).size() >= Views.DEEPEST) {
      return Outcome.broken(TROUBLE);
    }
    return Outcome.done(
        Optional.empty(), Optional.of(workspace.views().push(person.id(), complete)));
  }
}
