package dev.watchbill.sandbox;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Uploads in Slack's three steps, and what a manifest's scopes forbid. */
class FilesTest extends TestBed {
  private static final String MANIFEST =
      """
      display_information: { name: Watchbill }
      oauth_config: { scopes: { bot: [chat:write, files:write, channels:history, im:write] } }
      settings: { event_subscriptions: { bot_events: [message.channels, reaction_added] } }
      """;

  private RawClient api;

  @Override
  UnaryOperator<SandboxOptions> options() {
    return usual -> usual.with(Manifest.read(MANIFEST));
  }

  @BeforeEach
  void client() {
    api = new RawClient(sandbox);
  }

  @Test
  void a_file_is_announced_sent_shared_and_read() throws Exception {
    var bot = bot();
    var report = "person,answered\nBen,3\nInês,5\n";
    var answer =
        bot.methods()
            .filesUploadV2(
                r ->
                    r.filename("report.csv")
                        .title("The last four weeks")
                        .content(report)
                        .initialComment("As asked")
                        .channel(channel("general")));
    assertThat(answer.isOk()).isTrue();
    var shown = sandbox.as("ben").sees("general").get(0);
    assertThat(shown.text()).isEqualTo("As asked");
    assertThat(shown.subtype()).isEqualTo("file_share");
    var file = history().at("/0/files/0");
    assertThat(file.path("title").asText()).isEqualTo("The last four weeks");
    assertThat(file.path("pretty_type").asText()).isEqualTo("CSV");
    assertThat(file.path("size").asInt()).isEqualTo(report.getBytes(UTF_8).length);
    assertThat(file.path("preview").asText()).isEqualTo(report);
    var read = get("/files/%s/report.csv".formatted(file.path("id").asText()));
    assertThat(read.body()).isEqualTo(report);
    assertThat(read.headers().firstValue("Content-Disposition").orElse(""))
        .isEqualTo("attachment; filename=\"report.csv\"");
  }

  @Test
  void a_direct_message_is_named_by_its_own_id_and_not_by_the_person() throws Exception {
    var id = announced("x.csv", "hello");
    assertThat(complete(id, id("ben")).at("/response_metadata/messages/0").asText())
        .contains("input must match regex pattern: ^[CGDZ][A-Z0-9]{8,}$");
    var direct = api.call("conversations.open", "users", id("ben")).at("/channel/id").asText();
    assertThat(complete(id, direct).path("ok").asBoolean()).isTrue();
    assertThat(sandbox.as("ben").hearsFromApp())
        .singleElement()
        .satisfies(message -> assertThat(message.body().files()).containsExactly(id));
    assertThat(complete(id, direct).path("error").asText()).isEqualTo("file_not_found");
  }

  @ParameterizedTest
  @CsvSource({"elsewhere, not_in_channel", "secret, channel_not_found"})
  void where_the_app_may_not_speak_it_shares_nothing(String channel, String error)
      throws Exception {
    var answer = complete(announced("x.csv", "hello"), channel(channel));
    assertThat(answer.path("error").asText()).isEqualTo(error);
  }

  @Test
  void what_was_never_sent_cannot_be_shared() throws Exception {
    var place = api.call("files.getUploadURLExternal", "filename", "x.csv", "length", "5");
    var id = place.path("file_id").asText();
    assertThat(complete(id, channel("general")).path("error").asText()).isEqualTo("file_not_found");
    assertThat(send(place.path("upload_url").asText(), "too long").statusCode()).isEqualTo(400);
    assertThat(send(place.path("upload_url").asText(), "right").statusCode()).isEqualTo(200);
    assertThat(send(place.path("upload_url").asText(), "right").statusCode()).isEqualTo(404);
    assertThat(get("/files/" + id + "/x.csv").statusCode()).isEqualTo(404);
    assertThat(complete(id, channel("general")).path("ok").asBoolean()).isTrue();
  }

  @ParameterizedTest
  @CsvSource({
    "'', 5, invalid_arguments",
    "x.csv, '', invalid_arguments",
    "x.csv, 0, missing_argument"
  })
  void an_address_wants_a_name_and_a_length(String name, String length, String error)
      throws Exception {
    var answer = api.call("files.getUploadURLExternal", "filename", name, "length", length);
    assertThat(answer.path("error").asText()).isEqualTo(error);
  }

  @Test
  void what_the_manifest_does_not_ask_for_is_refused() throws Exception {
    var refused = api.call("users.list");
    assertThat(refused.path("error").asText()).isEqualTo("missing_scope");
    assertThat(refused.path("needed").asText()).isEqualTo("users:read");
    assertThat(refused.path("provided").asText())
        .isEqualTo("channels:history,chat:write,files:write,im:write");
    var direct = api.call("conversations.open", "users", id("ben")).at("/channel/id").asText();
    assertThat(api.call("conversations.history", "channel", direct).path("needed").asText())
        .isEqualTo("im:history");
  }

  @Test
  void an_event_without_its_scope_is_not_told() throws Exception {
    var socket = RawSocket.on(sandbox);
    socket.await("hello", 1);
    var message = sandbox.as("ada").types("general", "first");
    sandbox.as("ben").reacts(message, "eyes");
    sandbox.as("ada").types("general", "last");
    assertThat(socket.await("events_api", 2))
        .extracting(envelope -> envelope.at("/payload/event/text").asText())
        .containsExactly("first", "last");
  }

  private JsonNode history() throws Exception {
    return api.call("conversations.history", "channel", channel("general")).path("messages");
  }

  private String announced(String name, String content) throws Exception {
    var place =
        api.call(
            "files.getUploadURLExternal",
            "filename",
            name,
            "length",
            String.valueOf(content.length()));
    send(place.path("upload_url").asText(), content);
    return place.path("file_id").asText();
  }

  private JsonNode complete(String id, String channel) throws Exception {
    return api.call(
        "files.completeUploadExternal",
        "files",
        "[{\"id\":\"%s\",\"title\":\"T\"}]".formatted(id),
        "channel_id",
        channel);
  }

  private static HttpResponse<String> send(String address, String content) throws Exception {
    var request =
        HttpRequest.newBuilder(URI.create(address))
            .POST(HttpRequest.BodyPublishers.ofString(content))
            .build();
    return HttpClient.newHttpClient().send(request, BodyHandlers.ofString());
  }

  private HttpResponse<String> get(String path) throws Exception {
    var request = HttpRequest.newBuilder(URI.create(sandbox.address() + path)).build();
    return HttpClient.newHttpClient().send(request, BodyHandlers.ofString());
  }
}
