package dev.watchbill.alias;

import static org.assertj.core.api.Assertions.assertThat;

import dev.watchbill.alias.Alias.Pointing;
import dev.watchbill.alias.Alias.Seen;
import dev.watchbill.alias.AliasPolicy.Finding;
import dev.watchbill.alias.AliasState.Standing;
import dev.watchbill.config.WatchbillConfig.AliasEdits;
import dev.watchbill.people.PersonId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.constraints.UniqueElements;
import org.junit.jupiter.api.Test;

class AliasPolicyTest {
  private static final PersonId BEN = new PersonId("U1");
  private static final Instant NOW = Instant.parse("2026-09-07T10:00:00Z");
  private static final Alias WANTED = Alias.fresh("developer", NOW).wanting(Optional.of(BEN), NOW);

  private static Finding found(Alias it, List<String> members, AliasEdits edits) {
    return AliasPolicy.find(it, BEN, members, edits, NOW);
  }

  @Property(tries = 200)
  void only_whoever_is_on_call_and_nobody_else_is_right(
      @ForAll @Size(max = 3) @UniqueElements List<@IntRange(min = 1, max = 4) Integer> people,
      @ForAll AliasEdits edits,
      @ForAll Standing standing) {
    List<String> members = people.stream().map(n -> "U" + n).toList();

    assertThat(found(WANTED.standing(standing, NOW), members, edits) instanceof Finding.Right)
        .isEqualTo(members.equals(List.of("U1")));
  }

  @Test
  void what_was_never_right_in_this_turn_is_no_edit() {
    for (AliasEdits edits : AliasEdits.values()) {
      assertThat(found(WANTED, List.of("U2"), edits)).isEqualTo(new Finding.Put(false));
    }
    Alias right = WANTED.standing(Standing.RIGHT, NOW);
    assertThat(found(right, List.of("U2"), AliasEdits.PUT_RIGHT)).isEqualTo(new Finding.Put(true));
    assertThat(found(right, List.of("U2"), AliasEdits.ACCEPT)).isEqualTo(new Finding.Accept());
  }

  @Test
  void who_was_in_it_before_we_pointed_it_may_be_shown_for_a_minute() {
    Alias pointed =
        WANTED
            .standing(Standing.RIGHT, NOW)
            .with(
                new Seen(
                    List.of("U1"),
                    Optional.of(new Pointing(NOW.minusSeconds(59), List.of("U3", "U2")))));

    assertThat(found(pointed, List.of("U2", "U3"), AliasEdits.ACCEPT))
        .isEqualTo(new Finding.Later(NOW.plusSeconds(1), Standing.RIGHT));
    assertThat(found(pointed, List.of("U2"), AliasEdits.ACCEPT)).isEqualTo(new Finding.Accept());
  }

  @Property(tries = 100)
  void it_is_tried_again_within_the_hour_but_not_before_slack_wants(
      @ForAll @IntRange(min = 1, max = 1_000) int attempts,
      @ForAll @IntRange(min = 1, max = 100_000) int wish) {
    assertThat(AliasPolicy.retry(attempts, Optional.empty()))
        .isBetween(Duration.ofMinutes(1), Duration.ofHours(1));
    assertThat(AliasPolicy.retry(attempts, Optional.of(Duration.ofSeconds(wish))))
        .isGreaterThanOrEqualTo(Duration.ofSeconds(wish))
        .isGreaterThanOrEqualTo(AliasPolicy.retry(attempts, Optional.empty()));
  }

  @Test
  void the_word_of_whoever_did_it_by_hand_stands_whatever_fails() {
    Alias byHand = WANTED.doneBy(BEN, NOW);
    Alias after =
        AliasPolicy.failed(byHand, "permission_denied", false, true, Optional.empty(), NOW);

    assertThat(after.standing()).isEqualTo(Standing.BY_HAND);
    assertThat(after.stand().doneBy()).contains(BEN);
    assertThat(after.next().at()).isEqualTo(NOW.plus(Duration.ofMinutes(1)));
  }

  @Test
  void whatever_happens_while_slack_is_asked_is_looked_at_at_once() {
    Alias doubted = WANTED.doneBy(BEN, NOW);
    long begun = WANTED.next().doubts();

    assertThat(AliasPolicy.looked(WANTED, begun, NOW.plusSeconds(900), NOW).next().at())
        .isEqualTo(NOW.plusSeconds(900));
    assertThat(AliasPolicy.looked(doubted, begun, NOW.plusSeconds(900), NOW).next().at())
        .isEqualTo(NOW);
  }
}
