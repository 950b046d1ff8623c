package dev.watchbill.platform.outbox;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Finds the {@link PostedLink}s of a message, and puts addresses or words in their place. */
final class PostedLinks {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String WORDS = "a message that is not there";
  private static final Pattern ADDRESS =
      Pattern.compile(Pattern.quote(PostedLink.PREFIX) + "(?<key>[A-Za-z0-9+%-]+)");
  private static final Pattern LINK =
      Pattern.compile(
          "<" + ADDRESS.pattern() + "(?:\\|(?<words>[^<>]*))?>|" + bare(ADDRESS.pattern()));

  private final Function<String, Optional<String>> addresses;

  /**
   * Knows where things are.
   *
   * @param addresses from a message's key to its permalink, if it has one
   */
  PostedLinks(Function<String, Optional<String>> addresses) {
    this.addresses = addresses;
  }

  private static String bare(String pattern) {
    return pattern.replace("<key>", "<bare>");
  }

  /** The keys of the messages that {@code content} has links to. */
  static List<String> keysIn(Content content) {
    return isIn(content.text()) || isIn(content.blocks())
        ? Stream.of(content.text(), content.blocks())
            .flatMap(text -> ADDRESS.matcher(text).results())
            .map(found -> key(found.group(1)))
            .distinct()
            .toList()
        : List.of();
  }

  /** A text in mrkdwn without addresses that lead nowhere: the words of the links remain. */
  static String wordsOf(String text) {
    return isIn(text) ? new PostedLinks(key -> Optional.empty()).inMrkdwn(text) : text;
  }

  /** The same, to be shown. */
  Content in(Content content) {
    var blocks = isIn(content.blocks()) ? inBlocks(content.blocks()) : content.blocks();
    return new Content(inMrkdwn(content.text()), blocks);
  }

  private static boolean isIn(String text) {
    return text.contains(PostedLink.PREFIX);
  }

  private static String key(String encoded) {
    return URLDecoder.decode(encoded, StandardCharsets.UTF_8);
  }

  private String inMrkdwn(String text) {
    return replaced(text, address -> address.replace("&", "&amp;"));
  }

  private String inPlain(String text) {
    return replaced(text, address -> address);
  }

  private String replaced(String text, Function<String, String> asWritten) {
    return LINK.matcher(text)
        .replaceAll(found -> Matcher.quoteReplacement(replacement(found.group(), asWritten)));
  }

  private String replacement(String link, Function<String, String> asWritten) {
    var address = ADDRESS.matcher(link);
    var place =
        address.find() ? addresses.apply(key(address.group("key"))) : Optional.<String>empty();
    if (place.isPresent()) {
      return address.replaceFirst(Matcher.quoteReplacement(asWritten.apply(place.get())));
    }
    var bar = link.indexOf('|');
    var words = bar < 0 ? "" : link.substring(bar + 1, link.length() - 1);
    return words.isBlank() ? WORDS : words;
  }

  /** Blocks that are no JSON are left for Slack to refuse. */
  private String inBlocks(String blocks) {
    try {
      return JSON.writeValueAsString(in(JSON.readTree(blocks)).orElseGet(JSON::createArrayNode));
    } catch (JsonProcessingException e) {
      return blocks;
    }
  }

  /** Nothing, if what it is for has no address. */
  private Optional<JsonNode> in(JsonNode node) {
    if (node instanceof ObjectNode object) {
      return inObject(object);
    } else if (node instanceof ArrayNode array) {
      return Optional.of(inArray(array));
    }
    return Optional.of(node instanceof TextNode text ? new TextNode(inPlain(text.asText())) : node);
  }

  private JsonNode inArray(ArrayNode array) {
    var kept = JSON.createArrayNode();
    array.forEach(element -> in(element).ifPresent(kept::add));
    return kept;
  }

  private Optional<JsonNode> inObject(ObjectNode object) {
    var type = object.path("type").asText();
    if (leadsNowhere(object.path("url").asText())) {
      return type.equals("link") ? Optional.of(withoutAddress(object)) : Optional.empty();
    }
    var kept = JSON.createObjectNode();
    for (var field : object.properties()) {
      if (type.equals("mrkdwn") && field.getKey().equals("text")) {
        kept.put("text", inMrkdwn(field.getValue().asText()));
      } else {
        in(field.getValue()).ifPresent(value -> kept.set(field.getKey(), value));
      }
    }
    var emptied = kept.path("elements").isEmpty() && !object.path("elements").isEmpty();
    return emptied ? Optional.empty() : Optional.of(kept);
  }

  private boolean leadsNowhere(String url) {
    var address = ADDRESS.matcher(url);
    return address.find() && addresses.apply(key(address.group("key"))).isEmpty();
  }

  /** A link of rich text as the words it is made of. */
  private static JsonNode withoutAddress(ObjectNode link) {
    var words = link.path("text").asText();
    var text = JSON.createObjectNode().put("type", "text");
    text.put("text", words.isBlank() ? WORDS : words);
    if (link.has("style")) {
      text.set("style", link.get("style"));
    }
    return text;
  }
}
