package dev.watchbill.platform.slack;

import com.slack.api.methods.request.files.FilesCompleteUploadExternalRequest.FileDetails;
import com.slack.api.methods.response.files.FilesGetUploadURLExternalResponse;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import okhttp3.Request;
import okhttp3.RequestBody;

/** Uploads in Slack's three steps: an address is asked for, sent to, and what came there shared. */
final class FilesClient implements Files {
  private static final String UPLOAD = "the upload of a file";

  private final SlackConnection slack;

  FilesClient(SlackConnection slack) {
    this.slack = slack;
  }

  @Override
  public void share(String userId, String filename, String title, byte[] bytes, String comment) {
    var conversation = conversationWith(userId);
    var place =
        slack.call(
            "files.getUploadURLExternal",
            m -> m.filesGetUploadURLExternal(r -> r.filename(filename).length(bytes.length)));
    upload(addressOf(place), bytes);
    var file = FileDetails.builder().id(idOf(place)).title(title).build();
    slack.call(
        "files.completeUploadExternal",
        m ->
            m.filesCompleteUploadExternal(
                r -> r.files(List.of(file)).channelId(conversation).initialComment(comment)));
  }

  private String conversationWith(String userId) {
    var answer =
        slack.call("conversations.open", m -> m.conversationsOpen(r -> r.users(List.of(userId))));
    return Optional.ofNullable(answer.getChannel())
        .flatMap(channel -> Optional.ofNullable(channel.getId()))
        .orElseThrow(() -> SlackRefused.without("channel", "conversations.open"));
  }

  private static String addressOf(FilesGetUploadURLExternalResponse place) {
    return Optional.ofNullable(place.getUploadUrl())
        .orElseThrow(() -> SlackRefused.without("upload_url", "files.getUploadURLExternal"));
  }

  private static String idOf(FilesGetUploadURLExternalResponse place) {
    return Optional.ofNullable(place.getFileId())
        .orElseThrow(() -> SlackRefused.without("file_id", "files.getUploadURLExternal"));
  }

  /** The address itself is the permission; the token goes nowhere but to the Web API. */
  private void upload(String address, byte[] bytes) {
    var request = new Request.Builder().url(address).post(RequestBody.create(bytes)).build();
    var http = slack.slack().getHttpClient().getOkHttpClient();
    try (var answer = http.newCall(request).execute()) {
      if (!answer.isSuccessful()) {
        throw new SlackRefused(UPLOAD, "HTTP " + answer.code());
      }
    } catch (IOException e) {
      throw SlackRefused.of(UPLOAD, e);
    }
  }
}
