package dev.watchbill.postmortem;

import dev.watchbill.people.People;
import dev.watchbill.people.Person;
import dev.watchbill.platform.slack.Reply;
import dev.watchbill.postmortem.PostmortemCommandSlack.Said;
import dev.watchbill.text.Excerpt;
import dev.watchbill.text.Mrkdwn;
import dev.watchbill.text.TypedNumber;
import dev.watchbill.text.Visible;
import java.util.Optional;
import java.util.function.BiFunction;

/** What is typed about action items: {@code action}, {@code link}, {@code give}, {@code drop}. */
final class ActionWordsSlack {
  private static final int TYPED = 80;

  private final ActionItems items;
  private final People people;
  private final ActionItemSlack forms;
  private final ActionItemMessages messages;

  ActionWordsSlack(
      ActionItems items, People people, ActionItemSlack forms, ActionItemMessages messages) {
    this.items = items;
    this.people = people;
    this.forms = forms;
    this.messages = messages;
  }

  /** {@code @ben Test the upgrade}: adds it. */
  Reply add(Case its, Said said, String words) {
    if (words.isEmpty()) {
      return forms.add(its, said.who());
    }
    String[] parts = words.split(" ", 2);
    Optional<Person> owner = people.typed(parts[0]);
    String what = parts.length > 1 ? Visible.inOneLine(Mrkdwn.unescape(parts[1])) : "";
    if (owner.isEmpty() || what.isEmpty()) {
      return Reply.ephemeral(
          "Say who and what: `%s action @%s Test the upgrade from 4.59`. I do not know who `%s` is, or what is to be done."
              .formatted(
                  its.about().command(),
                  people.person(said.who()).map(Person::name).orElse("ada"),
                  typed(parts[0])));
    }
    if (what.length() > ActionItem.LONGEST) {
      return Reply.ephemeral(
          "That is %d characters; %d fit. More belongs into its issue."
              .formatted(what.length(), ActionItem.LONGEST));
    }
    return answer(
        items.add(
            its.postmortem().id(),
            said.by(),
            new ActionItems.Wish(
                what,
                owner.get().id(),
                Optional.empty(),
                Optional.empty(),
                said.command() + " " + said.id())),
        done -> done.items().size() - 1);
  }

  /** {@code 2 https://…}: the second one has that issue. */
  Reply link(Case its, Said said, String words) {
    return numbered(
        its,
        words,
        "link 2 https://github.com/example/app/issues/12",
        (item, rest) ->
            IssueLinks.read(rest)
                .map(
                    issue ->
                        answer(
                            items.link(item.id(), said.by(), issue, Optional.empty()),
                            done -> item.number() - 1))
                .orElseGet(() -> Reply.ephemeral(ActionItemSlack.NO_LINK)));
  }

  /** {@code 2 @ben}: Ben owns the second one. */
  Reply give(Case its, Said said, String words) {
    return numbered(
        its,
        words,
        "give 2 @ben",
        (item, rest) ->
            people
                .typed(rest)
                .map(
                    person ->
                        answer(
                            items.give(item.id(), said.by(), person.id()),
                            done -> item.number() - 1))
                .orElseGet(
                    () ->
                        Reply.ephemeral(
                            "I do not know who `%s` is. Mention them, as in @ada."
                                .formatted(typed(rest)))));
  }

  /** {@code 2 because …}: the second one is not done. */
  Reply drop(Case its, Said said, String words) {
    return numbered(
        its,
        words,
        "drop 2 the next version makes it needless",
        (item, rest) ->
            rest.isBlank()
                ? Reply.ephemeral(
                    "Say why, too: `%s drop %d the next version makes it needless`."
                        .formatted(its.about().command(), item.number()))
                : answer(
                    items.drop(
                        item.id(),
                        said.by(),
                        Excerpt.of(Visible.inOneLine(Mrkdwn.unescape(rest)), ActionItem.LONGEST)),
                    done -> item.number() - 1));
  }

  private Reply numbered(
      Case its, String words, String example, BiFunction<ActionItem, String, Reply> act) {
    String[] parts = words.split(" ", 2);
    return TypedNumber.read(parts[0])
        .filter(number -> number <= its.items().size())
        .flatMap(number -> items.numbered(its, number.intValue()))
        .map(item -> act.apply(item, parts.length > 1 ? parts[1].strip() : ""))
        .orElseGet(
            () ->
                Reply.ephemeral(
                    "Say which of its %d action items, as in `%s %s`; `%2$s` lists them."
                        .formatted(its.items().size(), its.about().command(), example)));
  }

  private interface Place {
    int of(Case its);
  }

  private Reply answer(PostmortemAnswer answer, Place place) {
    if (answer instanceof PostmortemAnswer.Done done) {
      int at = place.of(done.its());
      return Reply.ephemeral(
          "%s: %s"
              .formatted(
                  done.its().about().written(),
                  at >= 0 && at < done.its().items().size()
                      ? messages.line(done.its().items().get(at))
                      : "done"));
    }
    return PostmortemSlack.quiet(answer);
  }

  private static String typed(String words) {
    return Excerpt.of(words.replace('`', '\''), TYPED);
  }
}
