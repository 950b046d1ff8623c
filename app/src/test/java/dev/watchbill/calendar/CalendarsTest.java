package dev.watchbill.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import dev.watchbill.SaidOutbox;
import dev.watchbill.SettableClock;
import dev.watchbill.TestGround;
import dev.watchbill.people.PersonId;
import dev.watchbill.people.TestPeople;
import dev.watchbill.platform.audit.AuditStore;
import dev.watchbill.platform.audit.AuditTrail;
import dev.watchbill.platform.http.WebServer;
import dev.watchbill.platform.storage.TestDatabase;
import dev.watchbill.platform.storage.Transactions;
import dev.watchbill.release.Frozen;
import dev.watchbill.release.TestReleases;
import dev.watchbill.rotation.OnCallVerbs;
import dev.watchbill.rotation.RotationFeature;
import dev.watchbill.rotation.ShiftPart;
import dev.watchbill.rotation.Span;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import net.fortuna.ical4j.model.component.VEvent;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** It is Monday; Ben is on call until Wednesday 10:00, then come Sam and Ben in turn. */
class CalendarsTest {
  private static final PersonId ADA = new PersonId("UADA");
  private static final PersonId BEN = new PersonId("UBEN");
  private static final PersonId GONE = new PersonId("UGONE");
  private static final PersonId SAM = new PersonId("USAM");
  private static final Optional<String> OWN = Optional.empty();
  private static final Optional<String> DEVELOPER = Optional.of("developer");
  private static final Instant MONDAY = Instant.parse("2026-09-07T10:00:00Z");
  private static final Instant HANDOFF = Instant.parse("2026-09-09T10:00:00Z");

  private final Jdbi jdbi = TestDatabase.fresh().jdbi();
  private final Transactions transactions = new Transactions(jdbi);
  private final TestPeople company = new TestPeople();
  private final SettableClock clock = new SettableClock(MONDAY);
  private final AuditTrail audit = new AuditTrail(new AuditStore(jdbi));
  private final CalendarStore store = new CalendarStore(jdbi);
  private final RotationFeature rotation = rotation();
  private final TestReleases planning = new TestReleases(TestReleases.config(), jdbi);
  private final CalendarLinks links =
      new CalendarLinks(store, List.of("developer"), audit, transactions, clock);
  private final WebServer web = WebServer.start("127.0.0.1", 0);
  private final HttpClient http = HttpClient.newHttpClient();

  CalendarsTest() {
    web.serve(
        new Calendars(
            store,
            rotation.rotations(),
            Map.of("developer", "oncall"),
            planning.releases,
            "main",
            company.people,
            transactions,
            clock));
  }

  @AfterEach
  void stop() {
    web.close();
  }

  @Test
  void a_year_of_ones_own_shifts_is_fetched_and_valid() throws Exception {
    var answer = fetch(token(BEN, OWN));
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.headers().firstValue("Content-Type"))
        .contains("text/calendar; charset=utf-8");
    assertThat(answer.headers().firstValue("Cache-Control")).contains("private, max-age=900");
    assertThat(answer.body())
        .contains("X-WR-CALNAME:On-call shifts", "REFRESH-INTERVAL;VALUE=DURATION:PT1H")
        .contains("TRANSP:TRANSPARENT", "METHOD:PUBLISH");
    var events = CalendarTextPropertiesTest.events(answer.body());
    assertThat(events).hasSizeBetween(25, 28);
    assertThat(events.get(0).getSummary().getValue()).isEqualTo("On call: developer");
    assertThat(events.get(0).getDescription().getValue())
        .contains("You hand over to Sam.", "@oncall", "/oncall cover");
    assertThat(CalendarTextPropertiesTest.span(events.get(0)).end()).isEqualTo(HANDOFF);
    // At 10:00 in UTC, where this rotation is, in every week.
    assertThat(events)
        .allSatisfy(
            event ->
                assertThat(
                        CalendarTextPropertiesTest.span(event)
                            .end()
                            .atOffset(ZoneOffset.UTC)
                            .getHour())
                    .isEqualTo(10));
  }

  @Test
  void the_whole_rotation_is_fetched_with_names() throws Exception {
    var events = CalendarTextPropertiesTest.events(fetch(token(BEN, DEVELOPER)).body());
    assertThat(events).hasSizeBetween(51, 54);
    assertThat(events)
        .extracting(event -> event.getSummary().getValue())
        .startsWith("Ben: developer on call", "Sam: developer on call", "Ben: developer on call");
  }

  @Test
  void releases_and_what_they_freeze_are_fetched_and_keep_their_names_when_they_are_moved()
      throws Exception {
    String token = token(BEN, Optional.of(CalendarLink.RELEASES));
    assertThat(CalendarTextPropertiesTest.events(fetch(token).body())).isEmpty();
    var release = planning.planned();
    var window = release.window();
    var first = fetch(token);
    assertThat(first.body()).contains("X-WR-CALNAME:Releases");
    var events = CalendarTextPropertiesTest.events(first.body());
    assertThat(events)
        .extracting(event -> event.getSummary().getValue())
        .containsExactly(
            "Freeze of main for 4.60.0", "Deep freeze of main for 4.60.0", "Release 4.60.0");
    assertThat(events)
        .extracting(CalendarTextPropertiesTest::span)
        .startsWith(
            new Span(window.freezeAt(), window.deepFreezeAt()),
            new Span(window.deepFreezeAt(), window.releaseAt()));

    planning.clock.passes(Duration.ofMinutes(1));
    planning.moved(release, window.releaseAt().plus(Duration.ofDays(2)));
    var moved = fetch(token, "If-None-Match", first.headers().firstValue("ETag").orElseThrow());
    var after = CalendarTextPropertiesTest.events(moved.body());
    assertThat(after)
        .extracting(VEvent::getUid)
        .containsExactlyElementsOf(events.stream().map(VEvent::getUid).toList());
    assertThat(revision(moved.body())).isGreaterThan(revision(first.body()));
    assertThat(CalendarTextPropertiesTest.span(after.get(1)).end())
        .isEqualTo(window.releaseAt().plus(Duration.ofDays(2)));

    planning.cancelled(release);
    assertThat(CalendarTextPropertiesTest.events(fetch(token).body())).isEmpty();
  }

  @Test
  void a_release_that_is_out_before_its_freeze_freezes_nothing() throws Exception {
    String token = token(BEN, Optional.of(CalendarLink.RELEASES));
    var release = planning.planned();
    planning.clock.passes(Duration.ofDays(1));
    planning.typed(TestReleases.DORA, "released 4.60.0");

    var events = CalendarTextPropertiesTest.events(fetch(token).body());
    assertThat(events)
        .singleElement()
        .extracting(event -> event.getSummary().getValue())
        .isEqualTo("Release 4.60.0 (out)");
    assertThat(CalendarTextPropertiesTest.span(events.get(0)).start())
        .isEqualTo(planning.clock.instant())
        .isBefore(release.window().freezeAt());
  }

  @Test
  void a_freeze_that_was_lifted_early_ends_in_the_calendar_too() throws Exception {
    String token = token(BEN, Optional.of(CalendarLink.RELEASES));
    var window = planning.planned().window();
    var planned = fetch(token).body();
    Instant lifted = window.freezeAt().plus(Duration.ofHours(2));
    planning.releases.frozenAs(
        release -> Optional.of(new Frozen(window.freezeAt(), Optional.of(lifted))));

    var after = fetch(token).body();
    var events = CalendarTextPropertiesTest.events(after);
    assertThat(events)
        .extracting(event -> event.getSummary().getValue())
        .containsExactly("Freeze of main for 4.60.0", "Release 4.60.0");
    assertThat(CalendarTextPropertiesTest.span(events.get(0)))
        .isEqualTo(new Span(window.freezeAt(), lifted));
    assertThat(revision(after)).isGreaterThan(revision(planned));
    assertThat(fetch(token).headers().firstValue("Last-Modified"))
        .contains("Tue, 15 Dec 2026 19:00:00 GMT");
  }

  @Test
  void a_cover_leaves_one_calendar_for_the_other_and_the_rest_keeps_its_names() throws Exception {
    var before = uids(BEN);
    var wednesday = shiftOf(BEN, 0);
    var evening = new Span(MONDAY.plusSeconds(7_200), MONDAY.plusSeconds(14_400));
    transactions.run(
        () -> {
          rotation.overrides().lock("developer");
          rotation
              .overrides()
              .give("developer", BEN, SAM, List.of(new ShiftPart(wednesday, evening)));
        });
    var mine = CalendarTextPropertiesTest.events(fetch(token(BEN, OWN)).body());
    var theirs = CalendarTextPropertiesTest.events(fetch(token(SAM, OWN)).body());
    assertThat(mine)
        .extracting(CalendarTextPropertiesTest::span)
        .noneMatch(evening::overlaps)
        .hasSize(before.size() + 1);
    assertThat(uids(BEN)).containsAll(before);
    assertThat(theirs)
        .anySatisfy(
            event -> {
              assertThat(CalendarTextPropertiesTest.span(event)).isEqualTo(evening);
              assertThat(event.getSummary().getValue())
                  .isEqualTo("On call: developer (instead of Ben)");
            });
  }

  @Test
  void what_has_not_changed_is_not_sent_again_until_it_changes() throws Exception {
    String token = token(BEN, DEVELOPER);
    var first = fetch(token);
    String tag = first.headers().firstValue("ETag").orElseThrow();
    String date = first.headers().firstValue("Last-Modified").orElseThrow();
    clock.passes(Duration.ofHours(3));
    assertThat(fetch(token, "If-None-Match", "\"other\", W/" + tag).statusCode()).isEqualTo(304);
    assertThat(fetch(token, "If-Modified-Since", date).statusCode()).isEqualTo(304);
    assertThat(fetch(token, "If-None-Match", "\"other\"").statusCode()).isEqualTo(200);

    int revision = revision(first.body());
    rotation.rotations().add(ADA, "developer", new PersonId("UDORA"), "mdm", LONG_AGO, "");
    var changed = fetch(token, "If-None-Match", tag);
    assertThat(changed.statusCode()).isEqualTo(200);
    assertThat(changed.body()).contains("Dora");
    assertThat(revision(changed.body())).isGreaterThan(revision);
    assertThat(fetch(token, "If-Modified-Since", date).statusCode()).isEqualTo(200);
  }

  @Test
  void an_entry_leaves_after_three_months_whole() throws Exception {
    var first = uids(BEN).get(0);
    clock.set(HANDOFF.atOffset(ZoneOffset.UTC).plusMonths(3).minusSeconds(60).toInstant());
    assertThat(uids(BEN)).contains(first);
    clock.passes(Duration.ofMinutes(2));
    assertThat(uids(BEN)).doesNotContain(first);
  }

  @Test
  void a_head_request_has_everything_but_the_calendar() throws Exception {
    String token = token(BEN, OWN);
    var head =
        http.send(
            request(token).method("HEAD", HttpRequest.BodyPublishers.noBody()).build(),
            BodyHandlers.ofString());
    assertThat(head.statusCode()).isEqualTo(200);
    assertThat(head.body()).isEmpty();
    assertThat(head.headers().firstValue("ETag"))
        .isEqualTo(fetch(token).headers().firstValue("ETag"));
  }

  @Test
  void a_link_is_shown_again_and_ends_when_it_is_made_anew_or_revoked() throws Exception {
    String first = token(BEN, OWN);
    assertThat(token(BEN, OWN)).isEqualTo(first).hasSize(43);
    assertThat(token(BEN, DEVELOPER)).isNotEqualTo(first);
    assertThat(token(SAM, OWN)).isNotEqualTo(first);

    links.renew(BEN, OWN);
    String second = token(BEN, OWN);
    assertThat(second).isNotEqualTo(first);
    assertThat(fetch(first).statusCode()).isEqualTo(404);
    assertThat(fetch(second).statusCode()).isEqualTo(200);

    assertThat(links.revoke(BEN, OWN)).isTrue();
    assertThat(links.revoke(BEN, OWN)).isFalse();
    assertThat(links.of(BEN).get(0).token()).isEmpty();
    var gone = fetch(second);
    assertThat(gone.statusCode()).isEqualTo(404);
    assertThat(gone.body()).contains("does not work any more", "/oncall calendar");
    assertThat(fetch(token(BEN, DEVELOPER)).statusCode()).as("the other one").isEqualTo(200);

    links.renew(BEN, OWN);
    assertThat(fetch(token(BEN, OWN)).statusCode()).isEqualTo(200);
    assertThat(audit.about("calendar/UBEN", 9))
        .extracting(entry -> entry.what())
        .containsExactly("calendar.renew", "calendar.revoke", "calendar.renew");
  }

  @Test
  void nobody_finds_a_token_where_it_is_kept_or_told() throws Exception {
    String token = token(BEN, OWN);
    links.renew(SAM, OWN);
    String everything =
        jdbi.withHandle(
            handle ->
                handle
                    .createQuery(
                        """
                        select string_agg(t, ' ') from (
                          select calendar_link::text t from calendar_link
                          union all select audit::text from audit) all_rows
                        """)
                    .mapTo(String.class)
                    .one());
    assertThat(everything).contains("UBEN").doesNotContain(token, token(SAM, OWN));
    assertThat(links.of(BEN).toString()).doesNotContain(token);
  }

  @Test
  void whoever_left_the_company_finds_nothing() throws Exception {
    assertThat(fetch(token(SAM, DEVELOPER)).statusCode()).isEqualTo(200);
    assertThat(fetch(token(GONE, DEVELOPER)).statusCode()).isEqualTo(404);
    assertThat(fetch(token(GONE, OWN)).statusCode()).isEqualTo(404);
  }

  @Test
  void what_is_no_token_finds_nothing() throws Exception {
    assertThat(fetch("nonsense").statusCode()).isEqualTo(404);
    assertThat(fetch("%00%ff").statusCode()).isBetween(400, 404);
    assertThat(get("/calendar/" + token(BEN, OWN)).statusCode()).as("no .ics").isEqualTo(404);
    assertThat(get("/elsewhere/x.ics").statusCode()).isEqualTo(404);
  }

  private static final LocalDate LONG_AGO = LocalDate.of(2026, 1, 5);

  private String token(PersonId person, Optional<String> rotation) {
    return links.of(person).stream()
        .filter(link -> link.rotation().equals(rotation))
        .findFirst()
        .flatMap(CalendarLink::token)
        .orElseThrow();
  }

  private List<String> uids(PersonId person) throws Exception {
    return CalendarTextPropertiesTest.events(fetch(token(person, OWN)).body()).stream()
        .map(event -> event.getUid().orElseThrow().getValue())
        .toList();
  }

  private static int revision(String text) throws Exception {
    VEvent first = CalendarTextPropertiesTest.events(text).get(0);
    return first.getSequence().getSequenceNo();
  }

  private long shiftOf(PersonId person, int index) {
    return rotation
        .rotations()
        .shifts("developer", new Span(MONDAY, MONDAY.plus(Duration.ofDays(60))))
        .stream()
        .filter(shift -> shift.person().equals(person))
        .skip(index)
        .findFirst()
        .orElseThrow()
        .id();
  }

  private HttpResponse<String> fetch(String token, String... headers) throws Exception {
    var request = request(token);
    if (headers.length > 0) {
      request.headers(headers);
    }
    return http.send(request.build(), BodyHandlers.ofString());
  }

  private HttpResponse<String> get(String path) throws Exception {
    return http.send(
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + web.port() + path)).build(),
        BodyHandlers.ofString());
  }

  private HttpRequest.Builder request(String token) {
    return HttpRequest.newBuilder(
        URI.create("http://127.0.0.1:%d/calendar/%s.ics".formatted(web.port(), token)));
  }

  private RotationFeature rotation() {
    var its =
        RotationFeature.assemble(
            new TestGround(jdbi, company.config, company.directory, audit, clock)
                .saying(new SaidOutbox()),
            new OnCallVerbs());
    its.rotations().whenPlanChanges(name -> store.revise(name, clock.instant()));
    its.rotations().add(ADA, "developer", BEN, "mdm", LONG_AGO, "");
    its.rotations().add(ADA, "developer", SAM, "software", LONG_AGO, "");
    return its;
  }
}
