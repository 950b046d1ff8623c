package dev.watchbill.postmortem;

import dev.watchbill.people.By;
import dev.watchbill.people.People;
import dev.watchbill.people.Person;
import dev.watchbill.people.PersonId;
import dev.watchbill.platform.storage.Transactions;
import dev.watchbill.postmortem.PostmortemPolicy.Move;
import dev.watchbill.text.Excerpt;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Action items: each has an owner, who files an issue for it (R23). */
final class ActionItems {
  private final ActionItemStore store;
  private final Cases cases;
  private final Matters matters;
  private final OwedItems owed;
  private final Progress progress;
  private final People people;
  private final PostmortemMessages messages;
  private final Transactions transactions;
  private final Clock clock;

  ActionItems(
      ActionItemStore store,
      Cases cases,
      Matters matters,
      OwedItems owed,
      Progress progress,
      People people,
      PostmortemMessages messages,
      Transactions transactions,
      Clock clock) {
    this.store = store;
    this.cases = cases;
    this.matters = matters;
    this.owed = owed;
    this.progress = progress;
    this.people = people;
    this.messages = messages;
    this.transactions = transactions;
    this.clock = clock;
  }

  /**
   * An item to be added.
   *
   * @param submission names the form or command it comes from: sent off twice, it adds one
   */
  record Wish(
      String what,
      PersonId owner,
      Optional<LocalDate> due,
      Optional<String> issue,
      String submission) {}

  Optional<ActionItem> find(long id) {
    return store.find(id);
  }

  /** The item with that number of a postmortem. */
  Optional<ActionItem> numbered(Case its, int number) {
    return its.items().stream().filter(item -> item.number() == number).findFirst();
  }

  /** What {@code owner} has to file an issue for. */
  List<OwedItems.Owed> owedBy(PersonId owner) {
    return owed.of(owner);
  }

  /** Adds one; everybody in the company may, for whoever was there knows. */
  PostmortemAnswer add(long postmortem, By by, Wish wish) {
    return transactions.inOne(
        () -> {
          Optional<Case> found = cases.lock(postmortem);
          if (found.isEmpty()) {
            return new PostmortemAnswer.Gone();
          }
          Case its = found.get();
          Optional<String> refusal =
              PostmortemPolicy.refusal(Move.ADD_ITEM, its.postmortem(), its.items())
                  .map(why -> messages.refused(its.about(), why))
                  .or(() -> refusedOwner(wish.owner()));
          if (refusal.isPresent()) {
            return new PostmortemAnswer.Refused(refusal.get());
          }
          Instant now = now();
          Optional<ActionItem> added =
              store.add(
                  postmortem,
                  wish.what(),
                  wish.owner(),
                  wish.due(),
                  wish.issue(),
                  new Act(by.who(), now),
                  wish.submission());
          return new PostmortemAnswer.Done(
              added.map(item -> added(its, item, by, now)).orElse(its));
        });
  }

  private Case added(Case before, ActionItem item, By by, Instant now) {
    Case its =
        new Case(before.postmortem().askingNoMore(), before.matter(), store.of(item.postmortem()));
    progress.record(
        its,
        by,
        "postmortem.add",
        "added the action item “%s” for %s"
            .formatted(Excerpt.of(item.what(), 100), people.nameOf(item.owner())),
        now);
    Case settled = progress.settle(its, by, now);
    if (!item.isSettled()) {
      owed.given(item.owner(), now);
    }
    return settled;
  }

  /**
   * It has an issue.
   *
   * @param seen the link that was shown when it was asked for: another one that somebody has added
   *     since is not overwritten
   */
  PostmortemAnswer link(long id, By by, String issue, Optional<String> seen) {
    return changed(
        id,
        by,
        (its, item) -> {
          if (item.issue().filter(issue::equals).isPresent()) {
            return Optional.of(new PostmortemAnswer.Done(its));
          }
          return item.issue().equals(seen)
              ? Optional.empty()
              : Optional.of(new PostmortemAnswer.Refused(messages.linkedMeanwhile(item)));
        },
        item -> store.link(item.id(), issue),
        "postmortem.link",
        item -> "added the issue of “%s”: %s".formatted(Excerpt.of(item.what(), 100), issue));
  }

  /** Somebody else owns it. */
  PostmortemAnswer give(long id, By by, PersonId owner) {
    return changed(
        id,
        by,
        (its, item) ->
            item.owner().equals(owner)
                ? Optional.of(new PostmortemAnswer.Done(its))
                : refusedOwner(owner).map(PostmortemAnswer.Refused::new),
        item -> store.give(item.id(), owner),
        "postmortem.give",
        item -> "gave “%s” to %s".formatted(Excerpt.of(item.what(), 100), people.nameOf(owner)));
  }

  /** It is not done after all. */
  PostmortemAnswer drop(long id, By by, String reason) {
    return changed(
        id,
        by,
        (its, item) ->
            item.issue().isPresent()
                ? Optional.of(new PostmortemAnswer.Refused(messages.hasIssue(item)))
                : Optional.empty(),
        item -> store.drop(item.id(), reason),
        "postmortem.drop",
        item -> "dropped “%s”: %s".formatted(Excerpt.of(item.what(), 100), reason));
  }

  private interface Check {
    /** The answer, if nothing is to be changed. */
    Optional<PostmortemAnswer> of(Case its, ActionItem item);
  }

  private interface Change {
    void of(ActionItem item);
  }

  private interface Words {
    String of(ActionItem item);
  }

  private PostmortemAnswer changed(
      long id, By by, Check check, Change change, String what, Words words) {
    return transactions.inOne(
        () -> {
          Optional<Case> found = store.find(id).flatMap(item -> cases.lock(item.postmortem()));
          Optional<ActionItem> known = found.flatMap(its -> store.find(id));
          if (found.isEmpty() || known.isEmpty()) {
            return new PostmortemAnswer.Gone();
          }
          Case its = found.get();
          ActionItem item = known.get();
          if (!PostmortemPolicy.mayChange(
              item, by.who(), matters.maySeeToIt(by.who(), its.matter()))) {
            return new PostmortemAnswer.Refused(
                messages.onlyOwner(item, matters.responsible(its.matter())));
          }
          if (item.isDropped()) {
            return new PostmortemAnswer.Refused(messages.droppedAlready(item));
          }
          Optional<PostmortemAnswer> answer = check.of(its, item);
          if (answer.isPresent()) {
            return answer.get();
          }
          change.of(item);
          return new PostmortemAnswer.Done(after(its, item, by, what, words.of(item)));
        });
  }

  private Case after(Case before, ActionItem item, By by, String what, String words) {
    Instant now = now();
    Case its = new Case(before.postmortem(), before.matter(), store.of(item.postmortem()));
    progress.record(its, by, what, words, now);
    Case settled = progress.settle(its, by, now);
    PersonId owner = store.find(item.id()).map(ActionItem::owner).orElse(item.owner());
    // In one order, so that two who give items to each other do not wait for one another.
    Stream.of(item.owner(), owner)
        .distinct()
        .sorted()
        .forEach(
            person -> {
              if (person.equals(item.owner())) {
                owed.changed(person, settled, now);
              } else {
                owed.given(person, now);
              }
            });
    return settled;
  }

  private Optional<String> refusedOwner(PersonId owner) {
    return people.person(owner).filter(Person::isMember).isPresent()
        ? Optional.empty()
        : Optional.of(messages.noOwner(owner));
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MICROS);
  }
}
