package dev.watchbill.platform.slack;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.slack.api.util.json.GsonFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What Slack sent, read by path such as {@code user.id}. Slack leaves out and nulls fields as it
 * likes, and stand-ins more so: what is missing is empty here, never null.
 */
public final class Payload {
  private final JsonObject json;

  private Payload(JsonObject json) {
    this.json = json;
  }

  /**
   * Reads a JSON object.
   *
   * @throws com.google.gson.JsonParseException if {@code text} is no JSON
   * @throws IllegalStateException if it is no object
   */
  public static Payload parse(String text) {
    return new Payload(JsonParser.parseString(text).getAsJsonObject());
  }

  /** What the SDK has read already, as far as it knows it. */
  static Payload of(Object model) {
    return new Payload(GsonFactory.createSnakeCase().toJsonTree(model).getAsJsonObject());
  }

  /** The string, number or boolean at {@code path}, as text; empty if missing or blank. */
  public Optional<String> text(String path) {
    return find(path)
        .filter(JsonElement::isJsonPrimitive)
        .map(JsonElement::getAsString)
        .filter(text -> !text.isBlank());
  }

  /** As {@link #text}, but blanks stay as they are; nothing if missing. */
  String verbatim(String path) {
    return find(path).filter(JsonElement::isJsonPrimitive).map(JsonElement::getAsString).orElse("");
  }

  /**
   * As {@link #text}, for what Slack promises always to send.
   *
   * @throws IllegalArgumentException if it is missing
   */
  public String required(String path) {
    return text(path)
        .orElseThrow(() -> new IllegalArgumentException("Slack's payload has no " + path));
  }

  /** Whether {@code true} stands at {@code path}. */
  public boolean flag(String path) {
    return text(path).map(Boolean::parseBoolean).orElse(false);
  }

  /** Whether there is anything at {@code path}. */
  public boolean has(String path) {
    return find(path).isPresent();
  }

  /** The object at {@code path}; an empty one if missing. */
  public Payload at(String path) {
    return new Payload(
        find(path)
            .filter(JsonElement::isJsonObject)
            .map(JsonElement::getAsJsonObject)
            .orElseGet(JsonObject::new));
  }

  /** The objects of the list at {@code path}; empty if missing. */
  public List<Payload> list(String path) {
    var found = new ArrayList<Payload>();
    for (var element : elements(path)) {
      if (element.isJsonObject()) {
        found.add(new Payload(element.getAsJsonObject()));
      }
    }
    return List.copyOf(found);
  }

  /** The strings of the list at {@code path}; empty if missing. */
  public List<String> texts(String path) {
    var found = new ArrayList<String>();
    for (var element : elements(path)) {
      if (element.isJsonPrimitive()) {
        found.add(element.getAsString());
      }
    }
    return List.copyOf(found);
  }

  /** The names of this object's fields, in Slack's order. */
  public List<String> fields() {
    return List.copyOf(json.keySet());
  }

  /** The object named {@code field}, which may hold dots. */
  Payload field(String field) {
    var element = json.get(field);
    return new Payload(
        element != null && element.isJsonObject() ? element.getAsJsonObject() : new JsonObject());
  }

  /** As JSON again. */
  public String json() {
    return json.toString();
  }

  @Override
  public String toString() {
    return "Payload" + json.keySet(); // people's words do not belong into logs
  }

  private JsonArray elements(String path) {
    return find(path)
        .filter(JsonElement::isJsonArray)
        .map(JsonElement::getAsJsonArray)
        .orElseGet(JsonArray::new);
  }

  private Optional<JsonElement> find(String path) {
    JsonElement at = json;
    for (var step : path.split("\\.", -1)) {
      if (!at.isJsonObject()) {
        return Optional.empty();
      }
      var next = at.getAsJsonObject().get(step);
      if (next == null || next.isJsonNull()) {
        return Optional.empty();
      }
      at = next;
    }
    return Optional.of(at);
  }
}
