package dev.watchbill.release;

import static com.slack.api.model.block.Blocks.section;
import static com.slack.api.model.block.composition.BlockCompositions.markdownText;

import com.slack.api.model.block.LayoutBlock;
import com.slack.api.util.json.GsonFactory;
import dev.watchbill.people.By;
import dev.watchbill.people.People;
import dev.watchbill.people.PersonId;
import dev.watchbill.platform.audit.AuditEntry;
import dev.watchbill.platform.outbox.Content;
import dev.watchbill.release.ReleaseChange.Kind;
import dev.watchbill.text.Mrkdwn;
import dev.watchbill.text.ReaderTime;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The words about releases in the announcements' channel, and to whoever changed one. */
final class ReleaseMessages {
  private static final DateTimeFormatter WALL =
      DateTimeFormatter.ofPattern("EEE d MMM yyyy, HH:mm zzz", Locale.US);

  private final People people;
  private final String branch;
  private final ZoneId zone;

  /**
   * @param branch that is frozen
   * @param zone of releases
   */
  ReleaseMessages(People people, String branch, ZoneId zone) {
    this.people = people;
    this.branch = "`" + Mrkdwn.escape(branch.replace('`', '\'')) + "`";
    this.zone = zone;
  }

  /** What is announced of a release, from its planning on. */
  Content card(ReleaseChange change, Standing standing) {
    Release release = change.release();
    Window window = release.window();
    String by = by(change.by());
    return content(
        switch (release.state()) {
          case RELEASED ->
              "*Release %s* is out (R31). It was due %s."
                  .formatted(name(release), ReaderTime.shortMoment(window.releaseAt(), zone));
          case CANCELLED ->
              "*Release %s* is cancelled, by %s. It was due %s; nothing freezes for it any more."
                  .formatted(name(release), by, ReaderTime.shortMoment(window.releaseAt(), zone));
          case PLANNED ->
              "*Release %s* comes out %s (R24).\n%s\n%s"
                  .formatted(
                      name(release),
                      ReaderTime.moment(window.releaseAt(), zone),
                      freezing(window, standing, change.now()),
                      change
                          .before()
                          .filter(was -> !was.releaseAt().equals(window.releaseAt()))
                          .map(
                              was ->
                                  "Moved by %s; it was due %s."
                                      .formatted(by, ReaderTime.shortMoment(was.releaseAt(), zone)))
                          .orElseGet(
                              () ->
                                  change.kind() == Kind.MOVED
                                      ? "The times of its freeze were changed, by %s.".formatted(by)
                                      : "Planned by %s. `/freeze schedule` shows what else is."
                                          .formatted(by)));
        });
  }

  /** That a release was moved or cancelled, beneath the card. */
  Content news(ReleaseChange change, Standing standing) {
    Release release = change.release();
    Window window = release.window();
    if (change.kind() == Kind.CANCELLED) {
      return content(
          "*Release %s* is cancelled, by %s; it was due %s. %s does not freeze for it. `/freeze schedule` shows what else is planned."
              .formatted(
                  name(release),
                  by(change.by()),
                  ReaderTime.shortMoment(window.releaseAt(), zone),
                  branch));
    }
    boolean moved =
        change.before().filter(was -> !was.releaseAt().equals(window.releaseAt())).isPresent();
    return content(
        "*Release %s* %s %s%s, by %s.\n%s"
            .formatted(
                name(release),
                moved ? "is moved to" : "comes out",
                ReaderTime.moment(window.releaseAt(), zone),
                moved
                    ? change
                        .before()
                        .map(was -> " from " + ReaderTime.shortMoment(was.releaseAt(), zone))
                        .orElse("")
                    : " as planned, but the times of its freeze were changed",
                by(change.by()),
                freezing(window, standing, change.now())));
  }

  /** What was understood, to whoever typed it. */
  String readBack(
      ReleaseChange.Kind kind,
      Release release,
      Standing standing,
      Instant now,
      String announcedIn) {
    Window window = release.window();
    String what =
        switch (kind) {
          case PLANNED -> "Planned";
          case MOVED -> "Moved";
          case CANCELLED -> "Cancelled";
          case RELEASED -> "Noted";
        };
    return switch (kind) {
      case PLANNED, MOVED ->
          "%s: *%s* comes out %s (%s, %s). %s. %s is told."
              .formatted(
                  what,
                  name(release),
                  ReaderTime.moment(window.releaseAt(), zone),
                  wall(window.releaseAt()),
                  ReaderTime.distance(now, window.releaseAt()),
                  shortly(window, standing, now),
                  announcedIn);
      case CANCELLED ->
          "%s: *%s* does not come out, and nothing freezes for it. %s is told."
              .formatted(what, name(release), announcedIn);
      case RELEASED -> "%s: *%s* is out.".formatted(what, name(release));
    };
  }

  /** Of one that was not named: it would be out for good, and another one may be meant. */
  String farAhead(Release release) {
    return "Nothing was changed: the only one planned is *%1$s*, due %2$s. If it is out already, name it: `/freeze released %1$s`."
        .formatted(name(release), ReaderTime.shortMoment(release.window().releaseAt(), zone));
  }

  /** To whoever says by a button of an earlier day that it is out. */
  String movedMeanwhile(Release release) {
    return "Nothing was changed: *%1$s* was moved, and is due %2$s. If it is out already, type `/freeze released %1$s`."
        .formatted(name(release), ReaderTime.shortMoment(release.window().releaseAt(), zone));
  }

  /** What happens at once if it is done, in mrkdwn. */
  String atOnce(ReleaseAnswer.AtOnce it, Instant now) {
    return it.freezes() ? freezesAtOnce(it, now) : unfreezesAtOnce(it, now);
  }

  private String freezesAtOnce(ReleaseAnswer.AtOnce it, Instant now) {
    Window window = it.window();
    String begins =
        it.other()
            .map(
                other ->
                    "and *%s is still frozen for %s*: it is frozen for this one as soon as that freeze is lifted (R25)"
                        .formatted(branch, Mrkdwn.escape(other)))
            .orElseGet(() -> "so *%s freezes at once* (R25)".formatted(branch));
    return "%s comes out %s, %s. Its freeze would have begun %s, %s: only bug fixes, documentation and website changes merge then, once unfrozen%s."
        .formatted(
            "*" + Mrkdwn.escape(it.version()) + "*",
            ReaderTime.moment(window.releaseAt(), zone),
            ReaderTime.distance(now, window.releaseAt()),
            ReaderTime.shortMoment(window.freezeAt(), zone),
            begins,
            window.deepFreezeAt().isAfter(now)
                ? ""
                : "; and in the deep freeze, which begins at once too, release blockers only (R27)");
  }

  private String unfreezesAtOnce(ReleaseAnswer.AtOnce it, Instant now) {
    Window window = it.window();
    return "The freeze for *%s* has begun. %s%s."
        .formatted(
            Mrkdwn.escape(it.version()),
            it.other()
                .map(
                    other ->
                        "If %s is frozen for it, that ends; *it stays frozen*, for %s"
                            .formatted(branch, Mrkdwn.escape(other)))
                .orElseGet(
                    () -> "If %s is frozen for it, *it is unfrozen at once*".formatted(branch)),
            window.freezeAt().isAfter(now)
                ? ", and freezes again " + ReaderTime.shortMoment(window.freezeAt(), zone)
                : "");
  }

  /** When what merges, in one line. */
  private String freezing(Window window, Standing standing, Instant now) {
    if (standing.isLifted()) {
      return shortly(window, standing, now) + ".";
    }
    return "%s: then only bug fixes, documentation and website changes merge, once unfrozen (R26). %s: release blockers only (R27)."
        .formatted(
            freezes(window, standing, now),
            window.deepFreezeAt().isAfter(now)
                ? "Deep freeze " + ReaderTime.shortMoment(window.deepFreezeAt(), zone)
                : "It is the deep freeze already");
  }

  private String shortly(Window window, Standing standing, Instant now) {
    return standing.isLifted()
        ? "The freeze for it was lifted before, and %s does not freeze for it again by itself"
            .formatted(branch)
        : "%s, %s"
            .formatted(
                freezes(window, standing, now),
                window.deepFreezeAt().isAfter(now)
                    ? "deep freeze " + ReaderTime.shortMoment(window.deepFreezeAt(), zone)
                    : "and it is the deep freeze already");
  }

  /** One that was planned late has not been frozen for since its planned beginning. */
  private String freezes(Window window, Standing standing, Instant now) {
    Optional<String> first = standing.waitsFor(window, now);
    if (first.isPresent()) {
      return "%s is still frozen for %s, and for this one as soon as that freeze is lifted"
          .formatted(branch, Mrkdwn.escape(first.get()));
    }
    return window.freezeAt().isAfter(now)
        ? branch + " freezes " + ReaderTime.shortMoment(window.freezeAt(), zone)
        : branch + " is frozen for it";
  }

  /** Mrkdwn of ours where Slack shows none, as beneath a field of a form. */
  String plain(String mrkdwn) {
    return Mrkdwn.unescape(
        mrkdwn.replaceAll("<!date\\^[^|]*\\|([^>]*)>", "$1").replaceAll("[*`]", ""));
  }

  /** On the clocks of the release's zone, in plain words. */
  String wall(Instant at) {
    return WALL.format(at.atZone(zone));
  }

  private String by(By by) {
    return by.actor().equals(AuditEntry.WATCHBILL)
        ? "a new configuration"
        : Mrkdwn.escape(people.nameOf(new PersonId(by.actor())));
  }

  static String name(Release release) {
    return Mrkdwn.escape(release.version());
  }

  private static Content content(String text) {
    List<LayoutBlock> blocks =
        List.of(section(s -> s.text(markdownText(m -> m.text(text).verbatim(true)))));
    return new Content(text, GsonFactory.createSnakeCase().toJson(blocks));
  }
}
