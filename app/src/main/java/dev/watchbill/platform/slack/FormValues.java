package dev.watchbill.platform.slack;

import java.util.List;
import java.util.Optional;

/** What the fields of a form hold. A field is named by its block id, or by its action id. */
public record FormValues(List<Field> fields) {

  /**
   * One field.
   *
   * @param values the text, date, ids or option values in it; empty if nothing was filled in
   */
  public record Field(String blockId, String actionId, List<String> values) {}

  public FormValues {
    fields = List.copyOf(fields);
  }

  /** The field's only or first value, if it has any. */
  public Optional<String> one(String field) {
    return all(field).stream().findFirst();
  }

  /**
   * The block of the field with that action id, where a complaint about it belongs; a block of the
   * same name, if the form has no such field.
   */
  public String blockOf(String actionId) {
    return fields.stream()
        .filter(f -> f.actionId().equals(actionId))
        .findFirst()
        .map(Field::blockId)
        .orElse(actionId);
  }

  /** The field's value, or the empty string. */
  public String text(String field) {
    return one(field).orElse("");
  }

  /** All of the field's values, for multi-selects and checkboxes. */
  public List<String> all(String field) {
    return fields.stream()
        .filter(f -> f.blockId().equals(field) || f.actionId().equals(field))
        .flatMap(f -> f.values().stream())
        .toList();
  }
}
