package dev.watchbill.platform.slack;

import java.util.Optional;

/**
 * Who did something, as far as the delivery itself says.
 *
 * @param teamId the workspace they belong to
 * @param enterpriseId their Enterprise Grid organisation
 * @param foreign whether Slack marks them as a guest or a stranger, or the place as shared with
 *     another company
 */
record Sender(
    String userId, Optional<String> teamId, Optional<String> enterpriseId, boolean foreign) {

  /** Of a click, form or shortcut. */
  static Sender ofInteraction(Payload body) {
    return new Sender(
        body.required("user.id"),
        body.text("user.team_id").or(() -> body.text("team.id")),
        body.text("enterprise.id").or(() -> body.text("user.enterprise_user.enterprise_id")),
        marked(body.at("user")));
  }

  /** Of a slash command. */
  static Sender ofCommand(Payload body) {
    return new Sender(
        body.required("user_id"), body.text("team_id"), body.text("enterprise_id"), marked(body));
  }

  private static boolean marked(Payload person) {
    return person.flag("is_restricted")
        || person.flag("is_ultra_restricted")
        || person.flag("is_stranger");
  }
}
