package dev.watchbill.platform.slack;

import static org.assertj.core.api.Assertions.assertThat;

import dev.watchbill.platform.directory.Directory.Standing;
import dev.watchbill.platform.slack.AdmissionPolicy.Admission;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class AdmissionPolicyTest {
  private static final BotIdentity US =
      new BotIdentity(
          "UBOT", Optional.of("BBOT"), Optional.of("T1"), Optional.of("E1"), Optional.empty());

  @Test
  void a_member_of_our_workspace_is_welcome_even_before_the_directory_knows_them() {
    assertThat(admit(from("T1"), Optional.of(Standing.MEMBER))).isEqualTo(Admission.WELCOME);
    assertThat(admit(from("T1"), Optional.empty())).isEqualTo(Admission.WELCOME);
  }

  @Test
  void somebody_of_another_workspace_is_an_outsider() {
    assertThat(admit(from("T9"), Optional.empty())).isEqualTo(Admission.OUTSIDER);
  }

  @Test
  void somebody_of_another_workspace_of_our_organisation_is_welcome_if_known_as_a_member() {
    var colleague = new Sender("U2", Optional.of("T2"), Optional.of("E1"), false);

    assertThat(admit(colleague, Optional.of(Standing.MEMBER))).isEqualTo(Admission.WELCOME);
    assertThat(admit(colleague, Optional.empty())).isEqualTo(Admission.OUTSIDER);
    assertThat(admit(colleague, Optional.of(Standing.STRANGER))).isEqualTo(Admission.OUTSIDER);
  }

  @Test
  void guests_strangers_apps_and_former_members_are_not() {
    assertThat(admit(from("T1"), Optional.of(Standing.GUEST))).isEqualTo(Admission.GUEST);
    assertThat(admit(from("T1"), Optional.of(Standing.STRANGER))).isEqualTo(Admission.OUTSIDER);
    assertThat(admit(from("T1"), Optional.of(Standing.BOT))).isEqualTo(Admission.NOBODY);
    assertThat(admit(from("T1"), Optional.of(Standing.DEACTIVATED))).isEqualTo(Admission.NOBODY);
  }

  @Test
  void whom_slack_marks_as_a_guest_is_one_whatever_the_directory_says() {
    var marked = new Sender("U2", Optional.of("T1"), Optional.empty(), true);

    assertThat(admit(marked, Optional.of(Standing.MEMBER))).isEqualTo(Admission.GUEST);
  }

  @Test
  void an_author_is_outside_only_in_a_channel_shared_with_another_company() {
    assertThat(AdmissionPolicy.outside(Optional.of("T9"), true, US)).isTrue();
    assertThat(AdmissionPolicy.outside(Optional.of("T9"), false, US)).isFalse();
    assertThat(AdmissionPolicy.outside(Optional.of("T1"), true, US)).isFalse();
    assertThat(AdmissionPolicy.outside(Optional.empty(), true, US)).isFalse();
  }

  private static Sender from(String team) {
    return new Sender("U2", Optional.of(team), Optional.empty(), false);
  }

  private static Admission admit(Sender sender, Optional<Standing> standing) {
    return AdmissionPolicy.admit(sender, Optional.of(US), standing);
  }
}
