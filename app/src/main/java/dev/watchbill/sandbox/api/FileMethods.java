package dev.watchbill.sandbox.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.watchbill.sandbox.json.Json;
import dev.watchbill.sandbox.wire.WireFile;
import dev.watchbill.sandbox.workspace.Body;
import dev.watchbill.sandbox.workspace.Channel;
import dev.watchbill.sandbox.workspace.Files.StoredFile;
import dev.watchbill.sandbox.workspace.Messages.Draft;
import dev.watchbill.sandbox.workspace.Workspace;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** {@code files.*}: an address is asked for, sent to (see {@link FileRoutes}), and shared. */
final class FileMethods {
  private static final int LONGEST_ALT = 1000;
  private static final Pattern CONVERSATION = Pattern.compile("[CGDZ][A-Z0-9]{8,}");

  private final Workspace workspace;

  FileMethods(Workspace workspace) {
    this.workspace = workspace;
  }

  Map<String, Method> all() {
    return Map.of(
        "files.getUploadURLExternal", this::getUploadUrl,
        "files.completeUploadExternal", this::complete);
  }

  private ObjectNode getUploadUrl(Call call) {
    var name = call.required("filename");
    call.required("length");
    var length = call.number("length", 0);
    if (length <= 0) {
      throw new SlackError("missing_argument");
    }
    if (call.text("alt_txt").orElse("").length() > LONGEST_ALT) {
      throw new SlackError("alt_txt_too_large");
    }
    var file = workspace.files().announce(name, length, workspace.app().userId());
    return Json.object()
        .put("upload_url", "http://" + call.host() + FileRoutes.UPLOAD + file.ticket())
        .put("file_id", file.id());
  }

  private ObjectNode complete(Call call) {
    var wanted = call.array("files", "invalid_arguments");
    if (wanted.isEmpty()) {
      throw new SlackError("invalid_arguments", List.of("[ERROR] missing required field: files"));
    }
    var places = places(call);
    var thread =
        call.text("thread_ts").map(ts -> Conversation.thread(workspace, places.get(0), ts));
    var found = new ArrayList<StoredFile>();
    for (var one : wanted) {
      found.add(uploaded(one));
    }
    var files = new ArrayList<StoredFile>();
    for (var i = 0; i < found.size(); i++) {
      files.add(workspace.files().complete(found.get(i), wanted.get(i).path("title").asText()));
    }
    places.forEach(place -> share(call, place, files, thread));
    var answer = Json.object();
    var list = answer.putArray("files");
    // As in Slack, where it is shared is not known yet: that happens a moment later.
    for (var file : files) {
      var shown = WireFile.of(workspace, file);
      shown.putObject("shares");
      list.add(shown);
    }
    return answer;
  }

  private StoredFile uploaded(JsonNode wanted) {
    return workspace
        .files()
        .find(wanted.path("id").asText())
        .filter(file -> file.hasCome() && !file.shared())
        .orElseThrow(() -> new SlackError("file_not_found"));
  }

  /** None at all keeps the file private. */
  private List<Channel> places(Call call) {
    var ids = new ArrayList<>(call.list("channels"));
    call.text("channel_id").ifPresent(ids::add);
    var places = new ArrayList<Channel>();
    for (var id : ids) {
      if (!CONVERSATION.matcher(id).matches()) {
        throw new SlackError(
            "invalid_arguments",
            List.of(
                "[ERROR] input must match regex pattern: ^%s$ [json-pointer:/channel_id]"
                    .formatted(CONVERSATION)));
      }
      places.add(Conversation.toPostIn(workspace, id));
    }
    if (places.isEmpty() && call.text("thread_ts").isPresent()) {
      throw new SlackError("invalid_arguments");
    }
    return places;
  }

  private void share(Call call, Channel place, List<StoredFile> files, Optional<String> thread) {
    var app = workspace.app();
    var body =
        Body.of(call.text("initial_comment").orElse(""))
            .sharing(files.stream().map(StoredFile::id).toList());
    workspace
        .messages()
        .post(
            new Draft(
                place.id(),
                app.userId(),
                app.botId(),
                "file_share",
                body,
                thread.orElse(""),
                false,
                ""));
  }
}
