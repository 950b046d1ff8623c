package dev.watchbill.freeze;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.watchbill.AtOnce;
import dev.watchbill.platform.outbox.Content;
import dev.watchbill.platform.slack.Reply;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;

final class FreezesTest {
  private final TestFreezes main = new TestFreezes();

  @Test
  void a_freeze_is_announced_until_when_and_what_may_merge_and_how_to_ask() {
    Freeze freeze = main.begun();

    assertThat(main.card(freeze))
        .contains("main is frozen", "4.60.0")
        .contains("documentation", "(R26)", "`~release-blocker` or `~unreleased-bug`", "(R27)")
        .contains("/unfreeze 1234");
    assertThat(main.outbox.blocks(freeze.card())).contains("freeze.lift:" + freeze.id());
    assertThat(main.announced()).hasSize(1);
  }

  @Test
  void it_deepens_a_day_before_its_release_and_everybody_hears_of_it() {
    Freeze freeze = main.begun();
    Freeze deep = main.deepened();

    assertThat(deep.phase()).isEqualTo(Phase.DEEP);
    assertThat(main.card(freeze)).contains("main is in deep freeze");
    assertThat(main.announced()).hasSize(2).last().asString().contains("main is in deep freeze");
    assertThat(main.audited(freeze)).containsExactly("freeze.begin", "freeze.deepen");
  }

  @Test
  void a_lifted_one_is_over_for_good_and_its_card_says_so() {
    main.begunByHand();
    Freeze lifted = main.lifted();

    assertThat(lifted.isActive()).isFalse();
    assertThat(main.freezes.active()).isEmpty();
    assertThat(main.card(lifted)).contains("main was frozen", "Lifted by Dora");
    assertThat(main.outbox.blocks(lifted.card())).doesNotContain("freeze.lift");
    assertThat(main.announced()).last().asString().contains("main is unfrozen");
  }

  @Test
  void the_database_allows_one_at_a_time_on_a_branch() {
    main.begunByHand();

    assertThatThrownBy(main::begunByHand).hasMessageContaining("branch_freeze_active");
  }

  @Test
  void others_hear_of_every_move_and_add_to_the_card_and_its_thread() {
    var heard = new ArrayList<FreezeMoved.Kind>();
    main.freezes.whenMoved(moved -> heard.add(moved.kind()));
    main.freezes.line(freeze -> Optional.of("2 pull requests are unfrozen"));
    main.freezes.button(
        freeze -> Optional.of(new CardButton("Unfreeze a pull request", "x.y:1", "")));
    Freeze freeze = main.begun();
    main.freezes.inThread(freeze, freeze.card() + ":x", Content.text("Ada unfroze #1234"));
    main.deepened();
    main.lifted();

    assertThat(heard)
        .isEqualTo(
            List.of(FreezeMoved.Kind.BEGUN, FreezeMoved.Kind.DEEPENED, FreezeMoved.Kind.LIFTED));
    assertThat(main.outbox.text(freeze.card() + ":x")).contains("#1234");
  }

  @Test
  void of_two_who_freeze_or_lift_at_the_same_moment_one_does_it() throws Exception {
    var other = new TestFreezes("", main.jdbi, main.now());
    var begun =
        AtOnce.<Reply>all(
            List.<Callable<Reply>>of(
                () -> main.room.slack().begin(TestFreezes.DORA, "mine", "/freeze"),
                () -> other.room.slack().begin(TestFreezes.ADA, "mine", "/freeze")));
    assertThat(begun)
        .extracting(FreezesTest::text)
        .anySatisfy(text -> assertThat(text).startsWith("Done: main is frozen"))
        .anySatisfy(text -> assertThat(text).contains("frozen already"));

    var lifted =
        AtOnce.<Reply>all(
            List.<Callable<Reply>>of(
                () -> main.room.slack().lift(TestFreezes.DORA, "", "/freeze"),
                () -> other.room.slack().lift(TestFreezes.ADA, "", "/freeze")));
    assertThat(lifted)
        .extracting(FreezesTest::text)
        .anySatisfy(text -> assertThat(text).startsWith("Done: main is unfrozen"))
        .anySatisfy(text -> assertThat(text).contains("is not frozen: nothing was changed"));
  }

  private static String text(Reply reply) {
    return ((Reply.Ephemeral) reply).content().text();
  }

  @Test
  void what_people_wrote_is_forgotten_and_what_was_frozen_when_is_not() {
    main.begunByHand();
    Freeze lifted = main.lifted();
    FreezeStore store = main.room.store();

    assertThat(store.forgetWordsBefore(main.now(), 10)).isZero();
    assertThat(store.forgetWordsBefore(main.now().plusSeconds(1), 10)).isEqualTo(1);
    assertThat(store.forgetWordsBefore(main.now().plusSeconds(1), 10)).isZero();
    assertThat(main.freezes.find(lifted.id()).orElseThrow().reason()).isEmpty();
  }
}
