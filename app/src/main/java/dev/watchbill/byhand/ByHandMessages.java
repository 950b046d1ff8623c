package dev.watchbill.byhand;

import dev.watchbill.config.WatchbillConfig;
import dev.watchbill.config.WatchbillConfig.ChannelRef;
import dev.watchbill.config.WatchbillConfig.PersonRef;
import dev.watchbill.people.People;
import dev.watchbill.people.Person;
import dev.watchbill.text.InWords;
import dev.watchbill.text.Mrkdwn;
import java.time.format.TextStyle;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** How each workflow is run by hand, with the channels and people of the configuration. */
final class ByHandMessages {
  private final WatchbillConfig config;
  private final People people;

  ByHandMessages(WatchbillConfig config, People people) {
    this.config = config;
    this.people = people;
  }

  /** R25, R27, R31. */
  String freeze() {
    var release = config.release();
    return """
        Watchbill cannot hold a freeze yet: *nothing was frozen*. By hand:
        1. On the %s before the release, %s %s, tell %s that `%s` is frozen: no feature work merges.
        2. In the last %s before the release, only %s may merge.
        3. After publishing, say there that it is lifted. In doubt, ask %s, who runs the release."""
        .formatted(
            release.freeze().day().getDisplayName(TextStyle.FULL, Locale.ENGLISH),
            release.freeze().at(),
            release.zone(),
            channel(release.announceIn()),
            Mrkdwn.escape(release.branch()),
            InWords.of(release.deepFreeze()),
            deepFreezeLabels(),
            names(List.of(release.dri())));
  }

  /** R26, R27, R28. */
  String unfreeze() {
    var release = config.release();
    return """
        Watchbill cannot unfreeze pull requests yet: *nothing was changed*. By hand, during a freeze:
        • Bug fixes, documentation and website changes: any employee may let them merge; in its last %s, only %s.
        • Anything else: confirm it with your manager first.
        • Feature work that cannot wait: tell your engineering manager, who tells the QA lead and %s; all three approve the pull request first."""
        .formatted(
            InWords.of(release.deepFreeze()), deepFreezeLabels(), names(List.of(release.dri())));
  }

  private String deepFreezeLabels() {
    var labels = config.release().exemptLabels().getOrDefault("deep_freeze", List.of());
    return labels.isEmpty()
        ? "what the release cannot do without"
        : labels.stream()
            .map(label -> "`" + Mrkdwn.escape(label) + "`")
            .collect(Collectors.joining(" or ", "bugs labelled ", ""));
  }

  /** Names, not mentions: nobody is to be pinged by an explanation. */
  private String names(List<PersonRef> refs) {
    return refs.stream()
        .flatMap(
            ref -> {
              var behind = people.behind(ref);
              return behind.isEmpty()
                  ? List.of(ref.written()).stream()
                  : behind.stream().map(Person::displayName);
            })
        .distinct()
        .map(Mrkdwn::escape)
        .collect(Collectors.joining(" or "));
  }

  private static String channel(ChannelRef ref) {
    String written = ref.written();
    return written.matches("[CG][A-Z0-9]{8,}")
        ? "<#" + written + ">"
        : "#" + Mrkdwn.escape(written.startsWith("#") ? written.substring(1) : written);
  }
}
