package dev.watchbill.sandbox.page;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.watchbill.sandbox.github.ChangedFile;
import dev.watchbill.sandbox.github.Project;
import dev.watchbill.sandbox.github.Verdict;
import dev.watchbill.sandbox.json.Json;
import dev.watchbill.sandbox.mergefreeze.MergeFreezeBoard;
import dev.watchbill.sandbox.workspace.Person;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.stream.Stream;

/** What people do on GitHub, and in Merge Freeze by hand. */
final class PullDeeds {
  private final Project project;
  private final MergeFreezeBoard mergeFreeze;
  private final Map<String, Deed> known =
      Map.of(
          "pull-open", this::open,
          "pull-push", this::push,
          "pull-label", this::label,
          "pull-close", this::close,
          "pull-reopen", this::reopen,
          "pull-merge", this::merge,
          "merge-freeze", this::freeze,
          "merge-freeze-list", this::unblock,
          "rule", this::rule,
          "rule-delete", this::deleteRule);

  PullDeeds(Project project, MergeFreezeBoard mergeFreeze) {
    this.project = project;
    this.mergeFreeze = mergeFreeze;
  }

  private interface Deed {
    ObjectNode does(Person viewer, JsonNode said);
  }

  boolean knows(String deed) {
    return known.containsKey(deed);
  }

  /**
   * Does it.
   *
   * @throws NoSuchElementException or IllegalStateException if it cannot be done, in words for the
   *     person
   */
  ObjectNode does(String deed, Person viewer, JsonNode said) {
    var known = this.known.get(deed);
    if (known == null) {
      throw new NoSuchElementException("the page cannot " + deed);
    }
    return known.does(viewer, said);
  }

  private ObjectNode open(Person viewer, JsonNode said) {
    var title = said.path("title").asText().strip();
    var paths = words(said.path("paths").asText(), "\\R");
    if (title.isEmpty() || paths.isEmpty()) {
      throw new IllegalStateException("A title and at least one file, please.");
    }
    var files = paths.stream().map(ChangedFile::modified).toList();
    var labels = words(said.path("labels").asText(), ",");
    return number(project.open(viewer.name(), title, files, labels).number());
  }

  private ObjectNode push(Person viewer, JsonNode said) {
    return number(project.push(number(said)).number());
  }

  private ObjectNode label(Person viewer, JsonNode said) {
    var label = said.path("label").asText().strip();
    if (label.isEmpty()) {
      throw new IllegalStateException("A label has a name.");
    }
    return number(project.label(number(said), label, said.path("on").asBoolean()).number());
  }

  private ObjectNode close(Person viewer, JsonNode said) {
    return number(project.close(number(said)).number());
  }

  private ObjectNode reopen(Person viewer, JsonNode said) {
    return number(project.reopen(number(said)).number());
  }

  private ObjectNode merge(Person viewer, JsonNode said) {
    var verdict = project.merge(number(said), new Project.Merger(viewer.name(), viewer.admin()));
    if (!verdict.mayMerge()) {
      throw new IllegalStateException(
          "#%d was not merged. %s".formatted(number(said), verdict.words()));
    }
    return Json.object()
        .put("words", verdict.state() == Verdict.State.PASSES ? verdict.words() : "");
  }

  private ObjectNode freeze(Person viewer, JsonNode said) {
    mergeFreeze.freeze(said.path("frozen").asBoolean(), viewer.realName());
    return Json.object();
  }

  private ObjectNode unblock(Person viewer, JsonNode said) {
    mergeFreeze.unblock(said.path("numbers").valueStream().map(JsonNode::asInt).toList());
    return Json.object();
  }

  private ObjectNode rule(Person viewer, JsonNode said) {
    var id = said.path("id").asLong();
    if (said.has("active")) {
      project.rulesets().enforce(id, said.path("active").asBoolean());
    }
    if (said.has("bypass")) {
      project.rulesets().letAdministratorsPass(id, said.path("bypass").asBoolean());
    }
    return Json.object();
  }

  private ObjectNode deleteRule(Person viewer, JsonNode said) {
    project.rulesets().delete(said.path("id").asLong());
    return Json.object();
  }

  private static int number(JsonNode said) {
    return said.path("number").asInt();
  }

  private static ObjectNode number(int number) {
    return Json.object().put("number", number);
  }

  private static List<String> words(String text, String between) {
    return Stream.of(text.split(between, -1))
        .map(String::strip)
        .filter(word -> !word.isEmpty())
        .distinct()
        .toList();
  }
}
