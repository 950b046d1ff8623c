package dev.watchbill.readiness;

import dev.watchbill.people.By;
import dev.watchbill.people.PersonId;
import dev.watchbill.platform.slack.Click;
import dev.watchbill.platform.slack.Reception;
import dev.watchbill.platform.slack.Reply;
import dev.watchbill.platform.slack.TickBox;
import dev.watchbill.release.FreezeVerbs;
import dev.watchbill.release.Release;
import dev.watchbill.release.Releases;
import dev.watchbill.text.Excerpt;
import dev.watchbill.text.TypedNumber;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** {@code /freeze checklist}, its boxes, and the button of managers (R29, R31). */
final class ChecklistSlack {
  private static final String COMMAND = "/freeze";
  private static final String BUTTON = "a button";
  private static final Pattern LINE = Pattern.compile("(not |done )?(\\d{1,3})(?: done)?");

  /** So much is repeated of what nobody understands. */
  private static final int TYPED = 60;

  private static final Reply GONE =
      Reply.ephemeral(
          "That checklist is not remembered any more. Nothing was changed; `/freeze checklist` shows those with something to do.");

  private final Checklists checklists;
  private final Stories stories;
  private final Releases releases;
  private final ChecklistMessages messages;

  ChecklistSlack(
      Checklists checklists, Stories stories, Releases releases, ChecklistMessages messages) {
    this.checklists = checklists;
    this.stories = stories;
    this.releases = releases;
    this.messages = messages;
  }

  void listen(Reception reception, FreezeVerbs verbs) {
    reception
        .action(ChecklistMessages.TICK, this::ticked)
        .action(
            ChecklistMessages.OPEN,
            click -> TypedNumber.read(click.tail()).map(id -> open(id, "")).orElse(GONE))
        .action(StoriesMessages.DONE, this::done);
    verbs.verb("checklist", Set.of("checklists", "closing"), this::typed);
  }

  private Reply ticked(Click click) {
    List<String> parts = List.of(click.tail().split(":", 2));
    Optional<Long> id = TypedNumber.read(parts.get(0));
    Optional<Long> position = parts.size() == 2 ? TypedNumber.read(parts.get(1)) : Optional.empty();
    if (id.isEmpty() || position.isEmpty()) {
      return GONE;
    }
    Outcome outcome =
        checklists.tick(
            id.get(),
            (int) Math.min(position.get(), Integer.MAX_VALUE),
            TickBox.ticked(click),
            By.person(new PersonId(click.userId()), BUTTON));
    String notice = outcome instanceof Outcome.Refused refused ? refused.reason() : "";
    if (click.viewId().isPresent()) {
      return board(id.get(), (release, it) -> Reply.update(messages.board(release, it, notice)));
    }
    return notice.isEmpty() ? Reply.nothing() : Reply.ephemeral(notice);
  }

  private Reply done(Click click) {
    Outcome outcome =
        TypedNumber.read(click.tail())
            .map(id -> stories.done(id, By.person(new PersonId(click.userId()), BUTTON)))
            .orElseGet(() -> new Outcome.Refused("That release is not remembered any more."));
    return outcome instanceof Outcome.Refused refused
        ? Reply.ephemeral(refused.reason())
        : Reply.nothing();
  }

  /** {@code checklist}, {@code checklist 4.60.0}, {@code checklist [4.60.0] [not] 3}. */
  private Reply typed(FreezeVerbs.Typed typed) {
    List<Checklist> open = checklists.open();
    if (open.isEmpty()) {
      return Reply.ephemeral(
          "Nothing is to be ticked. The DRI is given a checklist on the working day before a freeze, and one when the release is out (R31).");
    }
    String words = typed.words().toLowerCase(Locale.ROOT);
    String first = words.split("\\s", 2)[0];
    Optional<Checklist> named =
        open.stream()
            .filter(
                it -> releases.find(it.release()).filter(its -> its.isCalled(first)).isPresent())
            .findFirst();
    String rest = named.isPresent() ? words.substring(first.length()).strip() : words;
    Checklist chosen = named.orElse(open.get(0));
    if (rest.isEmpty()) {
      return named.isPresent() || open.size() == 1 ? open(chosen.id(), "") : several(open);
    }
    Matcher line = LINE.matcher(rest);
    if (!line.matches()) {
      return Reply.ephemeral(
          "Nothing was ticked: `%s` is not understood. `/freeze checklist 3` ticks the third line of the latest one, `/freeze checklist not 3` takes it back."
              .formatted(Excerpt.of(rest.replace('`', '\''), TYPED)));
    }
    Outcome outcome =
        checklists.tick(
            chosen.id(),
            Integer.parseInt(line.group(2)) - 1,
            !"not ".equals(line.group(1)),
            By.person(typed.reader(), COMMAND));
    return Reply.ephemeral(
        outcome instanceof Outcome.Refused refused
            ? refused.reason()
            : "Noted. %s.".formatted(line(chosen.id())));
  }

  private Optional<String> version(Checklist it) {
    return releases.find(it.release()).map(release -> release.version().toLowerCase(Locale.ROOT));
  }

  private Reply several(List<Checklist> open) {
    return Reply.ephemeral(
        "Several have something to do. Add the version:\n"
            + open.stream()
                .limit(10)
                .map(
                    it ->
                        "• `/freeze checklist %s` %s"
                            .formatted(version(it).orElse(""), line(it.id())))
                .collect(Collectors.joining("\n")));
  }

  private String line(long id) {
    return checklists
        .find(id)
        .flatMap(
            it ->
                releases
                    .find(it.release())
                    .map(release -> messages.title(release, it) + ": " + messages.progress(it)))
        .orElse("");
  }

  private Reply open(long id, String notice) {
    return board(id, (release, it) -> Reply.open(messages.board(release, it, notice)));
  }

  /** What is shown of a checklist and its release. */
  private interface Shown {
    Reply of(Release release, Checklist it);
  }

  private Reply board(long id, Shown shown) {
    return checklists
        .find(id)
        .flatMap(it -> releases.find(it.release()).map(release -> shown.of(release, it)))
        .orElse(GONE);
  }
}
