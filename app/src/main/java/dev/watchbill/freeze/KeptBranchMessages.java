package dev.watchbill.freeze;

import dev.watchbill.config.ReleaseConfig.Branch;
import dev.watchbill.platform.outbox.Content;
import dev.watchbill.platform.outbox.PostedLink;
import dev.watchbill.text.Mrkdwn;
import java.util.List;

/** What is said when the configuration names another branch than the one that is frozen. */
final class KeptBranchMessages {
  private final FreezeWords words;

  KeptBranchMessages(FreezeWords words) {
    this.words = words;
  }

  /** A line on the card. */
  String line(Branch frozen, Branch next) {
    return "%s is configured by now: that counts once this freeze is lifted and Watchbill is restarted."
        .formatted(differing(next, frozen));
  }

  /** To a person, while it goes on. */
  Content kept(Course course, Branch frozen, Branch next) {
    return plain(
        "*%s stays frozen*%s, though %s is configured by now. The freeze and its gate go on as they began, until the DRI or an admin lifts it: `/freeze lift` (R31). Then restart me, and what is configured counts. <%s|The freeze>"
            .formatted(
                words.branch(),
                course.freeze().version().map(it -> " for " + FreezeWords.version(it)).orElse(""),
                differing(next, frozen),
                PostedLink.to(course.freeze().card())));
  }

  /** To the same, once it is lifted. */
  Content keptNoMore(Branch frozen, Branch next) {
    return plain(
        "*%s is unfrozen; please restart me*, so that %s counts, as configured. Until then the next freeze would be one of %s."
            .formatted(words.branch(), differing(next, frozen), differing(frozen, next)));
  }

  /** To a person: another instance, under another configuration, has frozen another branch. */
  Content elsewhere(Branch frozen, Branch ours) {
    return plain(
        "*%s is frozen, and I look after %s*: the configuration was changed around then. Please restart me: I go on with what is frozen, so that it does not stay so for ever (R31)."
            .formatted(differing(frozen, ours), differing(ours, frozen)));
  }

  /** With its repository, where that is another one too. */
  private static String differing(Branch branch, Branch from) {
    String name = "`" + branch.name().replace('`', '\'') + "`";
    return Mrkdwn.escape(
        branch.repository().equals(from.repository()) ? name : name + " of " + branch.repository());
  }

  private static Content plain(String mrkdwn) {
    return FreezeMessages.content(mrkdwn, List.of());
  }
}
