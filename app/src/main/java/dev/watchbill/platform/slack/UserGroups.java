package dev.watchbill.platform.slack;

import java.util.List;

/**
 * Who is in a user group, read and set at once, past the outbox: it is no message, and only its
 * last state counts.
 */
public interface UserGroups {
  /**
   * The ids of those who are in it now.
   *
   * @throws SlackRefused if Slack does not say, or cannot be reached in time
   */
  List<String> members(String groupId);

  /**
   * Makes {@code userIds} its only members.
   *
   * @param userIds at least one: Slack cannot empty a user group
   * @throws SlackRefused if Slack does not take it ({@code permission_denied}, {@code
   *     plan_upgrade_required}), or cannot be reached in time
   */
  void setMembers(String groupId, List<String> userIds);
}
