package dev.watchbill.calendar;

import biweekly.component.VEvent;
import biweekly.property.Status;
import dev.watchbill.release.Release.State;
import dev.watchbill.release.ReleaseEntry;
import dev.watchbill.release.Window;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Releases, and what they freeze, as iCalendar; see {@link CalendarText}. Each has up to three
 * entries, whose names stay the same wherever they are moved. A freeze that was over before its
 * release was due is shown as long as it was.
 */
final class ReleaseText {
  /** A release is a moment, and a moment cannot be seen in a calendar. */
  private static final Duration SHOWN = Duration.ofMinutes(30);

  private final String branch;

  /**
   * @param branch that is frozen
   */
  ReleaseText(String branch) {
    this.branch = branch;
  }

  /** All of them. */
  String releases(List<ReleaseEntry> entries) {
    var calendar = CalendarText.calendar("Releases");
    for (ReleaseEntry entry : entries) {
      String version = entry.release().version();
      Window window = entry.release().window();
      String uid = "release-" + entry.release().id();
      Instant freezeEnd = earlier(window.deepFreezeAt(), entry.over());
      Instant deepFreezeEnd = earlier(window.releaseAt(), entry.over());
      if (window.freezeAt().isBefore(freezeEnd)) {
        calendar.addEvent(
            event(
                entry,
                uid + "-freeze",
                "Freeze of %s for %s".formatted(branch, version),
                "Bug fixes, documentation and website changes merge once they are unfrozen: /unfreeze and the number of the pull request, in Slack.",
                window.freezeAt(),
                freezeEnd));
      }
      if (window.deepFreezeAt().isBefore(deepFreezeEnd)) {
        calendar.addEvent(
            event(
                entry,
                uid + "-deep-freeze",
                "Deep freeze of %s for %s".formatted(branch, version),
                "Only release blockers merge, once they are unfrozen: /unfreeze and the number of the pull request, in Slack.",
                window.deepFreezeAt(),
                deepFreezeEnd));
      }
      boolean out = entry.release().state() == State.RELEASED;
      Instant at = out ? deepFreezeEnd : window.releaseAt();
      calendar.addEvent(
          event(
              entry,
              uid,
              "Release %s%s".formatted(version, out ? " (out)" : ""),
              "In Slack: /freeze schedule shows what else is planned.",
              at,
              at.plus(SHOWN)));
    }
    return CalendarText.written(calendar);
  }

  private static Instant earlier(Instant planned, Optional<Instant> over) {
    return over.filter(planned::isAfter).orElse(planned);
  }

  private static VEvent event(
      ReleaseEntry entry,
      String uid,
      String summary,
      String description,
      Instant start,
      Instant end) {
    var event = new VEvent();
    event.setUid(uid + "@watchbill");
    // Of the release, not of whoever asks: what has not changed reads the same.
    event.setDateTimeStamp(CalendarText.date(entry.changedAt()));
    event.setLastModified(CalendarText.date(entry.changedAt()));
    event.setSequence(entry.revision());
    event.setDateStart(CalendarText.date(start));
    event.setDateEnd(CalendarText.date(end));
    event.setSummary(summary);
    event.setDescription(description);
    event.setStatus(Status.confirmed());
    event.setTransparency(true);
    return event;
  }
}
