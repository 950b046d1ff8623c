package dev.watchbill.platform.github;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The bot as a GitHub App: the key, what it shows at the door, and the token that it gets. */
class AppLoginTest {
  private static final String INSTALLATION = "GET /repos/acme/fleetwood/installation";
  private static final String TOKENS = "POST /app/installations/99/access_tokens";
  private static final String QUEUE =
      "GET /repos/acme/fleetwood/git/matching-refs/heads/gh-readonly-queue/main/pr-";
  private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");

  /** What stands before an RSA key of 2048 bits in PKCS#8. */
  private static final int PREFIX = 26;

  private static KeyPair keys;

  private final RecordedGitHub gitHub = new RecordedGitHub();
  private final AtomicReference<Instant> now = new AtomicReference<>(NOON);
  @TempDir private Path temp;

  @BeforeAll
  static void make() throws Exception {
    var generator = KeyPairGenerator.getInstance("RSA");
    generator.initialize(2048);
    keys = generator.generateKeyPair();
  }

  @AfterEach
  void close() {
    gitHub.close();
  }

  private Repository repository() {
    gitHub.tells(INSTALLATION, "{\"id\": 99, \"app_id\": 4711}").tells(QUEUE, "[]");
    token("ghs_first", NOON.plus(Duration.ofHours(1)));
    return connection().repository(RecordedGitHub.REPOSITORY);
  }

  private GitHubConnection connection() {
    return GitHubConnection.open(
        gitHub.address(),
        new GitHubApp(4711, keys.getPrivate()),
        RecordedGitHub.REPOSITORY,
        ((InstantSource) now::get).withZone(ZoneOffset.UTC),
        Duration.ofSeconds(30));
  }

  private void token(String value, Instant end) {
    gitHub.tells(
        TOKENS,
        """
        {"token": "%s", "expires_at": "%s",
         "permissions": {"administration": "write", "statuses": "read", "metadata": "read"}}
        """
            .formatted(value, end));
  }

  @Test
  void it_shows_a_pass_that_its_key_has_signed_and_is_given_a_token() throws Exception {
    assertThat(repository().merging().queue("main")).isEmpty();

    assertThat(gitHub.calls())
        .extracting(RecordedGitHub.Call::line)
        .containsExactly(INSTALLATION, TOKENS, QUEUE);
    assertThat(gitHub.last().authorization()).contains("Bearer ghs_first");
    var pass = gitHub.calls().get(1).authorization().orElseThrow().split("[ .]", -1);
    var claims = RecordedGitHub.read(decoded(pass[2]));
    assertThat(RecordedGitHub.read(decoded(pass[1])).path("alg").asText()).isEqualTo("RS256");
    assertThat(claims.path("iss").asText()).isEqualTo("4711");
    assertThat(Instant.ofEpochSecond(claims.path("iat").asLong())).isBefore(NOON);
    assertThat(Instant.ofEpochSecond(claims.path("exp").asLong()))
        .isBetween(NOON.plus(Duration.ofMinutes(1)), NOON.plus(Duration.ofMinutes(9)));
    var signature = Signature.getInstance("SHA256withRSA");
    signature.initVerify(keys.getPublic());
    signature.update((pass[1] + "." + pass[2]).getBytes(StandardCharsets.US_ASCII));
    assertThat(signature.verify(Base64.getUrlDecoder().decode(pass[3]))).isTrue();
  }

  private static String decoded(String part) {
    return new String(Base64.getUrlDecoder().decode(part), StandardCharsets.UTF_8);
  }

  @Test
  void a_token_is_kept_while_it_is_good_and_renewed_before_it_ends() throws Exception {
    var merging = repository().merging();
    merging.queue("main");
    now.set(NOON.plus(Duration.ofMinutes(54)));
    gitHub.asked();
    merging.queue("main");
    assertThat(gitHub.asked()).containsExactly(QUEUE);

    now.set(NOON.plus(Duration.ofMinutes(56)));
    token("ghs_second", NOON.plus(Duration.ofHours(2)));
    merging.queue("main");
    assertThat(gitHub.last().authorization()).contains("Bearer ghs_second");
  }

  @Test
  void a_token_that_github_takes_back_is_not_shown_again() throws Exception {
    var merging = repository().merging();
    gitHub.tells(QUEUE, 401, "{\"message\": \"Bad credentials\"}", Map.of());
    assertThatThrownBy(() -> merging.queue("main")).hasMessageContaining("GITHUB_APP_KEY_FILE");
    gitHub.tells(QUEUE, "[]");
    token("ghs_second", NOON.plus(Duration.ofHours(1)));
    merging.queue("main");
    assertThat(gitHub.last().authorization()).contains("Bearer ghs_second");
  }

  @ParameterizedTest
  @CsvSource({
    "401, look at GITHUB_APP_ID",
    "403, “suspended”",
    "404, not installed on acme/fleetwood",
    "500, in trouble (500)"
  })
  void what_is_refused_at_the_door_is_no_answer_to_what_was_asked_inside(
      int status, String sentence) {
    var pullRequests = repository().pullRequests();
    gitHub.tells(INSTALLATION, status, "{\"message\": \"suspended\"}", Map.of());
    var failure = catchThrowableOfType(GitHubAway.class, () -> pullRequests.find(7));
    assertThat(failure.sentence()).contains(sentence);
  }

  @Test
  void the_ruleset_takes_the_word_of_the_app_alone() throws Exception {
    var merging = repository().merging();
    gitHub
        .tells(
            "GET /repos/acme/fleetwood/rulesets?includes_parents=false&per_page=100&page=1", "[]")
        .tells("POST /repos/acme/fleetwood/rulesets", "{\"id\": 42}");

    merging.require("main", "watchbill/freeze", true);

    assertThat(gitHub.last().json().at("/rules/0/parameters/required_status_checks"))
        .isEqualTo(
            RecordedGitHub.read("[{\"context\": \"watchbill/freeze\", \"integration_id\": 4711}]"));
  }

  @Test
  void what_the_app_may_do_is_told_by_its_permissions() {
    repository();
    gitHub
        .tells("GET /repos/acme/fleetwood/branches/main", "{\"name\": \"main\"}")
        .tells("GET /repos/acme/fleetwood/pulls?state=open&per_page=1", "[]")
        .tells("GET /repos/acme/fleetwood/rules/branches/main?per_page=100", "[]")
        .tells(
            "GET /repos/acme/fleetwood/rulesets?includes_parents=false&per_page=100&page=1", "[]");
    var check =
        connection().check(RecordedGitHub.REPOSITORY, "main", Optional.of("watchbill/freeze"));

    assertThat(check.fine()).contains("the app may change rulesets.");
    assertThat(check.problems())
        .containsExactly(
            "the app may not report commit statuses, as release.gate needs: give it Commit statuses: write.");
  }

  @Test
  void its_key_is_read_as_github_gives_it_and_as_other_tools_keep_it() throws Exception {
    var pkcs8 = keys.getPrivate().getEncoded();
    var pkcs1 = Arrays.copyOfRange(pkcs8, PREFIX, pkcs8.length);

    assertThat(read("RSA PRIVATE KEY", pkcs1).key()).isEqualTo(keys.getPrivate());
    assertThat(read("PRIVATE KEY", pkcs8).key()).isEqualTo(keys.getPrivate());
    assertThat(read("PRIVATE KEY", pkcs8).toString()).isEqualTo("GitHub App 4711");
  }

  @Test
  void what_is_no_key_is_said_without_showing_any_of_it() throws Exception {
    var half = Arrays.copyOf(keys.getPrivate().getEncoded(), 300);
    for (var kind :
        new String[] {"RSA PRIVATE KEY", "PRIVATE KEY", "ENCRYPTED PRIVATE KEY", "CERTIFICATE"}) {
      var failure = catchThrowableOfType(GitHubAway.class, () -> read(kind, half));
      assertThat(failure.sentence())
          .isEqualTo("It holds no RSA private key that can be read without a password.");
      assertThat(failure.getCause()).isNull();
    }
  }

  private GitHubApp read(String kind, byte[] bytes) throws Exception {
    var text = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(bytes);
    var file =
        Files.writeString(
            temp.resolve("key.pem"),
            "-----BEGIN %1$s-----\n%2$s\n-----END %1$s-----\n".formatted(kind, text));
    return GitHubApp.of("4711", file);
  }

  @Test
  void neither_pass_nor_token_is_in_a_failure() throws Exception {
    var merging = repository().merging();
    gitHub.tells(QUEUE, 403, "{\"message\": \"no\"}", Map.of());
    var failure = catchThrowableOfType(GitHubAway.class, () -> merging.queue("main"));
    assertThat(failure.toString()).doesNotContain("ghs_", "eyJ");
    assertThat(failure).hasNoCause();
  }
}
