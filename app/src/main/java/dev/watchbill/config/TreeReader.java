package dev.watchbill.config;

import java.io.StringReader;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;

/**
 * Reads YAML no further than its structure, so that {@code 09:00} stays a time of day and {@code
 * NO} stays Norway.
 */
final class TreeReader {
  private static final int DEEPEST = 12;

  private final String source;
  private final Problems problems;

  /**
   * @param source the file's name, for messages
   */
  TreeReader(String source, Problems problems) {
    this.source = source;
    this.problems = problems;
  }

  /**
   * The file's mapping; an empty one if it has none, or cannot be read, which is then a problem.
   */
  Tree.Mapping read(String yaml) {
    try {
      var root = new Yaml(new SafeConstructor(new LoaderOptions())).compose(new StringReader(yaml));
      if (root == null) {
        return nothing();
      }
      var tree = tree(root, "", 0);
      if (tree instanceof Tree.Mapping mapping) {
        return mapping;
      }
      if (!(tree instanceof Tree.Nothing)) {
        problems.add(source, "The file holds no keys.", "Begin with a key such as admins:");
      }
    } catch (MarkedYAMLException e) {
      var mark = e.getProblemMark();
      var line = mark == null ? "" : ", line " + (mark.getLine() + 1);
      problems.add(
          source + line,
          "This is not YAML: " + e.getProblem() + ".",
          "Look at the indentation and the quotes there.");
    } catch (YAMLException e) {
      problems.add(source, "This is not YAML: " + e.getMessage() + ".", "Look at the file.");
    }
    return nothing();
  }

  private Tree.Mapping nothing() {
    return new Tree.Mapping(Map.of(), source);
  }

  private Tree tree(Node node, String path, int depth) {
    var place = source + ", line " + (node.getStartMark().getLine() + 1);
    if (depth > DEEPEST) {
      problems.add(path, "This is nested too deeply.", "Look for an alias that contains itself.");
      return new Tree.Nothing(place);
    }
    if (node instanceof MappingNode mapping) {
      return mapping(mapping, path, place, depth);
    }
    if (node instanceof SequenceNode sequence) {
      List<Tree> items = new ArrayList<>();
      for (var item : sequence.getValue()) {
        items.add(tree(item, path, depth + 1));
      }
      return new Tree.Sequence(items, place);
    }
    if (node instanceof ScalarNode scalar && !Tag.NULL.equals(scalar.getTag())) {
      return new Tree.Scalar(scalar.getValue(), place);
    }
    return new Tree.Nothing(place);
  }

  private Tree.Mapping mapping(MappingNode node, String path, String place, int depth) {
    var entries = new LinkedHashMap<String, Tree>();
    for (var tuple : node.getValue()) {
      var key = tuple.getKeyNode() instanceof ScalarNode scalar ? scalar.getValue() : "?";
      var below = path.isEmpty() ? key : path + "." + key;
      var value = tree(tuple.getValueNode(), below, depth + 1);
      if (entries.put(key, value) != null) {
        problems.add(below, value, "The key stands here twice.", "Leave one of them.");
      }
    }
    return new Tree.Mapping(entries, place);
  }
}
