package dev.watchbill.sandbox.github;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.watchbill.sandbox.json.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps pull requests, statuses and rules in a file, so that they outlive the process. Changes are
 * written in a moment, together; the last ones when it is closed.
 */
public final class ProjectFile implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(ProjectFile.class);
  private static final long WRITTEN_AFTER_MILLIS = 200;

  private final Project project;
  private final Path file;
  private final AtomicBoolean due = new AtomicBoolean();
  private final ScheduledExecutorService writer =
      Executors.newSingleThreadScheduledExecutor(
          task -> {
            var thread = new Thread(task, "github-file");
            thread.setDaemon(true);
            return thread;
          });

  private ProjectFile(Project project, Path file) {
    this.project = project;
    this.file = file;
  }

  /**
   * Puts back what was kept there, if anything was, and keeps what happens from now on.
   *
   * @throws UncheckedIOException if the file cannot be read
   */
  public static ProjectFile keep(GitHub gitHub, Project project, Path file) {
    var kept = new ProjectFile(project, file);
    if (Files.exists(file)) {
      kept.read();
    }
    gitHub.listen(kept::changed);
    kept.changed();
    return kept;
  }

  private void changed() {
    if (due.compareAndSet(false, true)) {
      try {
        var unused = writer.schedule(this::write, WRITTEN_AFTER_MILLIS, TimeUnit.MILLISECONDS);
      } catch (RejectedExecutionException e) {
        LOG.debug("{} is closed: what happens now is not kept", file);
      }
    }
  }

  private synchronized void write() {
    due.set(false);
    var json = Json.object();
    var pulls = json.putArray("pulls");
    project.pulls().forEach(pull -> pulls.add(json(pull)));
    json.set("commits", Json.texts(project.commits()));
    var statuses = json.putObject("statuses");
    project
        .statuses()
        .all()
        .forEach(
            (commit, said) -> {
              var list = statuses.putArray(commit);
              said.forEach(status -> list.add(json(status)));
            });
    var rules = json.putArray("rules");
    project.rulesets().all().forEach(rule -> rules.add(Json.tree(rule)));
    try {
      Files.createDirectories(file.toAbsolutePath().getParent());
      var draft = file.resolveSibling(file.getFileName() + ".new");
      Files.writeString(draft, Json.line(json));
      Files.move(draft, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      LOG.warn("The pull requests could not be kept in {}", file, e);
    }
  }

  private void read() {
    String text;
    try {
      text = Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException("could not read " + file, e);
    }
    var json = Json.parse(text);
    json.path("commits").forEach(commit -> project.knows(commit.asText()));
    project.replaceAll(json.path("pulls").valueStream().map(ProjectFile::pull).toList());
    for (var said : json.path("statuses").properties()) {
      said.getValue().forEach(status -> project.statuses().restore(said.getKey(), status(status)));
    }
    json.path("rules").forEach(rule -> project.rulesets().restore(Json.as(rule, Ruleset.class)));
  }

  private static ObjectNode json(Pull pull) {
    var json =
        Json.object()
            .put("number", pull.number())
            .put("title", pull.title())
            .put("author", pull.author())
            .put("head", pull.head())
            .put("branch", pull.branch())
            .put("base", pull.base())
            .put("fork", pull.fork())
            .put("draft", pull.draft())
            .put("createdAt", pull.createdAt().toString())
            .put("updatedAt", pull.updatedAt().toString());
    pull.closedAt().ifPresent(at -> json.put("closedAt", at.toString()));
    pull.mergedAt().ifPresent(at -> json.put("mergedAt", at.toString()));
    pull.mergedBy().ifPresent(by -> json.put("mergedBy", by));
    json.set("labels", Json.texts(pull.labels()));
    var files = json.putArray("files");
    for (var each : pull.files()) {
      var one = files.addObject().put("path", each.path()).put("status", each.status());
      each.before().ifPresent(before -> one.put("before", before));
    }
    return json;
  }

  private static Pull pull(JsonNode json) {
    List<ChangedFile> files =
        json.path("files")
            .valueStream()
            .map(
                each ->
                    new ChangedFile(
                        each.path("path").asText(),
                        each.path("status").asText(),
                        text(each, "before")))
            .toList();
    return new Pull(
        json.path("number").asInt(),
        json.path("title").asText(),
        json.path("author").asText(),
        json.path("labels").valueStream().map(JsonNode::asText).toList(),
        files,
        json.path("head").asText(),
        json.path("branch").asText(),
        json.path("base").asText(),
        json.path("fork").asBoolean(),
        json.path("draft").asBoolean(),
        Instant.parse(json.path("createdAt").asText()),
        Instant.parse(json.path("updatedAt").asText()),
        text(json, "closedAt").map(Instant::parse),
        text(json, "mergedAt").map(Instant::parse),
        text(json, "mergedBy"));
  }

  private static ObjectNode json(CommitStatus status) {
    var json =
        Json.object()
            .put("id", status.id())
            .put("context", status.context())
            .put("state", status.state())
            .put("description", status.description())
            .put("at", status.at().toString());
    status.targetUrl().ifPresent(url -> json.put("targetUrl", url));
    return json;
  }

  private static CommitStatus status(JsonNode json) {
    return new CommitStatus(
        json.path("id").asLong(),
        json.path("context").asText(),
        json.path("state").asText(),
        json.path("description").asText(),
        text(json, "targetUrl"),
        Instant.parse(json.path("at").asText()));
  }

  private static Optional<String> text(JsonNode json, String name) {
    return Optional.of(json.path(name)).filter(JsonNode::isTextual).map(JsonNode::asText);
  }

  @Override
  public void close() {
    writer.shutdownNow();
    write();
  }
}
