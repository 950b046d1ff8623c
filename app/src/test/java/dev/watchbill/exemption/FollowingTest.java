package dev.watchbill.exemption;

import static dev.watchbill.exemption.FakePullRequests.commit;
import static dev.watchbill.freeze.TestFreezes.DORA;
import static dev.watchbill.freeze.TestFreezes.MAYA;
import static dev.watchbill.freeze.TestFreezes.RAE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.watchbill.exemption.UnfreezeRequest.State;
import dev.watchbill.freeze.Freeze;
import dev.watchbill.freeze.TestFreezes;
import dev.watchbill.platform.slack.Reply;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What becomes of an exemption: pushes, people, the deep freeze, merges, GitHub away. */
class FollowingTest {
  private final TestUnfreezes w = new TestUnfreezes();

  @Test
  void approved_by_people_it_holds_for_its_commit_and_a_push_asks_again() {
    Freeze freeze = w.freezes.begun();
    w.gitHub.opens(12, "Feature", List.of(), "server/a.go");
    w.unfreeze(RAE, "12");
    var requests = w.t.feature.requests();
    w.freezes.transactions.run(
        () -> {
          long id = requests.lock(w.of(12).id()).orElseThrow().id();
          requests.granted(id, Kind.FEATURE, TestFreezes.by(DORA), "Approved by Maya and Dora.");
        });
    assertThat(w.of(12).state()).isEqualTo(State.GRANTED);
    assertThat(w.of(12).kind()).contains(Kind.FEATURE);
    assertThat(w.thread(freeze, "granted").get(0)).contains("Approved by Maya and Dora.");
    w.heard.clear();

    w.freezes.clock.passes(Duration.ofMinutes(5));
    w.gitHub.pushed(12, commit(12, 2), "server/a.go");
    w.passes(Duration.ofMinutes(1));
    assertThat(w.of(12).state()).isEqualTo(State.UNDECIDED);
    assertThat(w.of(12).commit()).contains(commit(12, 2));
    assertThat(w.of(12).kind()).contains(Kind.FEATURE);
    assertThat(w.card(12)).contains("Something was pushed after 0000001");
    assertThat(w.freezes.outbox.keys(w.of(12).card() + ":pushed:")).hasSize(1);
    assertThat(w.heard).extracting(it -> it.request().state()).containsExactly(State.UNDECIDED);
    assertThat(w.t.feature.exemptions().standing()).isEmpty();
    assertThat(w.freezes.card(freeze)).doesNotContain("may merge: <");

    w.passes(Duration.ofMinutes(3));
    assertThat(w.heard).hasSize(1);
    assertThat(w.freezes.outbox.keys(w.of(12).card() + ":pushed:")).hasSize(1);
  }

  @Test
  void an_exemption_by_the_rules_follows_pushes_as_long_as_they_allow_it() {
    Freeze freeze = w.freezes.begun();
    w.gitHub.opens(12, "Docs", List.of(), "docs/a.md");
    w.unfreeze(RAE, "12");
    w.freezes.clock.passes(Duration.ofMinutes(5));
    w.gitHub.pushed(12, commit(12, 2), "docs/a.md", "docs/b.md");
    w.passes(Duration.ofMinutes(1));
    assertThat(w.of(12).state()).isEqualTo(State.GRANTED);
    assertThat(w.of(12).commit()).contains(commit(12, 2));
    assertThat(w.card(12)).contains("all 2 files");
    assertThat(w.thread(freeze, "granted")).hasSize(1);
    assertThat(w.acts(12)).endsWith("unfreeze.follow");
    assertThat(w.changes).isEqualTo(2);

    w.gitHub.pushed(12, commit(12, 3), "docs/a.md", "server/b.go");
    w.passes(Duration.ofMinutes(1));
    assertThat(w.of(12).state()).isEqualTo(State.UNDECIDED);
    assertThat(w.freezes.outbox.text(w.freezes.outbox.keys(w.of(12).card() + ":pushed:").get(0)))
        .contains("Rae, <", "may not merge until it is decided anew");
  }

  @Test
  void the_deep_freeze_ends_what_is_not_labelled_for_it_and_lifting_ends_the_rest_quietly() {
    Freeze freeze = w.freezes.begun();
    w.gitHub.opens(12, "Docs", List.of(), "docs/a.md");
    w.gitHub.opens(13, "Urgent", List.of("~Release Blocker"), "server/a.go");
    w.gitHub.opens(14, "Feature", List.of(), "server/b.go");
    w.unfreeze(RAE, "12 13 14");
    w.freezes.deepened();
    assertThat(w.of(12).state()).isEqualTo(State.REVOKED);
    assertThat(w.of(13).state()).isEqualTo(State.GRANTED);
    assertThat(w.of(14).state()).isEqualTo(State.REVOKED);
    assertThat(w.card(12)).contains("The deep freeze has begun", "R27", "label it and ask again");
    assertThat(w.freezes.outbox.said(w.of(12).card() + ":deep")).isTrue();
    assertThat(w.freezes.card(freeze)).contains("1 pull request may merge", "|#13>");

    w.unfreeze(RAE, "12");
    assertThat(w.of(12).state()).isEqualTo(State.REVOKED);
    assertThat(w.card(12)).contains("may not merge", "In the deep freeze only bug fixes labelled");
    assertThat(w.freezes.outbox.blocks(w.of(12).card())).contains("Ask again");
    w.gitHub.labelled(12, "~unreleased-bug");
    w.unfreeze(RAE, "12");
    assertThat(w.of(12).state()).isEqualTo(State.GRANTED);

    int said = w.freezes.outbox.to(RAE).size();
    w.freezes.lifted();
    assertThat(w.of(12).state()).isEqualTo(State.OVER);
    assertThat(w.of(13).state()).isEqualTo(State.OVER);
    assertThat(w.of(14).state()).isEqualTo(State.OVER);
    assertThat(w.card(14)).contains("The freeze was lifted: everything may merge.");
    assertThat(w.freezes.outbox.to(RAE)).hasSize(said);
    assertThat(w.t.feature.exemptions().standing()).isEmpty();
    assertThat(TestUnfreezes.text(w.unfreeze(RAE, "12")))
        .contains("`main` is not frozen", "#12> may merge");
  }

  @Test
  void a_label_that_is_taken_off_takes_the_exemption_with_it_unless_something_else_allows_it() {
    w.freezes.begun();
    w.gitHub.opens(12, "Fix", List.of("bug"), "server/a.go");
    w.gitHub.opens(13, "Docs", List.of("bug"), "docs/a.md");
    w.gitHub.opens(14, "Urgent", List.of("bug", "~release-blocker"), "server/b.go");
    w.unfreeze(RAE, "12 13 14");
    w.gitHub.labelled(12);
    w.gitHub.labelled(13);
    w.gitHub.labelled(14, "~release-blocker");
    w.passes(Duration.ofMinutes(1));
    assertThat(w.of(12).state()).isEqualTo(State.UNDECIDED);
    assertThat(w.card(12)).contains("The label was taken off", "not labelled “bug”");
    assertThat(w.acts(12)).endsWith("unfreeze.label");
    assertThat(w.freezes.outbox.text(w.freezes.outbox.keys(w.of(12).card() + ":pushed:").get(0)))
        .contains("Rae, <", "may not merge until it is decided anew");
    assertThat(w.of(13).state()).isEqualTo(State.GRANTED);
    assertThat(w.of(13).kind()).contains(Kind.DOCS);
    assertThat(w.of(14).state()).isEqualTo(State.GRANTED);

    w.gitHub.labelled(12, "bug");
    w.passes(Duration.ofMinutes(1));
    assertThat(w.of(12).state()).isEqualTo(State.GRANTED);
    w.gitHub.labelled(12);
    w.passes(Duration.ofMinutes(5));
    assertThat(w.of(12).state()).isEqualTo(State.UNDECIDED);
    assertThat(w.freezes.outbox.keys(w.of(12).card() + ":pushed:")).hasSize(2);
  }

  @Test
  void in_the_deep_freeze_one_of_the_two_labels_has_to_stay() {
    w.freezes.begun();
    w.gitHub.opens(12, "Blocker", List.of("~release-blocker"), "server/a.go");
    w.gitHub.opens(13, "Blocker in docs", List.of("~unreleased bug"), "docs/a.md");
    w.unfreeze(RAE, "12 13");
    w.freezes.deepened();
    w.gitHub.labelled(12, "bug");
    w.gitHub.labelled(13, "~Release Blocker");
    w.passes(Duration.ofMinutes(5));
    assertThat(w.of(12).state()).isEqualTo(State.REVOKED);
    assertThat(w.card(12)).contains("In the deep freeze only bug fixes labelled", "R27");
    assertThat(w.freezes.outbox.keys(w.of(12).card() + ":revoked:")).hasSize(1);
    assertThat(w.of(13).state()).isEqualTo(State.GRANTED);
    assertThat(w.t.feature.exemptions().standing()).hasSize(1);
  }

  @Test
  void a_freeze_in_which_somebody_has_revoked_an_exemption_can_be_lifted() {
    w.freezes.begun();
    w.gitHub.opens(12, "Docs", List.of(), "docs/a.md");
    w.unfreeze(RAE, "12");
    w.revoke(MAYA, "12");
    w.freezes.lifted();
    assertThat(w.of(12).state()).isEqualTo(State.OVER);
    assertThat(w.card(12)).contains("The freeze was lifted: everything may merge.");
  }

  @Test
  void what_a_manager_confirmed_needs_its_label_no_more_before_the_deep_freeze() {
    w.freezes.begun();
    w.gitHub.opens(12, "Fix", List.of("bug"), "server/a.go");
    w.unfreeze(RAE, "12");
    w.revoke(MAYA, "12");
    w.unfreeze(RAE, "12");
    confirmed(12);
    w.gitHub.labelled(12);
    w.passes(Duration.ofMinutes(5));
    assertThat(w.of(12).state()).isEqualTo(State.GRANTED);
  }

  @Test
  void a_release_blocker_that_was_revoked_is_confirmed_also_in_the_deep_freeze_and_at_its_commit() {
    w.freezes.begun();
    w.gitHub.opens(12, "Before", List.of("~release-blocker"), "server/a.go");
    w.gitHub.opens(13, "After", List.of("~release-blocker"), "server/b.go");
    w.unfreeze(RAE, "12 13");
    w.revoke(MAYA, "12");
    w.revoke(MAYA, "13");
    w.unfreeze(RAE, "12");
    w.freezes.deepened();
    w.unfreeze(RAE, "13");
    for (int number : List.of(12, 13)) {
      assertThat(w.of(number).state()).isEqualTo(State.UNDECIDED);
      assertThat(w.of(number).kind()).contains(Kind.BUG);
      assertThat(w.card(number)).contains("your manager confirms it first");
    }

    confirmed(12);
    w.gitHub.pushed(12, commit(12, 2), "server/a.go");
    w.passes(Duration.ofMinutes(5));
    assertThat(w.of(12).state()).isEqualTo(State.UNDECIDED);
    confirmed(12);
    w.gitHub.pushed(12, commit(12, 1), "server/a.go");
    w.passes(Duration.ofMinutes(5));
    confirmed(12);
    w.gitHub.pushed(12, commit(12, 2), "server/a.go");
    w.passes(Duration.ofMinutes(5));
    assertThat(w.freezes.outbox.keys(w.of(12).card() + ":pushed:")).hasSize(3);
  }

  private void confirmed(int number) {
    var requests = w.t.feature.requests();
    w.freezes.transactions.run(
        () -> {
          long id = requests.lock(w.of(number).id()).orElseThrow().id();
          requests.granted(id, TestFreezes.by(MAYA), "EM Maya confirmed it (R26).");
        });
  }

  @Test
  void while_github_is_away_it_is_tried_again_and_then_whoever_asked_may_say_what_it_is() {
    Freeze freeze = w.freezes.begun();
    w.gitHub.opens(12, "Code", List.of(), "server/a.go");
    w.gitHub.opens(13, "Docs", List.of(), "docs/a.md");
    w.gitHub.away(true);
    w.unfreeze(RAE, "12 13");
    assertThat(w.freezes.outbox.to(RAE)).isEmpty();
    w.passes(Duration.ofMinutes(3));
    assertThat(w.card(12)).contains("Not read yet", "GitHub is in trouble (503)");
    assertThat(w.freezes.outbox.blocks(w.of(12).card()))
        .contains("unfreeze.declare:" + w.of(12).id());

    String id = Long.toString(w.of(12).id());
    assertThat(w.t.parts.slack().declaring(TestUnfreezes.click(RAE, "unfreeze.declare:" + id)))
        .isInstanceOf(Reply.Open.class);
    w.t
        .parts
        .slack()
        .declared(
            TestUnfreezes.sent(
                RAE, "unfreeze_declare_form", id, TestUnfreezes.field("kind", "BUG")));
    assertThat(w.of(12).state()).isEqualTo(State.GRANTED);
    assertThat(w.of(12).declared()).isTrue();
    assertThat(w.of(12).commit()).isEmpty();
    assertThat(w.card(12)).contains("Declared to be a bug fix");
    w.passes(Duration.ofMinutes(20));
    w.freezes.transactions.run(() -> w.freezes.freezes.refresh(freeze.id()));
    assertThat(w.freezes.card(freeze)).contains("GitHub does not tell of pull requests since");

    w.gitHub.away(false);
    w.passes(Duration.ofMinutes(6));
    assertThat(w.of(13).state()).isEqualTo(State.GRANTED);
    assertThat(w.freezes.outbox.text(w.of(13).card() + ":told:1")).contains("Rae, <", "may merge");
    assertThat(w.of(12).state()).isEqualTo(State.UNDECIDED);
    assertThat(w.card(12)).contains("GitHub can be read again", "not labelled “bug”");
    assertThat(w.freezes.card(freeze)).doesNotContain("does not tell");
  }

  @Test
  void a_merge_without_an_exemption_is_reported_once_also_after_a_downtime_and_at_the_end() {
    Freeze freeze = w.freezes.begun();
    w.gitHub.opens(12, "Docs", List.of(), "docs/a.md");
    w.gitHub.opens(13, "Sneaked | <in>", List.of(), "server/a.go");
    w.gitHub.opens(14, "Late", List.of(), "server/b.go");
    w.unfreeze(RAE, "12");
    w.passes(Duration.ofMinutes(1));
    w.freezes.clock.passes(Duration.ofHours(3));
    w.gitHub.merged(12);
    w.gitHub.merged(13);
    w.freezes.clock.passes(Duration.ofHours(2));
    w.passes(Duration.ofMinutes(5));

    assertThat(w.of(12).state()).isEqualTo(State.OVER);
    assertThat(w.thread(freeze, "merged"))
        .singleElement()
        .asString()
        .contains("without an exemption", "#13 “Sneaked ¦ &lt;in&gt;”", "by octo")
        .doesNotContain("#12");
    assertThat(w.freezes.outbox.to(DORA)).filteredOn(it -> it.contains("#13")).hasSize(1);

    w.gitHub.merged(14);
    w.freezes.clock.passes(Duration.ofSeconds(1));
    w.freezes.lifted();
    w.passes(Duration.ofMinutes(5));
    assertThat(w.thread(freeze, "merged")).hasSize(2).last().asString().contains("#14");
    assertThat(w.t.feature.timers().get(0).nextDue()).isEmpty();
  }

  @Test
  void github_is_left_alone_as_long_as_it_wants_and_whoever_asked_may_say_what_it_is_meanwhile() {
    w.freezes.begun();
    w.gitHub.opens(12, "Code", List.of("bug"), "server/a.go");
    w.gitHub.opens(13, "Sneaked in", List.of(), "server/b.go");
    w.gitHub.busyFor(Duration.ofHours(1));
    int before = w.gitHub.asked();
    w.unfreeze(RAE, "12");
    w.gitHub.merged(13);
    w.passes(Duration.ofMinutes(1));
    assertThat(w.card(12)).contains("Not read yet", "say what it is");
    w.passes(Duration.ofMinutes(55));
    assertThat(w.gitHub.asked() - before).isBetween(1, 3);
    w.passes(Duration.ofMinutes(6));
    assertThat(w.of(12).state()).isEqualTo(State.GRANTED);
    assertThat(w.freezes.outbox.text(w.of(12).card() + ":told:1")).contains("may merge");
    assertThat(w.freezes.outbox.to(DORA)).filteredOn(it -> it.contains("#13")).hasSize(1);
  }
}
