package dev.watchbill.people;

import static org.assertj.core.api.Assertions.assertThat;

import dev.watchbill.config.WatchbillConfig.PersonRef;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PeopleTest {
  private final TestPeople company = new TestPeople();
  private final People people = company.people;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<@UADA>",
        "<@UADA|ada>",
        "@ada",
        "ada",
        " Ada ",
        "@Ada",
        "ada@example.com",
        "ADA@Example.com",
        "<mailto:ada@example.com|ada@example.com>",
        "UADA"
      })
  void a_person_is_found_by_what_somebody_typed(String words) {
    assertThat(people.typed(words)).map(Person::id).contains(new PersonId("UADA"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "@", " ", "<@UNOBODY>", "nobody", "<!channel>", "x@y", "<#C1|general>"})
  void nobody_is_found_by_anything_else(String words) {
    assertThat(people.typed(words)).isEmpty();
  }

  @Test
  void each_holds_the_roles_that_the_configuration_names() {
    assertThat(people.rolesOf(company.named("ada"))).containsExactly(new Role.Admin());
    assertThat(people.rolesOf(company.named("maya"))).containsExactly(new Role.ManagerOf("mdm"));
    assertThat(people.rolesOf(company.named("sam")))
        .containsExactly(new Role.ManagerOf("software"));
    assertThat(people.rolesOf(company.named("dora"))).containsExactly(new Role.Dri());
    assertThat(people.rolesOf(company.named("quinn")))
        .containsExactlyInAnyOrder(
            new Role.Product(),
            new Role.QaLeadOf("mdm"),
            new Role.QaLeadOf("software"),
            new Role.QaLeadOf("orphan"));
  }

  @Test
  void a_former_member_holds_no_role_and_stands_behind_none() {
    assertThat(people.rolesOf(company.named("gone"))).isEmpty();
    assertThat(people.managersOf("orphan")).isEmpty();
    assertThat(people.managersOf("software"))
        .extracting(Person::displayName)
        .containsExactly("Sol", "Sam");
  }

  @Test
  void a_disabled_user_group_is_nobody() {
    assertThat(people.admins()).extracting(Person::name).containsExactly("ada");
    assertThat(people.rolesOf(company.named("ben"))).isEmpty();
  }

  @Test
  void who_joins_a_user_group_holds_its_role_at_once() {
    company.directory.group("SPROD", "product", "UBEN");
    assertThat(people.rolesOf(company.named("ben"))).containsExactly(new Role.Product());
    assertThat(people.behind(new PersonRef.ByUserGroup("@product")))
        .containsExactly(company.named("ben"));
  }

  @Test
  void a_group_is_found_by_its_key_or_its_name() {
    assertThat(people.group("mdm")).isEqualTo(people.group(" MDM ")).isPresent();
    assertThat(people.group("Software")).map(Group::key).contains("software");
    assertThat(people.group("marketing")).isEmpty();
    assertThat(people.groups()).extracting(Group::key).containsExactly("mdm", "software", "orphan");
  }

  @Test
  void a_group_that_is_not_configured_has_no_manager() {
    assertThat(people.managersOf("marketing")).isEmpty();
  }
}
