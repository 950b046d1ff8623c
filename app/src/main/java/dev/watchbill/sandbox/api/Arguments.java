package dev.watchbill.sandbox.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.watchbill.sandbox.json.Json;
import io.javalin.http.Context;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The arguments of a call: of a form, of a JSON body, or in the address. */
final class Arguments {
  private static final String BEARER = "bearer ";

  private Arguments() {}

  static ObjectNode of(Context context) {
    var arguments = Json.object();
    addAll(context.queryParamMap(), arguments);
    var type = Optional.ofNullable(context.contentType()).orElse("");
    if (type.startsWith("application/json")) {
      var body = context.body();
      if (!body.isBlank()) {
        if (!(Json.read(body).orElseThrow(() -> new SlackError("invalid_json"))
            instanceof ObjectNode object)) {
          throw new SlackError("json_not_object");
        }
        arguments.setAll(object);
      }
    } else {
      addAll(context.formParamMap(), arguments);
    }
    return arguments;
  }

  /** Takes the token out of the arguments; the header wins. */
  static String token(Context context, ObjectNode arguments) {
    var inBody = Optional.ofNullable(arguments.remove("token")).map(node -> node.asText());
    return Optional.ofNullable(context.header("Authorization"))
        .filter(header -> header.toLowerCase(Locale.ROOT).startsWith(BEARER))
        .map(header -> header.substring(BEARER.length()).trim())
        .or(() -> inBody)
        .orElse("");
  }

  private static void addAll(Map<String, List<String>> given, ObjectNode arguments) {
    given.forEach((name, values) -> values.forEach(value -> arguments.put(name, value)));
  }
}
