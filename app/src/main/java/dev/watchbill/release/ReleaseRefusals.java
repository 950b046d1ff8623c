package dev.watchbill.release;

import dev.watchbill.release.Release.State;
import dev.watchbill.release.ReleaseAnswer.Field;
import dev.watchbill.release.ReleaseAnswer.Refused;
import dev.watchbill.text.Excerpt;
import dev.watchbill.text.Mrkdwn;
import dev.watchbill.text.Nearest;
import dev.watchbill.text.ReaderTime;
import dev.watchbill.text.Visible;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

/** Why the release calendar stays as it is, and what to do instead; in mrkdwn. */
record ReleaseRefusals(ZoneId zone) {

  Refused past(Instant at, Instant now) {
    return new Refused(
        Field.TIME,
        "Nothing was changed: %s was %s, and a release is planned ahead (R24). Give a day to come, such as `2026-12-16`."
            .formatted(ReaderTime.shortMoment(at, zone), ReaderTime.ago(now, at)));
  }

  Refused farAhead(Instant at) {
    return new Refused(
        Field.TIME,
        "Nothing was changed: %s is more than ten years ahead. Is the year right?"
            .formatted(ReaderTime.shortMoment(at, zone)));
  }

  Refused overlaps(Window window, Release other) {
    return new Refused(
        Field.TIME,
        "Nothing was changed: the freeze would begin %s, while that of *%s*, which comes out %s, goes on; a branch is frozen for one release at a time (R25). Choose another day, or move %s."
            .formatted(
                ReaderTime.shortMoment(window.freezeAt(), zone),
                other.version(),
                ReaderTime.shortMoment(other.window().releaseAt(), zone),
                other.version()));
  }

  Refused known(Release release, Instant now) {
    String at = ReaderTime.shortMoment(release.window().releaseAt(), zone);
    return new Refused(
        Field.VERSION,
        release.state() == State.RELEASED
            ? "Nothing was changed: *%s* is out already, since %s. Give the next version a number of its own (R24)."
                .formatted(release.version(), at)
            : "Nothing was changed: *%1$s* is planned already, for %2$s, %3$s. `/freeze move %1$s` and a day moves it (R24)."
                .formatted(
                    release.version(), at, ReaderTime.distance(now, release.window().releaseAt())));
  }

  Refused sameTime(Release release) {
    return new Refused(
        Field.TIME,
        "*%s* is planned for %s already. Nothing was changed."
            .formatted(
                release.version(), ReaderTime.shortMoment(release.window().releaseAt(), zone)));
  }

  Refused notPlanned(String version, Optional<Release> known, Instant now, List<Release> planned) {
    String typed = Mrkdwn.escape(Excerpt.of(Visible.inOneLine(version), Versions.LONGEST));
    List<String> versions = planned.stream().map(Release::version).toList();
    String why =
        known
            .map(
                it ->
                    it.state() == State.RELEASED
                        ? "*%s* is out already".formatted(it.version())
                        : "*%s* was cancelled".formatted(it.version()))
            .orElseGet(() -> "no release *%s* is planned".formatted(typed));
    String instead =
        versions.isEmpty()
            ? "`/freeze plan` plans one."
            : Nearest.to(version, versions)
                .filter(it -> known.isEmpty())
                .map("Did you mean *%s*?"::formatted)
                .orElseGet(() -> "Planned: %s.".formatted(String.join(", ", versions)));
    return new Refused(Field.VERSION, "Nothing was changed: %s (R24). %s".formatted(why, instead));
  }
}
