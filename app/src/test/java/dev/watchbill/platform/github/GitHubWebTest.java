package dev.watchbill.platform.github;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class GitHubWebTest {
  private static final GitHubWeb OWN = new GitHubWeb("https://git.example.com");

  @ParameterizedTest(name = "{0} → {1}")
  @CsvSource({
    "https://api.github.com/,                https://github.com",
    "https://git.example.com/api/v3/,        https://git.example.com",
    "http://git.example.com:8443/api/v3/,    http://git.example.com:8443",
    "https://api.octocorp.ghe.com/,          https://octocorp.ghe.com",
    "http://127.0.0.1:4711/github/,          https://github.com",
  })
  void where_people_read_follows_from_where_the_api_is(URI api, String address) {
    assertThat(GitHubWeb.of(api).address()).isEqualTo(address);
  }

  @Test
  void a_link_leads_to_the_github_of_one_s_own_and_is_read_from_there() {
    String link = OWN.pull("acme/fleetwood", 12);
    assertThat(link).isEqualTo("https://git.example.com/acme/fleetwood/pull/12");
    assertThat(OWN.place(link + "/files"))
        .contains(new GitHubWeb.Place("acme/fleetwood", false, "12"));
    assertThat(OWN.place("git.example.com/acme/fleetwood/issues/7#x"))
        .contains(new GitHubWeb.Place("acme/fleetwood", true, "7"));
    assertThat(OWN.issue("https://git.example.com/acme/fleetwood/issues/7?a=b"))
        .contains(new IssueRef("acme", "fleetwood", 7));
  }

  @Test
  void what_is_on_another_github_is_not_taken_for_its_own() {
    assertThat(OWN.place("https://github.com/acme/fleetwood/pull/12")).isEmpty();
    assertThat(OWN.issue("https://github.com/acme/fleetwood/issues/12")).isEmpty();
    assertThat(GitHubWeb.PUBLIC.issue("https://gitxcom/acme/fleetwood/issues/12")).isEmpty();
    assertThat(OWN.place("https://git.example.com.evil.example/acme/fleetwood/pull/12")).isEmpty();
  }
}
