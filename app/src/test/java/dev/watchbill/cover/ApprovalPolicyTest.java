package dev.watchbill.cover;

import static org.assertj.core.api.Assertions.assertThat;

import dev.watchbill.cover.ApprovalPolicy.Party;
import dev.watchbill.cover.ChangeRequest.Approval;
import dev.watchbill.people.PersonId;
import dev.watchbill.people.Role;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ApprovalPolicyTest {
  private static final PersonId BEN = new PersonId("UBEN");
  private static final PersonId CLEO = new PersonId("UCLEO");
  private static final PersonId MAYA = new PersonId("UMAYA");
  private static final List<Approval> BOTH =
      List.of(new Approval("mdm", Optional.empty()), new Approval("software", Optional.empty()));

  private static Party party(PersonId who, Role... roles) {
    return new Party(who, Set.of(roles));
  }

  @Test
  void each_group_touched_approves_once() {
    assertThat(
            ApprovalPolicy.needed(
                List.of("mdm", "software", "mdm"), List.of(party(BEN), party(CLEO))))
        .isEqualTo(BOTH);
  }

  @Test
  void a_manager_who_takes_part_has_approved() {
    assertThat(
            ApprovalPolicy.needed(
                List.of("mdm", "software"),
                List.of(party(BEN), party(MAYA, new Role.ManagerOf("mdm")))))
        .containsExactly(
            new Approval("mdm", Optional.of(MAYA)), new Approval("software", Optional.empty()));
  }

  @Test
  void managers_approve_for_their_own_groups_and_admins_for_all() {
    assertThat(ApprovalPolicy.openFor(party(MAYA, new Role.ManagerOf("mdm")), BOTH))
        .containsExactly("mdm");
    assertThat(ApprovalPolicy.openFor(party(MAYA, new Role.Admin()), BOTH))
        .containsExactly("mdm", "software");
    assertThat(ApprovalPolicy.openFor(party(BEN, new Role.QaLeadOf("mdm")), BOTH)).isEmpty();
  }

  @Test
  void an_admin_who_manages_one_of_the_groups_speaks_for_that_one_first() {
    Party both = party(MAYA, new Role.Admin(), new Role.ManagerOf("mdm"));

    assertThat(ApprovalPolicy.openFor(both, BOTH)).containsExactly("mdm");
    assertThat(ApprovalPolicy.openFor(both, ApprovalPolicy.with(BOTH, List.of("mdm"), MAYA)))
        .containsExactly("software");
  }

  @Test
  void whoever_approved_first_stays_the_one_who_did() {
    List<Approval> approved = ApprovalPolicy.with(BOTH, List.of("mdm"), MAYA);

    assertThat(ApprovalPolicy.with(approved, List.of("mdm", "software"), CLEO))
        .containsExactly(
            new Approval("mdm", Optional.of(MAYA)), new Approval("software", Optional.of(CLEO)));
  }
}
