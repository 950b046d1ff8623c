package dev.watchbill.platform.github;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.kohsuke.github.authorization.AuthorizationProvider;

/** Calls that the library does not offer, or makes too many of: plain JSON over the same wire. */
final class GitHubJson {
  /** The most that GitHub puts on a page. */
  static final int PAGE = 100;

  private static final ObjectMapper JSON = new ObjectMapper();

  private final GitHubWire wire;
  private final String api;
  private final AuthorizationProvider authorization;

  GitHubJson(GitHubWire wire, URI api, AuthorizationProvider authorization) {
    this.wire = wire;
    this.api = api.toString().replaceFirst("/+$", "");
    this.authorization = authorization;
  }

  /**
   * Reads.
   *
   * @param path as people would write it; what an address cannot hold is encoded
   * @param query what follows the question mark, encoded; may be empty
   */
  JsonNode get(String path, String query) throws IOException {
    return call("GET", path, query, Optional.empty());
  }

  /** The elements of a list, page after page, until {@code most} of them or the last. */
  List<JsonNode> list(String path, String query, int most) throws IOException {
    var all = new ArrayList<JsonNode>();
    for (int page = 1; all.size() < most; page++) {
      var elements = page(path, query, page);
      all.addAll(elements);
      if (elements.size() < PAGE) {
        break;
      }
    }
    return all;
  }

  /** One page of a list, the first being 1; empty after the last. */
  List<JsonNode> page(String path, String query, int page) throws IOException {
    var paged = (query.isEmpty() ? "" : query + "&") + "per_page=" + PAGE + "&page=" + page;
    var answer = get(path, paged);
    if (!answer.isArray()) {
      throw new IOException("there is no list in the answer");
    }
    var elements = new ArrayList<JsonNode>();
    answer.forEach(elements::add);
    return elements;
  }

  /** As it is written in a query. */
  static String encoded(String value) {
    return URLEncoder.encode(value, StandardCharsets.UTF_8);
  }

  /** Makes something new. */
  JsonNode post(String path, JsonNode body) throws IOException {
    return call("POST", path, "", Optional.of(body));
  }

  /** Replaces something. */
  JsonNode put(String path, JsonNode body) throws IOException {
    return call("PUT", path, "", Optional.of(body));
  }

  private JsonNode call(String method, String path, String query, Optional<JsonNode> body)
      throws IOException {
    var answer = JSON.readTree(wire.exchange(request(method, path, query, body)).body());
    if (!answer.isContainerNode()) {
      throw new IOException("there is no JSON in the answer");
    }
    return answer;
  }

  /** Of a header that cannot be sent the JDK's own complaint would show the value. */
  private HttpRequest request(String method, String path, String query, Optional<JsonNode> body)
      throws IOException {
    try {
      var address = api + new URI(null, null, path, null).toASCIIString();
      var call =
          HttpRequest.newBuilder(URI.create(query.isEmpty() ? address : address + "?" + query))
              .header("Accept", "application/vnd.github+json")
              .header("X-GitHub-Api-Version", "2022-11-28")
              .header("User-Agent", "watchbill")
              .header("Authorization", authorization.getEncodedAuthorization());
      return body.isPresent()
          ? call.header("Content-Type", "application/json")
              .method(method, BodyPublishers.ofString(JSON.writeValueAsString(body.get())))
              .build()
          : call.method(method, BodyPublishers.noBody()).build();
    } catch (IllegalArgumentException | URISyntaxException e) {
      throw new IOException("the call cannot be written as HTTP");
    }
  }
}
