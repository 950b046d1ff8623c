package dev.watchbill.sandbox.api;

import dev.watchbill.sandbox.faults.Faults;
import dev.watchbill.sandbox.socket.Sockets;
import dev.watchbill.sandbox.workspace.Workspace;
import java.util.HashMap;
import java.util.Map;

/** All methods by name. */
final class Methods {
  private static final String USER_GROUPS = "usergroups.";

  private final Map<String, Method> table = new HashMap<>();
  private final Faults faults;

  Methods(Workspace workspace, Sockets sockets, Faults faults) {
    this.faults = faults;
    table.putAll(new AppMethods(workspace, sockets).all());
    table.putAll(new ChatMethods(workspace, faults).all());
    table.putAll(new UserMethods(workspace).all());
    table.putAll(new ConversationMethods(workspace).all());
    table.putAll(new HistoryMethods(workspace).all());
    table.putAll(new ReactionMethods(workspace).all());
    table.putAll(new FileMethods(workspace).all());
    table.putAll(new ViewMethods(workspace, faults).all());
    table.putAll(new UserGroupMethods(workspace).all());
  }

  Method named(String name) {
    var method = table.get(name);
    if (method == null || (name.startsWith(USER_GROUPS) && !faults.knowsUserGroups())) {
      throw new SlackError("unknown_method");
    }
    return method;
  }
}
