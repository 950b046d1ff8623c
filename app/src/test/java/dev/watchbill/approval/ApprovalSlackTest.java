package dev.watchbill.approval;

import static dev.watchbill.approval.TestApprovals.click;
import static dev.watchbill.approval.TestApprovals.feature;
import static dev.watchbill.approval.TestApprovals.modal;
import static dev.watchbill.approval.TestApprovals.other;
import static dev.watchbill.approval.TestApprovals.sent;
import static dev.watchbill.approval.TestApprovals.text;
import static dev.watchbill.freeze.TestFreezes.ADA;
import static dev.watchbill.freeze.TestFreezes.DORA;
import static dev.watchbill.freeze.TestFreezes.MAYA;
import static dev.watchbill.freeze.TestFreezes.QUINN;
import static dev.watchbill.freeze.TestFreezes.RAE;
import static dev.watchbill.freeze.TestFreezes.SAM;
import static org.assertj.core.api.Assertions.assertThat;

import dev.watchbill.SlackLimits;
import dev.watchbill.approval.Approval.State;
import dev.watchbill.exemption.UnfreezeRequest;
import dev.watchbill.people.By;
import dev.watchbill.platform.directory.Directory.Standing;
import dev.watchbill.platform.slack.Reply;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The buttons, forms and words of approvals. */
class ApprovalSlackTest {
  /** One for all: approvals do not meddle with each other. */
  private static final TestApprovals T = new TestApprovals();

  @Test
  void the_card_offers_both_ways_and_the_form_has_the_askers_group_and_reason_chosen() {
    UnfreezeRequest request = T.undecided();
    assertThat(T.outbox.blocks(request.card()))
        .contains(
            "approval.confirm:" + request.id(),
            "approval.exception:" + request.id(),
            "Confirm with my manager",
            "Ask for an exception");
    String form =
        modal(T.slack.begin(click(RAE, "approval.exception:" + request.id()), Way.EXCEPTION));
    assertThat(form)
        .contains("\"initial_option\":{\"text\":{\"type\":\"plain_text\",\"text\":\"MDM\"")
        .contains("We promised it", "Business reason", "\"Risk\"", "R28");
    assertThat(
            modal(T.slack.begin(click(RAE, "approval.confirm:" + request.id()), Way.CONFIRMATION)))
        .contains("R26")
        .doesNotContain("Risk");
  }

  @Test
  void the_form_names_what_is_missing_and_asks_when_it_is_complete() {
    UnfreezeRequest request = T.undecided();
    Reply reply =
        T.slack.asked(
            sent(
                RAE,
                ApprovalFormMessages.EXCEPTION,
                Long.toString(request.id()),
                Map.of("reason", " \n ", "risk", "", "group", "none")),
            Way.EXCEPTION);
    assertThat(((Reply.FieldErrors) reply).byBlock()).containsOnlyKeys("group", "reason", "risk");

    var fields = Map.of("reason", "Acme", "risk", "None: a flag", "group", "software");
    var complete = sent(RAE, ApprovalFormMessages.EXCEPTION, Long.toString(request.id()), fields);
    assertThat(T.slack.asked(complete, Way.EXCEPTION)).isInstanceOf(Reply.CloseAll.class);
    assertThat(T.isAsked(T.approvals.openOf(request.id()).orElseThrow(), SAM)).isTrue();

    assertThat(modal(T.slack.asked(complete, Way.EXCEPTION)))
        .contains("is asked for already", "None: a flag", "\"text\":\"Software\"");
  }

  @Test
  void nobody_fills_in_a_form_for_nothing() {
    Approval it = T.exception();
    assertThat(
            text(T.slack.begin(click(RAE, "approval.confirm:" + it.request()), Way.CONFIRMATION)))
        .contains("is asked for already");
    assertThat(
            text(T.slack.begin(click(MAYA, "approval.confirm:" + it.request()), Way.CONFIRMATION)))
        .contains("Rae has asked");
    assertThat(text(T.slack.deny(click(QUINN, "approval.deny:" + it.id() + ":DRI"))))
        .contains("only the DRI (Dora)");
  }

  @Test
  void buttons_approve_and_deny_and_success_is_quiet() {
    Approval it = T.exception();
    assertThat(T.slack.approve(click(MAYA, "approval.approve:" + it.id() + ":MANAGER")))
        .isInstanceOf(Reply.Nothing.class);
    assertThat(modal(T.slack.deny(click(QUINN, "approval.deny:" + it.id() + ":QA_LEAD"))))
        .contains("Why not", it.id() + ":QA_LEAD");
    assertThat(
            T.slack.denied(
                sent(
                    QUINN,
                    ApprovalFormMessages.DENY,
                    it.id() + ":QA_LEAD",
                    Map.of("reason", "  "))))
        .isInstanceOf(Reply.FieldErrors.class);
    assertThat(
            T.slack.denied(
                sent(
                    QUINN,
                    ApprovalFormMessages.DENY,
                    it.id() + ":QA_LEAD",
                    Map.of("reason", "Too late"))))
        .isInstanceOf(Reply.CloseAll.class);
    assertThat(T.now(it).state()).isEqualTo(State.DENIED);
    assertThat(
            modal(
                T.slack.denied(
                    sent(
                        DORA,
                        ApprovalFormMessages.DENY,
                        it.id() + ":DRI",
                        Map.of("reason", "Me too")))))
        .contains("Nothing was changed", "Me too");
  }

  @ParameterizedTest
  @CsvSource({
    "approval.approve:",
    "approval.approve:1",
    "approval.approve:1:BOSS",
    "approval.approve:99999999:DRI"
  })
  void a_button_that_nobody_knows_any_more_changes_nothing(String action) {
    assertThat(T.slack.approve(click(MAYA, action))).isEqualTo(ApprovalSlack.GONE);
  }

  @Test
  void the_list_shows_open_and_decided_ones_with_buttons_for_those_whom_it_waits_for() {
    TestApprovals t = new TestApprovals();
    assertThat(text(t.typed(RAE, ""))).contains("Nobody has asked");
    Approval denied = t.asked(t.undecided(), other("mdm"));
    t.deny(denied, Office.MANAGER, MAYA, "Later");
    Approval open = t.exception();

    var forMaya = ((Reply.Ephemeral) t.typed(MAYA, "")).content();
    assertThat(forMaya.text())
        .contains("1 open, 1 decided or over", "Waits for EM Maya", "*Denied:* EM Maya");
    assertThat(forMaya.blocks())
        .contains("approval.approve:" + open.id() + ":MANAGER", "approval.deny:" + open.id())
        .doesNotContain("approval.withdraw", "approval.deny:" + denied.id());
    assertThat(((Reply.Ephemeral) t.typed(RAE, "")).content().blocks())
        .contains("approval.withdraw:" + open.id())
        .doesNotContain("approval.approve");
    assertThat(((Reply.Ephemeral) t.typed(ADA, "")).content().blocks()).doesNotContain("button");

    assertThat(
            text(
                t.slack.approve(
                    click(
                        MAYA,
                        "approval.approve:" + open.id() + ":MANAGER",
                        ApprovalActions.LISTED))))
        .contains("Done.", "EM Maya approved; waits for QA lead Quinn and DRI Dora");
    assertThat(
            text(
                t.slack.withdraw(
                    click(RAE, "approval.withdraw:" + open.id(), ApprovalActions.LISTED))))
        .contains("Rae took it back");
    t.freeze.lifted();
    assertThat(text(t.typed(RAE, ""))).contains("Nothing is frozen");
  }

  @Test
  void a_list_of_many_with_much_to_say_fits_into_slack() {
    TestApprovals t = new TestApprovals();
    String much = "<&>".repeat(150);
    for (int i = 0; i < 57; i++) {
      Approval it = t.asked(t.undecided(), other("mdm"));
      if (i % 2 == 0) {
        t.deny(it, Office.MANAGER, MAYA, much);
      }
    }

    var list = ((Reply.Ephemeral) t.typed(MAYA, "")).content();
    SlackLimits.holds(list);
    assertThat(list.blocks()).contains("and 37 older ones");
    assertThat(list.text()).containsPattern("and \\d+ more");
  }

  @Test
  void every_button_can_be_typed_as_well() {
    Approval it = T.exception();
    assertThat(text(T.typed(MAYA, "approve #" + it.number()))).contains("EM Maya approved");
    assertThat(text(T.typed(ADA, "approve " + it.number() + " as DRI"))).contains("DRI (Dora)");
    assertThat(modal(T.typed(DORA, "deny " + it.number()))).contains("Why not");
    assertThat(text(T.typed(DORA, "deny " + it.number() + " as dri Too &lt;risky&gt;")))
        .contains("*Denied:*".replace("*", ""), "Too &lt;risky&gt;");
    assertThat(text(T.typed(RAE, "withdraw " + it.number()))).contains("Denied");
    assertThat(text(T.typed(RAE, "approve 77777"))).contains("nobody has asked", "#77777");
    assertThat(text(T.typed(RAE, "`<!channel> soon")))
        .contains("not understood", "/freeze exceptions approve 1234")
        .doesNotContain("<!channel>");
    Approval again = T.exception();
    assertThat(text(T.typed(RAE, "withdraw " + again.number()))).contains("Rae took it back");
  }

  @Test
  void who_holds_two_offices_is_asked_in_which_they_approve() {
    TestApprovals t = new TestApprovals();
    t.freeze.company.directory.person("UQUINN", "quinn", "Quinn", Standing.DEACTIVATED);
    t.freeze.company.directory.person("UDORA", "dora", "Dora", Standing.DEACTIVATED);
    Approval it = t.approvedByManager();
    assertThat(text(t.typed(ADA, "approve " + it.number())))
        .contains("approve " + it.number() + " as qa lead`, then", "as dri`");
    t.typed(ADA, "approve " + it.number() + " as qa lead");
    t.typed(ADA, "approve " + it.number());
    assertThat(t.now(it).state()).isEqualTo(State.GRANTED);
  }

  @Test
  void the_home_tab_shows_what_waits_for_the_reader() {
    TestApprovals t = new TestApprovals();
    var home = new ApprovalHome(t.approvals, t.parts.messages());
    assertThat(home.of(MAYA)).isEmpty();
    Approval it = t.exception();
    assertThat(home.of(QUINN)).isEmpty();
    var part = home.of(MAYA).get(0);
    assertThat(part.mrkdwn())
        .contains("*Asked of you as EM of MDM:* exception (R28): Rae asks", "*Risk:*");
    assertThat(part.buttons())
        .extracting(button -> button.actionId())
        .containsExactly(
            "approval.approve:" + it.id() + ":MANAGER", "approval.deny:" + it.id() + ":MANAGER");
    t.approve(it, Office.MANAGER, MAYA);
    assertThat(home.of(MAYA)).isEmpty();
    assertThat(home.of(DORA)).hasSize(1);
  }

  @Test
  void hostile_words_in_a_list_ping_nobody() {
    UnfreezeRequest request = T.undecided();
    Approval it =
        T.asked(
            request,
            new Approvals.Asking(
                Way.EXCEPTION, Optional.of("mdm"), "<!channel> <@UADA>", Optional.of("<!here>")));
    T.approvals.deny(it.id(), Office.MANAGER, "<!channel> \u202E", By.person(MAYA, "a form"));
    var content = ((Reply.Ephemeral) T.typed(MAYA, "")).content();
    for (String words : List.of(content.text(), content.blocks())) {
      assertThat(words).doesNotContain("<!channel>", "<!here>", "<@UADA>", "\u202E");
    }
  }

  @ParameterizedTest
  @CsvSource({
    "approve 12, APPROVE, 12, '', ''",
    "confirm #12, APPROVE, 12, '', ''",
    "Approve 12 as QA Lead, APPROVE, 12, QA_LEAD, ''",
    "approve 12 as qa, APPROVE, 12, QA_LEAD, ''",
    "approve 12 as em, APPROVE, 12, MANAGER, ''",
    "deny 12 as dri: too risky, DENY, 12, DRI, too risky",
    "deny 12 as it is too risky, DENY, 12, '', as it is too risky",
    "deny 12 as driver bugs, DENY, 12, '', as driver bugs",
    "not-now 12 later, DENY, 12, '', later",
    "withdraw 12, WITHDRAW, 12, '', ''"
  })
  void what_was_typed_is_read(
      String typed, ApprovalText.Verb verb, long number, String office, String words) {
    assertThat(ApprovalText.read(typed))
        .contains(
            new ApprovalText(
                verb, number, office.isEmpty() ? Optional.empty() : Office.read(office), words));
  }

  @ParameterizedTest
  @CsvSource({"approve", "approve x", "12 approve", "approve -1", "hello 12"})
  void what_is_not_understood_is_nothing(String typed) {
    assertThat(ApprovalText.read(typed)).isEmpty();
  }

  @Test
  void feature_work_is_not_confirmed_and_without_a_roster_no_group_is_guessed() {
    UnfreezeRequest request = T.undecided(ADA);
    String form =
        modal(T.slack.begin(click(ADA, "approval.confirm:" + request.id()), Way.CONFIRMATION));
    assertThat(form).doesNotContain("initial_option");
    assertThat(feature("mdm").risk()).isPresent();
  }
}
