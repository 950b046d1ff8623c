package dev.watchbill.platform.slack;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a message says, wherever it says it. A person's message says it in its text, and by what it
 * forwards; an app's or a workflow's may say it in blocks and attachments alone, with a text that
 * is for notifications or missing. Previews of links say nothing: Slack adds them, nobody wrote
 * them.
 *
 * @param own what its author says, as mrkdwn; code and quotes can be told apart as in any mrkdwn
 * @param forwarded the same of the messages it forwards
 */
record Words(String own, String forwarded) {
  private static final List<String> PREVIEW =
      List.of(
          "from_url",
          "original_url",
          "app_unfurl_url",
          "is_msg_unfurl",
          "is_app_unfurl",
          "is_reply_unfurl",
          "is_thread_root_unfurl");

  static Words of(Payload message) {
    return new Words(own(message), forwarded(message));
  }

  /** Both together. */
  String all() {
    return lines(Stream.of(own, forwarded));
  }

  private static String own(Payload message) {
    var text = message.text("text").orElse("");
    var byApp = isByApp(message);
    if (!byApp && !text.isEmpty()) {
      return text; // its blocks say the same
    }
    var said = new ArrayList<String>();
    said.add(text);
    said.add(RichText.ofBlocks(message.list("blocks")));
    if (byApp) {
      message.list("attachments").stream()
          .filter(attachment -> PREVIEW.stream().noneMatch(attachment::has))
          .map(Words::attachment)
          .forEach(said::add);
    }
    return lines(said.stream());
  }

  private static String forwarded(Payload message) {
    // A permalink's preview looks the same but for this flag.
    return lines(
        message.list("attachments").stream()
            .filter(attachment -> attachment.flag("is_share"))
            .map(Words::attachment));
  }

  private static boolean isByApp(Payload message) {
    return message.has("bot_id")
        || message.text("subtype").filter("bot_message"::equals).isPresent();
  }

  private static String attachment(Payload attachment) {
    var fields =
        attachment.list("fields").stream()
            .flatMap(field -> Stream.of(field.verbatim("title"), field.verbatim("value")));
    var words =
        lines(
            Stream.of(
                    Stream.of("pretext", "title", "text").map(attachment::verbatim),
                    fields,
                    Stream.of(RichText.ofBlocks(attachment.list("blocks"))))
                .flatMap(part -> part));
    return Optional.of(words)
        .filter(text -> !text.isEmpty())
        .or(() -> Optional.of(forwardedBlocks(attachment)).filter(text -> !text.isEmpty()))
        .orElseGet(() -> RichText.plain(attachment.verbatim("fallback")));
  }

  private static String forwardedBlocks(Payload attachment) {
    return lines(
        attachment.list("message_blocks").stream()
            .map(original -> RichText.ofBlocks(original.list("message.blocks"))));
  }

  private static String lines(Stream<String> parts) {
    return parts.filter(part -> !part.isBlank()).distinct().collect(Collectors.joining("\n"));
  }
}
