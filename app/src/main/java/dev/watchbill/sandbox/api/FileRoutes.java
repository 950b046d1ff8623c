package dev.watchbill.sandbox.api;

import dev.watchbill.sandbox.faults.Faults;
import dev.watchbill.sandbox.json.Json;
import dev.watchbill.sandbox.workspace.Files.StoredFile;
import dev.watchbill.sandbox.workspace.Workspace;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;

/** Where files are sent to, and read from by the people on the page. */
public final class FileRoutes {
  /** Followed by a ticket, which is all the permission that is needed. */
  static final String UPLOAD = "/upload/v1/";

  /** Followed by a file's id and its name. */
  private static final String DOWNLOAD = "/files/";

  private final Workspace workspace;
  private final Faults faults;
  private final CallLog log;

  /** Over a workspace. */
  public FileRoutes(Workspace workspace, Faults faults, CallLog log) {
    this.workspace = workspace;
    this.faults = faults;
    this.log = log;
  }

  /** Answers at both addresses. */
  public void mount(RoutesConfig routes) {
    routes.post(UPLOAD + "{ticket}", this::take);
    routes.get(DOWNLOAD + "{id}/{name}", this::give);
  }

  private void take(Context context) {
    if (faults.isUnreachable()) {
      Silence.cut(context);
      return;
    }
    var started = System.nanoTime();
    var bytes = sent(context);
    var file = workspace.files().awaited(context.pathParam("ticket"));
    if (file.isEmpty()) {
      context.status(HttpStatus.NOT_FOUND).result("no such upload");
    } else if (file.get().length() != bytes.length) {
      context
          .status(HttpStatus.BAD_REQUEST)
          .result("announced were %d".formatted(file.get().length()));
    } else {
      workspace.files().take(file.get(), bytes);
      context.result("OK - " + bytes.length);
    }
    log.add(
        new CallLog.Entry(
            workspace.ledger().now(),
            "upload",
            Json.object().put("length", bytes.length),
            context.statusCode(),
            Json.object().put("ok", context.status() == HttpStatus.OK),
            Duration.ofNanos(System.nanoTime() - started)));
  }

  /** As such, or in a form. */
  private static byte[] sent(Context context) {
    var type = Optional.ofNullable(context.contentType()).orElse("");
    if (!type.startsWith("multipart/form-data")) {
      return context.bodyAsBytes();
    }
    return context.uploadedFiles().stream()
        .findFirst()
        .map(part -> part.contentAndClose(FileRoutes::all))
        .orElseGet(() -> new byte[0]);
  }

  private static byte[] all(InputStream content) {
    try {
      return content.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Never shown in place: what somebody uploaded must not run as a page of ours. */
  private void give(Context context) {
    var file = workspace.files().find(context.pathParam("id")).filter(StoredFile::shared);
    if (file.isEmpty()) {
      context.status(HttpStatus.NOT_FOUND);
      return;
    }
    var name = file.get().name().replaceAll("[^\\w. -]", "_");
    context
        .contentType("application/octet-stream")
        .header("Content-Disposition", "attachment; filename=\"%s\"".formatted(name))
        .header("X-Content-Type-Options", "nosniff")
        .result(Arrays.copyOf(file.get().bytes(), file.get().length()));
  }
}
