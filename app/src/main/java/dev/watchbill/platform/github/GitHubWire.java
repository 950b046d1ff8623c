package dev.watchbill.platform.github;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.kohsuke.github.connector.GitHubConnector;
import org.kohsuke.github.connector.GitHubConnectorRequest;
import org.kohsuke.github.connector.GitHubConnectorResponse;

/**
 * How calls reach GitHub, the library's and our own: each ends in time, whatever the other side
 * does, and an answer that is no success is a {@link Refused}.
 */
final class GitHubWire implements GitHubConnector {
  private final Duration patience;
  private final HttpClient http;

  /**
   * @param connecting how long to wait for a connection
   * @param patience how long a call may take in all, the last byte of its answer included
   */
  GitHubWire(Duration connecting, Duration patience) {
    this.patience = patience;
    this.http =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            // To wherever a redirect led, the token would go too.
            .followRedirects(HttpClient.Redirect.NEVER)
            .connectTimeout(connecting)
            .build();
  }

  @Override
  public GitHubConnectorResponse send(GitHubConnectorRequest request) throws IOException {
    return new Answer(request, exchange(translated(request)));
  }

  /**
   * Makes a call.
   *
   * @throws Refused if it does not succeed on the other side
   * @throws HttpTimeoutException if it takes too long
   */
  HttpResponse<byte[]> exchange(HttpRequest request) throws IOException {
    var pending = http.sendAsync(request, BodyHandlers.ofByteArray());
    try {
      var answer = pending.get(patience.toMillis(), TimeUnit.MILLISECONDS);
      if (answer.statusCode() < 200 || answer.statusCode() >= 300) {
        throw Refused.by(answer);
      }
      return answer;
    } catch (TimeoutException e) {
      throw new HttpTimeoutException("no answer within " + patience);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("stopped while waiting for GitHub");
    } catch (ExecutionException e) {
      // In a wrapping, so that the library does not try the same again by itself.
      throw new IOException("the call did not succeed", e.getCause());
    } finally {
      pending.cancel(true);
    }
  }

  /** Of a header that cannot be sent the JDK's own complaint would show the value. */
  private static HttpRequest translated(GitHubConnectorRequest request) throws IOException {
    try {
      var call = HttpRequest.newBuilder(URI.create(request.url().toString()));
      request
          .allHeaders()
          .forEach((name, values) -> values.forEach(value -> call.header(name, value)));
      if (request.contentType() != null) {
        call.setHeader("Content-Type", request.contentType());
      }
      return call.method(request.method(), body(request)).build();
    } catch (IllegalArgumentException e) {
      throw new IOException("the call cannot be written as HTTP");
    }
  }

  private static BodyPublisher body(GitHubConnectorRequest request) throws IOException {
    if (!request.hasBody()) {
      return BodyPublishers.noBody();
    }
    try (var bytes = request.body()) {
      return BodyPublishers.ofByteArray(bytes.readAllBytes());
    }
  }

  private static final class Answer extends GitHubConnectorResponse.ByteArrayResponse {
    private final byte[] body;

    Answer(GitHubConnectorRequest request, HttpResponse<byte[]> response) {
      super(request, response.statusCode(), response.headers().map());
      this.body = response.body();
    }

    @Override
    protected InputStream rawBodyStream() {
      return new ByteArrayInputStream(body);
    }
  }
}
