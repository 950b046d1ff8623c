package dev.watchbill.platform.http;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.Header;
import io.javalin.http.HttpStatus;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Base64;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Serves {@link Documents} so that whoever asks often is told quickly that nothing has changed.
 * Their addresses may be secrets: no log has them.
 */
final class DocumentRoutes {
  private static final Logger log = LoggerFactory.getLogger(DocumentRoutes.class);

  /** The only date that HTTP still writes. */
  private static final DateTimeFormatter HTTP_DATE =
      DateTimeFormatter.ofPattern("EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.US)
          .withZone(ZoneOffset.UTC);

  private static final String PLAIN = "text/plain; charset=utf-8";

  private final Map<String, Documents> byPath = new ConcurrentHashMap<>();

  void add(Documents documents) {
    byPath.put(documents.path(), documents);
  }

  /** Whether what is asked for lies beneath the path of documents. */
  boolean covers(String path) {
    return byPath.keySet().stream().anyMatch(its -> path.startsWith("/" + its + "/"));
  }

  void on(RoutesConfig routes) {
    routes.get("/{path}/{name}", this::answer);
    routes.head("/{path}/{name}", this::answer);
  }

  private void answer(Context context) {
    var documents = byPath.get(context.pathParam("path"));
    if (documents == null) {
      context.status(HttpStatus.NOT_FOUND).contentType(PLAIN).result("There is nothing here.\n");
      return;
    }
    context.header("Referrer-Policy", "no-referrer");
    context.header("X-Content-Type-Options", "nosniff");
    context.header("X-Robots-Tag", "noindex");
    Optional<Document> found;
    try {
      found = documents.find(context.pathParam("name"));
    } catch (RuntimeException e) {
      log.warn("a {} could not be made", documents.path(), e);
      context
          .status(HttpStatus.SERVICE_UNAVAILABLE)
          .header(Header.RETRY_AFTER, "300")
          .contentType(PLAIN)
          .result("This cannot be shown just now. Try again in a few minutes.\n");
      return;
    }
    found.ifPresentOrElse(
        document -> show(context, documents, document),
        () ->
            context
                .status(HttpStatus.NOT_FOUND)
                .header(Header.CACHE_CONTROL, "no-store")
                .contentType(PLAIN)
                .result(documents.missing() + "\n"));
  }

  private static void show(Context context, Documents documents, Document document) {
    var body = document.text().getBytes(StandardCharsets.UTF_8);
    var tag = '"' + fingerprint(body) + '"';
    context
        .header(Header.ETAG, tag)
        .header(Header.LAST_MODIFIED, HTTP_DATE.format(document.changedAt()))
        .header(Header.CACHE_CONTROL, "private, max-age=" + documents.freshFor().toSeconds());
    if (isKnown(context, tag, document.changedAt())) {
      context.status(HttpStatus.NOT_MODIFIED);
      return;
    }
    context
        .contentType(document.contentType())
        .header(Header.CONTENT_DISPOSITION, "inline; filename=\"" + document.fileName() + '"')
        .result(body);
  }

  /** Whoever names the version they have does not want its date considered. */
  private static boolean isKnown(Context context, String tag, Instant changedAt) {
    return Optional.ofNullable(context.header(Header.IF_NONE_MATCH))
        .map(known -> names(known, tag))
        .orElseGet(
            () ->
                Optional.ofNullable(context.header(Header.IF_MODIFIED_SINCE))
                    .flatMap(DocumentRoutes::read)
                    .filter(since -> !since.isBefore(changedAt.truncatedTo(ChronoUnit.SECONDS)))
                    .isPresent());
  }

  private static boolean names(String known, String tag) {
    return Arrays.stream(known.split(",", -1))
        .map(one -> one.strip().replaceFirst("^W/", ""))
        .anyMatch(one -> one.equals(tag) || one.equals("*"));
  }

  private static Optional<Instant> read(String date) {
    try {
      return Optional.of(
          ZonedDateTime.parse(date.strip(), DateTimeFormatter.RFC_1123_DATE_TIME).toInstant());
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  private static String fingerprint(byte[] body) {
    try {
      var digest = MessageDigest.getInstance("SHA-256").digest(body);
      return Base64.getUrlEncoder().withoutPadding().encodeToString(Arrays.copyOf(digest, 18));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
