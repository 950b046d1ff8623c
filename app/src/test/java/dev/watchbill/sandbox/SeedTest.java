package dev.watchbill.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.watchbill.sandbox.workspace.Channel;
import dev.watchbill.sandbox.workspace.InstalledApp;
import dev.watchbill.sandbox.workspace.Team;
import dev.watchbill.sandbox.workspace.Workspace;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class SeedTest {
  private static final Instant NOW = Instant.parse("2026-11-16T14:30:00Z");

  private final Workspace workspace =
      Workspace.fleeting(
          Clock.fixed(NOW, ZoneOffset.UTC), Team.sandbox(), InstalledApp.named("Watchbill"));

  @Test
  void it_is_planted_once() {
    assertThat(Seed.plant(workspace)).isTrue();
    var people = workspace.people().all().size();
    assertThat(Seed.plant(workspace)).isFalse();
    assertThat(workspace.people().all()).hasSize(people);
  }

  @Test
  void the_bot_is_in_every_channel_of_the_default_configuration() {
    Seed.plant(workspace);
    assertThat(
            "help-engineering help-p1 g-infra g-customer-experience help-product-design g-customer-success help-qa help-promote g-mdm g-software general"
                .split(" "))
        .allSatisfy(
            name ->
                assertThat(workspace.channels().get(name).has(workspace.app().userId())).isTrue());
  }

  @Test
  void everybody_whom_the_sandboxs_configuration_names_is_there() throws IOException {
    Seed.plant(workspace);
    var emails = Pattern.compile("[a-z]+@example\\.com").matcher(configuration());
    assertThat(emails.results().map(found -> found.group()))
        .isNotEmpty()
        .allSatisfy(email -> assertThat(workspace.people().byEmail(email)).isPresent());
  }

  @Test
  void everybody_on_a_roster_is_there_and_their_group_is_in_the_configuration() throws IOException {
    Seed.plant(workspace);
    var configuration = configuration();
    assertThat(Seed.rosters(workspace))
        .hasSizeGreaterThan(4)
        .allSatisfy(
            place -> {
              assertThat(workspace.people().byEmail(place.email())).isPresent();
              assertThat(configuration).contains("  " + place.group() + ":");
              assertThat(place.onboarded()).isBefore("2026-06-01");
            });
  }

  @Test
  void the_past_lies_within_a_week_and_is_told_to_nobody_as_new() {
    Seed.plant(workspace);
    var oldest = NOW.minus(Duration.ofDays(8)).getEpochSecond();
    assertThat(workspace.channels().all())
        .filteredOn(channel -> channel.kind() != Channel.Kind.DIRECT)
        .flatExtracting(channel -> workspace.messages().in(channel.id()))
        .hasSizeGreaterThan(30)
        .allSatisfy(
            message ->
                assertThat(Double.parseDouble(message.ts()))
                    .isBetween((double) oldest, (double) NOW.getEpochSecond()));
  }

  private static String configuration() throws IOException {
    try (var file = Seed.class.getResourceAsStream("/sandbox/watchbill-sandbox.yml")) {
      assertThat(file).isNotNull();
      return new String(file.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
