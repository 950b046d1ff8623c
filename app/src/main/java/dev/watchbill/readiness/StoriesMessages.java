package dev.watchbill.readiness;

import static com.slack.api.model.block.Blocks.actions;
import static com.slack.api.model.block.composition.BlockCompositions.plainText;
import static com.slack.api.model.block.element.BlockElements.button;
import static dev.watchbill.readiness.ReadinessMessages.escaped;
import static dev.watchbill.readiness.ReadinessMessages.mrkdwn;

import com.slack.api.model.block.LayoutBlock;
import com.slack.api.util.json.GsonFactory;
import dev.watchbill.config.ReleaseConfig;
import dev.watchbill.people.Group;
import dev.watchbill.people.People;
import dev.watchbill.people.PersonId;
import dev.watchbill.platform.outbox.Content;
import dev.watchbill.release.Release;
import dev.watchbill.text.ReaderTime;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** The words about stories that are not merged at the freeze (R29). */
final class StoriesMessages {
  /** Followed by a colon and the release's number. */
  static final String DONE = "stories.done";

  private final People people;
  private final ReleaseConfig config;

  StoriesMessages(People people, ReleaseConfig config) {
    this.people = people;
    this.config = config;
  }

  /** To a manager. */
  Content ask(Release release, StoriesStore.Ask ask) {
    String what = what(ask);
    if (ask.doneAt().isPresent()) {
      return new Content(
          "%s are seen to for %s, as you said %s. Thank you."
              .formatted(
                  what,
                  escaped(release.version()),
                  ReaderTime.shortMoment(ask.doneAt().get(), config.zone())),
          "[]");
    }
    if (ask.over()) {
      return new Content(
          "%s: the freeze for %s is over. Whatever was not merged by then waits for the next release."
              .formatted(what, escaped(release.version())),
          "[]");
    }
    var ritual = config.ritual();
    String customerSuccess =
        ritual
            .customerSuccess()
            .map(ref -> escaped(people.contact(ref).label()))
            .orElse("customer success");
    String text =
        """
        %s: `%s` is frozen for %s, so they wait for the next release.
        Each story: label it `%s`, move its milestone, and tell the PM and whoever requested it; labelled `%s`, %s as well.
        Feature work that is merged in part is reverted: `/unfreeze` the pull request that does so."""
            .formatted(
                what,
                code(config.branch()),
                escaped(release.version()),
                code(ritual.pushedLabel()),
                code(ritual.customerLabel()),
                customerSuccess);
    var blocks = new ArrayList<LayoutBlock>();
    blocks.add(mrkdwn(text));
    blocks.add(
        actions(
            List.of(
                button(
                    b ->
                        b.actionId(DONE + ":" + release.id())
                            .text(plainText("Done"))
                            .style("primary")))));
    return new Content(
        text + "\nPress Done once they are.", GsonFactory.createSnakeCase().toJson(blocks));
  }

  /** The same once more, in the thread beneath. */
  Content again(Release release, StoriesStore.Ask ask) {
    return ReadinessMessages.plain(
        "Are the stories of %s that are not merged for %s seen to (R29)? Press Done above once they are, also if there are none."
            .formatted(groups(ask), escaped(release.version())));
  }

  /** To whoever was asked about groups that others manage by now. */
  Content handedOver(StoriesStore.Ask ask, List<PersonId> now) {
    return ReadinessMessages.plain(
        "%s: they are with %s now. Nothing is left for you to do."
            .formatted(
                what(ask),
                now.stream()
                    .map(person -> "<@" + person + ">")
                    .collect(Collectors.joining(" and "))));
  }

  /** To whoever was asked, and is asked about more groups in another message. */
  Content askedAnew(StoriesStore.Ask ask) {
    return ReadinessMessages.plain(
        "%s: you manage another group by now, and are asked about all of them below."
            .formatted(what(ask)));
  }

  private String what(StoriesStore.Ask ask) {
    return "*Stories of %s that are not merged* (R29)".formatted(groups(ask));
  }

  private String groups(StoriesStore.Ask ask) {
    return ask.groups().stream()
        .map(key -> escaped(people.group(key).map(Group::name).orElse(key)))
        .collect(Collectors.joining(" and "));
  }

  private static String code(String configured) {
    return escaped(configured).replace('`', '\'');
  }
}
