package dev.watchbill.sandbox.github;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import dev.watchbill.sandbox.json.Json;
import io.javalin.http.Context;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * What GitHub answers.
 *
 * @param status of HTTP
 * @param body JSON
 * @param link to other pages of a list
 */
record Answer(int status, JsonNode body, Optional<String> link) {
  private static final String DOCUMENTATION = "https://docs.github.com/rest";

  static Answer ok(JsonNode body) {
    return new Answer(200, body, Optional.empty());
  }

  static Answer created(JsonNode body) {
    return new Answer(201, body, Optional.empty());
  }

  static Answer nothing() {
    return new Answer(204, Json.object(), Optional.empty());
  }

  static Answer notFound() {
    return refused(404, "Not Found");
  }

  static Answer refused(int status, String message) {
    return new Answer(
        status,
        Json.object()
            .put("message", message)
            .put("documentation_url", DOCUMENTATION)
            .put("status", Integer.toString(status)),
        Optional.empty());
  }

  /** The page of a list that was asked for, with the way to its neighbours. */
  static <T> Answer page(Context context, List<T> all, Function<T, ? extends JsonNode> json) {
    var size = Math.max(1, Math.min(100, number(context, "per_page", 30)));
    var page = Math.max(1, number(context, "page", 1));
    var last = Math.max(1, (all.size() + size - 1) / size);
    ArrayNode body = Json.array();
    all.stream()
        .skip((page - 1L) * size)
        .limit(size)
        .forEach(each -> body.add((JsonNode) json.apply(each)));
    var links = new ArrayList<String>();
    if (page > 1) {
      links.add(link(context, page - 1, "prev"));
    }
    if (page < last) {
      links.add(link(context, page + 1, "next"));
      links.add(link(context, last, "last"));
    }
    if (page > 1) {
      links.add(link(context, 1, "first"));
    }
    return new Answer(
        200, body, links.isEmpty() ? Optional.empty() : Optional.of(String.join(", ", links)));
  }

  /** The length of a page where a search asks for it. */
  static int perPage(Context context) {
    return Math.max(1, Math.min(100, number(context, "per_page", 30)));
  }

  private static int number(Context context, String name, int otherwise) {
    var asked = Optional.ofNullable(context.queryParam(name)).orElse("");
    return asked.matches("\\d{1,6}") ? Integer.parseInt(asked) : otherwise;
  }

  private static String link(Context context, int page, String relation) {
    var query =
        Optional.ofNullable(context.queryString()).orElse("").replaceAll("(^|&)page=\\d*", "");
    var rest = query.isEmpty() ? "" : query.replaceFirst("^&", "") + "&";
    return "<%s?%spage=%d>; rel=\"%s\"".formatted(context.url(), rest, page, relation);
  }
}
