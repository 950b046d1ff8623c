package dev.watchbill.calendar;

import dev.watchbill.calendar.CalendarStore.LinkRow;
import dev.watchbill.calendar.CalendarStore.RevisionRow;
import dev.watchbill.people.People;
import dev.watchbill.people.Permissions;
import dev.watchbill.people.PersonId;
import dev.watchbill.people.Ruling;
import dev.watchbill.platform.http.Document;
import dev.watchbill.platform.http.Documents;
import dev.watchbill.platform.storage.Transactions;
import dev.watchbill.release.ReleaseEntry;
import dev.watchbill.release.Releases;
import dev.watchbill.rotation.Rotations;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** What private links show: the schedule, for people's own calendar programs (R4). */
final class Calendars implements Documents {
  static final String PATH = "calendar";
  static final String ENDING = ".ics";

  /** Programs ask every few hours at best. */
  private static final Duration FRESH = Duration.ofMinutes(15);

  private final CalendarStore store;
  private final Rotations rotations;
  private final Map<String, String> aliases;
  private final Releases releases;
  private final String branch;
  private final People people;
  private final Transactions transactions;
  private final Clock clock;

  /**
   * @param aliases of the rotations, without {@code @}
   * @param branch that is frozen for releases
   */
  Calendars(
      CalendarStore store,
      Rotations rotations,
      Map<String, String> aliases,
      Releases releases,
      String branch,
      People people,
      Transactions transactions,
      Clock clock) {
    this.store = store;
    this.rotations = rotations;
    this.aliases = Map.copyOf(aliases);
    this.releases = releases;
    this.branch = branch;
    this.people = people;
    this.transactions = transactions;
    this.clock = clock;
  }

  @Override
  public String path() {
    return PATH;
  }

  @Override
  public String missing() {
    return "This calendar link does not work, or does not work any more. Type /oncall calendar in Slack for yours.";
  }

  @Override
  public Duration freshFor() {
    return FRESH;
  }

  /** The calendar behind {@code token.ics}, if the token opens one to a member of the company. */
  @Override
  public Optional<Document> find(String name) {
    if (!name.endsWith(ENDING)) {
      return Optional.empty();
    }
    byte[] hash = CalendarTokens.hash(name.substring(0, name.length() - ENDING.length()));
    return transactions.inOne(() -> store.find(hash).flatMap(this::document));
  }

  private Optional<Document> document(LinkRow link) {
    var known = people.lookedUpOnce();
    var person = new PersonId(link.person());
    boolean own = link.rotation().isEmpty();
    // Whoever left the company, and a rotation that is not configured any more.
    if (new Permissions(known).mayUseTheBot(person) instanceof Ruling.Denied
        || !(own || isReleases(link) || rotations.names().contains(link.rotation()))) {
      return Optional.empty();
    }
    Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
    if (isReleases(link)) {
      return Optional.of(releases(now));
    }
    var text = new CalendarText(known::nameOf, name -> aliases.getOrDefault(name, name));
    if (!own) {
      List<CalendarEntry> entries = entries(link.rotation(), now);
      return Optional.of(
          new Document(
              "text/calendar; charset=utf-8",
              "on-call.ics",
              text.rotation(link.rotation(), entries),
              store.revision(link.rotation(), now).changedAt()));
    }
    List<CalendarEntry> entries =
        rotations.names().stream()
            .flatMap(rotation -> entries(rotation, now).stream())
            .filter(entry -> entry.stint().person().equals(person))
            .sorted(Comparator.comparing(entry -> entry.stint().span().start()))
            .toList();
    return Optional.of(
        new Document(
            "text/calendar; charset=utf-8",
            "my-on-call-shifts.ics",
            text.own(entries),
            rotations.names().stream()
                .map(rotation -> store.revision(rotation, now).changedAt())
                .max(Comparator.naturalOrder())
                .orElse(now)));
  }

  private Document releases(Instant now) {
    List<ReleaseEntry> entries = releases.since(CalendarPolicy.window(now).start());
    return new Document(
        "text/calendar; charset=utf-8",
        "releases.ics",
        new ReleaseText(branch).releases(entries),
        // One that was cancelled is no entry any more.
        Stream.concat(releases.changedAt().stream(), entries.stream().map(ReleaseEntry::changedAt))
            .max(Comparator.naturalOrder())
            .orElse(now));
  }

  private static boolean isReleases(LinkRow link) {
    return link.rotation().equals(CalendarLink.RELEASES);
  }

  private List<CalendarEntry> entries(String rotation, Instant now) {
    RevisionRow revision = store.revision(rotation, now);
    var window = CalendarPolicy.window(now);
    var whole = CalendarPolicy.whole(window, rotations.shifts(rotation, window));
    return CalendarPolicy.entries(
            rotations.stints(rotation, whole), revision.revision(), revision.changedAt())
        .stream()
        .filter(entry -> entry.stint().span().overlaps(window))
        .toList();
  }
}
