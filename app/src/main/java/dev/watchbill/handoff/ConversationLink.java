package dev.watchbill.handoff;

import dev.watchbill.handoff.Conversation.About;
import dev.watchbill.handoff.Conversation.OfLink;
import dev.watchbill.handoff.Conversation.OfThread;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What somebody means by an address: a thread in Slack, or anything else on the web. */
final class ConversationLink {
  private static final int LONGEST = 1000;
  private static final Pattern MESSAGE =
      Pattern.compile("/archives/([CGD][A-Z0-9]{5,})/p(\\d{10})(\\d{6})/?");
  private static final Pattern THREAD =
      Pattern.compile("(?:^|&)thread_ts=(\\d{10}\\.\\d{6})(?:&|$)");

  /** As Slack delivers it: {@code <https://example.com|label>}. */
  private static final Pattern BRACKETS = Pattern.compile("<([^|>]*)(?:\\|[^>]*)?>");

  private ConversationLink() {}

  /** What is meant; empty if it is no web address. */
  static Optional<About> read(String typed) {
    Matcher bracketed = BRACKETS.matcher(typed.strip());
    String address = bracketed.matches() ? bracketed.group(1) : typed.strip();
    return address.length() > LONGEST || address.matches("(?s).*[\\s<>|\"].*")
        ? Optional.empty()
        : uri(address).map(uri -> thread(uri).orElseGet(() -> new OfLink(address)));
  }

  private static Optional<URI> uri(String address) {
    try {
      var uri = new URI(address);
      boolean web =
          uri.getScheme() != null
              && uri.getScheme().toLowerCase(Locale.ROOT).matches("https?")
              && uri.getHost() != null;
      return web ? Optional.of(uri) : Optional.empty();
    } catch (URISyntaxException e) {
      return Optional.empty();
    }
  }

  private static Optional<About> thread(URI uri) {
    Matcher message = MESSAGE.matcher(uri.getPath());
    if (!message.matches()) {
      return Optional.empty();
    }
    Matcher root = THREAD.matcher(uri.getQuery() == null ? "" : uri.getQuery());
    String ts = root.find() ? root.group(1) : message.group(2) + "." + message.group(3);
    return Optional.of(new OfThread(message.group(1), ts, Optional.empty()));
  }
}
