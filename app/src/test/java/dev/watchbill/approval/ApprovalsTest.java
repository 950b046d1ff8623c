package dev.watchbill.approval;

import static dev.watchbill.approval.TestApprovals.done;
import static dev.watchbill.approval.TestApprovals.feature;
import static dev.watchbill.approval.TestApprovals.key;
import static dev.watchbill.approval.TestApprovals.other;
import static dev.watchbill.approval.TestApprovals.refused;
import static dev.watchbill.freeze.TestFreezes.ADA;
import static dev.watchbill.freeze.TestFreezes.DORA;
import static dev.watchbill.freeze.TestFreezes.MAYA;
import static dev.watchbill.freeze.TestFreezes.QUINN;
import static dev.watchbill.freeze.TestFreezes.RAE;
import static dev.watchbill.freeze.TestFreezes.SAM;
import static dev.watchbill.freeze.TestFreezes.SOL;
import static org.assertj.core.api.Assertions.assertThat;

import dev.watchbill.approval.Approval.State;
import dev.watchbill.approval.Approvals.Asking;
import dev.watchbill.exemption.Kind;
import dev.watchbill.exemption.UnfreezeRequest;
import dev.watchbill.people.By;
import dev.watchbill.people.PersonId;
import dev.watchbill.platform.audit.AuditEntry;
import dev.watchbill.platform.directory.Directory.Standing;
import dev.watchbill.platform.outbox.Content;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** R26 and R28: who is asked, whose answer counts, and what comes of it. */
class ApprovalsTest {
  private final TestApprovals t = new TestApprovals();

  @Test
  void an_exception_is_approved_by_the_em_then_by_qa_lead_and_dri_and_only_then_unfrozen() {
    Approval it = t.exception();
    assertThat(t.dm(it, MAYA))
        .contains(
            "Rae asks that the feature work of",
            "of 4.60.0",
            "Acme signs on Friday",
            "Behind a flag",
            "asked as *EM of MDM*",
            "If you approve it, the QA lead and the DRI are asked",
            "lapses when the deep freeze begins")
        .hasLineCount(4);
    assertThat(t.buttons(it, MAYA)).contains("\"Approve\"", "Deny…");
    assertThat(t.isAsked(it, QUINN)).isFalse();
    assertThat(t.card(it)).contains("*Exception (R28):* waits for EM Maya.");

    done(t.approve(it, Office.MANAGER, MAYA));
    assertThat(t.dm(it, QUINN)).contains("asked as *QA lead of MDM*", "EM Maya approved");
    assertThat(t.dm(it, DORA)).contains("asked as *DRI*").contains("waits for QA lead Quinn");
    assertThat(t.buttons(it, MAYA)).doesNotContain("button");
    assertThat(t.card(it))
        .contains("*Exception (R28):* EM Maya approved; waits for QA lead Quinn and DRI Dora.");

    done(t.approve(it, Office.DRI, DORA));
    assertThat(t.request(it).state()).isEqualTo(UnfreezeRequest.State.UNDECIDED);
    assertThat(t.card(it)).contains("EM Maya and DRI Dora approved; waits for QA lead Quinn.");

    done(t.approve(it, Office.QA_LEAD, QUINN));
    assertThat(t.request(it).state()).isEqualTo(UnfreezeRequest.State.GRANTED);
    assertThat(t.request(it).kind()).contains(Kind.FEATURE);
    assertThat(t.request(it).because())
        .isEqualTo("EM Maya, QA lead Quinn and DRI Dora approved the exception (R28).");
    assertThat(t.dm(it, DORA)).contains("*Approved:* EM Maya, QA lead Quinn and DRI Dora");
    assertThat(t.outbox.text("approval:" + it.id() + ":ended")).contains("may merge now. EM Maya");
    assertThat(t.outbox.keys("approval:" + it.id() + ":")).hasSize(4);
    assertThat(audited(it))
        .containsExactly(
            "approval.ask", "approval.approve", "approval.approve", "approval.approve");
  }

  @Test
  void a_managers_confirmation_is_one_act() {
    Approval it = t.asked(t.undecided(), other("mdm"));
    assertThat(t.dm(it, MAYA)).contains("*Confirmation* (R26)").doesNotContain("Risk");
    assertThat(t.buttons(it, MAYA)).contains("\"Confirm\"", "Not now…");

    done(t.approve(it, Office.MANAGER, MAYA));
    assertThat(t.request(it).state()).isEqualTo(UnfreezeRequest.State.GRANTED);
    assertThat(t.request(it).kind()).contains(Kind.OTHER);
    assertThat(t.request(it).because()).isEqualTo("EM Maya confirmed it (R26).");
    assertThat(t.isAsked(it, QUINN)).isFalse();
  }

  @Test
  void one_denial_ends_it_and_says_who_and_why() {
    Approval it = t.approvedByManager();
    done(t.deny(it, Office.QA_LEAD, QUINN, "Not tested\non Windows"));

    assertThat(t.request(it).state()).isEqualTo(UnfreezeRequest.State.DENIED);
    assertThat(t.request(it).because())
        .isEqualTo("QA lead Quinn denied the exception (R28): “Not tested on Windows”.");
    for (PersonId who : List.of(MAYA, QUINN, DORA)) {
      assertThat(t.dm(it, who)).contains("*Denied:* QA lead Quinn");
      assertThat(t.buttons(it, who)).doesNotContain("button");
    }
    assertThat(refused(t.approve(it, Office.DRI, DORA))).contains("Denied: QA lead Quinn");
    assertThat(t.outbox.text("approval:" + it.id() + ":ended")).contains("denied: QA lead Quinn");
  }

  @Test
  void of_several_managers_the_first_answer_counts_and_the_others_see_it() {
    Approval it = t.asked(t.undecided(), feature("software"));
    assertThat(t.dm(it, SOL)).contains("The first answer counts", "Waits for EM Sam or Sol");
    assertThat(t.dm(it, SAM)).contains("The first answer counts");

    done(t.approve(it, Office.MANAGER, SAM));
    assertThat(t.dm(it, SOL)).contains("EM Sam approved").doesNotContain("You are asked");
    assertThat(t.buttons(it, SOL)).doesNotContain("button");
    assertThat(refused(t.approve(it, Office.MANAGER, SOL)))
        .contains("EM Sam has answered for that office already");
    assertThat(refused(t.deny(it, Office.MANAGER, SOL, "No"))).contains("the first answer counts");
  }

  @Test
  void a_second_click_does_nothing() {
    Approval it = t.approvedByManager();
    var before = audited(it);
    done(t.approve(it, Office.MANAGER, MAYA));
    assertThat(audited(it)).isEqualTo(before);
  }

  @Test
  void whoever_holds_two_offices_acts_for_each_and_that_is_said() {
    t.freeze.company.directory.group("SSOFT", "software-managers", "UDORA", "USOL");
    Approval it = t.asked(t.undecided(), feature("software"));
    done(t.approve(it, Office.MANAGER, DORA));

    assertThat(t.request(it).state()).isEqualTo(UnfreezeRequest.State.UNDECIDED);
    assertThat(t.dm(it, DORA)).contains("asked as *DRI*");
    assertThat(t.outbox.keys(key(it, DORA))).hasSize(1);
    done(t.approve(it, Office.QA_LEAD, QUINN));
    assertThat(t.request(it).state()).isEqualTo(UnfreezeRequest.State.UNDECIDED);
    done(t.approve(it, Office.DRI, DORA));
    assertThat(t.request(it).because())
        .isEqualTo("Dora (as EM and as DRI) and QA lead Quinn approved the exception (R28).");
  }

  @Test
  void whoever_is_asked_in_another_office_later_without_having_clicked_is_told() {
    t.freeze.company.directory.group("SSOFT", "software-managers", "UDORA", "USOL");
    Approval it = t.asked(t.undecided(), feature("software"));
    done(t.approve(it, Office.MANAGER, SOL));
    assertThat(t.outbox.text(key(it, DORA) + ":asked-DRI")).contains("asked as DRI, too");
    assertThat(t.buttons(it, DORA)).contains("approval.approve:" + it.id() + ":DRI");
  }

  @Test
  void where_nobody_holds_an_office_admins_stand_in_with_a_button_for_each_and_that_is_said() {
    t.freeze.company.directory.person("UQUINN", "quinn", "Quinn", Standing.DEACTIVATED);
    t.freeze.company.directory.person("UDORA", "dora", "Dora", Standing.DEACTIVATED);
    Approval it = t.approvedByManager();
    assertThat(t.dm(it, ADA))
        .contains(
            "asked as *QA lead of MDM and DRI*",
            "being an admin, as Watchbill finds no QA lead of MDM and DRI",
            "each is an act of its own");
    assertThat(t.buttons(it, ADA)).contains("Approve as QA lead", "Approve as DRI");
    assertThat(t.card(it))
        .contains(
            "waits for admin Ada (in place of the QA lead) and admin Ada (in place of the DRI)");

    done(t.approve(it, Office.QA_LEAD, ADA));
    assertThat(t.request(it).state()).isEqualTo(UnfreezeRequest.State.UNDECIDED);
    assertThat(t.buttons(it, ADA)).doesNotContain("QA_LEAD").contains(":DRI");
    done(t.approve(it, Office.DRI, ADA));
    assertThat(t.request(it).because())
        .isEqualTo(
            "EM Maya and admin Ada (in place of the QA lead and the DRI) approved the exception (R28).");
  }

  @Test
  void an_admin_does_not_answer_for_somebody_who_is_there() {
    Approval it = t.exception();
    assertThat(refused(t.approve(it, Office.MANAGER, ADA)))
        .contains("only the EM of MDM (Maya) can answer for that office (R28)");
    assertThat(refused(t.approve(it, Office.QA_LEAD, QUINN))).contains("the EM comes first");
    assertThat(refused(t.approve(it, Office.DRI, RAE))).contains("DRI (Dora)");
    assertThat(t.now(it).answers()).isEmpty();
  }

  @Test
  void whoever_asked_approves_in_their_own_office_by_an_act_of_their_own_and_that_is_said() {
    Approval it = t.asked(t.undecided(MAYA), feature("mdm"));
    assertThat(t.now(it).answers()).isEmpty();
    done(t.approve(it, Office.MANAGER, MAYA));
    assertThat(t.dm(it, QUINN)).contains("EM Maya (who asked) approved");
  }

  @Test
  void who_does_not_hold_the_office_any_more_is_refused() {
    Approval it = t.asked(t.undecided(), feature("software"));
    t.freeze.company.directory.group("SSOFT", "software-managers", "USAM");
    assertThat(refused(t.approve(it, Office.MANAGER, SOL))).contains("EM of Software (Sam)");
    done(t.approve(it, Office.MANAGER, SAM));
  }

  @Test
  void another_commit_ends_it_and_approvals_of_the_former_one_count_no_more() {
    Approval it = t.approvedByManager();
    t.exemptions.pushed(t.request(it), "ffffffffff");
    assertThat(t.now(it).state()).isEqualTo(State.LAPSED);
    assertThat(t.dm(it, DORA)).contains("*No longer needed:* there is a new commit");
    assertThat(t.outbox.text("approval:" + it.id() + ":ended")).contains("there is a new commit");
    assertThat(t.buttons(it, DORA)).doesNotContain("button");
    assertThat(refused(t.approve(it, Office.DRI, DORA))).contains("there is a new commit");

    Approval again = t.asked(t.request(it), feature("mdm"));
    assertThat(again.commit()).contains("ffffffffff");
    assertThat(again.answers()).isEmpty();
    assertThat(t.dm(again, MAYA)).contains("`fffffff`");
  }

  @Test
  void asked_while_github_was_away_it_is_about_the_commit_that_is_there_when_it_is_back() {
    Approval it = t.approvedByManager();
    t.freeze.jdbi.useHandle(
        handle ->
            handle.execute(
                "update approval set commit_id = null, title = null where id = ?", it.id()));
    t.exemptions.pushed(t.request(it), "ffffffffff");
    assertThat(t.now(it).isOpen()).isTrue();
    assertThat(t.now(it).commit()).contains("ffffffffff");
    assertThat(t.dm(it, DORA)).contains("`fffffff`");
  }

  @Test
  void
      what_is_said_to_be_feature_work_while_its_manager_is_asked_is_not_confirmed_as_something_else() {
    Approval it = t.asked(t.undecided(), other("mdm"));
    t.exemptions.declared(t.request(it), Kind.OTHER);
    assertThat(t.now(it).isOpen()).isTrue();
    t.exemptions.declared(t.request(it), Kind.FEATURE);
    assertThat(refused(t.approve(it, Office.MANAGER, MAYA))).contains("feature work");
    assertThat(t.request(it).state()).isEqualTo(UnfreezeRequest.State.UNDECIDED);
    assertThat(t.dm(it, MAYA)).contains("No longer needed");
    assertThat(t.outbox.text("approval:" + it.id() + ":ended")).contains("exception (R28)");
    Approval exception = t.asked(t.request(it), feature("mdm"));
    t.exemptions.declared(t.request(it), Kind.FEATURE);
    assertThat(t.now(exception).isOpen()).isTrue();
  }

  @Test
  void merged_or_closed_lifted_or_in_the_deep_freeze_it_lapses() {
    Approval merged = t.exception();
    t.exemptions.stands(t.request(merged), UnfreezeRequest.State.OVER);
    assertThat(t.dm(merged, MAYA)).contains("No longer needed:* It is OVER");

    Approval deepened = t.approvedByManager();
    t.freeze.deepened();
    assertThat(t.now(deepened).state()).isEqualTo(State.LAPSED);
    assertThat(t.dm(deepened, QUINN))
        .containsIgnoringCase("the deep freeze has begun")
        .contains("R27");
    UnfreezeRequest late = t.undecided();
    assertThat(refused(ask(late, feature("mdm")))).contains("deep freeze", "R27");
    assertThat(t.outbox.blocks(late.card())).doesNotContain("approval.");

    TestApprovals other = new TestApprovals();
    Approval lifted = other.exception();
    other.freeze.lifted();
    assertThat(other.now(lifted).state()).isEqualTo(State.LAPSED);
    assertThat(other.dm(lifted, MAYA)).contains("No longer needed", "lifted");
  }

  @Test
  void withdrawn_by_whoever_asked_both_ways_are_open_again() {
    Approval it = t.approvedByManager();
    assertThat(t.outbox.blocks(t.request(it).card())).contains("Withdraw", "approval.withdraw");
    assertThat(refused(t.approvals.withdraw(it.id(), By.person(MAYA, "a button"))))
        .contains("only Rae");
    done(t.approvals.withdraw(it.id(), By.person(RAE, "a button")));
    done(t.approvals.withdraw(it.id(), By.person(RAE, "a button")));

    assertThat(t.dm(it, QUINN)).contains("No longer needed:* Rae took it back");
    assertThat(t.card(it)).contains("Rae took it back");
    assertThat(t.outbox.blocks(t.request(it).card()))
        .contains("Confirm with my manager", "Ask for an exception");
    assertThat(t.asked(t.request(it), other("mdm")).isOpen()).isTrue();
  }

  @Test
  void nobody_asks_twice_nor_for_another_nor_for_what_is_decided() {
    UnfreezeRequest request = t.undecided();
    assertThat(refused(t.approvals.ask(request.id(), other("mdm"), By.person(MAYA, "a form"))))
        .contains("Rae has asked to unfreeze");
    t.asked(request, other("mdm"));
    assertThat(refused(ask(request, feature("mdm")))).contains("is asked for already");
    UnfreezeRequest granted = t.exemptions.granted(7, "abc", RAE);
    assertThat(refused(ask(granted, other("mdm")))).contains("does not wait for a decision");
    assertThat(t.approvals.ask(999_999, other("mdm"), By.person(RAE, "a form")))
        .isInstanceOf(ApprovalAnswer.Gone.class);
  }

  @Test
  void without_anybody_to_ask_it_is_said() {
    t.freeze.company.directory.person("UMAYA", "maya", "Maya", Standing.DEACTIVATED);
    t.freeze.company.directory.person("UADA", "ada", "Ada", Standing.DEACTIVATED);
    assertThat(refused(ask(t.undecided(), feature("mdm")))).contains("neither an EM");
  }

  @Test
  void each_is_reminded_once_in_business_time_and_whoever_asked_sees_whom_it_waits_for() {
    Approval it = t.exception();
    t.passes(Duration.ofHours(3));
    assertThat(t.outbox.keys(key(it, MAYA))).hasSize(1);
    done(t.approve(it, Office.MANAGER, MAYA));

    t.passes(Duration.ofHours(4).minusMinutes(1));
    assertThat(t.outbox.keys(key(it, QUINN))).hasSize(1);
    t.passes(Duration.ofMinutes(1));
    t.passes(Duration.ofMinutes(10));
    assertThat(t.outbox.keys(key(it, MAYA))).hasSize(1);
    for (PersonId who : List.of(QUINN, DORA)) {
      assertThat(t.outbox.keys(key(it, who))).hasSize(2);
    }
    assertThat(t.outbox.text(key(it, DORA) + ":reminded-DRI"))
        .contains("still waits for you as DRI", "4 hours ago");
    assertThat(t.card(it)).contains("waits for QA lead Quinn and DRI Dora, asked <!date^");
    assertThat(t.outbox.keys("approval:" + it.id() + ":reminded")).hasSize(1);
    assertThat(audited(it)).filteredOn("approval.remind"::equals).hasSize(2);
  }

  @Test
  void after_a_downtime_one_reminder_is_said_and_none_for_what_was_answered() {
    Approval it = t.approvedByManager();
    done(t.approve(it, Office.DRI, DORA));
    t.freeze.clock.passes(Duration.ofDays(5));
    t.parts.timers().due(t.freeze.now());
    t.parts.timers().due(t.freeze.now());
    assertThat(t.outbox.keys(key(it, QUINN))).hasSize(2);
    assertThat(t.outbox.keys(key(it, DORA))).hasSize(1);
    assertThat(t.parts.timers().nextDue()).isEmpty();
  }

  @Test
  void hostile_words_ping_nobody_and_break_nothing() {
    String nasty = "<!channel> @here ``` <@UADA> \u202Eabc *x* " + "long ".repeat(380);
    Approval it =
        t.asked(
            t.undecided(),
            new Asking(Way.EXCEPTION, Optional.of("mdm"), nasty, Optional.of(nasty)));
    done(t.approve(it, Office.MANAGER, MAYA));
    done(t.deny(it, Office.DRI, DORA, nasty));
    t.freeze.outbox.keys("").stream()
        .map(key -> t.outbox.message(key).content())
        .forEach(ApprovalsTest::isHarmless);
  }

  private static void isHarmless(Content content) {
    assertThat(content.text())
        .doesNotContain("<!channel>", "<@UADA>", "\u202E")
        .hasSizeLessThan(4_000);
    assertThat(content.blocks()).doesNotContain("<!channel>", "<@UADA>", "\u202E");
    if (content.blocks().contains("mrkdwn")) {
      assertThat(content.blocks()).contains("\"verbatim\":true");
    }
  }

  private ApprovalAnswer ask(UnfreezeRequest request, Asking asking) {
    return t.approvals.ask(request.id(), asking, By.person(RAE, "a form"));
  }

  private List<String> audited(Approval it) {
    var acts =
        new ArrayList<>(
            t.freeze.audit.about(it.subject(), 100).stream().map(AuditEntry::what).toList());
    Collections.reverse(acts);
    return acts;
  }
}
