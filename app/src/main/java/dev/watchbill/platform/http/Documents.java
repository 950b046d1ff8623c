package dev.watchbill.platform.http;

import java.time.Duration;
import java.util.Optional;

/** Documents that are fetched over HTTP from beneath a path of their own. */
public interface Documents {
  /** The path's only part: {@code calendar} for {@code /calendar/name}. */
  String path();

  /** The one of that name; names may be secrets, and are never logged. */
  Optional<Document> find(String name);

  /** What somebody reads who asks for one that there is not. */
  String missing();

  /** How long whoever fetched one may go without asking again. */
  Duration freshFor();
}
