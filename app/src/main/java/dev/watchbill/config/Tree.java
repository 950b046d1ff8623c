package dev.watchbill.config;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A configuration file as it was written: every text still a text, with the place it stood at. */
sealed interface Tree {
  /** The file and line, for messages. */
  String place();

  /** A single value, not yet read as anything. */
  record Scalar(String text, String place) implements Tree {}

  /** Explicitly nothing: takes a default away. */
  record Nothing(String place) implements Tree {}

  /** A list. */
  record Sequence(List<Tree> items, String place) implements Tree {}

  /** Values by key, in the order of the file. */
  record Mapping(Map<String, Tree> entries, String place) implements Tree {
    /**
     * This with {@code over} laid over it: mappings are merged key by key, anything else is
     * replaced, and {@link Nothing} takes the key away.
     */
    Mapping under(Mapping over) {
      var merged = new LinkedHashMap<>(entries);
      over.entries.forEach(
          (key, value) -> {
            var mine = merged.get(key);
            if (value instanceof Nothing) {
              merged.remove(key);
            } else if (mine instanceof Mapping base && value instanceof Mapping above) {
              merged.put(key, base.under(above));
            } else {
              merged.put(key, value);
            }
          });
      return new Mapping(merged, over.place);
    }
  }
}
