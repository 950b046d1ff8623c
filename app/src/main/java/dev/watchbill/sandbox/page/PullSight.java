package dev.watchbill.sandbox.page;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.watchbill.sandbox.github.ChangedFile;
import dev.watchbill.sandbox.github.Project;
import dev.watchbill.sandbox.github.Pull;
import dev.watchbill.sandbox.github.Ruleset;
import dev.watchbill.sandbox.json.Json;
import dev.watchbill.sandbox.mergefreeze.MergeFreezeBoard;
import java.util.List;

/** Pull requests and what holds them, in the JSON that the page draws; everybody sees the same. */
final class PullSight {
  private static final int PULLS_SHOWN = 100;
  private static final int FILES_SHOWN = 20;

  private final Project project;
  private final MergeFreezeBoard mergeFreeze;

  PullSight(Project project, MergeFreezeBoard mergeFreeze) {
    this.project = project;
    this.mergeFreeze = mergeFreeze;
  }

  ObjectNode look() {
    var json = Json.object().put("repository", project.name());
    var all = project.pulls();
    json.set("open", list(all.stream().filter(Pull::isOpen).toList()));
    json.set("over", list(all.stream().filter(pull -> !pull.isOpen()).toList()));
    json.set("mergeFreeze", mergeFreeze());
    var rules = json.putArray("rules");
    project.rulesets().all().forEach(rule -> rules.add(rule(rule)));
    return json;
  }

  private ObjectNode list(List<Pull> pulls) {
    var json = Json.object().put("count", pulls.size());
    var shown = json.putArray("shown");
    pulls.stream().limit(PULLS_SHOWN).forEach(pull -> shown.add(pull(pull)));
    return json;
  }

  private ObjectNode pull(Pull pull) {
    var verdict = project.verdict(pull);
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
            .put("updated", pull.updatedAt().toEpochMilli())
            .put("state", verdict.state().name())
            .put("words", verdict.words())
            .put("fileCount", pull.files().size());
    json.set("labels", Json.texts(pull.labels()));
    json.set("files", files(pull));
    return json;
  }

  private static ArrayNode files(Pull pull) {
    return Json.texts(pull.files().stream().limit(FILES_SHOWN).map(PullSight::file).toList());
  }

  private static String file(ChangedFile file) {
    return file.before()
        .map(before -> before + " → " + file.path())
        .orElse(file.status().equals("removed") ? file.path() + " (removed)" : file.path());
  }

  private ObjectNode mergeFreeze() {
    var standing = mergeFreeze.standing();
    var json =
        Json.object()
            .put("branch", mergeFreeze.branch())
            .put("frozen", standing.frozen())
            .put("by", standing.by().orElse(""))
            .put("note", standing.note());
    var list = json.putArray("unblocked");
    standing.unblocked().forEach(list::add);
    return json;
  }

  private static ObjectNode rule(Ruleset rule) {
    var json =
        Json.object()
            .put("id", rule.id())
            .put("name", rule.name())
            .put("active", rule.isActive())
            .put("bypass", rule.letsAdministratorsPass());
    json.set("checks", Json.texts(rule.requiredChecks()));
    return json;
  }
}
