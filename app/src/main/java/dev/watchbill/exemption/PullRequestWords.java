package dev.watchbill.exemption;

import dev.watchbill.config.ReleaseConfig;
import dev.watchbill.people.People;
import dev.watchbill.people.PersonId;
import dev.watchbill.platform.github.GitHubWeb;
import dev.watchbill.platform.outbox.Content;
import dev.watchbill.text.Excerpt;
import dev.watchbill.text.Mrkdwn;
import dev.watchbill.text.Visible;
import dev.watchbill.text.WebLink;
import java.util.Optional;

/** How pull requests and people are named, in mrkdwn. */
final class PullRequestWords {
  private static final int TITLE = 120;
  private static final int QUOTE = 300;
  private static final int BECAUSE = 450;
  private static final int COMMIT = 7;

  private final ReleaseConfig config;
  private final People people;
  private final GitHubWeb gitHub;

  PullRequestWords(ReleaseConfig config, People people, GitHubWeb gitHub) {
    this.config = config;
    this.people = people;
    this.gitHub = gitHub;
  }

  /** {@code #12 Fix typo}, as a link. */
  String linked(UnfreezeRequest it) {
    return linked(it.number(), it.title());
  }

  /** As {@link #linked(UnfreezeRequest)}. */
  String linked(int number, Optional<String> title) {
    return WebLink.of(
        address(number), "#" + number + title.map(it -> " “" + it + "”").orElse(""), TITLE);
  }

  /** Where it is. */
  String address(int number) {
    return gitHub.pull(config.repository(), number);
  }

  /** What somebody typed who names pull requests, as Slack delivers it. */
  UnfreezeText read(String typed) {
    return UnfreezeText.read(typed, config.repository(), gitHub);
  }

  /** {@code owner/name}, as configured. */
  String repository() {
    return config.repository();
  }

  /** The branch that is frozen, as configured. */
  String branchName() {
    return config.branch();
  }

  /** What to call somebody; not for mrkdwn. */
  String plainName(PersonId who) {
    return people.nameOf(who);
  }

  /** A reply beneath a card that has changed. */
  Content frozenAgain(Dossier its) {
    UnfreezeRequest it = its.request();
    return Content.text(
        it.state() == UnfreezeRequest.State.UNDECIDED
            ? "%s, %s may not merge until it is decided anew%s. The message above says why, and how to go on."
                .formatted(
                    name(it.askedBy()),
                    linked(it),
                    it.commit().map(commit -> ", for `" + brief(commit) + "`").orElse(""))
            : "%s, %s may not merge now. %s"
                .formatted(name(it.askedBy()), linked(it), because(it)));
  }

  /** A reply beneath a card, which shows since a moment what GitHub tells. */
  Content told(Dossier its) {
    UnfreezeRequest it = its.request();
    return Content.text(
        its.is(UnfreezeRequest.State.GRANTED)
            ? "%s, %s may merge now%s. %s"
                .formatted(name(it.askedBy()), linked(it), atCommit(it), because(it))
            : "%s, GitHub has told of %s. %s The message above says how to go on."
                .formatted(name(it.askedBy()), linked(it), because(it)));
  }

  /** Why it stands as it stands. */
  static String because(UnfreezeRequest it) {
    return because(it, BECAUSE);
  }

  /** As {@link #because(UnfreezeRequest)}, in so many characters. */
  static String because(UnfreezeRequest it, int limit) {
    return Mrkdwn.escape(Excerpt.of(Visible.inOneLine(it.because()), limit));
  }

  /** Why it is undecided, of one that waits for whoever was asked. */
  static String becauseAsked(UnfreezeRequest it) {
    return Mrkdwn.escape(
        Excerpt.of(Visible.inOneLine(ExemptionPolicy.withoutWays(it.because())), BECAUSE));
  }

  /** The branch that is frozen; fit for code. */
  String branch() {
    return Mrkdwn.escape(config.branch().replace('`', '\''));
  }

  /** {@code at commit abc1234}; nothing where it is not known. */
  String atCommit(UnfreezeRequest it) {
    return it.commit().map(commit -> " at commit `" + brief(commit) + "`").orElse("");
  }

  /** The beginning of a commit, as people write it. */
  static String brief(String commit) {
    return Mrkdwn.escape(commit.length() <= COMMIT ? commit : commit.substring(0, COMMIT));
  }

  /** What to call somebody. */
  String name(PersonId who) {
    return Mrkdwn.escape(people.nameOf(who));
  }

  /** What somebody typed, in one line. */
  static String escaped(String typed) {
    return Mrkdwn.escape(Excerpt.of(Visible.inOneLine(typed), TITLE));
  }

  /** What somebody typed. */
  static String quoted(String typed) {
    return quoted(typed, QUOTE);
  }

  /** As {@link #quoted(String)}, in so many characters. */
  static String quoted(String typed, int limit) {
    return "“" + Mrkdwn.escape(Excerpt.of(Visible.inOneLine(typed), limit)) + "”";
  }
}
