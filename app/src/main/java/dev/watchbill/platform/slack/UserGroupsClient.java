package dev.watchbill.platform.slack;

import java.util.List;
import java.util.Optional;

/** User groups, by {@code usergroups.users.list} and {@code usergroups.users.update}. */
final class UserGroupsClient implements UserGroups {
  private static final String LIST = "usergroups.users.list";
  private static final String UPDATE = "usergroups.users.update";

  private final SlackConnection slack;

  UserGroupsClient(SlackConnection slack) {
    this.slack = slack;
  }

  @Override
  public List<String> members(String groupId) {
    var answer = slack.call(LIST, m -> m.usergroupsUsersList(r -> r.usergroup(groupId)));
    return Optional.ofNullable(answer.getUsers())
        .map(List::copyOf)
        .orElseThrow(() -> SlackRefused.without("users", LIST));
  }

  @Override
  public void setMembers(String groupId, List<String> userIds) {
    slack.call(UPDATE, m -> m.usergroupsUsersUpdate(r -> r.usergroup(groupId).users(userIds)));
  }
}
