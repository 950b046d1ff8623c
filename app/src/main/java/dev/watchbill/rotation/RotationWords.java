package dev.watchbill.rotation;

import dev.watchbill.config.WatchbillConfig;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The words by which people call a rotation in commands: its name and its alias, in any case. */
public final class RotationWords {
  private final Map<String, String> names;

  private RotationWords(Map<String, String> names) {
    this.names = Map.copyOf(names);
  }

  /** Of the configured rotations. Names win over aliases, should one rotation's be the other's. */
  public static RotationWords of(WatchbillConfig config) {
    var names = new HashMap<String, String>();
    config.rotations().forEach((name, its) -> names.put(lower(its.alias()), name));
    config.rotations().keySet().forEach(name -> names.put(lower(name), name));
    return new RotationWords(names);
  }

  /** The configured name of the rotation meant by {@code word}, with or without {@code @}. */
  public Optional<String> rotation(String word) {
    return Optional.ofNullable(names.get(lower(word.startsWith("@") ? word.substring(1) : word)));
  }

  Map<String, String> all() {
    return names;
  }

  private static String lower(String word) {
    return word.toLowerCase(Locale.ROOT);
  }
}
