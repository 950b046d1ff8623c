package dev.watchbill.cover;

import static dev.watchbill.cover.TestCovers.ADA;
import static dev.watchbill.cover.TestCovers.BEN;
import static dev.watchbill.cover.TestCovers.CLEO;
import static dev.watchbill.cover.TestCovers.DEVELOPER;
import static dev.watchbill.cover.TestCovers.DORA;
import static dev.watchbill.cover.TestCovers.INFRASTRUCTURE;
import static dev.watchbill.cover.TestCovers.MAYA;
import static dev.watchbill.cover.TestCovers.QUINN;
import static dev.watchbill.cover.TestCovers.SOL;
import static dev.watchbill.cover.TestCovers.TUESDAY;
import static dev.watchbill.cover.TestCovers.TYPED;
import static org.assertj.core.api.Assertions.assertThat;

import dev.watchbill.cover.AbsenceAnswer.Already;
import dev.watchbill.cover.AbsenceAnswer.Noted;
import dev.watchbill.cover.AbsenceAnswer.NothingTouched;
import dev.watchbill.cover.ChangeRequest.State;
import dev.watchbill.rotation.Span;
import dev.watchbill.rotation.Stint;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class AbsencesTest {
  private static final Duration DAY = Duration.ofDays(1);

  private final TestCovers test = new TestCovers();
  private final Absences absences = test.absences;

  private Noted away(Span span) {
    return (Noted) absences.away(CLEO, span, TYPED);
  }

  private static ChangeRequest in(String rotation, Noted noted) {
    return noted.requests().stream()
        .filter(it -> it.rotation().equals(rotation))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void each_time_on_call_that_it_touches_in_any_rotation_is_asked_for() {
    var month = new Span(TUESDAY, TUESDAY.plus(Duration.ofDays(28)));
    List<Stint> developer = test.rotations.stints(DEVELOPER, month);
    List<Stint> infrastructure = test.rotations.stints(INFRASTRUCTURE, month);

    Noted noted = away(month);

    assertThat(noted.requests().stream().flatMap(it -> it.given().stream()))
        .containsExactlyInAnyOrderElementsOf(
            List.of(developer, infrastructure).stream()
                .flatMap(List::stream)
                .filter(stint -> stint.person().equals(CLEO))
                .map(Stint::part)
                .toList())
        .isNotEmpty();
    assertThat(in(DEVELOPER, noted).asked()).containsExactly(BEN, QUINN);
    assertThat(in(INFRASTRUCTURE, noted).asked()).containsExactly(BEN);
  }

  @Test
  void the_named_people_are_told_once_each() {
    away(new Span(TUESDAY, TUESDAY.plus(Duration.ofDays(28))));

    for (var told : List.of(ADA, SOL)) {
      assertThat(test.outbox.to(told))
          .filteredOn(said -> said.contains("out of office"))
          .hasSize(1);
    }
    assertThat(test.outbox.to(DORA)).first().asString().contains("*Cleo is out of office*");
    assertThat(test.outbox.to(MAYA)).isEmpty();
  }

  @Test
  void the_first_to_say_yes_has_it() {
    ChangeRequest it = in(INFRASTRUCTURE, away(test.next(INFRASTRUCTURE, CLEO).span()));

    test.requests.accept(it.id(), BEN, TYPED);

    assertThat(test.onCall(INFRASTRUCTURE, it.span().start())).isEqualTo(BEN);
    test.passesUntil(it.span().start().plusSeconds(1));
    assertThat(test.onCall(INFRASTRUCTURE, test.clock.instant())).isEqualTo(BEN);
  }

  @Test
  void what_nobody_takes_by_its_start_falls_to_the_backup_aloud() {
    ChangeRequest it = in(INFRASTRUCTURE, away(test.next(INFRASTRUCTURE, CLEO).span()));
    test.requests.decline(it.id(), BEN, TYPED);
    assertThat(test.now(it).state()).isEqualTo(State.OPEN);

    test.passesUntil(it.span().start());

    assertThat(test.now(it).accepter()).contains(DORA);
    assertThat(test.onCall(INFRASTRUCTURE, it.span().start())).isEqualTo(DORA);
    assertThat(test.outbox.to("CP1"))
        .singleElement()
        .asString()
        .contains("Cleo", "<@UDORA> stands in for infrastructure");
    assertThat(test.acts(it)).containsExactly("cover.ask", "cover.decline", "cover.stand-in");
  }

  @Test
  void without_a_backup_it_stays_and_they_and_their_managers_are_told() {
    ChangeRequest it = in(DEVELOPER, away(test.next(DEVELOPER, CLEO).span()));

    test.passesUntil(it.lapsesAt());

    assertThat(test.now(it).state()).isEqualTo(State.LAPSED);
    assertThat(test.onCall(DEVELOPER, test.clock.instant())).isEqualTo(CLEO);
    assertThat(test.outbox.text("cover:%d:ended:UCLEO".formatted(it.id())))
        .contains("it stays with Cleo");
    assertThat(test.outbox.text("cover:%d:stays:USOL".formatted(it.id())))
        .contains("nobody covers them in developer");
  }

  @Test
  void somebody_away_at_once_is_stood_in_for_within_the_hour() {
    ChangeRequest it =
        ((Noted) absences.away(BEN, new Span(TUESDAY, TUESDAY.plus(DAY)), TYPED))
            .requests().stream()
                .filter(each -> each.rotation().equals(INFRASTRUCTURE))
                .findFirst()
                .orElseThrow();

    test.passes(Duration.ofMinutes(59));
    assertThat(test.onCall(INFRASTRUCTURE, test.clock.instant())).isEqualTo(BEN);
    test.passes(Duration.ofMinutes(1));

    assertThat(test.onCall(INFRASTRUCTURE, test.clock.instant())).isEqualTo(DORA);
    assertThat(test.onCall(INFRASTRUCTURE, it.span().start())).isEqualTo(BEN);
  }

  @Test
  void where_one_is_not_on_call_nothing_is_noted() {
    Stint next =
        List.of(test.next(DEVELOPER, CLEO), test.next(INFRASTRUCTURE, CLEO)).stream()
            .min((a, b) -> a.span().start().compareTo(b.span().start()))
            .orElseThrow();

    assertThat(absences.away(CLEO, new Span(TUESDAY, next.span().start()), TYPED))
        .isEqualTo(new NothingTouched(Optional.of(next)));
    assertThat(test.outbox.to(ADA)).isEmpty();
  }

  @Test
  void said_twice_it_is_noted_once() {
    Span span = test.next(DEVELOPER, CLEO).span();
    Noted first = away(span);

    Already again = (Already) absences.away(CLEO, span, TYPED);

    assertThat(again.absence()).isEqualTo(first.absence());
    assertThat(again.requests()).isEqualTo(first.requests());
  }

  @Test
  void what_is_asked_for_already_is_not_asked_for_again() {
    ChangeRequest asked = test.covering(CLEO, Optional.of(BEN));

    Noted noted = away(test.next(DEVELOPER, CLEO).span());

    assertThat(noted.requests().stream().filter(it -> it.rotation().equals(DEVELOPER)))
        .hasSize(2)
        .noneMatch(it -> it.span().overlaps(asked.span()));
    assertThat(noted.remarks()).anyMatch(remark -> remark.contains("asked for cover of"));
  }

  @Test
  void whoever_is_not_away_after_all_withdraws_what_nobody_took() {
    Noted noted = away(test.next(INFRASTRUCTURE, CLEO).span());
    ChangeRequest it = in(INFRASTRUCTURE, noted);

    absences.back(CLEO, noted.absence().id(), TYPED);

    assertThat(test.now(it).state()).isEqualTo(State.WITHDRAWN);
    assertThat(absences.of(CLEO)).isEmpty();
    assertThat(test.outbox.to(ADA))
        .singleElement()
        .asString()
        .contains("not out of office after all");
    test.passesUntil(it.span().start());
    assertThat(test.onCall(INFRASTRUCTURE, it.span().start())).isEqualTo(CLEO);
  }

  @Test
  void time_on_call_that_somebody_away_gets_by_a_change_of_plan_is_asked_for_too() {
    Stint bens = test.next(INFRASTRUCTURE, BEN);
    Stint cleos = test.next(INFRASTRUCTURE, CLEO);
    var both =
        new Span(
            TUESDAY,
            bens.span().end().isAfter(cleos.span().end()) ? bens.span().end() : cleos.span().end());
    Noted noted = away(both);

    test.leave(INFRASTRUCTURE, BEN);

    List<Long> before = noted.requests().stream().map(ChangeRequest::id).toList();
    assertThat(new CoverStore(test.jdbi).of(noted.absence().id()))
        .filteredOn(it -> it.rotation().equals(INFRASTRUCTURE) && !before.contains(it.id()))
        .allSatisfy(it -> assertThat(it.asked()).isEqualTo(List.of(DORA)))
        .isNotEmpty();
  }

  private static Span month() {
    return new Span(TUESDAY, TUESDAY.plus(Duration.ofDays(28)));
  }

  @Test
  void whoever_is_away_themselves_is_not_asked_while_anybody_else_is_there() {
    absences.away(BEN, month(), TYPED);
    assertThat(test.covering(CLEO, Optional.empty()).asked()).containsExactly(QUINN);

    absences.away(QUINN, month(), TYPED);

    assertThat(in(DEVELOPER, away(month())).asked()).containsExactly(BEN, QUINN);
  }

  @Test
  void a_backup_who_is_away_does_not_stand_in() {
    test.join(DEVELOPER, DORA, "software");
    assertThat(absences.away(DORA, new Span(TUESDAY, TUESDAY.plus(Duration.ofDays(60))), TYPED))
        .isInstanceOf(Noted.class);
    ChangeRequest it = in(INFRASTRUCTURE, away(test.next(INFRASTRUCTURE, CLEO).span()));

    test.passesUntil(it.lapsesAt());

    assertThat(test.now(it).state()).isEqualTo(State.LAPSED);
    assertThat(test.onCall(INFRASTRUCTURE, test.clock.instant())).isEqualTo(CLEO);
  }

  @Test
  void one_message_shows_how_all_of_it_stands() {
    Noted noted = away(month());
    assertThat(noted.requests()).hasSizeGreaterThan(1);

    test.requests.accept(in(INFRASTRUCTURE, noted).id(), BEN, TYPED);

    assertThat(test.outbox.to(CLEO))
        .filteredOn(text -> text.startsWith("*While you are out of office"))
        .singleElement()
        .asString()
        .contains("developer", "the first yes of 2 people", "*The plan is changed.* Ben is on call")
        .satisfies(text -> assertThat(text.lines().count()).isLessThanOrEqualTo(5));
  }

  @Test
  void a_change_of_plan_elsewhere_asks_nobody_twice() {
    ChangeRequest own = test.covering(CLEO, Optional.of(BEN));
    away(month());
    away(new Span(TUESDAY, TUESDAY.plus(Duration.ofDays(35))));
    var store = new CoverStore(test.jdbi);
    List<Long> before = store.open(DEVELOPER).stream().map(ChangeRequest::id).toList();

    test.overrides.give(DEVELOPER, QUINN, BEN, List.of(test.next(DEVELOPER, QUINN).part()));

    assertThat(store.open(DEVELOPER)).extracting(ChangeRequest::id).isEqualTo(before);
    assertThat(before).contains(own.id());
  }
}
