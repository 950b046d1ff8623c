package dev.watchbill.sandbox.wire;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.watchbill.sandbox.json.Json;
import dev.watchbill.sandbox.workspace.Files.StoredFile;
import dev.watchbill.sandbox.workspace.Workspace;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;

/** Files as Slack writes them. */
public final class WireFile {
  private static final int PREVIEWED = 600;

  /** By ending: MIME type, and Slack's name for people. */
  private static final Map<String, Kind> KINDS =
      Map.of(
          "csv", new Kind("text/csv", "CSV", true),
          "txt", new Kind("text/plain", "Plain Text", true),
          "json", new Kind("application/json", "JSON", true),
          "md", new Kind("text/markdown", "Markdown (raw)", true),
          "ics", new Kind("text/calendar", "iCalendar", true),
          "png", new Kind("image/png", "PNG", false),
          "svg", new Kind("image/svg+xml", "SVG", false),
          "pdf", new Kind("application/pdf", "PDF", false));

  private record Kind(String mime, String pretty, boolean text) {}

  private WireFile() {}

  /** A file object. */
  public static ObjectNode of(Workspace workspace, StoredFile file) {
    var ending = file.name().substring(file.name().lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
    var kind = KINDS.getOrDefault(ending, new Kind("application/octet-stream", "Binary", false));
    var path = "%s-%s/".formatted(workspace.team().id(), file.id());
    var seconds = file.created().getEpochSecond();
    var json = Json.object();
    json.put("id", file.id())
        .put("created", seconds)
        .put("timestamp", seconds)
        .put("name", file.name())
        .put("title", file.title())
        .put("mimetype", kind.mime())
        .put("filetype", KINDS.containsKey(ending) ? ending : "binary")
        .put("pretty_type", kind.pretty())
        .put("user", file.user())
        .put("user_team", Wire.teamOf(workspace, file.user()))
        .put("editable", kind.text())
        .put("size", file.length())
        .put("mode", kind.text() ? "snippet" : "hosted")
        .put("is_external", false)
        .put("external_type", "")
        .put("is_public", false)
        .put("public_url_shared", false)
        .put("display_as_bot", false)
        .put("username", "")
        .put("url_private", "https://files.slack.com/files-pri/" + path + file.name())
        .put(
            "url_private_download",
            "https://files.slack.com/files-pri/" + path + "download/" + file.name())
        .put(
            "permalink",
            "https://%s.slack.com/files/%s/%s/%s"
                .formatted(workspace.team().domain(), file.user(), file.id(), file.name()))
        .put("has_rich_preview", false)
        .put("file_access", "visible");
    if (kind.text()) {
      var text = new String(file.bytes(), StandardCharsets.UTF_8);
      var preview = text.substring(0, Math.min(PREVIEWED, text.length()));
      json.put("preview", preview)
          .put("lines", text.lines().count())
          .put("lines_more", text.lines().count() - preview.lines().count())
          .put("preview_is_truncated", preview.length() < text.length());
    }
    return json;
  }
}
