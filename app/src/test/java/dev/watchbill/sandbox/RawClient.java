package dev.watchbill.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import dev.watchbill.sandbox.json.Json;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/** Calls the Web API without any SDK. */
final class RawClient {
  private final HttpClient http = HttpClient.newHttpClient();
  private final Sandbox sandbox;

  RawClient(Sandbox sandbox) {
    this.sandbox = sandbox;
  }

  /** With a form and the token that fits. */
  JsonNode call(String method, String... namesAndValues) throws Exception {
    return Json.parse(response(method, namesAndValues).body());
  }

  HttpResponse<String> response(String method, String... namesAndValues)
      throws IOException, InterruptedException {
    var token = method.startsWith("apps.") ? sandbox.appToken() : sandbox.botToken();
    return post(method, token, form(namesAndValues), "application/x-www-form-urlencoded");
  }

  HttpResponse<String> post(String method, String token, String body, String type)
      throws IOException, InterruptedException {
    var request =
        HttpRequest.newBuilder(URI.create(sandbox.apiUrl() + method))
            .timeout(Duration.ofSeconds(30))
            .header("Content-Type", type)
            .POST(HttpRequest.BodyPublishers.ofString(body));
    if (!token.isEmpty()) {
      request.header("Authorization", "Bearer " + token);
    }
    return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
  }

  HttpResponse<String> postTo(String url, String json) throws IOException, InterruptedException {
    var request =
        HttpRequest.newBuilder(URI.create(url))
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(json));
    return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
  }

  private static String form(String... namesAndValues) {
    var fields = new LinkedHashMap<String, String>();
    for (var i = 0; i < namesAndValues.length; i += 2) {
      fields.put(namesAndValues[i], namesAndValues[i + 1]);
    }
    return fields.entrySet().stream().map(RawClient::field).collect(Collectors.joining("&"));
  }

  private static String field(Map.Entry<String, String> field) {
    return field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8);
  }
}
