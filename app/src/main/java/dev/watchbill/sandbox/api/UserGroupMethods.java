package dev.watchbill.sandbox.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.watchbill.sandbox.json.Json;
import dev.watchbill.sandbox.wire.Wire;
import dev.watchbill.sandbox.workspace.UserGroup;
import dev.watchbill.sandbox.workspace.Workspace;
import java.util.Map;

/** {@code usergroups.*}: the groups that people mention. */
final class UserGroupMethods {
  private final Workspace workspace;

  UserGroupMethods(Workspace workspace) {
    this.workspace = workspace;
  }

  Map<String, Method> all() {
    return Map.of(
        "usergroups.list", this::list,
        "usergroups.update", this::update,
        "usergroups.users.list", this::listUsers,
        "usergroups.users.update", this::updateUsers);
  }

  private ObjectNode list(Call call) {
    var answer = Json.object();
    var groups = answer.putArray("usergroups");
    workspace.userGroups().all().stream()
        .filter(group -> group.enabled() || call.flag("include_disabled"))
        .forEach(
            group ->
                groups.add(
                    Wire.userGroup(
                        workspace, group, call.flag("include_users"), call.flag("include_count"))));
    return answer;
  }

  private ObjectNode update(Call call) {
    var group = group(call);
    var handle = call.text("handle").orElse(group.handle());
    var taken = workspace.userGroups().find(handle).filter(other -> !other.id().equals(group.id()));
    if (taken.isPresent()) {
      throw new SlackError("handle_already_exists");
    }
    return answer(
        workspace
            .userGroups()
            .rename(
                group.id(),
                handle,
                call.text("name").orElse(group.name()),
                call.text("description").orElse(group.description()),
                workspace.app().userId()),
        call);
  }

  private ObjectNode listUsers(Call call) {
    var group = group(call);
    if (!group.enabled() && !call.flag("include_disabled")) {
      throw new SlackError("no_such_subteam");
    }
    var answer = Json.object();
    answer.set("users", Json.texts(group.members()));
    return answer;
  }

  private ObjectNode updateUsers(Call call) {
    var group = group(call);
    var people = call.list("users").stream().distinct().toList();
    if (people.isEmpty()) {
      throw new SlackError("no_users_provided");
    }
    if (!people.stream().allMatch(workspace.people()::mayBeInGroups)) {
      throw new SlackError("invalid_users");
    }
    return answer(
        workspace.userGroups().setMembers(group.id(), people, workspace.app().userId()), call);
  }

  private UserGroup group(Call call) {
    return workspace
        .userGroups()
        .byId(call.required("usergroup"))
        .orElseThrow(() -> new SlackError("no_such_subteam"));
  }

  private ObjectNode answer(UserGroup group, Call call) {
    var answer = Json.object();
    answer.set("usergroup", Wire.userGroup(workspace, group, true, call.flag("include_count")));
    return answer;
  }
}
