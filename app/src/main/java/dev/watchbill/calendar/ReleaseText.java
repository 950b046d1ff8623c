package dev.watchbill.calendar;

import biweekly.component.VEvent;
import biweekly.property.Status;
import dev.watchbill.release.Release.State;
import dev.watchbill.release.ReleaseEntry;
import dev.watchbill.release.Window;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * Releases, and what they freeze, as iCalendar; see {@link CalendarText}. Each has up to three
 * entries, whose names stay the same wherever they are moved.
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
      if (window.freezeAt().isBefore(window.deepFreezeAt())) {
        calendar.addEvent(
            event(
                entry,
                uid + "-freeze",
                "Freeze of %s for %s".formatted(branch, version),
                "Bug fixes, documentation and website changes merge once they are unfrozen: /unfreeze and the number of the pull request, in Slack.",
                window.freezeAt(),
                window.deepFreezeAt()));
      }
      if (window.deepFreezeAt().isBefore(window.releaseAt())) {
        calendar.addEvent(
            event(
                entry,
                uid + "-deep-freeze",
                "Deep freeze of %s for %s".formatted(branch, version),
                "Only release blockers merge, once they are unfrozen: /unfreeze and the number of the pull request, in Slack.",
                window.deepFreezeAt(),
                window.releaseAt()));
      }
      calendar.addEvent(
          event(
              entry,
              uid,
              "Release %s%s"
                  .formatted(version, entry.release().state() == State.RELEASED ? " (out)" : ""),
              "In Slack: /freeze schedule shows what else is planned.",
              window.releaseAt(),
              window.releaseAt().plus(SHOWN)));
    }
    return CalendarText.written(calendar);
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
