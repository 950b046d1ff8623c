package dev.watchbill.exemption;

import static dev.watchbill.exemption.FakePullRequests.commit;
import static dev.watchbill.freeze.TestFreezes.ADA;
import static dev.watchbill.freeze.TestFreezes.DORA;
import static dev.watchbill.freeze.TestFreezes.FREEZE_AT;
import static dev.watchbill.freeze.TestFreezes.MAYA;
import static dev.watchbill.freeze.TestFreezes.RAE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.watchbill.AtOnce;
import dev.watchbill.SlackLimits;
import dev.watchbill.exemption.UnfreezeRequest.State;
import dev.watchbill.freeze.CardButton;
import dev.watchbill.freeze.Freeze;
import dev.watchbill.platform.directory.Directory.Standing;
import dev.watchbill.platform.github.ChangedPaths;
import dev.watchbill.platform.slack.Reply;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** R26 and R27: what may merge during a freeze, by command, form and list. */
class UnfreezesTest {
  private final TestUnfreezes w = new TestUnfreezes();

  @Test
  void the_card_of_the_freeze_names_them_by_number() {
    Freeze freeze = w.freezes.begun();
    w.gitHub.opens(14, "Late", List.of(), "docs/a.md");
    w.gitHub.opens(12, "Early", List.of(), "docs/b.md");
    w.unfreeze(RAE, "14");
    w.freezes.clock.passes(Duration.ofMinutes(1));
    w.unfreeze(RAE, "12");

    assertThat(w.freezes.card(freeze))
        .containsSubsequence("2 pull requests may merge", "|#12>", "|#14>");
  }

  @Test
  void documentation_is_unfrozen_at_once_for_its_commit_and_it_is_said_once() {
    Freeze freeze = w.freezes.begun();
    w.gitHub.opens(12, "Fix <b> & typo", List.of(), "docs/a.md", "README.md", "docs/b.md");

    assertThat(TestUnfreezes.text(w.unfreeze(RAE, "12 only words")))
        .startsWith("Reading <https://github.com/fleetdm/fleet/pull/12|#12> on GitHub");

    assertThat(w.t.feature.exemptions().standing())
        .singleElement()
        .satisfies(
            it -> {
              assertThat(it.number()).isEqualTo(12);
              assertThat(it.commit()).contains(commit(12, 1));
              assertThat(it.kind()).isEqualTo(Kind.DOCS);
              assertThat(it.declared()).isFalse();
            });
    assertThat(w.card(12))
        .contains(
            "Unfrozen", "Fix &lt;b&gt; &amp; typo", "all 3 files (R26)", "at commit `0000001");
    assertThat(w.thread(freeze, "granted"))
        .singleElement()
        .asString()
        .contains("Rae unfroze", "all 3 files", "Why: “only words”");
    assertThat(w.freezes.card(freeze)).contains("1 pull request may merge: <", "|#12>");
    assertThat(w.acts(12)).containsExactly("unfreeze.ask", "unfreeze.grant");
    assertThat(w.changes).isEqualTo(1);

    assertThat(TestUnfreezes.text(w.unfreeze(MAYA, "12")))
        .contains("is unfrozen at commit", "asked by Rae");
    assertThat(w.thread(freeze, "granted")).hasSize(1);
    assertThat(w.t.parts.store().of(freeze.id(), 12)).hasSize(1);
  }

  @Test
  void anything_else_waits_for_people_and_a_label_helps_at_once() {
    w.t
        .feature
        .requests()
        .ways(it -> List.of(new CardButton("Confirm", "x.confirm:" + it.id(), "")));
    w.t.feature.requests().line(it -> Optional.of("A line of theirs"));
    w.freezes.begun();
    w.gitHub.opens(12, "Feature", List.of("feature"), "server/a.go", "docs/b.md");
    w.unfreeze(RAE, "#12");
    assertThat(w.of(12).state()).isEqualTo(State.UNDECIDED);
    assertThat(w.card(12))
        .contains("Not unfrozen yet", "“server/a.go”", "manager", "R28", "A line of theirs");
    assertThat(w.freezes.outbox.blocks(w.of(12).card())).contains("x.confirm:" + w.of(12).id());
    assertThat(w.t.feature.exemptions().standing()).isEmpty();

    w.gitHub.labelled(12, "Bug");
    w.passes(Duration.ofMinutes(1));
    assertThat(w.of(12).state()).isEqualTo(State.GRANTED);
    assertThat(w.card(12)).contains("Bug fix: it is labelled “Bug” (R26)");
    assertThat(w.freezes.outbox.blocks(w.of(12).card())).doesNotContain("x.confirm");
    assertThat(w.freezes.outbox.text(w.of(12).card() + ":told:1")).contains("may merge now");
  }

  @Test
  void what_cannot_be_unfrozen_is_told_and_nothing_is_changed() {
    w.freezes.begun();
    w.gitHub.opens(12, "Merged", List.of("bug"));
    w.gitHub.merged(12);
    w.gitHub.opens(13, "Closed", List.of("bug"));
    w.gitHub.closed(13);
    w.gitHub.opens(14, "Elsewhere", List.of("bug"));
    w.gitHub.into(14, "release-4.59");
    w.unfreeze(RAE, "12 13 14 15");
    assertThat(w.card(12)).contains("merged already");
    assertThat(w.card(13)).contains("is closed", "Reopen it");
    assertThat(w.card(14)).contains("goes into “release-4.59”", "only “main” is frozen");
    assertThat(w.card(15)).contains("no pull request of that number in fleetdm/fleet");
    assertThat(w.t.feature.exemptions().standing()).isEmpty();
    assertThat(w.changes).isZero();

    int rows = w.t.parts.store().open(w.freezeId()).size();
    for (String nasty :
        List.of(
            "please",
            "99999999999999999999",
            "0",
            "https://github.com/other/repo/pull/9",
            "<!channel>",
            IntStream.rangeClosed(1, 50)
                .mapToObj(String::valueOf)
                .reduce("", (all, it) -> all + " " + it),
            "16 " + "x".repeat(3_000))) {
      assertThat(TestUnfreezes.text(w.unfreeze(RAE, nasty)))
          .startsWith("Nothing was changed")
          .doesNotContain("<!");
    }
    assertThat(w.t.parts.store().open(w.freezeId())).hasSize(rows);
  }

  @Test
  void once_somebody_was_asked_the_card_says_no_more_whom_to_ask() {
    w.freezes.begun();
    w.gitHub.opens(14, "Feature", List.of(), "server/b.go");
    w.unfreeze(RAE, "14");
    assertThat(w.card(14)).contains("is unfrozen once it is labelled", "needs an exception (R28)");

    w.t.feature.requests().waiting(request -> request.number() == 14).refresh(w.of(14).id());
    assertThat(w.card(14))
        .contains("Not unfrozen yet", "is unfrozen once it is labelled")
        .doesNotContain("needs an exception");
  }

  @Test
  void a_list_of_hundreds_fits_into_slack_and_says_how_many_more_there_are() {
    Freeze freeze = w.freezes.begun();
    String much = "<&>".repeat(300);
    w.freezes.transactions.run(
        () -> {
          for (int number = 1; number <= 240; number++) {
            var store = w.t.parts.store();
            long id =
                store
                    .insert(freeze.id(), number, RAE, FREEZE_AT, Optional.of(much), FREEZE_AT)
                    .orElseThrow();
            Dossier asked = store.lock(id).orElseThrow();
            w.t
                .parts
                .moves()
                .kept(
                    asked,
                    asked.read("abc", much, much, false).granted(Kind.BUG, false, much, FREEZE_AT));
          }
        });

    var list = ((Reply.Ephemeral) w.t.parts.lists().list(MAYA)).content();
    SlackLimits.holds(list);
    assertThat(list.blocks()).contains("… and 200 more.");
    assertThat(list.text())
        .contains("240 pull requests may merge")
        .containsPattern("and 23\\d more");
  }

  @Test
  void the_list_says_who_and_why_and_revoking_it_takes_a_managers_word_to_ask_again() {
    Freeze freeze = w.freezes.begun();
    w.gitHub.opens(12, "Fix", List.of("bug"), "server/a.go");
    w.unfreeze(RAE, "12 customer waits");
    Reply.Ephemeral forRae = (Reply.Ephemeral) w.t.parts.lists().list(RAE);
    assertThat(forRae.content().text())
        .contains("1 pull request may merge", "asked by Rae", "“customer waits”", "`0000001");
    assertThat(forRae.content().blocks()).doesNotContain("unfreeze.revoke");
    assertThat(((Reply.Ephemeral) w.t.parts.lists().list(MAYA)).content().blocks())
        .contains("unfreeze.revoke:12");

    assertThat(TestUnfreezes.text(w.revoke(RAE, "12 no"))).contains("Only the DRI (Dora)", "R26");
    assertThat(TestUnfreezes.text(w.revoke(DORA, "13 no"))).contains("is not unfrozen");
    assertThat(TestUnfreezes.text(w.revoke(DORA, "12 13"))).contains("one pull request at a time");
    assertThat(w.of(12).state()).isEqualTo(State.GRANTED);

    w.revoke(MAYA, "12 too risky <now>");
    assertThat(w.of(12).state()).isEqualTo(State.REVOKED);
    assertThat(w.thread(freeze, "revoked").get(0))
        .contains("Revoked by Maya: too risky &lt;now&gt;");
    assertThat(w.card(12)).contains("may not merge", "Revoked by Maya");
    assertThat(w.freezes.outbox.keys(w.of(12).card() + ":revoked")).hasSize(1);
    assertThat(w.changes).isEqualTo(2);

    w.t.parts.slack().again(TestUnfreezes.click(RAE, "unfreeze.again:" + w.of(12).id()));
    assertThat(w.of(12).state()).isEqualTo(State.UNDECIDED);
    assertThat(w.card(12)).contains("Maya has revoked its exemption", "your manager confirms");
  }

  @Test
  void all_is_lifting_the_freeze_which_only_the_dri_and_admins_may() {
    w.freezes.begunByHand();
    assertThat(TestUnfreezes.text(w.unfreeze(RAE, "all")))
        .contains("Only the DRI (Dora) or an admin", "R24");
    assertThat(w.freezes.freezes.active()).isPresent();
    w.unfreeze(ADA, "all nothing is wrong");
    assertThat(w.freezes.freezes.active()).isEmpty();
  }

  @Test
  void the_form_asks_the_same_and_marks_what_is_wrong() {
    assertThat(TestUnfreezes.text(w.unfreeze(RAE, ""))).contains("`main` is not frozen");
    w.freezes.begun();
    w.gitHub.opens(12, "Fix", List.of("bug"), "server/a.go");
    assertThat(((Reply.Open) w.unfreeze(RAE, "")).modal().json())
        .contains("unfreeze_form")
        .doesNotContain("\"kind\"");
    assertThat(
            w.t
                .parts
                .slack()
                .asked(
                    TestUnfreezes.sent(
                        RAE, "unfreeze_form", "", TestUnfreezes.field("numbers", "soon"))))
        .isInstanceOf(Reply.FieldErrors.class);
    w.t
        .parts
        .slack()
        .asked(
            TestUnfreezes.sent(
                RAE,
                "unfreeze_form",
                "",
                TestUnfreezes.field("numbers", "12"),
                TestUnfreezes.field("why", "It hurts")));
    assertThat(w.of(12).state()).isEqualTo(State.GRANTED);
    assertThat(w.of(12).why()).contains("It hurts");
  }

  @Test
  void asked_for_by_many_at_once_it_is_asked_for_once() throws Exception {
    Freeze freeze = w.freezes.begun();
    w.gitHub.opens(12, "Fix", List.of("bug"), "server/a.go");
    AtOnce.all(
        IntStream.range(0, 6)
            .<Callable<Reply>>mapToObj(n -> () -> w.unfreeze(n % 2 == 0 ? RAE : MAYA, "12"))
            .toList());
    assertThat(w.t.parts.store().of(freeze.id(), 12)).hasSize(1);
    assertThat(w.thread(freeze, "granted")).hasSize(1);
  }

  @Test
  void a_cut_off_list_of_files_exempts_nothing() {
    w.freezes.begun();
    w.gitHub.opens(12, "Big", List.of());
    w.gitHub.touches(
        12, new ChangedPaths(IntStream.range(0, 300).mapToObj(n -> "docs/" + n).toList(), false));
    w.unfreeze(RAE, "12");
    assertThat(w.of(12).state()).isEqualTo(State.UNDECIDED);
  }

  @Test
  void files_of_another_commit_than_the_one_that_was_read_exempt_nothing() {
    w.freezes.begun();
    w.gitHub.opens(12, "Code, then docs", List.of(), "server/a.go");
    w.gitHub.beforeListing(() -> w.gitHub.pushed(12, commit(12, 2), "docs/a.md"));
    w.unfreeze(RAE, "12");
    assertThat(w.t.feature.exemptions().standing())
        .singleElement()
        .satisfies(it -> assertThat(it.commit()).contains(commit(12, 2)));
  }

  @Test
  void while_it_is_read_whoever_asks_second_is_told_who_gets_the_answer() {
    w.freezes.begun();
    w.gitHub.opens(12, "Fix", List.of("bug"), "server/a.go");
    w.gitHub.away(true);
    w.unfreeze(RAE, "12");
    assertThat(TestUnfreezes.text(w.unfreeze(RAE, "12"))).contains("Reading", "direct message");
    assertThat(TestUnfreezes.text(w.unfreeze(MAYA, "12")))
        .contains("#12", "is being read on GitHub", "Rae")
        .doesNotContain("the answer comes as a direct message");
  }

  @Test
  void what_somebody_has_asked_who_has_left_since_another_goes_on_with() {
    w.freezes.begun();
    w.gitHub.opens(12, "Feature", List.of(), "server/a.go");
    w.gitHub.opens(13, "Waits for people", List.of(), "server/b.go");
    w.t.feature.requests().pending(it -> it.number() == 13);
    w.unfreeze(RAE, "12 13");
    w.unfreeze(MAYA, "12 13");
    assertThat(w.of(12).askedBy()).isEqualTo(RAE);

    w.freezes.company.directory.person("URAE", "rae", "Rae", Standing.DEACTIVATED);
    w.unfreeze(MAYA, "12 13");
    assertThat(w.of(12).askedBy()).isEqualTo(MAYA);
    assertThat(w.of(12).state()).isEqualTo(State.UNDECIDED);
    assertThat(w.card(12)).contains("Not unfrozen yet");
    assertThat(w.of(13).askedBy()).isEqualTo(RAE);
  }
}
