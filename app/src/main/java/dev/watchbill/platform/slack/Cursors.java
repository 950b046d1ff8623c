package dev.watchbill.platform.slack;

import com.slack.api.model.ResponseMetadata;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Where Slack's lists go on. */
final class Cursors {
  private Cursors() {}

  /** The cursor of the next page; empty if there is none, or the answer knows no pages. */
  static String next(@Nullable ResponseMetadata metadata) {
    return Optional.ofNullable(metadata).map(ResponseMetadata::getNextCursor).orElse("");
  }
}
