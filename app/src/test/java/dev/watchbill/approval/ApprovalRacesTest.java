package dev.watchbill.approval;

import static dev.watchbill.approval.TestApprovals.feature;
import static dev.watchbill.approval.TestApprovals.other;
import static dev.watchbill.freeze.TestFreezes.DORA;
import static dev.watchbill.freeze.TestFreezes.MAYA;
import static dev.watchbill.freeze.TestFreezes.QUINN;
import static dev.watchbill.freeze.TestFreezes.RAE;
import static dev.watchbill.freeze.TestFreezes.SAM;
import static dev.watchbill.freeze.TestFreezes.SOL;
import static org.assertj.core.api.Assertions.assertThat;

import dev.watchbill.AtOnce;
import dev.watchbill.approval.Approval.State;
import dev.watchbill.exemption.UnfreezeRequest;
import dev.watchbill.people.By;
import dev.watchbill.platform.audit.AuditEntry;
import java.util.List;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;

/** Several people at the very same moment. */
class ApprovalRacesTest {
  /** Each is tried so often; one database for all. */
  private static final int TIMES = 5;

  private static final TestApprovals T = new TestApprovals();

  @Test
  void qa_lead_and_dri_approve_at_once_and_it_is_granted_once() throws Exception {
    for (int n = 0; n < TIMES; n++) {
      Approval it = T.approvedByManager();
      all(
          () -> T.approve(it, Office.QA_LEAD, QUINN),
          () -> T.approve(it, Office.DRI, DORA),
          () -> T.approve(it, Office.DRI, DORA));
      assertThat(T.now(it).state()).isEqualTo(State.GRANTED);
      assertThat(T.request(it).state()).isEqualTo(UnfreezeRequest.State.GRANTED);
      assertThat(acts(it, "approval.approve")).isEqualTo(3);
    }
  }

  @Test
  void one_approves_while_the_other_denies_and_only_one_thing_comes_of_it() throws Exception {
    for (int n = 0; n < TIMES; n++) {
      Approval it = T.asked(T.undecided(), feature("software"));
      List<ApprovalAnswer> answers =
          all(
              () -> T.approve(it, Office.MANAGER, SOL),
              () -> T.deny(it, Office.MANAGER, SAM, "No"));
      assertThat(answers).filteredOn(ApprovalAnswer.Done.class::isInstance).hasSize(1);
      boolean approved = answers.get(0) instanceof ApprovalAnswer.Done;
      assertThat(T.now(it).state()).isEqualTo(approved ? State.OPEN : State.DENIED);
      assertThat(T.isAsked(it, DORA)).isEqualTo(approved);
    }
  }

  @Test
  void asked_twice_at_once_it_is_one() throws Exception {
    for (int n = 0; n < TIMES; n++) {
      UnfreezeRequest request = T.undecided();
      List<ApprovalAnswer> answers =
          all(
              () -> T.approvals.ask(request.id(), feature("mdm"), By.person(RAE, "a form")),
              () -> T.approvals.ask(request.id(), other("mdm"), By.person(RAE, "a form")));
      assertThat(answers).filteredOn(ApprovalAnswer.Done.class::isInstance).hasSize(1);
      assertThat(answers).filteredOn(ApprovalAnswer.Refused.class::isInstance).hasSize(1);
    }
  }

  @Test
  void a_push_at_the_moment_of_the_last_approval_never_leaves_the_new_commit_unfrozen()
      throws Exception {
    for (int n = 0; n < TIMES; n++) {
      Approval it = T.asked(T.undecided(), other("mdm"));
      UnfreezeRequest request = T.request(it);
      all(
          () -> T.approve(it, Office.MANAGER, MAYA),
          () -> {
            T.exemptions.pushed(request, "fffffff");
            return new ApprovalAnswer.Gone();
          },
          () -> T.approvals.withdraw(it.id(), By.person(RAE, "a button")));
      assertThat(T.request(it).commit()).contains("fffffff");
      assertThat(T.request(it).state()).isEqualTo(UnfreezeRequest.State.UNDECIDED);
      assertThat(T.now(it).isOpen()).isFalse();
    }
  }

  @Test
  void the_freeze_is_lifted_and_the_reminder_rings_while_somebody_approves() throws Exception {
    TestApprovals t = new TestApprovals();
    Approval it = t.approvedByManager();
    t.freeze.clock.passes(java.time.Duration.ofHours(5));
    all(
        () -> t.approve(it, Office.QA_LEAD, QUINN),
        () -> t.approve(it, Office.DRI, DORA),
        () -> {
          t.parts.timers().due(t.freeze.now());
          return new ApprovalAnswer.Gone();
        },
        () -> {
          t.freeze.lifted();
          return new ApprovalAnswer.Gone();
        });
    assertThat(t.now(it).isOpen()).isFalse();
    assertThat(t.buttons(it, DORA)).doesNotContain("button");
  }

  private interface Deed extends Callable<ApprovalAnswer> {}

  private static List<ApprovalAnswer> all(Deed... deeds) throws Exception {
    return AtOnce.all(List.of(deeds));
  }

  private static long acts(Approval it, String what) {
    return T.freeze.audit.about(it.subject(), 100).stream()
        .map(AuditEntry::what)
        .filter(what::equals)
        .count();
  }
}
