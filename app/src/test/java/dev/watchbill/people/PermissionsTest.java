package dev.watchbill.people;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PermissionsTest {
  private final TestPeople company = new TestPeople();
  private final Permissions permissions = new Permissions(company.people);

  @ParameterizedTest(name = "{0} may change the roster for {1}")
  @CsvSource({
    "UMAYA, mdm",
    "UMAYA, MDM",
    "UADA, mdm",
    "UADA, software",
    "USOL, software",
    "UADA, closed-down"
  })
  void managers_of_the_group_and_admins_change_its_roster(String who, String group) {
    assertThat(permissions.mayChangeRoster(new PersonId(who), group).granted()).isTrue();
  }

  @Test
  void another_manager_is_told_whom_to_ask() {
    assertThat(reason(permissions.mayChangeRoster(new PersonId("USOL"), "mdm")))
        .isEqualTo(
            "Only Maya (MDM's engineering manager) or an admin can change MDM's place in the roster."
                + " Ask them, or run `/oncall help` to see what you can do.");
  }

  @Test
  void several_managers_are_all_named() {
    assertThat(reason(permissions.mayChangeRoster(new PersonId("UBEN"), "software")))
        .startsWith("Only Sol or Sam (Software's engineering managers) or an admin can change");
  }

  @Test
  void without_a_manager_an_admin_is_named() {
    assertThat(reason(permissions.mayChangeRoster(new PersonId("UBEN"), "orphan")))
        .contains("Only an admin can change Orphan's place")
        .contains("Ask Ada, or run");
    assertThat(reason(permissions.mayChangeRoster(new PersonId("UMAYA"), "closed-down")))
        .contains("Only an admin can change closed-down's place");
  }

  @Test
  void members_use_the_bot() {
    assertThat(permissions.mayUseTheBot(new PersonId("UBEN")).granted()).isTrue();
  }

  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource({
    "UGUS, you are here as a guest",
    "USTRANGE, you belong to another one",
    "UBOT, people only",
    "UGONE, is deactivated",
    "UNOBODY, does not know you yet"
  })
  void others_are_refused_kindly_with_the_reason(String who, String reason) {
    assertThat(reason(permissions.mayUseTheBot(new PersonId(who)))).contains(reason);
    assertThat(reason(permissions.mayChangeRoster(new PersonId(who), "mdm"))).contains(reason);
  }

  private static String reason(Ruling ruling) {
    assertThat(ruling).isInstanceOf(Ruling.Denied.class);
    return ((Ruling.Denied) ruling).reason();
  }
}
