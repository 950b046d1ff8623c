package dev.watchbill.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.watchbill.config.ConfigLoader.Layer;
import dev.watchbill.config.ReleaseConfig.Gate;
import dev.watchbill.config.WatchbillConfig.ChannelRef;
import dev.watchbill.config.WatchbillConfig.PersonRef;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.Period;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConfigLoaderTest {
  /** The people, who have no default; everything else has. */
  private static final String PEOPLE =
      """
      admins: [ada@example.com]
      groups:
        mdm: { name: MDM, manager: mgr@example.com, qa_lead: U012QA }
      rotations:
        developer: { escalation: [cto@example.com] }
        infrastructure: { escalation: [cto@example.com, "@engineering-managers"] }
      release: { dri: dri@example.com }
      """;

  @Test
  void everything_but_the_people_has_a_default() {
    var config = ConfigLoader.load("mine.yml", PEOPLE);

    assertThat(config.admins()).containsExactly(new PersonRef.ByEmail("ada@example.com"));
    assertThat(config.group("mdm").qaLead()).isEqualTo(new PersonRef.ById("U012QA"));
    assertThat(config.hours("always").to()).isEqualTo(LocalTime.MIDNIGHT);
    assertThat(config.rotations().keySet()).containsExactly("developer", "infrastructure");
    var developer = config.rotation("developer");
    assertThat(developer.alias()).isEqualTo("oncall");
    assertThat(developer.changes().day()).isEqualTo(DayOfWeek.WEDNESDAY);
    assertThat(developer.changes().at()).isEqualTo(LocalTime.of(10, 0));
    assertThat(developer.changes().zone()).isEqualTo(ZoneId.of("America/Los_Angeles"));
    assertThat(developer.headsUp()).containsExactly(Period.ofDays(3), Period.ofDays(1));
    assertThat(developer.retrospective()).hasSize(3);
    var infrastructure = config.rotation("infrastructure");
    assertThat(infrastructure.changes().day()).isEqualTo(DayOfWeek.MONDAY);
    assertThat(infrastructure.firstResponse().afterHours()).contains(Duration.ofHours(4));
    assertThat(infrastructure.escalation())
        .containsExactly(
            new PersonRef.ByEmail("cto@example.com"),
            new PersonRef.ByUserGroup("@engineering-managers"));
    assertThat(config.criticalBug().warns())
        .isEqualTo(new PersonRef.ByUserGroup("@customer-success"));
    assertThat(config.release().gate()).isEqualTo(Gate.NONE);
    assertThat(config.release().exempt().deepFreezeLabels())
        .containsExactly("~release-blocker", "~unreleased-bug");
  }

  @Test
  void bugs_are_counted_in_the_releases_repository_by_states_of_ones_own() {
    var usual = ConfigLoader.load("mine.yml", PEOPLE).bugFigures();
    assertThat(usual.postIn()).isEmpty();
    assertThat(usual.repository()).isEqualTo("fleetdm/fleet");
    assertThat(usual.states().keySet())
        .containsExactly("inbox", "reproduced", "in engineering", "awaiting QA");
    var own =
        with("""
                bug_figures:
                  post_in: bugs
                  every: { day: friday }
                  repository: acme/fleetwood
                  states: { inbox: , reproduced: ["R"], elsewhere: ["E", "-F"] }
                """)
            .bugFigures();
    assertThat(own.postIn()).contains(new ChannelRef("bugs"));
    assertThat(own.every().day()).isEqualTo(DayOfWeek.FRIDAY);
    assertThat(own.every().at()).isEqualTo(LocalTime.of(9, 0));
    assertThat(own.repository()).isEqualTo("acme/fleetwood");
    assertThat(own.states().keySet())
        .containsExactly("reproduced", "in engineering", "awaiting QA", "elsewhere");
    assertThat(own.states().get("elsewhere")).containsExactly("E", "-F");
    assertThatThrownBy(() -> with("bug_figures: { states: { inbox: [] } }"))
        .hasMessageContaining("bug_figures.states");
  }

  @Test
  void mappings_are_merged_lists_are_replaced_and_an_empty_value_takes_a_default_away() {
    var config =
        with(
            """
            rotations:
              developer:
                escalation: [U1BOSS]
                changes: { day: mon }
                heads_up: [P2D]
                meetings_in:
              infrastructure:
            critical_bug: { alarm_in: "#alarms" }
            """);

    var developer = config.rotation("developer");
    assertThat(config.rotations()).containsOnlyKeys("developer");
    assertThat(developer.changes().day()).isEqualTo(DayOfWeek.MONDAY);
    assertThat(developer.changes().at()).isEqualTo(LocalTime.of(10, 0));
    assertThat(developer.headsUp()).containsExactly(Period.ofDays(2));
    assertThat(developer.meetingsIn()).isEmpty();
    assertThat(config.criticalBug().alarmIn()).isEqualTo(new ChannelRef("alarms"));
  }

  @Test
  void a_rotation_of_ones_own_needs_an_alias_and_an_escalation_only() {
    var config =
        with("rotations: { security: { alias: \"@sec-oncall\", escalation: [ciso@example.com] } }");

    var security = config.rotation("security");
    assertThat(security.alias()).isEqualTo("sec-oncall");
    assertThat(security.listenIn()).containsExactly(new ChannelRef("help-engineering"));
    assertThat(security.firstResponse().hours()).isEqualTo("company");
    assertThat(security.headsUp()).isNotEmpty();
  }

  @Test
  void escalating_outages_and_keeping_can_be_set_and_have_defaults() {
    var usual = ConfigLoader.load("mine.yml", PEOPLE);
    assertThat(usual.rotation("developer").nextContactAfter()).isEqualTo(Duration.ofMinutes(30));
    assertThat(usual.rotation("developer").outages()).isFalse();
    assertThat(usual.rotation("infrastructure").outages()).isTrue();
    assertThat(usual.group("mdm").productManager()).isEmpty();
    assertThat(usual.keep().excerpts()).isEqualTo(Period.ofDays(90));
    assertThat(usual.keep().requests()).isEqualTo(Period.ofYears(2));

    var own =
        with(
            """
            groups: { mdm: { product_manager: pm@example.com } }
            rotations: { developer: { next_contact_after: PT10M, outages: true } }
            keep: { requests: P30D }
            """);
    assertThat(own.rotation("developer").nextContactAfter()).isEqualTo(Duration.ofMinutes(10));
    assertThat(own.rotation("developer").outages()).isTrue();
    assertThat(own.group("mdm").productManager()).contains(new PersonRef.ByEmail("pm@example.com"));
    assertThat(own.keep().requests()).isEqualTo(Period.ofDays(30));
    assertThat(own.keep().messages()).isEqualTo(Period.ofDays(180));
  }

  @Test
  void a_time_of_day_needs_no_quotes_and_norway_is_a_country() {
    var config =
        with(
            "hours: { oslo: { days: [MON], from: 9:00, to: 17:00, zone: Europe/Oslo, holidays: NO } }");

    assertThat(config.hours("oslo").from()).isEqualTo(LocalTime.of(9, 0));
    assertThat(config.hours("oslo").holidays()).contains("NO");
  }

  @Test
  void every_problem_is_found_at_once_with_its_path_and_line() {
    var problems =
        problems(
            """
            admins: []
            hours:
              night: { days: [MON], from: "22:00", to: "06:00", zone: Europe/Berlin }
            rotations:
              developer:
                changes: { day: Wedensday }
            """);

    assertThat(problems)
        .extracting(ConfigProblem::path)
        .containsExactlyInAnyOrder(
            "admins",
            "hours.night.to",
            "groups",
            "rotations.developer.changes.day",
            "rotations.developer.escalation",
            "rotations.infrastructure.escalation",
            "release.dri");
    assertThat(problems)
        .filteredOn(problem -> problem.path().equals("rotations.developer.changes.day"))
        .singleElement()
        .asString()
        .isEqualTo(
            "rotations.developer.changes.day (mine.yml, line 6): 'Wedensday' is not a day of the"
                + " week. Did you mean WEDNESDAY?");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "rotatoins: {}                                    | rotatoins                                | Did you mean rotations?",
        "release: { freese: {} }                          | release.freese                           | Did you mean freeze?",
        "rotations: { developer: { alais: x } }           | rotations.developer.alais                | Did you mean alias?",
        "hours: { company: { zone: America/Los_Angles } } | hours.company.zone                       | Did you mean America/Los_Angeles?",
        "hours: { company: { zone: PST } }                | hours.company.zone                       | Europe/Berlin",
        "hours: { company: { days: [] } }                 | hours.company.days                       | [MON, TUE",
        "hours: { company: { from: 9am } }                | hours.company.from                       | 09:00",
        "hours: { company: { from: '24:00' } }            | hours.company.from                       | 09:00",
        "hours: { company: { to: '09:00' } }              | hours.company.to                         | 24:00",
        "hours: { company: { holidays: Germany } }        | hours.company.holidays                   | DE",
        "hours: { company: { holidays: US-XX } }          | hours.company.holidays                   | CA",
        "hours: { nights: MON }                           | hours.nights                             | Indent",
        "admins: ada@example.com                          | admins                                   | [one, another]",
        "admins: [[ada@example.com]]                      | admins[0]                                | key's line",
        "admins: [ada]                                    | admins[0]                                | e-mail address",
        "admins: [ada@example]                            | admins[0]                                | e-mail address",
        "admins: [x@example.com, '@Not A Handle']         | admins[1]                                | \"@handle\"",
        "groups: { mdm: { channel: 'Not a channel' } }    | groups.mdm.channel                       | lower case",
        "rotations: { developer: { alias: 'On Call' } }   | rotations.developer.alias                | lower case",
        "rotations: { developer: { alias: infrastructure-oncall } } | rotations.infrastructure.alias | of its own",
        "rotations: { developer: { approvals: maybe } }   | rotations.developer.approvals            | true or false",
        "rotations: { developer: { changes: { every: P10D } } } | rotations.developer.changes.every  | P1W",
        "rotations: { developer: { first_response: { within: 1h } } } | rotations.developer.first_response.within | PT1H",
        "rotations: { developer: { first_response: { within: PT0S } } } | rotations.developer.first_response.within | PT1H",
        "rotations: { developer: { first_response: { hours: compnay } } } | rotations.developer.first_response.hours | Did you mean company?",
        "rotations: { developer: { heads_up: [PT1H] } }   | rotations.developer.heads_up[0]          | P1D",
        "rotations: { developer: { listen_in: [] } }      | rotations.developer.listen_in            | channel",
        "rotations: { developer: { next_contact_after: soon } } | rotations.developer.next_contact_after | PT15M",
        "rotations: { developer: { outages: maybe } }     | rotations.developer.outages              | true or false",
        "groups: { mdm: { product_manager: pm } }         | groups.mdm.product_manager               | e-mail address",
        "keep: { requests: long }                         | keep.requests                            | P1D",
        "critical_bug: { on_call: developr }              | critical_bug.on_call                     | Did you mean developer?",
        "critical_bug: { product_hours: nights }          | critical_bug.product_hours               | company",
        "critical_bug: { alarm_in: }                      | critical_bug.alarm_in                    | Add it",
        "critical_bug: { postmortem_within: soon }        | critical_bug.postmortem_within           | P1D",
        "release: { repository: fleet }                   | release.repository                       | owner/name",
        "release: { gate: gitlab }                        | release.gate                             | merge-freeze",
        "release: { branch: '' }                          | release.branch                           | Write something",
        "release: { exempt_paths: ['docs/{a'] }           | release.exempt_paths[0]                  | docs/**",
        "release: { exempt_labels: { bugs: [bug] } }      | release.exempt_labels.bugs               | Did you mean bug?",
        "rotations: { 'on call': { alias: x, escalation: [U123] } } | rotations.on call              | one word",
        "release: { deep_freeze: -PT1H }                  | release.deep_freeze                      | PT1H",
      })
  void each_mistake_is_named_with_its_path_and_the_remedy(String yaml, String path, String remedy) {
    assertThat(problemsWith(yaml))
        .singleElement()
        .satisfies(
            problem -> {
              assertThat(problem.path()).isEqualTo(path);
              assertThat(problem.toString()).contains(remedy);
            });
  }

  @Test
  void a_secret_in_the_file_is_not_repeated() {
    assertThat(problems("admins: [xoxb-123-secret]"))
        .noneMatch(
            problem -> problem.toString().contains("secret-") || problem.toString().contains("123"))
        .anyMatch(problem -> problem.message().startsWith("a secret is not a person"));
  }

  @Test
  void what_is_not_yaml_is_said_with_its_line() {
    assertThat(problems("admins: [a@b.example\nhours: {"))
        .first()
        .asString()
        .startsWith("mine.yml, line ")
        .contains("This is not YAML");
    assertThat(problems("just a text")).first().asString().contains("holds no keys");
    assertThat(problems("admins: &a [*a]")).anyMatch(it -> it.message().contains("nested"));
    assertThat(problems(PEOPLE + "admins: [other@example.com]"))
        .singleElement()
        .asString()
        .contains("stands here twice");
  }

  @Test
  void a_file_that_cannot_be_read_is_a_problem_of_its_own(@TempDir Path temp) throws Exception {
    assertThatThrownBy(() -> ConfigLoader.load(temp.resolve("none.yml")))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining("WATCHBILL_CONFIG")
        .hasMessageContaining("none.yml");
    var file = Files.writeString(temp.resolve("mine.yml"), PEOPLE);
    assertThat(ConfigLoader.load(file).admins()).hasSize(1);
  }

  /** {@link #PEOPLE} with {@code yaml} laid over it. */
  private static WatchbillConfig with(String yaml) {
    return ConfigLoader.layered(
        List.of(new Layer("people.yml", PEOPLE), new Layer("mine.yml", yaml)));
  }

  private static List<ConfigProblem> problemsWith(String yaml) {
    return catchThrowableOfType(ConfigException.class, () -> with(yaml)).problems();
  }

  private static List<ConfigProblem> problems(String yaml) {
    return catchThrowableOfType(ConfigException.class, () -> ConfigLoader.load("mine.yml", yaml))
        .problems();
  }

  @Test
  void business_hours_can_be_reckoned_with() {
    var company = with("{}").hours("company").working();
    assertThat(company.isOpen(Instant.parse("2026-11-25T18:00:00Z"))).isTrue();
    assertThat(company.isOpen(Instant.parse("2026-11-26T18:00:00Z"))).isFalse();
  }

  @Test
  void a_file_that_sets_everything_there_is_to_set_is_read() {
    var config =
        ConfigLoader.load(
            "full.yml",
            """
            admins: [ada@example.com]
            hours:
              company: { days: [MON, TUE], from: "09:00", to: "17:00", zone: America/Los_Angeles, holidays: US }
              product: { days: [MON], from: "08:00", to: "16:00", zone: America/Chicago, holidays: US }
              always:  { days: [SAT, SUN], from: "00:00", to: "24:00", zone: UTC }
            groups:
              mdm:      { name: MDM, manager: m@example.com, qa_lead: q@example.com, channel: g-mdm }
              software: { name: Software, manager: n@example.com, qa_lead: q@example.com, channel: g-software }
            rotations:
              developer:
                alias: oncall
                listen_in: [help-engineering]
                announce_in: help-engineering
                changes: { every: P1W, day: WEDNESDAY, at: "10:00", zone: America/Los_Angeles }
                alternate_groups: true
                first_response: { within: PT1H, hours: company }
                remind_before_due: PT15M
                dig_before_escalating: PT30M
                escalation: [cto@example.com]
                approvals: true
                heads_up: [P3D, P1D]
                meetings_in: g-customer-experience
                retrospective: [What happened]
              infrastructure:
                alias: infrastructure-oncall
                listen_in: [help-p1]
                announce_in: help-p1
                changes: { every: P1W, day: MONDAY, at: "09:00", zone: America/Los_Angeles }
                first_response: { within: PT1H, hours: company, after_hours: PT4H }
                escalation: [cto@example.com, "@engineering-managers"]
                backup: cto@example.com
                summary_in: g-infra
                retrospective: [Which alarms]
            critical_bug:
              alarm_in: help-product-design
              fallback_in: help-p1
              fallback_after: PT1H
              product: "@product"
              product_hours: product
              notify: "@customer-success"
              notify_in: g-customer-success
              notify_within: PT1H
              on_call: developer
              postmortem_within: P5D
            release:
              dri: dri@example.com
              cadence: P3W
              at: "17:00"
              zone: America/Los_Angeles
              freeze: { day: TUESDAY, at: "09:00" }
              deep_freeze: PT24H
              announce_in: help-engineering
              readiness_in: help-qa
              gate: none
              repository: fleetdm/fleet
              branch: main
              exempt_labels: { bug: ["bug"], deep_freeze: ["~release-blocker"] }
              exempt_paths: ["docs/**", "**/*.md"]
            """);

    assertThat(config.rotation("infrastructure").escalation())
        .contains(new PersonRef.ByUserGroup("@engineering-managers"));
    assertThat(config.hours("company").holidays()).contains("US");
  }
}
