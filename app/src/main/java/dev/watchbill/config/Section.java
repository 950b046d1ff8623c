package dev.watchbill.config;

import dev.watchbill.config.Notation.Unreadable;
import dev.watchbill.text.Nearest;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/**
 * One mapping of the file, read key by key. Whatever is wrong becomes a problem with its path, and
 * reading goes on. Closing it refuses the keys that nobody asked for.
 */
final class Section implements AutoCloseable {
  private final String path;
  private final Tree.Mapping mapping;
  private final Problems problems;
  private final TreeSet<String> asked = new TreeSet<>();

  Section(String path, Tree.Mapping mapping, Problems problems) {
    this.path = path;
    this.mapping = mapping;
    this.problems = problems;
  }

  /** A value that must be there. */
  <T> T one(String key, Notation<T> notation) {
    return one(key, notation, "Add it; watchbill.yml in the jar says what it means.");
  }

  /**
   * A value that must be there.
   *
   * @param remedy what to do if it is not
   */
  <T> T one(String key, Notation<T> notation, String remedy) {
    var value = asked(key);
    if (value.isEmpty()) {
      problems.add(at(key), mapping, "This is missing.", remedy);
      return notation.standIn();
    }
    return read(at(key), value.get(), notation);
  }

  /** A value that may be left out. */
  <T> Optional<T> maybe(String key, Notation<T> notation) {
    return asked(key).map(value -> read(at(key), value, notation));
  }

  /** A list that may be empty or left out. */
  <T> List<T> list(String key, Notation<T> notation) {
    return asked(key).map(value -> items(key, value, notation)).orElse(List.of());
  }

  /**
   * A list with at least one item.
   *
   * @param remedy what to do if it has none
   */
  <T> List<T> some(String key, Notation<T> notation, String remedy) {
    var value = asked(key);
    var items = value.map(it -> items(key, it, notation)).orElse(List.of());
    if (items.isEmpty()) {
      problems.add(at(key), value.orElse(mapping), "This is empty.", remedy);
    }
    return items;
  }

  /** A mapping below this one; an empty one if it is not there. */
  Section section(String key) {
    return new Section(
        at(key),
        asked(key)
            .flatMap(value -> asMapping(at(key), value))
            .orElseGet(() -> new Tree.Mapping(Map.of(), mapping.place())),
        problems);
  }

  /** The mappings below {@code key}, by the names that were given to them. */
  Map<String, Section> sections(String key) {
    var sections = new LinkedHashMap<String, Section>();
    asked(key)
        .flatMap(value -> asMapping(at(key), value))
        .ifPresent(
            all ->
                all.entries()
                    .forEach(
                        (name, value) ->
                            asMapping(at(key) + "." + name, value)
                                .ifPresent(
                                    it ->
                                        sections.put(
                                            name,
                                            new Section(at(key) + "." + name, it, problems)))));
    return sections;
  }

  /** The lists below {@code key}, in their order, by the names that were given to them. */
  <T> Map<String, List<T>> lists(String key, Notation<T> notation) {
    var below = section(key);
    var lists = new LinkedHashMap<String, List<T>>();
    below.mapping.entries().keySet().forEach(name -> lists.put(name, below.list(name, notation)));
    return Collections.unmodifiableMap(lists);
  }

  /** This, with what it leaves unsaid taken from {@code defaults}. */
  Section over(Section defaults) {
    return new Section(path, defaults.mapping.under(mapping), problems);
  }

  /** Whether anything is written at {@code key}. */
  boolean has(String key) {
    return mapping.entries().containsKey(key);
  }

  /** Reports that the value at {@code key} does not fit with something else. */
  void refuse(String key, String message, String remedy) {
    problems.add(at(key), mapping.entries().getOrDefault(key, mapping), message, remedy);
  }

  @Override
  public void close() {
    mapping
        .entries()
        .forEach(
            (key, value) -> {
              if (!asked.contains(key)) {
                problems.add(
                    at(key),
                    value,
                    "There is no such key.",
                    Nearest.to(key, asked)
                        .map(near -> "Did you mean " + near + "?")
                        .orElse("The keys here are " + String.join(", ", asked) + "."));
              }
            });
  }

  private String at(String key) {
    return path.isEmpty() ? key : path + "." + key;
  }

  private Optional<Tree> asked(String key) {
    asked.add(key);
    return Optional.ofNullable(mapping.entries().get(key))
        .filter(value -> !(value instanceof Tree.Nothing));
  }

  private <T> List<T> items(String key, Tree value, Notation<T> notation) {
    if (!(value instanceof Tree.Sequence sequence)) {
      problems.add(at(key), value, "A list belongs here.", "Write [one, another].");
      return List.of(notation.standIn());
    }
    var items = new ArrayList<T>();
    for (var item : sequence.items()) {
      items.add(read(at(key) + "[" + items.size() + "]", item, notation));
    }
    return List.copyOf(items);
  }

  private <T> T read(String where, Tree value, Notation<T> notation) {
    if (!(value instanceof Tree.Scalar scalar)) {
      problems.add(where, value, "A single value belongs here.", "Write it on the key's line.");
      return notation.standIn();
    }
    try {
      return notation.reading().read(scalar.text().strip());
    } catch (Unreadable e) {
      problems.add(where, value, Problems.quoted(scalar.text()) + " " + e.getMessage(), e.remedy());
      return notation.standIn();
    }
  }

  private Optional<Tree.Mapping> asMapping(String where, Tree value) {
    if (value instanceof Tree.Mapping below) {
      return Optional.of(below);
    }
    problems.add(where, value, "Keys belong here.", "Indent them below it.");
    return Optional.empty();
  }
}
