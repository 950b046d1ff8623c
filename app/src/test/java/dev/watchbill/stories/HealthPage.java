package dev.watchbill.stories;

import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;

/** {@code GET /health} as whoever looks after the bot sees it. */
record HealthPage(int port) {
  private static final HttpClient HTTP = HttpClient.newHttpClient();
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Duration LONG = Duration.ofSeconds(60);

  /** What it shows at one moment. */
  record Seen(int code, JsonNode page) {
    String overall() {
      return page.path("status").asText();
    }

    String status(String part) {
      return page.path("parts").path(part).path("status").asText();
    }

    String says(String part) {
      return page.path("parts").path(part).path("says").asText();
    }
  }

  Seen now() {
    var request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/health"))
            .timeout(Duration.ofSeconds(20))
            .build();
    try {
      var answer = HTTP.send(request, BodyHandlers.ofString());
      return new Seen(answer.statusCode(), JSON.readTree(answer.body()));
    } catch (JsonProcessingException e) {
      throw new AssertionError("health is no JSON", e);
    } catch (IOException e) {
      throw new AssertionError("health does not answer", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }

  /** Waits until {@code part} is down, with 503, and says {@code words}. */
  void awaitDown(String part, String words) {
    await()
        .atMost(LONG)
        .untilAsserted(
            () -> {
              var seen = now();
              if (seen.code() != 503
                  || !seen.status(part).equals("down")
                  || !seen.says(part).contains(words)) {
                throw new AssertionError(
                    part + " is not down with \"" + words + "\": " + seen.page());
              }
            });
  }

  /** Waits until all is well. */
  void awaitWell() {
    await()
        .atMost(LONG)
        .untilAsserted(
            () -> {
              var seen = now();
              if (seen.code() != 200 || !seen.overall().equals("ok")) {
                throw new AssertionError("not well: " + seen.page());
              }
            });
  }
}
