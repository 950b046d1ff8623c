package dev.watchbill.postmortem;

import static org.assertj.core.api.Assertions.assertThat;

import dev.watchbill.people.PersonId;
import dev.watchbill.people.Role;
import dev.watchbill.postmortem.PostmortemPolicy.Move;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The moves of a postmortem, and its times, by themselves (R23). */
class PostmortemPolicyTest {
  private static final ZoneId CHICAGO = ZoneId.of("America/Chicago");
  private static final Instant NOW = Instant.parse("2026-11-19T18:00:00Z"); // a Thursday, noon
  private static final PersonId BEN = new PersonId("UBEN");

  private static Postmortem in(PostmortemState state) {
    var act = new Act(BEN, NOW);
    var due =
        new Postmortem(
            1,
            About.alarm(12),
            PostmortemState.DUE,
            NOW,
            NOW,
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            false,
            false,
            true,
            Findings.NONE,
            Optional.empty(),
            0);
    return switch (state) {
      case DUE -> due;
      case SCHEDULED -> due.scheduledFor(new Meeting(NOW, Optional.empty()), act);
      case HELD -> due.held(act);
      case DONE -> due.held(act).done(act);
    };
  }

  private static ActionItem item(Optional<String> issue, Optional<String> dropped) {
    return new ActionItem(1, 1, 1, "Test it", BEN, Optional.empty(), issue, dropped);
  }

  @ParameterizedTest
  @CsvSource({
    "DUE, SCHEDULE, true",
    "DUE, HOLD, true",
    "DUE, ADD_ITEM, true",
    "DUE, FINISH, false",
    "SCHEDULED, SCHEDULE, true",
    "SCHEDULED, HOLD, true",
    "SCHEDULED, ADD_ITEM, true",
    "SCHEDULED, FINISH, false",
    "HELD, SCHEDULE, false",
    "HELD, HOLD, false",
    "HELD, ADD_ITEM, true",
    "HELD, FINISH, true",
    "DONE, SCHEDULE, false",
    "DONE, HOLD, false",
    "DONE, ADD_ITEM, false",
    "DONE, FINISH, false"
  })
  void each_move_is_possible_from_some_states_and_a_refusal_says_what_is(
      PostmortemState state, Move move, boolean possible) {
    Optional<String> refusal = PostmortemPolicy.refusal(move, in(state), List.of());
    assertThat(refusal.isEmpty()).isEqualTo(possible);
    refusal.ifPresent(why -> assertThat(why).containsAnyOf("Schedule", "*Held*", "document"));
  }

  @ParameterizedTest
  @EnumSource(Move.class)
  void while_the_fix_does_not_hold_only_action_items_are_added(Move move) {
    assertThat(
            PostmortemPolicy.refusal(move, in(PostmortemState.SCHEDULED).paused(NOW), List.of())
                .isEmpty())
        .isEqualTo(move == Move.ADD_ITEM);
  }

  @Test
  void it_is_done_once_it_was_held_and_every_item_has_an_issue_or_was_dropped() {
    var open = item(Optional.empty(), Optional.empty());
    var filed = item(Optional.of("https://example.com"), Optional.empty());
    var dropped = item(Optional.empty(), Optional.of("needless"));
    Postmortem held = in(PostmortemState.HELD).askingNoMore();

    assertThat(PostmortemPolicy.isComplete(held, List.of(filed, dropped))).isTrue();
    assertThat(PostmortemPolicy.isComplete(held, List.of())).isTrue();
    assertThat(PostmortemPolicy.isComplete(held, List.of(filed, open))).isFalse();
    assertThat(PostmortemPolicy.isComplete(in(PostmortemState.HELD), List.of())).isFalse();
    assertThat(PostmortemPolicy.isComplete(in(PostmortemState.DUE).askingNoMore(), List.of(filed)))
        .isFalse();
    assertThat(PostmortemPolicy.refusal(Move.FINISH, held, List.of(open, filed)))
        .hasValueSatisfying(why -> assertThat(why).contains("an action item without an issue"));
  }

  @Test
  void the_groups_manager_sees_to_it_and_admins_and_any_manager_where_it_has_none() {
    Set<Role> maya = Set.of(new Role.ManagerOf("mdm"));
    assertThat(PostmortemPolicy.maySeeToIt(maya, Optional.of("mdm"))).isTrue();
    assertThat(PostmortemPolicy.maySeeToIt(maya, Optional.of("software"))).isFalse();
    assertThat(PostmortemPolicy.maySeeToIt(maya, Optional.empty())).isTrue();
    assertThat(PostmortemPolicy.maySeeToIt(Set.of(new Role.Admin()), Optional.of("mdm"))).isTrue();
    assertThat(
            PostmortemPolicy.maySeeToIt(
                Set.of(new Role.Product(), new Role.Dri()), Optional.empty()))
        .isFalse();
  }

  @ParameterizedTest
  @CsvSource({
    // a Thursday, the day after; a Friday and a Saturday, the Monday
    "2026-11-19T18:00:00Z, 1, 2026-11-20T15:00:00Z",
    "2026-11-20T18:00:00Z, 1, 2026-11-23T15:00:00Z",
    "2026-11-21T18:00:00Z, 1, 2026-11-23T15:00:00Z",
    "2026-11-19T18:00:00Z, 2, 2026-11-23T15:00:00Z",
    // over the end of summer time it stays nine in the morning
    "2026-10-30T18:00:00Z, 1, 2026-11-02T15:00:00Z",
    "2026-10-29T18:00:00Z, 1, 2026-10-30T14:00:00Z",
  })
  void reminders_come_at_nine_in_the_morning_of_a_weekday(Instant now, int days, Instant then) {
    assertThat(PostmortemPolicy.remindAt(now, Period.ofDays(days), CHICAGO)).isEqualTo(then);
  }

  @Test
  void a_meeting_is_asked_about_an_hour_after_it_began_and_a_day_when_its_work_ends() {
    assertThat(PostmortemPolicy.askAt(new Meeting(NOW, Optional.empty())))
        .isEqualTo(Instant.parse("2026-11-19T19:00:00Z"));
    assertThat(PostmortemPolicy.askAt(new Meeting(NOW, Optional.of(LocalDate.parse("2026-11-19")))))
        .isEqualTo(Instant.parse("2026-11-20T02:00:00Z"));
  }

  @ParameterizedTest
  @CsvSource({
    "Thu 14:00, 2026-11-19T20:00:00Z",
    "for Fri 2pm, 2026-11-20T20:00:00Z",
    "tomorrow 10:00, 2026-11-20T16:00:00Z",
    "2026-12-16 9:30, 2026-12-16T15:30:00Z",
    "Fri 14:00 to 15:00, 2026-11-20T20:00:00Z",
  })
  void a_date_with_a_time_is_read_in_the_zone_of_whoever_typed_it(String words, Instant meant) {
    assertThat(MeetingText.typed(words, NOW, CHICAGO))
        .isEqualTo(new MeetingText.Reading.Meant(new Meeting(meant, Optional.empty())));
  }

  @ParameterizedTest
  @CsvSource({"today, 2026-11-19", "tomorrow, 2026-11-20", "Tue, 2026-11-24", "16 Dec, 2026-12-16"})
  void a_date_alone_is_that_day(String words, LocalDate day) {
    assertThat(MeetingText.typed(words, NOW, CHICAGO))
        .isInstanceOfSatisfying(
            MeetingText.Reading.Meant.class,
            meant -> {
              assertThat(meant.meeting().day()).contains(day);
              assertThat(MeetingText.plain(meant.meeting(), CHICAGO))
                  .contains(day.getDayOfMonth() + " ");
            });
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "yesterday",
        "Thu 9:00",
        "2026-11-18",
        "next week",
        "soon",
        "1/9",
        "<!channel>",
        "2030-01-01"
      })
  void what_is_over_or_unclear_is_refused_with_what_to_write(String words) {
    assertThat(MeetingText.typed(words, NOW, CHICAGO))
        .isInstanceOfSatisfying(
            MeetingText.Reading.Unclear.class,
            unclear -> assertThat(unclear.why()).contains("Write it as in Thu 14:00"));
  }

  @Test
  void the_form_refuses_the_past_and_a_time_that_the_clocks_leave_out() {
    assertThat(MeetingText.chosen("2026-11-18", Optional.empty(), NOW, CHICAGO))
        .isInstanceOf(MeetingText.Reading.Unclear.class);
    assertThat(MeetingText.chosen("2026-11-19", Optional.of("11:59"), NOW, CHICAGO))
        .isInstanceOf(MeetingText.Reading.Unclear.class);
    assertThat(MeetingText.chosen("2027-03-14", Optional.of("02:30"), NOW, CHICAGO))
        .isInstanceOfSatisfying(
            MeetingText.Reading.Unclear.class,
            unclear -> assertThat(unclear.why()).contains("go forward"));
    assertThat(MeetingText.chosen("2026-11-19", Optional.empty(), NOW, CHICAGO))
        .isInstanceOf(MeetingText.Reading.Meant.class);
    assertThat(MeetingText.chosen("2026-11-19", Optional.of("12:01"), NOW, CHICAGO))
        .isEqualTo(
            new MeetingText.Reading.Meant(
                new Meeting(Instant.parse("2026-11-19T18:01:00Z"), Optional.empty())));
  }

  @ParameterizedTest
  @CsvSource({
    "https://github.com/a/b/issues/1, https://github.com/a/b/issues/1",
    "<https://example.com/1?a=1&amp;b=2|example.com>, https://example.com/1?a=1&b=2",
    "HTTPS://example.com/x, https://example.com/x",
  })
  void an_issues_link_is_an_address_of_the_web(String typed, String meant) {
    assertThat(IssueLinks.read(typed)).contains(meant);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "12",
        "javascript:alert(1)",
        "ftp://example.com",
        "https://",
        "https://a b",
        "https://user:secret@example.com",
        "https://example.com/|x",
        "https://example.com/<!channel>"
      })
  void anything_else_is_none(String typed) {
    assertThat(IssueLinks.read(typed)).isEmpty();
  }
}
