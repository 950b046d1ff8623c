package dev.watchbill.sandbox.github;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.watchbill.sandbox.Sandbox;
import dev.watchbill.sandbox.SandboxClock;
import dev.watchbill.sandbox.SandboxOptions;
import dev.watchbill.sandbox.json.Json;
import dev.watchbill.sandbox.mergefreeze.MergeFreezeBoard;
import dev.watchbill.sandbox.mergefreeze.MergeFreezeRoutes;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Clock;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The pull requests of the sandbox's GitHub, over HTTP, and Merge Freeze beside them. */
class PullRoutesTest {
  private static final String CHECK = "watchbill/freeze";
  private static final String RULE =
      """
      {"name":"Watchbill freeze (main)","target":"branch","enforcement":"active","bypass_actors":[],
       "conditions":{"ref_name":{"include":["refs/heads/main"],"exclude":[]}},
       "rules":[{"type":"required_status_checks","parameters":
         {"strict_required_status_checks_policy":false,
          "required_status_checks":[{"context":"watchbill/freeze"}]}}]}
      """;
  private static final Project.Merger BEN = new Project.Merger("ben", false);
  private static final Project.Merger ADA = new Project.Merger("ada", true);
  private static final HttpClient HTTP = HttpClient.newHttpClient();

  private static final SandboxClock CLOCK = SandboxClock.over(Clock.systemUTC());
  private static final GitHub GITHUB = new GitHub(CLOCK);
  private static final MergeFreezeBoard BOARD =
      new MergeFreezeBoard(GitHubSeed.REPOSITORY, GitHub.BRANCH);
  private static Sandbox sandbox;

  private Project project;

  @BeforeAll
  static void open() {
    GITHUB.guardedBy(BOARD);
    sandbox =
        Sandbox.start(
            SandboxOptions.fleeting(CLOCK)
                .serving(new GitHubRoutes(GITHUB), new MergeFreezeRoutes(BOARD)));
  }

  @AfterAll
  static void close() {
    sandbox.close();
  }

  @BeforeEach
  void plant() {
    GITHUB.clear();
    BOARD.freeze(false, "nobody");
    BOARD.unblock(List.of());
    project = GITHUB.repository(GitHubSeed.REPOSITORY).project(GitHubSeed.REPOSITORY);
    PullSeed.plant(project, CLOCK.instant());
  }

  @AfterEach
  void mend() {
    sandbox.faults().clear();
  }

  @Test
  void a_pull_request_is_told_as_github_tells_it() {
    var pull = get("/pulls/105");
    assertThat(pull.path("title").asText()).startsWith("Show the new filter");
    assertThat(pull.path("user").path("login").asText()).isEqualTo("kofi");
    assertThat(pull.path("labels").findValuesAsText("name"))
        .containsExactly("bug", "~unreleased bug");
    assertThat(pull.path("head").path("sha").asText()).matches("[0-9a-f]{40}");
    assertThat(pull.path("base").path("ref").asText()).isEqualTo("main");
    assertThat(pull.path("mergeable_state").asText()).isEqualTo("clean");
    assertThat(get("/pulls/109").path("head").path("repo").path("full_name").asText())
        .isEqualTo("wren-community/fleetwood");
    assertThat(get("/pulls/114").path("merged_at").isTextual()).isTrue();
    assertThat(call("GET", "/pulls/4711", "").statusCode()).isEqualTo(404);
  }

  @Test
  void long_lists_come_in_pages_that_lead_to_each_other() {
    var first = call("GET", "/pulls/111/files?per_page=100", "");
    assertThat(first.headers().firstValue("Link").orElse(""))
        .matches("<http.*/files\\?per_page=100&page=2>; rel=\"next\", <.*page=3>; rel=\"last\"");
    var last = call("GET", "/pulls/111/files?per_page=100&page=3", "");
    assertThat(last.headers().firstValue("Link").orElse("")).doesNotContain("rel=\"next\"");
    var file = Json.parse(last.body()).path(99);
    assertThat(file.path("previous_filename").asText()).isEqualTo("docs/guide-300.md");
    assertThat(file.path("filename").asText()).isEqualTo("docs/guides/300.md");
  }

  @Test
  void whatever_happens_to_a_pull_request_brings_it_to_the_top() {
    CLOCK.moveTo(CLOCK.instant().plusSeconds(60));
    project.label(107, "bug", true);
    CLOCK.moveTo(CLOCK.instant().plusSeconds(60));
    project.push(101, "server/main.go");
    var listed = get("/pulls?state=all&base=main&sort=updated&direction=desc&per_page=100");
    assertThat(listed.findValues("number").stream().map(JsonNode::asInt))
        .startsWith(101, 107)
        .contains(113, 114)
        .doesNotContain(110);
  }

  @Test
  void while_a_rule_requires_a_check_only_what_is_green_on_its_last_commit_merges() {
    assertThat(call("POST", "/rulesets", RULE).statusCode()).isEqualTo(201);
    assertThat(get("/rules/branches/main").path(0).findValuesAsText("context"))
        .containsExactly(CHECK);
    assertThat(project.merge(103, BEN).state()).isEqualTo(Verdict.State.BLOCKED);
    assertThat(get("/pulls/103").path("mergeable_state").asText()).isEqualTo("blocked");

    report(project.get(103).head(), "success");
    assertThat(project.verdict(project.get(103)).state()).isEqualTo(Verdict.State.EXEMPT);
    project.push(103);
    assertThat(project.merge(103, BEN).state()).isEqualTo(Verdict.State.BLOCKED);
    report(project.get(103).head(), "success");
    assertThat(project.merge(103, BEN).mayMerge()).isTrue();
    assertThat(project.get(103).mergedBy()).contains("ben");

    report(project.get(104).head(), "success");
    report(project.get(104).head(), "failure");
    assertThat(project.merge(104, BEN).state()).isEqualTo(Verdict.State.BLOCKED);
    assertThat(project.merge(110, BEN).mayMerge()).describedAs("another branch").isTrue();
  }

  @Test
  void a_rule_that_is_switched_off_holds_nothing_and_one_who_may_bypasses_it() {
    var id = Json.parse(call("POST", "/rulesets", RULE).body()).path("id").asLong();
    assertThat(project.merge(103, ADA).state()).isEqualTo(Verdict.State.BLOCKED);
    project.rulesets().letAdministratorsPass(id, true);
    assertThat(project.merge(103, BEN).state()).isEqualTo(Verdict.State.BLOCKED);
    assertThat(project.merge(103, ADA).mayMerge()).isTrue();

    call("PUT", "/rulesets/" + id, "{\"enforcement\":\"disabled\"}");
    assertThat(get("/rules/branches/main")).isEmpty();
    var rule = get("/rulesets/" + id);
    assertThat(rule.path("bypass_actors")).describedAs("what is not sent stays").hasSize(1);
    assertThat(rule.path("rules")).hasSize(1);
    assertThat(project.merge(104, BEN).mayMerge()).isTrue();
  }

  @Test
  void github_refuses_what_it_cannot_take() {
    call("POST", "/rulesets", RULE);
    assertThat(call("POST", "/rulesets", RULE).statusCode()).isEqualTo(422);
    assertThat(call("PUT", "/rulesets/1", "{}").statusCode()).isEqualTo(404);
    assertThat(report("0".repeat(40), "success")).isEqualTo(422);
    assertThat(report(project.get(101).head(), "splendid")).isEqualTo(422);
    sandbox.faults().order("github.report error secondary x1");
    assertThat(report(project.get(101).head(), "success")).isEqualTo(403);
  }

  @Test
  void the_latest_word_on_a_commit_counts() {
    var head = project.get(101).head();
    report(head, "success");
    report(head, "failure");
    assertThat(get("/commits/%s/status".formatted(head)).path("statuses").findValuesAsText("state"))
        .containsExactly("failure");
    assertThat(get("/commits/%s/statuses".formatted(head))).hasSize(2);
  }

  @Test
  void what_waits_in_the_merge_queue_has_a_branch() {
    var queue = "/git/matching-refs/heads/gh-readonly-queue/main/pr-";
    assertThat(get(queue)).isEmpty();
    var commit = project.enqueue(103);
    var ref = get(queue).path(0);
    assertThat(ref.path("ref").asText()).startsWith("refs/heads/gh-readonly-queue/main/pr-103-");
    assertThat(ref.path("object").path("sha").asText()).isEqualTo(commit);
    assertThat(report(commit, "success")).isEqualTo(201);
    project.dequeue(103);
    assertThat(get(queue)).isEmpty();
  }

  @Test
  void merge_freeze_holds_the_branch_but_for_its_list() {
    assertThat(freeze("frozen=true&user_name=Watchbill&note=until+Wed&unblocked_prs=%5B101%5D"))
        .isEqualTo(200);
    assertThat(project.merge(103, BEN).words()).contains("Merge Freeze", "Watchbill");
    assertThat(project.merge(101, BEN).mayMerge()).isTrue();
    assertThat(freeze("frozen=true&unblocked_prs=%5B102%2C103%5D")).isEqualTo(200);
    assertThat(standing().path("unblocked_prs").valueStream().map(JsonNode::asInt))
        .containsExactly(102, 103);
    sandbox.faults().order("mergefreeze.read error lies x1");
    assertThat(standing().path("frozen").asBoolean()).isFalse();
    assertThat(standing().path("frozen").asBoolean()).isTrue();
    assertThat(freeze("frozen=perhaps")).isEqualTo(400);
    assertThat(project.merge(103, BEN).mayMerge()).isTrue();
  }

  @Test
  void the_inspector_sees_the_calls_without_their_tokens() {
    sandbox.faults().order("github.pull 503 x1");
    call("GET", "/pulls/101", "");
    freeze("frozen=false&unblocked_prs=%5B%5D");
    var calls = sandbox.calls().entries();
    var called = calls.subList(calls.size() - 2, calls.size());
    assertThat(called).extracting("method").containsExactly("github.pull", "mergefreeze.set");
    assertThat(called).extracting("status").containsExactly(503, 200);
    assertThat(called.toString()).contains("unblocked_prs").doesNotContain(MergeFreezeBoard.TOKEN);
  }

  @Test
  void merge_freeze_knows_one_branch_and_one_token() {
    var address = MergeFreezeRoutes.apiUrl(sandbox) + "branches/acme/fleetwood/";
    assertThat(send(at(address + "next/?access_token=" + MergeFreezeBoard.TOKEN)).statusCode())
        .isEqualTo(404);
    assertThat(send(at(address + "main/?access_token=another")).statusCode()).isEqualTo(401);
  }

  private static int report(String commit, String state) {
    var body = Json.object().put("state", state).put("context", CHECK).put("description", "so");
    return call("POST", "/statuses/" + commit, Json.line(body)).statusCode();
  }

  private static int freeze(String form) {
    return send(at(freezeUrl())
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(BodyPublishers.ofString(form)))
        .statusCode();
  }

  private static JsonNode standing() {
    return Json.parse(send(at(freezeUrl())).body());
  }

  private static String freezeUrl() {
    return MergeFreezeRoutes.apiUrl(sandbox)
        + "branches/acme/fleetwood/main/?access_token="
        + MergeFreezeBoard.TOKEN;
  }

  private static JsonNode get(String path) {
    return Json.parse(call("GET", path, "").body());
  }

  private static HttpResponse<String> call(String method, String path, String body) {
    return send(
        at(GitHubRoutes.apiUrl(sandbox) + "repos/acme/fleetwood" + path)
            .header("Authorization", "Bearer " + GitHub.TOKEN)
            .method(method, BodyPublishers.ofString(body)));
  }

  private static HttpRequest.Builder at(String address) {
    return HttpRequest.newBuilder(URI.create(address));
  }

  private static HttpResponse<String> send(HttpRequest.Builder request) {
    try {
      return HTTP.send(request.build(), BodyHandlers.ofString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
