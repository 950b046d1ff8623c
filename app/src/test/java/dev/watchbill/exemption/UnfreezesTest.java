package dev.watchbill.exemption;

import static dev.watchbill.exemption.FakePullRequests.commit;
import static dev.watchbill.freeze.TestFreezes.ADA;
import static dev.watchbill.freeze.TestFreezes.DORA;
import static dev.watchbill.freeze.TestFreezes.MAYA;
import static dev.watchbill.freeze.TestFreezes.RAE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.watchbill.AtOnce;
import dev.watchbill.exemption.UnfreezeRequest.State;
import dev.watchbill.freeze.CardButton;
import dev.watchbill.freeze.Freeze;
import dev.watchbill.freeze.TestFreezes;
import dev.watchbill.people.PersonId;
import dev.watchbill.platform.audit.AuditEntry;
import dev.watchbill.platform.github.ChangedPaths;
import dev.watchbill.platform.slack.Click;
import dev.watchbill.platform.slack.Command;
import dev.watchbill.platform.slack.FormValues;
import dev.watchbill.platform.slack.FormValues.Field;
import dev.watchbill.platform.slack.Reply;
import dev.watchbill.platform.slack.Submission;
import dev.watchbill.release.FreezeVerbs;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** R26 and R27: what may merge during a freeze, from the command to the end of the freeze. */
class UnfreezesTest {
  private final TestFreezes freezes = new TestFreezes();
  private final TestExemptions t =
      new TestExemptions(freezes.ground, freezes.freezes, freezes.verbs, true);
  private final FakePullRequests gitHub = t.pullRequests;
  private final List<RequestMoved> heard = new ArrayList<>();
  private int changes;

  UnfreezesTest() {
    t.feature.requests().whenMoved(heard::add);
    t.feature.exemptions().whenChanged(() -> changes++);
  }

  private Reply unfreeze(PersonId who, String words) {
    return t.parts.slack().typed(new Command("/unfreeze", words, who.value(), "CANY", "T1"));
  }

  private static String text(Reply reply) {
    return ((Reply.Ephemeral) reply).content().text();
  }

  private Reply revoke(PersonId who, String words) {
    return t.parts
        .lists()
        .revoke(
            new FreezeVerbs.Typed(
                who, words, new Command("/freeze", "revoke " + words, who.value(), "C", "T")));
  }

  private UnfreezeRequest of(int number) {
    return t.parts.store().of(freezeId(), number).get(0).request();
  }

  private long freezeId() {
    return freezes.jdbi.withHandle(
        handle -> handle.createQuery("select max(id) from branch_freeze").mapTo(Long.class).one());
  }

  private String card(int number) {
    return freezes.outbox.text(of(number).card());
  }

  private void passes(Duration time) {
    freezes.passes(time, t.feature.timers());
  }

  private List<String> thread(Freeze freeze, String what) {
    return freezes.outbox.keys(freeze.card() + ":" + what + ":").stream()
        .filter(key -> !key.contains(":to-"))
        .map(freezes.outbox::text)
        .toList();
  }

  private List<String> acts(int number) {
    var acts =
        new ArrayList<>(
            freezes.audit.about("pull-request/" + number, 50).stream()
                .map(AuditEntry::what)
                .toList());
    java.util.Collections.reverse(acts);
    return acts;
  }

  @Test
  void documentation_is_unfrozen_at_once_for_its_commit_and_it_is_said_once() {
    Freeze freeze = freezes.begun();
    gitHub.opens(12, "Fix <b> & typo", List.of(), "docs/a.md", "README.md", "docs/b.md");

    assertThat(text(unfreeze(RAE, "12 only words")))
        .startsWith("Reading <https://github.com/fleetdm/fleet/pull/12|#12> on GitHub");

    assertThat(t.feature.exemptions().standing())
        .singleElement()
        .satisfies(
            it -> {
              assertThat(it.number()).isEqualTo(12);
              assertThat(it.commit()).contains(commit(12, 1));
              assertThat(it.kind()).isEqualTo(Kind.DOCS);
              assertThat(it.declared()).isFalse();
            });
    assertThat(card(12))
        .contains(
            "Unfrozen", "Fix &lt;b&gt; &amp; typo", "all 3 files (R26)", "at commit `0000001");
    assertThat(thread(freeze, "granted"))
        .singleElement()
        .asString()
        .contains("Rae unfroze", "all 3 files", "Why: “only words”");
    assertThat(freezes.card(freeze)).contains("1 pull request may merge: <", "|#12>");
    assertThat(acts(12)).containsExactly("unfreeze.ask", "unfreeze.grant");
    assertThat(changes).isEqualTo(1);

    assertThat(text(unfreeze(MAYA, "12"))).contains("is unfrozen at commit", "asked by Rae");
    assertThat(thread(freeze, "granted")).hasSize(1);
    assertThat(t.parts.store().of(freeze.id(), 12)).hasSize(1);
  }

  @Test
  void anything_else_waits_for_people_and_a_label_helps_at_once() {
    t.feature.requests().ways(it -> List.of(new CardButton("Confirm", "x.confirm:" + it.id(), "")));
    t.feature.requests().line(it -> Optional.of("A line of theirs"));
    freezes.begun();
    gitHub.opens(12, "Feature", List.of("feature"), "server/a.go", "docs/b.md");
    unfreeze(RAE, "#12");
    assertThat(of(12).state()).isEqualTo(State.UNDECIDED);
    assertThat(card(12))
        .contains("Not unfrozen yet", "“server/a.go”", "manager", "R28", "A line of theirs");
    assertThat(freezes.outbox.blocks(of(12).card())).contains("x.confirm:" + of(12).id());
    assertThat(t.feature.exemptions().standing()).isEmpty();

    gitHub.labelled(12, "Bug");
    passes(Duration.ofMinutes(1));
    assertThat(of(12).state()).isEqualTo(State.GRANTED);
    assertThat(card(12)).contains("Bug fix: it is labelled “Bug” (R26)");
    assertThat(freezes.outbox.blocks(of(12).card())).doesNotContain("x.confirm");
  }

  @Test
  void approved_by_people_it_holds_for_its_commit_and_a_push_asks_again() {
    Freeze freeze = freezes.begun();
    gitHub.opens(12, "Feature", List.of(), "server/a.go");
    unfreeze(RAE, "12");
    var requests = t.feature.requests();
    freezes.transactions.run(
        () -> {
          long id = requests.lock(of(12).id()).orElseThrow().id();
          requests.granted(id, Kind.FEATURE, TestFreezes.by(DORA), "Approved by Maya and Dora.");
        });
    assertThat(of(12).state()).isEqualTo(State.GRANTED);
    assertThat(of(12).kind()).contains(Kind.FEATURE);
    assertThat(thread(freeze, "granted").get(0)).contains("Approved by Maya and Dora.");
    heard.clear();

    freezes.clock.passes(Duration.ofMinutes(5));
    gitHub.pushed(12, commit(12, 2), "server/a.go");
    passes(Duration.ofMinutes(1));
    assertThat(of(12).state()).isEqualTo(State.UNDECIDED);
    assertThat(of(12).commit()).contains(commit(12, 2));
    assertThat(of(12).kind()).contains(Kind.FEATURE);
    assertThat(card(12)).contains("Something was pushed after 0000001");
    assertThat(freezes.outbox.keys(of(12).card() + ":pushed:")).hasSize(1);
    assertThat(heard).extracting(it -> it.request().state()).containsExactly(State.UNDECIDED);
    assertThat(t.feature.exemptions().standing()).isEmpty();
    assertThat(freezes.card(freeze)).doesNotContain("may merge: <");

    passes(Duration.ofMinutes(3));
    assertThat(heard).hasSize(1);
    assertThat(freezes.outbox.keys(of(12).card() + ":pushed:")).hasSize(1);
  }

  @Test
  void an_exemption_by_the_rules_follows_pushes_as_long_as_they_allow_it() {
    Freeze freeze = freezes.begun();
    gitHub.opens(12, "Docs", List.of(), "docs/a.md");
    unfreeze(RAE, "12");
    freezes.clock.passes(Duration.ofMinutes(5));
    gitHub.pushed(12, commit(12, 2), "docs/a.md", "docs/b.md");
    passes(Duration.ofMinutes(1));
    assertThat(of(12).state()).isEqualTo(State.GRANTED);
    assertThat(of(12).commit()).contains(commit(12, 2));
    assertThat(card(12)).contains("all 2 files");
    assertThat(thread(freeze, "granted")).hasSize(1);
    assertThat(acts(12)).endsWith("unfreeze.follow");
    assertThat(changes).isEqualTo(2);

    gitHub.pushed(12, commit(12, 3), "docs/a.md", "server/b.go");
    passes(Duration.ofMinutes(1));
    assertThat(of(12).state()).isEqualTo(State.UNDECIDED);
    assertThat(freezes.outbox.text(freezes.outbox.keys(of(12).card() + ":pushed:").get(0)))
        .contains("Rae, <", "may not merge until it is decided anew");
  }

  @Test
  void the_deep_freeze_ends_what_is_not_labelled_for_it_and_lifting_ends_the_rest_quietly() {
    Freeze freeze = freezes.begun();
    gitHub.opens(12, "Docs", List.of(), "docs/a.md");
    gitHub.opens(13, "Urgent", List.of("~Release Blocker"), "server/a.go");
    gitHub.opens(14, "Feature", List.of(), "server/b.go");
    unfreeze(RAE, "12 13 14");
    freezes.deepened();
    assertThat(of(12).state()).isEqualTo(State.REVOKED);
    assertThat(of(13).state()).isEqualTo(State.GRANTED);
    assertThat(of(14).state()).isEqualTo(State.REVOKED);
    assertThat(card(12)).contains("The deep freeze has begun", "R27", "label it and ask again");
    assertThat(freezes.outbox.said(of(12).card() + ":deep")).isTrue();
    assertThat(freezes.card(freeze)).contains("1 pull request may merge", "|#13>");

    unfreeze(RAE, "12");
    assertThat(of(12).state()).isEqualTo(State.OVER);
    assertThat(card(12)).contains("In the deep freeze only bug fixes labelled");
    gitHub.labelled(12, "~unreleased-bug");
    unfreeze(RAE, "12");
    assertThat(of(12).state()).isEqualTo(State.GRANTED);

    int said = freezes.outbox.to(RAE).size();
    freezes.lifted();
    assertThat(of(12).state()).isEqualTo(State.OVER);
    assertThat(of(13).state()).isEqualTo(State.OVER);
    assertThat(freezes.outbox.to(RAE)).hasSize(said);
    assertThat(t.feature.exemptions().standing()).isEmpty();
    assertThat(text(unfreeze(RAE, "12"))).contains("`main` is not frozen", "#12> may merge");
  }

  @Test
  void what_cannot_be_unfrozen_is_told_and_nothing_is_changed() {
    freezes.begun();
    gitHub.opens(12, "Merged", List.of("bug"));
    gitHub.merged(12);
    gitHub.opens(13, "Closed", List.of("bug"));
    gitHub.closed(13);
    gitHub.opens(14, "Elsewhere", List.of("bug"));
    gitHub.into(14, "release-4.59");
    unfreeze(RAE, "12 13 14 15");
    assertThat(card(12)).contains("merged already");
    assertThat(card(13)).contains("is closed", "Reopen it");
    assertThat(card(14)).contains("goes into “release-4.59”", "only “main” is frozen");
    assertThat(card(15)).contains("no pull request of that number in fleetdm/fleet");
    assertThat(t.feature.exemptions().standing()).isEmpty();
    assertThat(changes).isZero();

    int rows = t.parts.store().open(freezeId()).size();
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
      assertThat(text(unfreeze(RAE, nasty))).startsWith("Nothing was changed").doesNotContain("<!");
    }
    assertThat(t.parts.store().open(freezeId())).hasSize(rows);
  }

  @Test
  void while_github_is_away_it_is_tried_again_and_then_whoever_asked_may_say_what_it_is() {
    Freeze freeze = freezes.begun();
    gitHub.opens(12, "Code", List.of(), "server/a.go");
    gitHub.opens(13, "Docs", List.of(), "docs/a.md");
    gitHub.away(true);
    unfreeze(RAE, "12 13");
    assertThat(freezes.outbox.to(RAE)).isEmpty();
    passes(Duration.ofMinutes(3));
    assertThat(card(12)).contains("Not read yet", "GitHub is in trouble (503)");
    assertThat(freezes.outbox.blocks(of(12).card())).contains("unfreeze.declare:" + of(12).id());

    String id = Long.toString(of(12).id());
    assertThat(t.parts.slack().declaring(click(RAE, "unfreeze.declare:" + id)))
        .isInstanceOf(Reply.Open.class);
    t.parts.slack().declared(sent(RAE, "unfreeze_declare_form", id, field("kind", "BUG")));
    assertThat(of(12).state()).isEqualTo(State.GRANTED);
    assertThat(of(12).declared()).isTrue();
    assertThat(of(12).commit()).isEmpty();
    assertThat(card(12)).contains("Declared to be a bug fix");
    passes(Duration.ofMinutes(20));
    freezes.transactions.run(() -> freezes.freezes.refresh(freeze.id()));
    assertThat(freezes.card(freeze)).contains("GitHub does not tell of pull requests since");

    gitHub.away(false);
    passes(Duration.ofMinutes(6));
    assertThat(of(13).state()).isEqualTo(State.GRANTED);
    assertThat(of(12).state()).isEqualTo(State.UNDECIDED);
    assertThat(card(12)).contains("GitHub can be read again", "not labelled “bug”");
    assertThat(freezes.card(freeze)).doesNotContain("does not tell");
  }

  @Test
  void a_merge_without_an_exemption_is_reported_once_also_after_a_downtime_and_at_the_end() {
    Freeze freeze = freezes.begun();
    gitHub.opens(12, "Docs", List.of(), "docs/a.md");
    gitHub.opens(13, "Sneaked | <in>", List.of(), "server/a.go");
    gitHub.opens(14, "Late", List.of(), "server/b.go");
    unfreeze(RAE, "12");
    passes(Duration.ofMinutes(1));
    freezes.clock.passes(Duration.ofHours(3));
    gitHub.merged(12);
    gitHub.merged(13);
    freezes.clock.passes(Duration.ofHours(2));
    passes(Duration.ofMinutes(5));

    assertThat(of(12).state()).isEqualTo(State.OVER);
    assertThat(thread(freeze, "merged"))
        .singleElement()
        .asString()
        .contains("without an exemption", "#13 “Sneaked ¦ &lt;in&gt;”", "by octo")
        .doesNotContain("#12");
    assertThat(freezes.outbox.to(DORA)).filteredOn(it -> it.contains("#13")).hasSize(1);

    gitHub.merged(14);
    freezes.clock.passes(Duration.ofSeconds(1));
    freezes.lifted();
    passes(Duration.ofMinutes(5));
    assertThat(thread(freeze, "merged")).hasSize(2).last().asString().contains("#14");
    assertThat(t.feature.timers().get(0).nextDue()).isEmpty();
  }

  @Test
  void the_list_says_who_and_why_and_revoking_it_takes_a_managers_word_to_ask_again() {
    Freeze freeze = freezes.begun();
    gitHub.opens(12, "Fix", List.of("bug"), "server/a.go");
    unfreeze(RAE, "12 customer waits");
    Reply.Ephemeral forRae = (Reply.Ephemeral) t.parts.lists().list(RAE);
    assertThat(forRae.content().text())
        .contains("1 pull request may merge", "asked by Rae", "“customer waits”", "`0000001");
    assertThat(forRae.content().blocks()).doesNotContain("unfreeze.revoke");
    assertThat(((Reply.Ephemeral) t.parts.lists().list(MAYA)).content().blocks())
        .contains("unfreeze.revoke:12");

    assertThat(text(revoke(RAE, "12 no"))).contains("Only the DRI (Dora)", "R26");
    assertThat(text(revoke(DORA, "13 no"))).contains("is not unfrozen");
    assertThat(text(revoke(DORA, "12 13"))).contains("one pull request at a time");
    assertThat(of(12).state()).isEqualTo(State.GRANTED);

    revoke(MAYA, "12 too risky <now>");
    assertThat(of(12).state()).isEqualTo(State.REVOKED);
    assertThat(thread(freeze, "revoked").get(0)).contains("Revoked by Maya: too risky &lt;now&gt;");
    assertThat(card(12)).contains("may not merge", "Revoked by Maya");
    assertThat(freezes.outbox.keys(of(12).card() + ":revoked")).hasSize(1);
    assertThat(changes).isEqualTo(2);

    t.parts.slack().again(click(RAE, "unfreeze.again:" + of(12).id()));
    assertThat(of(12).state()).isEqualTo(State.UNDECIDED);
    assertThat(card(12)).contains("Maya has revoked its exemption", "your manager confirms");
  }

  @Test
  void all_is_lifting_the_freeze_which_only_the_dri_and_admins_may() {
    freezes.begunByHand();
    assertThat(text(unfreeze(RAE, "all"))).contains("Only the DRI (Dora) or an admin", "R24");
    assertThat(freezes.freezes.active()).isPresent();
    unfreeze(ADA, "all nothing is wrong");
    assertThat(freezes.freezes.active()).isEmpty();
  }

  @Test
  void the_form_asks_the_same_and_marks_what_is_wrong() {
    assertThat(text(unfreeze(RAE, ""))).contains("`main` is not frozen");
    freezes.begun();
    gitHub.opens(12, "Fix", List.of("bug"), "server/a.go");
    assertThat(((Reply.Open) unfreeze(RAE, "")).modal().json())
        .contains("unfreeze_form")
        .doesNotContain("\"kind\"");
    assertThat(t.parts.slack().asked(sent(RAE, "unfreeze_form", "", field("numbers", "soon"))))
        .isInstanceOf(Reply.FieldErrors.class);
    t.parts
        .slack()
        .asked(sent(RAE, "unfreeze_form", "", field("numbers", "12"), field("why", "It hurts")));
    assertThat(of(12).state()).isEqualTo(State.GRANTED);
    assertThat(of(12).why()).contains("It hurts");
  }

  @Test
  void asked_for_by_many_at_once_it_is_asked_for_once() throws Exception {
    Freeze freeze = freezes.begun();
    gitHub.opens(12, "Fix", List.of("bug"), "server/a.go");
    AtOnce.all(
        IntStream.range(0, 6)
            .<Callable<Reply>>mapToObj(n -> () -> unfreeze(n % 2 == 0 ? RAE : MAYA, "12"))
            .toList());
    assertThat(t.parts.store().of(freeze.id(), 12)).hasSize(1);
    assertThat(thread(freeze, "granted")).hasSize(1);
  }

  @Test
  void a_cut_off_list_of_files_exempts_nothing() {
    freezes.begun();
    gitHub.opens(12, "Big", List.of());
    gitHub.touches(
        12, new ChangedPaths(IntStream.range(0, 300).mapToObj(n -> "docs/" + n).toList(), false));
    unfreeze(RAE, "12");
    assertThat(of(12).state()).isEqualTo(State.UNDECIDED);
  }

  static Click click(PersonId who, String action) {
    return new Click(
        action,
        "",
        "",
        who.value(),
        Optional.of("CANY"),
        Optional.of("1.1"),
        Optional.empty(),
        Optional.empty(),
        "",
        new FormValues(List.of()),
        "T1");
  }

  static Submission sent(PersonId who, String form, String metadata, Field... fields) {
    return new Submission("V1", form, metadata, new FormValues(List.of(fields)), who.value(), "T1");
  }

  static Field field(String name, String value) {
    return new Field(name, name, List.of(value));
  }
}
