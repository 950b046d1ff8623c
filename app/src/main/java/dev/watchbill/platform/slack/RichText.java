package dev.watchbill.platform.slack;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Slack's {@code rich_text} blocks as mrkdwn, as Slack itself writes them into a message's text:
 * what is code or a quote is still to be seen as such, and what only looks like it is not.
 */
final class RichText {
  private RichText() {}

  /** The lines of one {@code rich_text} block. */
  static String mrkdwn(Payload block) {
    return block.list("elements").stream()
        .map(RichText::paragraph)
        .collect(Collectors.joining("\n"));
  }

  private static String paragraph(Payload paragraph) {
    return switch (paragraph.text("type").orElse("")) {
      case "rich_text_list" ->
          paragraph.list("elements").stream()
              .map(item -> "• " + inline(item))
              .collect(Collectors.joining("\n"));
      case "rich_text_quote" -> quoted(inline(paragraph));
      case "rich_text_preformatted" -> "```" + code(paragraph) + "```";
      default -> inline(paragraph);
    };
  }

  private static String inline(Payload paragraph) {
    return paragraph.list("elements").stream().map(RichText::element).collect(Collectors.joining());
  }

  private static String quoted(String text) {
    return text.lines().map(line -> "&gt; " + line).collect(Collectors.joining("\n"));
  }

  private static String element(Payload element) {
    return element.flag("style.code") ? "`" + content(element) + "`" : content(element);
  }

  /** Inside a block of code there is no other markup. */
  private static String code(Payload paragraph) {
    return paragraph.list("elements").stream().map(RichText::content).collect(Collectors.joining());
  }

  private static String content(Payload element) {
    return switch (element.text("type").orElse("")) {
      case "text" -> plain(element.verbatim("text"));
      case "link" -> link(element);
      case "user" -> element.text("user_id").map(id -> "<@" + id + ">").orElse("");
      case "usergroup" ->
          element.text("usergroup_id").map(id -> "<!subteam^" + id + ">").orElse("");
      case "channel" -> element.text("channel_id").map(id -> "<#" + id + ">").orElse("");
      case "broadcast" -> element.text("range").map(range -> "<!" + range + ">").orElse("");
      case "emoji" -> element.text("name").map(name -> ":" + name + ":").orElse("");
      default ->
          Stream.of("fallback", "text", "value")
              .map(element::verbatim)
              .filter(text -> !text.isEmpty())
              .findFirst()
              .map(RichText::plain)
              .orElse("");
    };
  }

  private static String link(Payload link) {
    var label = plain(link.verbatim("text"));
    var url = plain(link.verbatim("url"));
    return label.isEmpty() ? "<" + url + ">" : "<" + url + "|" + label + ">";
  }

  /**
   * Text without markup: angle brackets that are typed begin nothing, backticks neither. Slack
   * escapes ampersands already where it escapes at all, so they stay.
   */
  static String plain(String text) {
    return text.replace("<", "&lt;").replace(">", "&gt;").replace('`', '\'');
  }

  /** The words of a list of blocks, one after the other; what is no text has none. */
  static String ofBlocks(List<Payload> blocks) {
    return blocks.stream()
        .map(RichText::block)
        .filter(text -> !text.isBlank())
        .collect(Collectors.joining("\n"));
  }

  private static String block(Payload block) {
    return switch (block.text("type").orElse("")) {
      case "rich_text" -> mrkdwn(block);
      case "markdown" -> block.verbatim("text");
      case "header" -> text(block.at("text"));
      case "section" ->
          Stream.concat(Stream.of(block.at("text")), block.list("fields").stream())
              .map(RichText::text)
              .filter(text -> !text.isEmpty())
              .collect(Collectors.joining("\n"));
      case "context" ->
          block.list("elements").stream().map(RichText::text).collect(Collectors.joining(" "));
      default -> "";
    };
  }

  private static String text(Payload object) {
    var text = object.verbatim("text");
    return switch (object.text("type").orElse("")) {
      case "mrkdwn" -> text;
      case "plain_text" -> plain(text);
      default -> "";
    };
  }
}
