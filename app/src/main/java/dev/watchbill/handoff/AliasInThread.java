package dev.watchbill.handoff;

import dev.watchbill.alias.AliasState;
import dev.watchbill.alias.AliasState.Standing;
import dev.watchbill.alias.Aliases;
import dev.watchbill.people.People;
import dev.watchbill.platform.outbox.Content;
import dev.watchbill.platform.outbox.Message;
import dev.watchbill.platform.outbox.Outbox;
import dev.watchbill.platform.outbox.PostedLink;
import dev.watchbill.text.Mrkdwn;
import java.time.Clock;
import java.util.Optional;
import java.util.Set;

/**
 * How the alias stands, in the handoff's thread: if Slack does not let us point it, how it is done
 * by hand, until it works (R7, R11).
 */
final class AliasInThread {
  private final Set<String> rotations;
  private final Aliases aliases;
  private final HandoffStore store;
  private final HandoffNotices notices;
  private final People people;
  private final Outbox outbox;
  private final Clock clock;

  /**
   * @param rotations those that are configured
   */
  AliasInThread(
      Set<String> rotations,
      Aliases aliases,
      HandoffStore store,
      HandoffNotices notices,
      People people,
      Outbox outbox,
      Clock clock) {
    this.rotations = Set.copyOf(rotations);
    this.aliases = aliases;
    this.store = store;
    this.notices = notices;
    this.people = people;
    this.outbox = outbox;
    this.clock = clock;
  }

  /** A line for the message that begins the thread; none before the shift has begun. */
  Optional<String> line(Handoff it) {
    return rotations.contains(it.rotation()) && it.week().contains(clock.instant())
        ? Optional.of(standing(aliases.state(it.rotation())))
        : Optional.empty();
  }

  /** It has changed: the thread of the shift in progress says so. In the caller's transaction. */
  void changed(String rotation) {
    store
        .newestBegun(rotation)
        .filter(course -> course.handoff().week().contains(clock.instant()))
        .map(HandoffCourse::id)
        .flatMap(store::lock)
        .ifPresent(this::show);
  }

  /** A shift begins: its thread says how the alias stands, and those of earlier ones no more. */
  void begins(HandoffCourse course) {
    Handoff it = course.handoff();
    for (HandoffCourse earlier : store.aliasSaidBefore(it.rotation(), it.week().start())) {
      outbox.edit(
          key(earlier.handoff()),
          Content.text(
              "That week is over. <%s|The next handoff> says how `@%s` stands."
                  .formatted(
                      PostedLink.to(it.thread()),
                      Mrkdwn.escape(aliases.state(it.rotation()).alias()))));
      store.save(earlier.withAliasSaid(false));
      notices.shows(earlier);
    }
    show(course);
  }

  /** Says how it stands in the thread of a handoff whose shift has begun. */
  void show(HandoffCourse course) {
    Handoff it = course.handoff();
    AliasState state = aliases.state(it.rotation());
    HandoffCourse shown = course;
    if (state.standing() == Standing.REFUSED) {
      shown = course.withAliasSaid(true);
      store.save(shown);
      outbox.show(
          Message.inChannel(key(it), it.channelId(), Content.text(byHand(state)))
              .inThreadOf(it.thread()));
    } else if (course.aliasSaid() && state.standing() != Standing.UNDER_WAY) {
      outbox.edit(key(it), Content.text(standing(state)));
    }
    notices.shows(shown);
  }

  private String byHand(AliasState state) {
    return "%s%s I try again until it works. By hand:\n%s"
        .formatted(
            standing(state),
            state.why().map(why -> " " + why).orElse(""),
            aliases.stepsByHand(state.rotation()));
  }

  private String standing(AliasState state) {
    String alias = "`@" + Mrkdwn.escape(state.alias()) + "`";
    if (state.wanted().isEmpty()) {
      return alias + " is left as it is while nobody is on call.";
    }
    String name = "*" + Mrkdwn.escape(people.nameOf(state.wanted().get())) + "*";
    return switch (state.standing()) {
      case RIGHT -> "%s points at %s.".formatted(alias, name);
      case UNDER_WAY -> "%s is being pointed at %s.".formatted(alias, name);
      case REFUSED -> "%s could not be pointed at %s.".formatted(alias, name);
      case BY_HAND -> "%s was pointed at %s by hand.".formatted(alias, name);
      case ACCEPTED ->
          "%s was edited by hand, and stays so until the next change.".formatted(alias);
    };
  }

  private static String key(Handoff it) {
    return it.thread() + ":alias";
  }
}
