package dev.watchbill.sandbox.page;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;

/** The page's own files and its view library, straight from the class path. */
final class Assets {
  /** Nothing from elsewhere, nothing inline: what somebody typed can never become a program. */
  private static final String POLICY =
      String.join(
          "; ",
          "default-src 'none'",
          "script-src 'self'",
          "style-src 'self'",
          "img-src 'self' data:",
          "connect-src 'self'",
          "base-uri 'none'",
          "form-action 'none'",
          "frame-ancestors 'none'");

  private static final Map<String, String> TYPES =
      Map.of(
          "html", "text/html; charset=utf-8",
          "css", "text/css; charset=utf-8",
          "js", "text/javascript; charset=utf-8",
          "svg", "image/svg+xml");

  private Assets() {}

  static void mount(RoutesConfig routes) {
    routes.get("/", context -> send(context, "/sandbox/", "index.html"));
    // Where Slack's own links to messages lead.
    routes.get("/archives/<path>", context -> send(context, "/sandbox/", "index.html"));
    routes.get("/page/<path>", context -> send(context, "/sandbox/", context.pathParam("path")));
    routes.get(
        "/webjars/<path>",
        context -> send(context, "/META-INF/resources/webjars/", context.pathParam("path")));
  }

  private static void send(Context context, String folder, String path) {
    var type = TYPES.get(path.substring(path.lastIndexOf('.') + 1));
    if (type == null || path.contains("..") || path.contains("//")) {
      context.status(HttpStatus.NOT_FOUND);
      return;
    }
    try (var file = Assets.class.getResourceAsStream(folder + path)) {
      if (file == null) {
        context.status(HttpStatus.NOT_FOUND);
        return;
      }
      context
          .header("Content-Security-Policy", POLICY)
          .header("X-Content-Type-Options", "nosniff")
          .header("Referrer-Policy", "no-referrer")
          // The jar may be another one tomorrow, and loopback is near: always ask again.
          .header("Cache-Control", "no-cache")
          .contentType(type)
          .result(file.readAllBytes());
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + folder + path, e);
    }
  }
}
