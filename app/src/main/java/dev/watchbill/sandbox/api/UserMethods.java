package dev.watchbill.sandbox.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.watchbill.sandbox.json.Json;
import dev.watchbill.sandbox.wire.Wire;
import dev.watchbill.sandbox.workspace.Person;
import dev.watchbill.sandbox.workspace.Workspace;
import java.util.Map;

/** {@code users.*}: who is here. */
final class UserMethods {
  private final Workspace workspace;

  UserMethods(Workspace workspace) {
    this.workspace = workspace;
  }

  Map<String, Method> all() {
    return Map.of(
        "users.list", this::list,
        "users.info", this::info,
        "users.lookupByEmail", this::lookupByEmail);
  }

  private ObjectNode list(Call call) {
    var page = Page.of(workspace.people().all(), call, 1000, 1000);
    var answer = Json.object();
    var members = answer.putArray("members");
    page.items().forEach(person -> members.add(Wire.user(workspace, person)));
    answer.put("cache_ts", workspace.ledger().now().getEpochSecond());
    page.addTo(answer);
    return answer;
  }

  private ObjectNode info(Call call) {
    return answer(
        call.text("user")
            .flatMap(workspace.people()::byId)
            .orElseThrow(() -> new SlackError("user_not_found")));
  }

  private ObjectNode lookupByEmail(Call call) {
    return answer(
        workspace
            .people()
            .byEmail(call.required("email"))
            .filter(Person::isHuman)
            .orElseThrow(() -> new SlackError("users_not_found")));
  }

  private ObjectNode answer(Person person) {
    var answer = Json.object();
    answer.set("user", Wire.user(workspace, person));
    return answer;
  }
}
