package dev.watchbill.platform.mergefreeze;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.ConnectException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Merge Freeze over its HTTP API. A call ends within seconds and is made once; between two of them
 * lies a second. The token is part of the address, so no address is in a log or an exception.
 */
public final class MergeFreezeClient implements MergeFreeze {
  private static final Duration CONNECTING = Duration.ofSeconds(3);
  private static final Duration PATIENCE = Duration.ofSeconds(5);
  private static final Duration GAP = Duration.ofSeconds(1);

  /** Whoever asks for longer is asked again all the same. */
  private static final Duration LONGEST_WISH = Duration.ofHours(1);

  private static final ObjectMapper JSON = new ObjectMapper();

  private final URI address;
  private final String what;
  private final Duration patience;
  private final Pacing pacing;
  private final HttpClient http;

  private MergeFreezeClient(URI address, String what, Duration patience, Pacing pacing) {
    this.address = address;
    this.what = what;
    this.patience = patience;
    this.pacing = pacing;
    // Redirects are not followed: they would take the token elsewhere.
    this.http =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(CONNECTING)
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();
  }

  /**
   * Opens one; nothing is called yet.
   *
   * @param apiUrl {@code https://www.mergefreeze.com/api/}, or another one's
   * @param repository {@code owner/name}
   */
  public static MergeFreezeClient open(URI apiUrl, String token, String repository, String branch) {
    return open(apiUrl, token, repository, branch, GAP);
  }

  /**
   * Opens one to a service that may have other limits.
   *
   * @param gap between one call and the next
   */
  public static MergeFreezeClient open(
      URI apiUrl, String token, String repository, String branch, Duration gap) {
    return open(apiUrl, token, repository, branch, PATIENCE, Pacing.oneIn(gap));
  }

  static MergeFreezeClient open(
      URI apiUrl,
      String token,
      String repository,
      String branch,
      Duration patience,
      Pacing pacing) {
    String path =
        Stream.concat(Stream.of(repository.split("/", 2)), Stream.of(branch))
            .map(MergeFreezeClient::encoded)
            .collect(Collectors.joining("/"));
    URI address =
        URI.create(
            "%s/branches/%s/?access_token=%s"
                .formatted(apiUrl.toString().replaceFirst("/+$", ""), path, encoded(token)));
    return new MergeFreezeClient(address, branch + " of " + repository, patience, pacing);
  }

  @Override
  public Standing standing() throws MergeFreezeAway {
    return answer(HttpRequest.newBuilder(address).GET());
  }

  @Override
  public Standing set(boolean frozen, String by, String note, List<Integer> unblocked)
      throws MergeFreezeAway {
    // Left out, "frozen" would be taken for false.
    var form = new LinkedHashMap<String, String>();
    form.put("frozen", Boolean.toString(frozen));
    form.put("user_name", by);
    form.put("note", note);
    form.put(
        "unblocked_prs",
        unblocked.stream().map(String::valueOf).collect(Collectors.joining(",", "[", "]")));
    return answer(
        HttpRequest.newBuilder(address)
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(BodyPublishers.ofString(body(form))));
  }

  /** What is amiss with the service, the token or the branch, in a sentence; one call. */
  public Optional<String> trouble() {
    try {
      standing();
      return Optional.empty();
    } catch (MergeFreezeAway e) {
      return Optional.of(e.sentence());
    }
  }

  private Standing answer(HttpRequest.Builder request) throws MergeFreezeAway {
    HttpResponse<String> response = send(request.header("Accept", "application/json").build());
    if (response.statusCode() != 200) {
      throw refused(response);
    }
    return read(response.body());
  }

  /** Of what goes wrong only its kind is told: messages of the JDK may hold the address. */
  private HttpResponse<String> send(HttpRequest request) throws MergeFreezeAway {
    try {
      pacing.turn();
    } catch (InterruptedException e) {
      throw stopped();
    }
    var answer = http.sendAsync(request, BodyHandlers.ofString(StandardCharsets.UTF_8));
    try {
      return answer.get(patience.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      throw new MergeFreezeAway("Merge Freeze did not answer in time.");
    } catch (InterruptedException e) {
      throw stopped();
    } catch (ExecutionException e) {
      throw new MergeFreezeAway(
          e.getCause() instanceof ConnectException
              ? "Merge Freeze cannot be reached."
              : "The call to Merge Freeze broke off.");
    } finally {
      answer.cancel(true);
    }
  }

  private static MergeFreezeAway stopped() {
    Thread.currentThread().interrupt();
    return new MergeFreezeAway("The call to Merge Freeze was not finished: the bot is stopping.");
  }

  private MergeFreezeAway refused(HttpResponse<?> response) {
    int status = response.statusCode();
    String sentence =
        switch (status) {
          case 401 ->
              "Merge Freeze does not accept MERGE_FREEZE_TOKEN (401): it is wrong, or was replaced.";
          case 403 ->
              "Merge Freeze refuses (403): MERGE_FREEZE_TOKEN is wrong, may not do this, or calls came too fast.";
          case 404 ->
              "Merge Freeze does not know %s (404): the branch is not set up there, or the plan has no API."
                  .formatted(what);
          case 429 -> "Merge Freeze asks to be left alone for a while (429).";
          default ->
              status >= 300 && status < 400
                  ? "Merge Freeze has moved (%d): MERGE_FREEZE_API_URL is to be changed."
                      .formatted(status)
                  : "Merge Freeze is in trouble (%d).".formatted(status);
        };
    return wish(response)
        .map(wish -> new MergeFreezeAway(sentence, wish))
        .orElseGet(() -> new MergeFreezeAway(sentence));
  }

  private static Optional<Duration> wish(HttpResponse<?> response) {
    return response
        .headers()
        .firstValue("Retry-After")
        .map(String::strip)
        .filter(value -> value.matches("[0-9]{1,6}"))
        .map(value -> Duration.ofSeconds(Long.parseLong(value)))
        .map(wish -> wish.compareTo(LONGEST_WISH) > 0 ? LONGEST_WISH : wish);
  }

  private static Standing read(String body) throws MergeFreezeAway {
    try {
      JsonNode json = JSON.readTree(body);
      JsonNode frozen = json.path("frozen");
      if (!frozen.isBoolean()) {
        throw garbled();
      }
      return new Standing(
          frozen.asBoolean(),
          Optional.of(json.path("frozen_by").asText(""))
              .filter(by -> !by.isBlank() && !json.path("frozen_by").isNull()),
          unblocked(json.path("unblocked_prs")));
    } catch (JsonProcessingException e) {
      throw garbled();
    }
  }

  private static Optional<List<Integer>> unblocked(JsonNode list) throws MergeFreezeAway {
    if (!list.isArray()) {
      return Optional.empty();
    }
    var numbers = new ArrayList<Integer>();
    for (JsonNode number : list) {
      if (!number.canConvertToInt()) {
        throw garbled();
      }
      numbers.add(number.asInt());
    }
    return Optional.of(List.copyOf(numbers));
  }

  private static MergeFreezeAway garbled() {
    return new MergeFreezeAway("Merge Freeze's answer is not understood.");
  }

  private static String body(Map<String, String> form) {
    return form.entrySet().stream()
        .map(field -> field.getKey() + "=" + encoded(field.getValue()))
        .collect(Collectors.joining("&"));
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }

  /** Without the address. */
  @Override
  public String toString() {
    return "Merge Freeze, " + what;
  }
}
