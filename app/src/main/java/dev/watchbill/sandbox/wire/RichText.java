package dev.watchbill.sandbox.wire;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.watchbill.sandbox.json.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * The {@code rich_text} block that Slack adds to whatever somebody types. It says the same as the
 * text, but an app that reads only the words in it loses what was code, a quote or a mention.
 */
public final class RichText {
  private static final Pattern CODE_BLOCK = Pattern.compile("\\n?```\\n?");
  private static final Pattern QUOTED = Pattern.compile("^(?:&gt;|>) ?");
  private static final Pattern SPECIAL =
      Pattern.compile(
          "<(?<angled>[^<>\\n]+)>|`(?<code>[^`\\n]+)`|(?<![\\w*])\\*(?<bold>[^*\\n]+)\\*(?![\\w*])"
              + "|(?<![\\w])_(?<italic>[^_\\n]+)_(?![\\w])|~(?<strike>[^~\\n]+)~"
              + "|:(?<emoji>[a-z0-9_+'-]+):");
  private static final List<String> STYLES = List.of("code", "bold", "italic", "strike");

  private RichText() {}

  /**
   * One block, in an array of its own.
   *
   * @param text mrkdwn
   * @param blockId named by Slack, ever another one
   */
  public static ArrayNode blocks(String text, String blockId) {
    var elements = Json.array();
    var parts = CODE_BLOCK.split(text, -1);
    for (var i = 0; i < parts.length; i++) {
      if (i % 2 == 1) {
        var code = element("rich_text_preformatted", elements);
        code.withArray("elements").add(text(plain(parts[i])));
      } else if (!parts[i].isEmpty()) {
        lines(parts[i], elements);
      }
    }
    var blocks = Json.array();
    blocks.addObject().put("type", "rich_text").put("block_id", blockId).set("elements", elements);
    return blocks;
  }

  private static void lines(String text, ArrayNode elements) {
    var said = new ArrayList<String>();
    var quoting = false;
    for (var line : text.split("\\n", -1)) {
      var quoted = QUOTED.matcher(line);
      var isQuote = quoted.find();
      if (isQuote != quoting) {
        flush(said, quoting, elements);
        quoting = isQuote;
      }
      said.add(isQuote ? line.substring(quoted.end()) : line);
    }
    flush(said, quoting, elements);
  }

  private static void flush(List<String> said, boolean quote, ArrayNode elements) {
    if (!said.isEmpty()) {
      var type = quote ? "rich_text_quote" : "rich_text_section";
      inline(String.join("\n", said), element(type, elements).withArray("elements"));
      said.clear();
    }
  }

  private static void inline(String text, ArrayNode into) {
    var from = 0;
    for (var found : SPECIAL.matcher(text).results().toList()) {
      if (found.start() > from) {
        into.add(text(plain(text.substring(from, found.start()))));
      }
      into.add(special(found));
      from = found.end();
    }
    if (from < text.length()) {
      into.add(text(plain(text.substring(from))));
    }
  }

  private static ObjectNode special(MatchResult found) {
    if (found.group(1) != null) {
      return angled(found.group(1));
    }
    for (var i = 0; i < STYLES.size(); i++) {
      if (found.group(i + 2) != null) {
        var styled = text(plain(found.group(i + 2)));
        styled.putObject("style").put(STYLES.get(i), true);
        return styled;
      }
    }
    return Json.object().put("type", "emoji").put("name", found.group(6));
  }

  private static ObjectNode angled(String inner) {
    var parts = inner.split("\\|", 2);
    var target = parts[0];
    if (target.startsWith("@")) {
      return Json.object().put("type", "user").put("user_id", target.substring(1));
    } else if (target.startsWith("#")) {
      return Json.object().put("type", "channel").put("channel_id", target.substring(1));
    } else if (target.startsWith("!subteam^")) {
      var id = target.substring("!subteam^".length());
      return Json.object().put("type", "usergroup").put("usergroup_id", id);
    } else if (target.startsWith("!")) {
      return Json.object().put("type", "broadcast").put("range", target.substring(1));
    }
    var link = Json.object().put("type", "link").put("url", plain(target));
    return parts.length > 1 ? link.put("text", plain(parts[1])) : link;
  }

  private static ObjectNode element(String type, ArrayNode elements) {
    return elements.addObject().put("type", type);
  }

  private static ObjectNode text(String words) {
    return Json.object().put("type", "text").put("text", words);
  }

  private static String plain(String escaped) {
    return escaped.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&");
  }
}
