package dev.watchbill.alias;

import dev.watchbill.people.PersonId;
import dev.watchbill.platform.slack.Click;
import dev.watchbill.platform.slack.Event;
import dev.watchbill.platform.slack.Reception;
import dev.watchbill.platform.slack.Reply;
import dev.watchbill.text.Mrkdwn;
import java.util.Optional;

/** Hears of edits of user groups, and of what was done by hand. */
final class AliasSlack {
  private static final String PURPOSE = "alias";

  private final Aliases aliases;

  AliasSlack(Aliases aliases) {
    this.aliases = aliases;
  }

  void listen(Reception reception) {
    reception
        .action(Aliases.DONE, this::done)
        .event("subteam_created", PURPOSE, this::described)
        .event("subteam_updated", PURPOSE, this::described)
        .event("subteam_members_changed", PURPOSE, this::members);
  }

  Reply done(Click click) {
    ByHandAnswer answer =
        aliases.doneByHand(
            click.tail(),
            new PersonId(click.userId()),
            Optional.of(click.value()).filter(id -> !id.isBlank()).map(PersonId::new));
    if (answer instanceof ByHandAnswer.Refused refused) {
      return Reply.ephemeral(Mrkdwn.escape(refused.reason()));
    }
    return answer instanceof ByHandAnswer.Needless needless
        ? Reply.ephemeral(Mrkdwn.escape(needless.reason()))
        : Reply.nothing();
  }

  private void described(Event event) {
    event
        .body()
        .text("subteam.handle")
        .ifPresent(
            handle ->
                aliases.mayHaveChanged(
                    handle, event.body().text("subteam.updated_by").map(PersonId::new)));
  }

  /** It names the group by its id alone, and nobody who did it. */
  private void members(Event event) {
    event.body().text("subteam_id").ifPresent(id -> aliases.mayHaveChanged(id, Optional.empty()));
  }
}
