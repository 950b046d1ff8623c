package dev.watchbill.exemption;

import dev.watchbill.platform.github.GitHubWeb;
import dev.watchbill.text.Excerpt;
import dev.watchbill.text.Mrkdwn;
import dev.watchbill.text.Visible;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What somebody typed who wants pull requests to merge: numbers or links first, then why.
 *
 * @param numbers each once, in their order
 * @param why may be empty
 * @param wrong what cannot be taken, in mrkdwn; then nothing is
 */
record UnfreezeText(List<Integer> numbers, String why, List<String> wrong) {
  /** So many at once. */
  static final int MOST = 10;

  private static final int WORD = 60;
  private static final int LONGEST_NUMBER = 9;
  private static final Pattern NUMBER =
      Pattern.compile("(?:pr)?#?(\\d+)", Pattern.CASE_INSENSITIVE);
  private static final Pattern SHORT = Pattern.compile("([\\w.-]+/[\\w.-]+)#(\\d+)");
  private static final Pattern HTTP = Pattern.compile("https?://.+", Pattern.CASE_INSENSITIVE);

  /** As people write around a number: quotes, brackets before the first, the end of a sentence. */
  private static final Pattern BEFORE = Pattern.compile("^[`\"'“‘]+");

  private static final Pattern BEFORE_FIRST = Pattern.compile("^[`\"'“‘(\\[]+");
  private static final Pattern AFTER = Pattern.compile("[`\"'”’)\\].:]+$");
  private static final Set<String> BETWEEN = Set.of("and", "&", "+", "pr");
  private static final Pattern BECAUSE =
      Pattern.compile("^(?:because|why|for|as|:|-|–)[:,]?\\s+", Pattern.CASE_INSENSITIVE);

  UnfreezeText {
    numbers = List.copyOf(numbers);
    wrong = List.copyOf(wrong);
  }

  /**
   * @param typed as Slack delivers it
   * @param repository {@code owner/name}, whose pull requests they have to be
   * @param gitHub on which they are
   */
  static UnfreezeText read(String typed, String repository, GitHubWeb gitHub) {
    String plain = Visible.inOneLine(Mrkdwn.unescape(withoutMarkup(typed)));
    var numbers = new LinkedHashSet<Integer>();
    var wrong = new ArrayList<String>();
    String rest = plain;
    while (!rest.isEmpty()) {
      String typedWord = rest.split("[\\s,;]+", 2)[0];
      String word = bare(typedWord, numbers.isEmpty() && wrong.isEmpty());
      if (!typedWord.isEmpty() && !isTarget(word, rest.substring(typedWord.length()), gitHub)) {
        break;
      }
      if (!word.isEmpty() && !BETWEEN.contains(word.toLowerCase(Locale.ROOT))) {
        target(word, repository, gitHub, numbers, wrong);
      }
      rest = rest.substring(typedWord.length()).replaceFirst("^[\\s,;]+", "");
      if (typedWord.endsWith(":") && !numbers.isEmpty()) {
        break;
      }
    }
    if (numbers.isEmpty() && wrong.isEmpty()) {
      wrong.add(
          rest.isEmpty()
              ? "Name a pull request, by its number or link."
              : "“%s” is neither the number of a pull request nor a link to one."
                  .formatted(shown(rest.split("\\s", 2)[0])));
    }
    if (numbers.size() > MOST) {
      wrong.add("That is %d pull requests, and %d fit at once.".formatted(numbers.size(), MOST));
    }
    return new UnfreezeText(
        List.copyOf(numbers), BECAUSE.matcher(rest).replaceFirst("").strip(), wrong);
  }

  /** The word itself; why it is asked may stand in brackets, and begin with a number. */
  private static String bare(String word, boolean first) {
    String begun = (first ? BEFORE_FIRST : BEFORE).matcher(word).replaceFirst("");
    return AFTER.matcher(begun).replaceFirst("");
  }

  /**
   * @param after what follows the word
   */
  private static boolean isTarget(String word, String after, GitHubWeb gitHub) {
    if (BETWEEN.contains(word.toLowerCase(Locale.ROOT))) {
      Optional<String> next =
          Optional.of(after.replaceFirst("^[\\s,;]+", "")).filter(it -> !it.isEmpty());
      return next.filter(it -> isName(bare(it.split("[\\s,;]+", 2)[0], false), gitHub)).isPresent();
    }
    return isName(word, gitHub);
  }

  private static boolean isName(String word, GitHubWeb gitHub) {
    return NUMBER.matcher(word).matches()
        || SHORT.matcher(word).matches()
        || HTTP.matcher(word).matches()
        || gitHub.isBareAddress(word);
  }

  private static void target(
      String word, String repository, GitHubWeb gitHub, Set<Integer> numbers, List<String> wrong) {
    Matcher number = NUMBER.matcher(word);
    Matcher brief = SHORT.matcher(word);
    Optional<GitHubWeb.Place> link = gitHub.place(word);
    if (number.matches()) {
      add(number.group(1), word, numbers, wrong);
    } else if (brief.matches()) {
      of(brief.group(1), repository, brief.group(2), word, numbers, wrong);
    } else if (link.isEmpty()) {
      wrong.add("“%s” is no link to a pull request on GitHub.".formatted(shown(word)));
    } else if (link.get().isIssue()) {
      wrong.add(
          "“%s” leads to an issue: name the pull request that closes it.".formatted(shown(word)));
    } else {
      of(link.get().repository(), repository, link.get().number(), word, numbers, wrong);
    }
  }

  private static void of(
      String its,
      String repository,
      String digits,
      String word,
      Set<Integer> numbers,
      List<String> wrong) {
    if (its.equalsIgnoreCase(repository)) {
      add(digits, word, numbers, wrong);
    } else {
      wrong.add(
          "“%s” is of another repository: only %s is frozen."
              .formatted(shown(word), Mrkdwn.escape(repository)));
    }
  }

  private static void add(String digits, String word, Set<Integer> numbers, List<String> wrong) {
    String bare = digits.replaceFirst("^0+", "");
    if (bare.isEmpty() || bare.length() > LONGEST_NUMBER) {
      wrong.add("“%s” is no number that a pull request could have.".formatted(shown(word)));
    } else {
      numbers.add(Integer.parseInt(bare));
    }
  }

  /** Of a link as Slack sends it, the address. */
  private static String withoutMarkup(String typed) {
    return typed.replaceAll("<(https?://[^|>]+)(?:\\|[^>]*)?>", " $1 ");
  }

  private static String shown(String word) {
    return Mrkdwn.escape(Excerpt.of(word, WORD));
  }
}
