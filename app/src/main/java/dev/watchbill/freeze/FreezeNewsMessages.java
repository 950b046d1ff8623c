package dev.watchbill.freeze;

import dev.watchbill.people.By;
import dev.watchbill.platform.outbox.Content;
import dev.watchbill.platform.outbox.PostedLink;
import dev.watchbill.release.Release;
import dev.watchbill.release.ReleaseChange;
import dev.watchbill.release.Window;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What is announced of a freeze in messages of their own, which stay as they are and are read days
 * later: they say when, and not how long that is.
 */
final class FreezeNewsMessages {
  private final FreezeWords words;

  FreezeNewsMessages(FreezeWords words) {
    this.words = words;
  }

  /** On the working day before. */
  Content warning(Release release) {
    Window window = release.window();
    return plain(
        """
        *%s freezes %s* for %s, due %s (R25).
        What is finished: merge it before. From then on only bug fixes, documentation and website changes merge, once each is unfrozen with `/unfreeze 1234` (R26).
        Deep freeze from %s: only bug fixes %s (R27)."""
            .formatted(
                words.branch(),
                words.moment(window.freezeAt()),
                version(release),
                words.moment(window.releaseAt()),
                words.shortMoment(window.deepFreezeAt()),
                words.deepLabels()));
  }

  /**
   * What people were warned of does not come.
   *
   * @param freezeAt when it was said to begin
   */
  Content calledOff(ReleaseChange change, Instant freezeAt) {
    return plain(
        "*%s does not freeze %s for %s*, as you were warned: %s"
            .formatted(
                words.branch(),
                words.shortMoment(freezeAt),
                version(change.release()),
                whyNot(change)));
  }

  private String whyNot(ReleaseChange change) {
    Release release = change.release();
    String by = words.name(change.by().actor());
    return switch (change.kind()) {
      case CANCELLED -> "%s cancelled %s (R24).".formatted(by, version(release));
      case RELEASED -> "%s is out already, says %s (R31).".formatted(version(release), by);
      case PLANNED, MOVED -> {
        Window window = release.window();
        boolean sameDate =
            change.before().filter(it -> it.releaseAt().equals(window.releaseAt())).isPresent();
        yield "%s (R24). It freezes %s."
            .formatted(
                sameDate
                    ? "a new configuration has changed when it does"
                    : "%s moved it to %s".formatted(by, words.moment(window.releaseAt())),
                words.moment(window.freezeAt()));
      }
    };
  }

  /** One that was begun by hand waits for a release from now on. */
  Content adopted(Course course) {
    Freeze freeze = course.freeze();
    return plain(
        "*%s stays frozen*: what %s began by hand is the freeze of %s from now on, due %s (R25). %s <%s|What may merge>"
            .formatted(
                words.branch(),
                words.name(freeze.begunBy()),
                version(freeze),
                due(freeze),
                deepFrom(course),
                card(freeze)));
  }

  /** Only release blockers from now on. */
  Content deepened(Course course) {
    Freeze freeze = course.freeze();
    return plain(
        """
        *%s is in deep freeze* until %s is out; it is due %s.
        Only bug fixes %s merge now, once each is unfrozen with `/unfreeze 1234` (R27). Everything else waits until the freeze is lifted. <%s|The freeze>"""
            .formatted(
                words.branch(),
                version(freeze),
                words.moment(freeze.releaseAt().orElseThrow()),
                words.deepLabels(),
                card(freeze)));
  }

  /** In its thread: its release was moved, which is announced elsewhere, and it goes on. */
  Content retimed(Course course, By by, boolean eased) {
    Freeze freeze = course.freeze();
    return plain(
        "%s stays frozen for %s, which %s moved to %s (R24). %s%s"
            .formatted(
                words.branch(),
                version(freeze),
                words.name(by.actor()),
                words.moment(freeze.releaseAt().orElseThrow()),
                eased ? "The deep freeze is over for now. " : "",
                deepFrom(course)));
  }

  /**
   * It is over (R31).
   *
   * @param next when its release wants it again, if it was moved
   */
  Content lifted(Course course, Course.Lift lift, Optional<Instant> next) {
    return plain(
        "*%s is unfrozen*: everything merges as usual.\n%s"
            .formatted(words.branch(), ended(course, lift, next)));
  }

  /**
   * On the card of a freeze that began with the end of another one, and is the announcement of
   * both.
   *
   * @param over the one that was lifted
   */
  String follows(Course over, Course.Lift lift) {
    return "*%s stayed frozen in between*: %s"
        .formatted(words.branch(), ended(over, lift, Optional.empty()));
  }

  private String ended(Course course, Course.Lift lift, Optional<Instant> next) {
    Freeze freeze = course.freeze();
    String by = words.name(lift.by());
    String why = lift.why().isEmpty() ? "" : " " + FreezeWords.quoted(lift.why());
    String version = freeze.version().map(FreezeWords::version).orElse("");
    return switch (lift.ending()) {
      case RELEASED ->
          "%s is out, and %s has lifted its freeze (R31); its milestone is closed next.%s"
              .formatted(version, by, why);
      case EARLY ->
          "%s has lifted the freeze of %s before the release, which stays due %s; it does not begin again by itself.%s"
              .formatted(by, version, words.moment(freeze.releaseAt().orElseThrow()), why);
      case BY_HAND -> "%s has lifted the freeze that was begun by hand.%s".formatted(by, why);
      case MOVED ->
          "%s moved %s%s (R24)."
              .formatted(
                  by,
                  version,
                  next.map(at -> "; it freezes again %s".formatted(words.moment(at))).orElse(""));
      case CANCELLED -> "%s cancelled %s (R24).".formatted(by, version);
    };
  }

  private String deepFrom(Course course) {
    return course
        .deepensAt()
        .map(at -> "Deep freeze from %s (R27).".formatted(words.shortMoment(at)))
        .orElse("It is the deep freeze: only bug fixes %s (R27).".formatted(words.deepLabels()));
  }

  private String due(Freeze freeze) {
    return words.moment(freeze.releaseAt().orElseThrow());
  }

  private static String version(Freeze freeze) {
    return FreezeWords.version(freeze.version().orElseThrow());
  }

  private static String version(Release release) {
    return FreezeWords.version(release.version());
  }

  private static String card(Freeze freeze) {
    return PostedLink.to(freeze.card());
  }

  private static Content plain(String mrkdwn) {
    return FreezeMessages.content(mrkdwn, List.of());
  }
}
