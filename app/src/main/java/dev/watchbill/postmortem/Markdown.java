package dev.watchbill.postmortem;

import dev.watchbill.text.Visible;
import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Words that people typed as Markdown that shows them, and nothing else: no heading, list, table,
 * code, HTML or picture comes of them. Web addresses become links.
 */
final class Markdown {
  private static final Pattern ADDRESS =
      Pattern.compile("https?://[^\\s<>|\"`\\\\]*[^\\s<>|\"`\\\\.,;:!?)\\]}'*_~]");

  /** What means something wherever it stands. */
  private static final Pattern MEANT = Pattern.compile("[\\\\`*_\\[\\]<>|~&$#]");

  /** What means something at the beginning of a line: lists, rules, underlines. */
  private static final Pattern BEGINNING = Pattern.compile("^(?:([+=:-])|(\\d{1,9})([.)]))");

  private Markdown() {}

  /** In one line: of a heading, a list or a table. */
  static String inline(String typed) {
    return withLinks(Visible.inOneLine(typed).strip());
  }

  /** As the first words of a line. */
  static String line(String typed) {
    return atBeginning(inline(typed));
  }

  /** In paragraphs; a line break stays one. */
  static String lines(String typed) {
    return Arrays.stream(Visible.lines(typed).split("\n", -1))
        .map(line -> atBeginning(withLinks(line.strip())))
        .collect(Collectors.joining("\n"))
        // A backslash at the end of a line breaks it; between paragraphs none is needed.
        .replaceAll("(?<=[^\\n])\\n(?=[^\\n])", "\\\\\n");
  }

  /** A link with words that people typed. */
  static String link(String words, String address) {
    return "[" + withoutLinks(Visible.inOneLine(words)) + "](<" + encoded(address) + ">)";
  }

  /** An address that stands for itself. */
  static String address(String address) {
    return "<" + encoded(address) + ">";
  }

  private static String withLinks(String line) {
    var shown = new StringBuilder();
    int done = 0;
    for (Matcher address = ADDRESS.matcher(line); address.find(); done = address.end()) {
      shown.append(withoutLinks(line.substring(done, address.start())));
      shown.append('<').append(encoded(address.group())).append('>');
    }
    return shown.append(withoutLinks(line.substring(done))).toString();
  }

  private static String withoutLinks(String words) {
    return MEANT.matcher(words).replaceAll("\\\\$0");
  }

  private static String atBeginning(String line) {
    Matcher beginning = BEGINNING.matcher(line);
    if (!beginning.find()) {
      return line;
    }
    return beginning.group(1) == null
        ? beginning.group(2) + "\\" + line.substring(beginning.end(2))
        : "\\" + line;
  }

  private static String encoded(String address) {
    var encoded = new StringBuilder();
    for (char c : address.strip().toCharArray()) {
      if (c <= ' ' || c == 0x7f || "<>|\\\"`".indexOf(c) >= 0) {
        encoded.append("%%%02X".formatted((int) c));
      } else {
        encoded.append(c);
      }
    }
    return encoded.toString();
  }
}
