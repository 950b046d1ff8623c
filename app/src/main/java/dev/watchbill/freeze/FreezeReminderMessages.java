package dev.watchbill.freeze;

import dev.watchbill.platform.outbox.Content;
import dev.watchbill.platform.outbox.PostedLink;
import dev.watchbill.release.Release;
import dev.watchbill.release.ReleaseChange;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What reminds people of a freeze that is to be lifted (R31). */
final class FreezeReminderMessages {
  /** Followed by a colon and the number of a release that nobody froze for: it is out. */
  static final String OUT = "freeze.out";

  private final FreezeWords words;

  FreezeReminderMessages(FreezeWords words) {
    this.words = words;
  }

  /** To the DRI, on release day. */
  Content releaseDay(Course course, Instant now) {
    Freeze freeze = course.freeze();
    return FreezeMessages.asking(
        """
        *%s is due %s* (R24), and %s is frozen for it.
        When it is published, lift the freeze: `/freeze lift` (R31). If it is late, move it: `/freeze move` shows how. <%s|The freeze>"""
            .formatted(
                version(freeze),
                words.away(now, freeze.releaseAt().orElseThrow()),
                words.branch(),
                PostedLink.to(freeze.card())),
        FreezeMessages.lift(course));
  }

  /** To a person: nobody has lifted it. */
  Content overdue(Course course, Instant now) {
    return FreezeMessages.asking(
        "%s\n%s <%s|The freeze>"
            .formatted(
                overdueFact(course, now),
                overdueNext(course),
                PostedLink.to(course.freeze().card())),
        FreezeMessages.lift(course));
  }

  /**
   * The same in its thread.
   *
   * @param mention pings whom it concerns; empty at first
   */
  Content overdueInThread(Course course, String mention, Instant now) {
    return FreezeMessages.content(
        "%s%s\n%s"
            .formatted(
                mention.isEmpty() ? "" : mention + " ",
                overdueFact(course, now),
                overdueNext(course)),
        List.of());
  }

  private String overdueFact(Course course, Instant now) {
    Freeze freeze = course.freeze();
    return freeze
        .releaseAt()
        .map(
            due ->
                "*%s is still frozen*: %s was due %s, and nobody has lifted the freeze (R31)."
                    .formatted(words.branch(), version(freeze), words.away(now, due)))
        .orElseGet(
            () ->
                "*%s is still frozen*: %s began it by hand %s, and nobody has lifted it."
                    .formatted(
                        words.branch(),
                        words.name(freeze.begunBy()),
                        words.away(now, freeze.begunAt())));
  }

  private static String overdueNext(Course course) {
    return course.freeze().release().isPresent()
        ? "If it is out, the DRI or an admin lifts it with `/freeze lift`; if it is late, they move the release with `/freeze move`."
        : "The DRI or an admin lifts it with `/freeze lift`.";
  }

  /** What reminded somebody shows, once they are reminded again. */
  Content again(Course course) {
    return FreezeMessages.content(
        "This reminded you that %s is frozen%s. A newer reminder is below."
            .formatted(
                words.branch(),
                course.freeze().version().map(it -> " for " + FreezeWords.version(it)).orElse("")),
        List.of());
  }

  /** What reminded somebody shows, once its release is due at another time, or it has got one. */
  Content retimed(Course course) {
    return FreezeMessages.content(
        "%s stays frozen for %s, which is due %s now: there is nothing to lift before. <%s|The freeze>"
            .formatted(
                words.branch(),
                version(course.freeze()),
                words.moment(course.freeze().releaseAt().orElseThrow()),
                PostedLink.to(course.freeze().card())),
        List.of());
  }

  /**
   * What reminded somebody shows, once it is lifted.
   *
   * @param following the release whose freeze has begun with its end
   */
  Content lifted(Course course, String by, Optional<Release> following) {
    return FreezeMessages.content(
        "%s %s: %s has lifted the freeze%s."
            .formatted(
                words.branch(),
                following
                    .map(it -> "is frozen for %s now".formatted(FreezeWords.version(it.version())))
                    .orElse("is unfrozen"),
                words.name(by),
                course.freeze().version().map(it -> " of " + FreezeWords.version(it)).orElse("")),
        List.of());
  }

  /**
   * To the DRI: its freeze could not be begun until after the release.
   *
   * @param other the freeze that was in its way; empty if Watchbill was away
   */
  Content missed(Release release, Optional<Course> other, Instant now) {
    return FreezeMessages.asking(
        """
        *%s was not frozen for %s*: the freeze should have begun %s and the release was due %s, and %s.
        If it is out, say so with the button; if it is late, move it with `/freeze move`, and %s freezes as the new date wants it (R25)."""
            .formatted(
                words.branch(),
                FreezeWords.version(release.version()),
                words.shortMoment(release.window().freezeAt()),
                words.away(now, release.window().releaseAt()),
                other
                    .flatMap(course -> course.freeze().version())
                    .map(
                        it ->
                            "%s stayed frozen for %s all the while"
                                .formatted(words.branch(), FreezeWords.version(it)))
                    .orElse("Watchbill was not running in between"),
                words.branch()),
        new CardButton("It is out", OUT + ":" + release.id(), ""));
  }

  /** To the DRI: its freeze was lifted before it was out, and nobody has said more of it. */
  Content isItOut(Release release, Instant now) {
    return FreezeMessages.asking(
        """
        *Is %s out?* It was due %s, and its freeze was lifted before (R31).
        If it is, say so with the button, and you are given the closing checklist; if it is late, move it with `/freeze move`."""
            .formatted(
                FreezeWords.version(release.version()),
                words.away(now, release.window().releaseAt())),
        new CardButton("It is out", OUT + ":" + release.id(), ""));
  }

  /** What has become of a release that somebody was asked about. */
  Content answered(ReleaseChange change) {
    String version = FreezeWords.version(change.release().version());
    String by = words.name(change.by().actor());
    return FreezeMessages.content(
        switch (change.kind()) {
          case RELEASED -> "%s is out, says %s (R31).".formatted(version, by);
          case CANCELLED -> "%s cancelled %s (R24).".formatted(by, version);
          case PLANNED, MOVED ->
              "%s moved %s to %s (R24)."
                  .formatted(by, version, words.moment(change.release().window().releaseAt()));
        },
        List.of());
  }

  private static String version(Freeze freeze) {
    return FreezeWords.version(freeze.version().orElseThrow());
  }
}
