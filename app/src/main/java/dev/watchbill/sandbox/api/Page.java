package dev.watchbill.sandbox.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;

/**
 * A part of a long list.
 *
 * @param next where the next part begins, or empty
 */
record Page<T>(List<T> items, String next) {
  private static final String PREFIX = "offset:";

  /** The part that {@code limit} and {@code cursor} ask for; at most {@code most} items. */
  static <T> Page<T> of(List<T> all, Call call, int usual, int most) {
    var limit = call.number("limit", usual);
    var size = limit <= 0 ? usual : Math.min(limit, most);
    var start = call.text("cursor").map(Page::offset).orElse(0);
    if (start > all.size()) {
      throw new SlackError("invalid_cursor");
    }
    var end = Math.min(all.size(), start + size);
    return new Page<>(all.subList(start, end), end < all.size() ? cursor(end) : "");
  }

  void addTo(ObjectNode answer) {
    answer.withObject("response_metadata").put("next_cursor", next);
  }

  private static String cursor(int offset) {
    var bytes = (PREFIX + offset).getBytes(StandardCharsets.UTF_8);
    return Base64.getEncoder().encodeToString(bytes);
  }

  private static int offset(String cursor) {
    try {
      var text = new String(Base64.getDecoder().decode(cursor), StandardCharsets.UTF_8);
      if (text.startsWith(PREFIX)) {
        return Integer.parseInt(text.substring(PREFIX.length()));
      }
    } catch (IllegalArgumentException e) {
      throw new SlackError("invalid_cursor");
    }
    throw new SlackError("invalid_cursor");
  }
}
