package dev.watchbill.sandbox.github;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.watchbill.sandbox.json.Json;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/** Pull requests and what is around them, as GitHub writes them. */
final class PullJson {
  private PullJson() {}

  static ObjectNode repository(String name) {
    var json =
        Json.object()
            .put("id", id(name))
            .put("name", name.substring(name.indexOf('/') + 1))
            .put("full_name", name)
            .put("private", false)
            .put("fork", false)
            .put("default_branch", GitHub.BRANCH)
            .put("html_url", "https://github.com/" + name);
    json.set("owner", login(owner(name)));
    json.putObject("permissions")
        .put("admin", true)
        .put("maintain", true)
        .put("push", true)
        .put("triage", true)
        .put("pull", true);
    return json;
  }

  /** As it stands in a list. */
  static ObjectNode listed(String repository, Pull pull) {
    var address = "https://github.com/%s/pull/%d".formatted(repository, pull.number());
    var json =
        Json.object()
            .put("id", 1_900_000_000L + pull.number())
            .put("number", pull.number())
            .put("state", pull.isOpen() ? "open" : "closed")
            .put("locked", false)
            .put("title", pull.title())
            .put("body", "")
            .put("html_url", address)
            .put("draft", pull.draft())
            .put("created_at", time(pull.createdAt()))
            .put("updated_at", time(pull.updatedAt()))
            .put("merge_commit_sha", Sha.of("merge", pull.head()))
            .put("author_association", pull.fork() ? "CONTRIBUTOR" : "MEMBER");
    put(json, "closed_at", pull.closedAt().map(PullJson::time));
    put(json, "merged_at", pull.mergedAt().map(PullJson::time));
    json.set("user", login(pull.author()));
    var labels = json.putArray("labels");
    pull.labels()
        .forEach(
            label ->
                labels.addObject().put("id", id(label)).put("name", label).put("default", false));
    var home = pull.fork() ? pull.author() + repository.substring(repository.indexOf('/')) : "";
    json.set("head", end(pull.fork() ? home : repository, pull.branch(), pull.head()));
    json.set("base", end(repository, pull.base(), Sha.of(repository, pull.base())));
    return json;
  }

  /** As it stands by itself: with what a list leaves out. */
  static ObjectNode whole(String repository, Pull pull, Verdict verdict) {
    var json =
        listed(repository, pull)
            .put("merged", pull.isMerged())
            .put("mergeable", true)
            .put("mergeable_state", state(pull, verdict))
            .put("commits", 1)
            .put("additions", pull.files().size())
            .put("deletions", 0)
            .put("changed_files", pull.files().size());
    pull.mergedBy().ifPresent(by -> json.set("merged_by", login(by)));
    return json;
  }

  private static String state(Pull pull, Verdict verdict) {
    if (!pull.isOpen()) {
      return "unknown";
    }
    if (pull.draft()) {
      return "draft";
    }
    return verdict.mayMerge() ? "clean" : "blocked";
  }

  static ObjectNode file(ChangedFile file) {
    var json =
        Json.object()
            .put("sha", Sha.of(file.path()))
            .put("filename", file.path())
            .put("status", file.status())
            .put("additions", 1)
            .put("deletions", 0)
            .put("changes", 1);
    file.before().ifPresent(before -> json.put("previous_filename", before));
    return json;
  }

  static ObjectNode status(CommitStatus status) {
    var json =
        Json.object()
            .put("id", status.id())
            .put("state", status.state())
            .put("description", status.description())
            .put("context", status.context())
            .put("created_at", time(status.at()))
            .put("updated_at", time(status.at()));
    put(json, "target_url", status.targetUrl());
    json.set("creator", login("watchbill"));
    return json;
  }

  static String time(Instant at) {
    return at.truncatedTo(ChronoUnit.SECONDS).toString();
  }

  private static void put(ObjectNode json, String name, Optional<String> value) {
    value.ifPresentOrElse(text -> json.put(name, text), () -> json.putNull(name));
  }

  private static ObjectNode end(String repository, String branch, String sha) {
    var json =
        Json.object()
            .put("label", owner(repository) + ":" + branch)
            .put("ref", branch)
            .put("sha", sha);
    json.set("user", login(owner(repository)));
    json.set("repo", repository(repository));
    return json;
  }

  private static ObjectNode login(String login) {
    return Json.object()
        .put("login", login)
        .put("id", id(login))
        .put("type", "User")
        .put("html_url", "https://github.com/" + login);
  }

  private static String owner(String repository) {
    return repository.substring(0, repository.indexOf('/'));
  }

  private static long id(String name) {
    return Integer.toUnsignedLong(name.hashCode());
  }
}
