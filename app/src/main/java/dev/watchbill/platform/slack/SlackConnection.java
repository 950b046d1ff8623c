package dev.watchbill.platform.slack;

import com.google.gson.JsonParseException;
import com.slack.api.Slack;
import com.slack.api.SlackConfig;
import com.slack.api.methods.MethodsClient;
import com.slack.api.methods.SlackApiException;
import com.slack.api.methods.SlackApiTextResponse;
import com.slack.api.util.http.SlackHttpClient;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import okhttp3.FormBody;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The way to Slack: one client with its tokens, and who we are there. Making one calls nobody, so
 * that the bot starts while Slack is away.
 */
public final class SlackConnection implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(SlackConnection.class);
  private static final Duration CONNECT = Duration.ofSeconds(3);
  private static final Duration CALL = Duration.ofSeconds(10);
  private static final Set<String> HERE = Set.of("localhost", "127.0.0.1", "[::1]");

  private final Slack slack;
  private final String botToken;
  private final String appToken;
  private final String apiUrl;
  private final AtomicReference<@Nullable BotIdentity> identity = new AtomicReference<>();

  private SlackConnection(Slack slack, String apiUrl, String botToken, String appToken) {
    this.slack = slack;
    this.apiUrl = apiUrl;
    this.botToken = botToken;
    this.appToken = appToken;
  }

  /**
   * A connection for one bot.
   *
   * @param botToken {@code xoxb-…}
   * @param appToken {@code xapp-…}, for Socket Mode
   */
  public static SlackConnection open(URI apiUrl, String botToken, String appToken) {
    var prefix = apiUrl.toString();
    if (!prefix.endsWith("/")) {
      prefix = prefix + "/"; // the SDK appends the method's name as it is
    }
    var config = new SlackConfig();
    config.setMethodsEndpointUrlPrefix(prefix);
    config.setStatsEnabled(false); // nobody reads them, and they keep threads busy
    config.setHttpClientReadTimeoutMillis((int) CALL.toMillis());
    config.setHttpClientWriteTimeoutMillis((int) CALL.toMillis());
    config.setHttpClientCallTimeoutMillis((int) CALL.toMillis());
    if (HERE.contains(apiUrl.getHost())) {
      config.setProxyUrl(null); // a proxy of the environment does not lead to this machine
    }
    var http =
        new SlackHttpClient(
            SlackHttpClient.buildOkHttpClient(config)
                .newBuilder()
                .connectTimeout(CONNECT)
                // On a cut connection it would send a post again by itself: said twice.
                .retryOnConnectionFailure(false)
                .build());
    http.setConfig(config);
    return new SlackConnection(Slack.getInstance(config, http), prefix, botToken, appToken);
  }

  /** The Web API as the bot; synchronous. */
  public MethodsClient methods() {
    return slack.methods(botToken);
  }

  /** Who we are, once Slack has told. */
  public Optional<BotIdentity> identity() {
    return Optional.ofNullable(identity.get());
  }

  /**
   * Asks Slack who we are, unless it has told before.
   *
   * @throws SlackRefused if it cannot be reached, or refuses the token
   */
  public BotIdentity identify() {
    return identity().orElseGet(this::greet);
  }

  /** As {@link #identify}, but asks in any case: whether Slack is there, and takes our token. */
  BotIdentity greet() {
    var answer = call("auth.test", methods -> methods.authTest(r -> r));
    var us =
        new BotIdentity(
            Optional.ofNullable(answer.getUserId())
                .orElseThrow(() -> SlackRefused.without("user_id", "auth.test")),
            Optional.ofNullable(answer.getBotId()),
            Optional.ofNullable(answer.getTeamId()),
            Optional.ofNullable(answer.getEnterpriseId()),
            Optional.ofNullable(answer.getUrl()));
    identity.set(us);
    return us;
  }

  /** A call of the Web API. */
  @FunctionalInterface
  interface Call<T> {
    T by(MethodsClient methods) throws IOException, SlackApiException;
  }

  /**
   * Calls {@code method} and returns its answer if that is {@code ok}.
   *
   * @throws SlackRefused if it is not, or if there is none
   */
  <T extends SlackApiTextResponse> T call(String method, Call<T> call) {
    try {
      var answer = call.by(methods());
      if (!answer.isOk()) {
        throw new SlackRefused(method, Optional.ofNullable(answer.getError()).orElse("unknown"));
      }
      return answer;
    } catch (IOException | SlackApiException | JsonParseException e) {
      throw SlackRefused.of(method, e);
    }
  }

  /**
   * Calls {@code method} and returns its answer as Slack sent it, for what the SDK has no fields
   * for.
   *
   * @throws SlackRefused as {@link #call}
   */
  Payload ask(String method, Map<String, String> arguments) {
    var form = new FormBody.Builder();
    arguments.forEach(form::add);
    var http = slack.getHttpClient();
    try (var answer = http.postFormWithBearerHeader(apiUrl + method, botToken, form.build())) {
      var body = answer.body();
      var text = body == null ? "" : body.string();
      if (!answer.isSuccessful()) {
        throw new SlackApiException(answer, text);
      }
      var payload = Payload.parse(text);
      if (!payload.flag("ok")) {
        throw new SlackRefused(method, payload.text("error").orElse("unknown"));
      }
      return payload;
    } catch (IOException
        | SlackApiException
        | JsonParseException
        | IllegalStateException failure) { // the last one: an answer that is no JSON object
      throw SlackRefused.of(method, failure);
    }
  }

  /** Modals, opened at once. */
  public Modals modals() {
    return new ModalsClient(this);
  }

  /** Home tabs, shown at once. */
  public HomeTabs homeTabs() {
    return new HomeTabsClient(this);
  }

  /** Who is in a user group, set at once. */
  public UserGroups userGroups() {
    return new UserGroupsClient(this);
  }

  /** Files, given at once. */
  public Files files() {
    return new FilesClient(this);
  }

  /** Addresses of messages. */
  public Permalinks permalinks() {
    return new WorkspaceLinks(this::identity);
  }

  /** Where the Web API is. */
  public String apiUrl() {
    return apiUrl;
  }

  Slack slack() {
    return slack;
  }

  String botToken() {
    return botToken;
  }

  String appToken() {
    return appToken;
  }

  @Override
  public String toString() {
    return "SlackConnection[" + apiUrl + "]";
  }

  @Override
  public void close() {
    try {
      slack.close();
    } catch (Exception e) { // the SDK declares as much; nothing is left to be saved
      log.warn("Slack's client did not close in order", e);
    }
  }
}
