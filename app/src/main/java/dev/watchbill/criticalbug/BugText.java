package dev.watchbill.criticalbug;

import dev.watchbill.platform.github.IssueRef;
import dev.watchbill.text.Mrkdwn;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What somebody wrote of a bug, taken apart.
 *
 * @param link the filed bug, if an address is among the words: a GitHub issue rather than any other
 * @param words the rest, not escaped
 */
record BugText(Optional<String> link, String words) {
  /** A link of Markdown; Slack's own markup; a bare address. */
  private static final Pattern MARKUP =
      Pattern.compile(
          "\\[([^\\]\\n]{1,300})\\]\\(<?(https?://[^\\s()<>|]+)(?:\\|[^<>]*)?>?\\)"
              + "|<([^<>]*)>"
              + "|(https?://[^\\s<]+)",
          Pattern.CASE_INSENSITIVE);

  private static final Pattern AFTER_ADDRESS = Pattern.compile("[.,;:!?'\"*_~`>\\])}]+$");

  /** A message in Slack is where somebody tells of a bug, not where it is filed. */
  private static final Pattern MESSAGE =
      Pattern.compile("https?://[^/]*\\bslack\\.com/(archives|app_redirect).*");

  /** A piece of the text; with an address, if it is a link. */
  private record Piece(String words, Optional<String> link, String address) {
    static Piece plain(String words) {
      return new Piece(words, Optional.empty(), "");
    }

    static Piece link(String label, String address) {
      Optional<String> link = BugLink.of(address).filter(its -> !MESSAGE.matcher(its).matches());
      boolean speaks = !label.isBlank() && !address.contains(label.strip());
      return new Piece(speaks ? label : "", link, address);
    }

    /** As it reads when nothing is taken out of it. */
    String whole() {
      return address.isEmpty() || words.isEmpty() ? words + address : words + " (" + address + ")";
    }
  }

  /**
   * From the words after a command: a link before or after them is taken off.
   *
   * @param delivered escaped, as Slack delivers it
   * @param named what a mentioned person, channel or group is called, by id
   */
  static BugText split(String delivered, UnaryOperator<String> named) {
    List<Piece> pieces = pieces(delivered, named);
    Optional<Piece> chosen = chosen(pieces);
    var before = new StringBuilder();
    var rest = new StringBuilder();
    int at = chosen.map(pieces::indexOf).orElse(-1);
    for (int i = 0; i < pieces.size(); i++) {
      if (i == at) {
        before.append(rest);
        rest.setLength(0);
      } else {
        rest.append(pieces.get(i).whole());
      }
    }
    // In the midst of a sentence it stays, or what is left would be none.
    boolean amidst = !before.toString().isBlank() && !rest.toString().isBlank();
    rest.insert(0, chosen.map(its -> amidst ? its.whole() : its.words()).orElse(""));
    rest.insert(0, before);
    return new BugText(
        chosen.flatMap(Piece::link),
        rest.toString()
            .replaceAll("\\h+", " ")
            .replaceAll("^[\\s:,;–—-]+|[\\s:,;–—-]+$", "")
            .strip());
  }

  /** From a message: its words stay as they are, with the link among them. */
  static BugText message(String delivered, UnaryOperator<String> named) {
    List<Piece> pieces = pieces(delivered, named);
    var whole = new StringBuilder();
    pieces.forEach(piece -> whole.append(piece.whole()));
    return new BugText(chosen(pieces).flatMap(Piece::link), whole.toString().strip());
  }

  /** The addresses in a field that is meant for one; not escaped. */
  static List<String> links(String typed) {
    Optional<String> whole =
        typed.matches("(?i)https?://\\S+") ? BugLink.of(typed) : Optional.empty();
    if (whole.isPresent()) {
      return whole.stream().toList();
    }
    return pieces(typed, id -> id).stream().flatMap(its -> its.link().stream()).distinct().toList();
  }

  private static Optional<Piece> chosen(List<Piece> pieces) {
    List<Piece> links = pieces.stream().filter(piece -> piece.link().isPresent()).toList();
    return links.stream()
        .filter(piece -> piece.link().flatMap(IssueRef::at).isPresent())
        .findFirst()
        .or(() -> links.stream().findFirst());
  }

  private static List<Piece> pieces(String delivered, UnaryOperator<String> named) {
    var pieces = new ArrayList<Piece>();
    int done = 0;
    Matcher found = MARKUP.matcher(delivered);
    while (found.find()) {
      pieces.add(Piece.plain(Mrkdwn.unescape(delivered.substring(done, found.start()))));
      done = found.end();
      if (found.group(2) != null) {
        pieces.add(Piece.link(Mrkdwn.unescape(found.group(1)), Mrkdwn.unescape(found.group(2))));
      } else if (found.group(3) != null) {
        pieces.add(marked(found.group(3), named));
      } else {
        String bare = Mrkdwn.unescape(found.group(4));
        String address = AFTER_ADDRESS.matcher(bare).replaceAll("");
        pieces.add(Piece.link("", address));
        pieces.add(Piece.plain(bare.substring(address.length())));
      }
    }
    pieces.add(Piece.plain(Mrkdwn.unescape(delivered.substring(done))));
    return pieces;
  }

  /** What stands between angle brackets: {@code target} or {@code target|label}. */
  private static Piece marked(String inside, UnaryOperator<String> named) {
    int bar = inside.indexOf('|');
    String target = Mrkdwn.unescape(bar < 0 ? inside : inside.substring(0, bar));
    String label = Mrkdwn.unescape(bar < 0 ? "" : inside.substring(bar + 1));
    if (target.regionMatches(true, 0, "http://", 0, 7)
        || target.regionMatches(true, 0, "https://", 0, 8)) {
      return Piece.link(label, target);
    }
    if (target.startsWith("@")) {
      return Piece.plain("@" + named.apply(target.substring(1)));
    }
    if (target.startsWith("#")) {
      return Piece.plain("#" + (label.isEmpty() ? named.apply(target.substring(1)) : label));
    }
    if (target.startsWith("!subteam^")) {
      return Piece.plain(label.isEmpty() ? "@" + named.apply(target.substring(9)) : label);
    }
    if (target.startsWith("!")) {
      return Piece.plain(label.isEmpty() ? "@" + target.substring(1) : label);
    }
    if (target.startsWith("mailto:")) {
      return Piece.plain(target.substring(7));
    }
    return Piece.plain("<" + Mrkdwn.unescape(inside) + ">");
  }
}
