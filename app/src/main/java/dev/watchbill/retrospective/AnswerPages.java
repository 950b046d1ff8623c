package dev.watchbill.retrospective;

import dev.watchbill.text.Excerpt;
import dev.watchbill.text.LongText;
import dev.watchbill.text.Mrkdwn;
import java.util.ArrayList;
import java.util.List;

/** Answers as long as people type them, in pieces that Slack takes. */
final class AnswerPages {
  /** Slack allows 3,000 characters a section. */
  private static final int SECTION = 2_900;

  /** Slack refuses a message whose blocks have some 13,000 characters in all. */
  private static final int MESSAGE = 10_000;

  /** So much of a question is repeated. */
  private static final int QUESTION = 700;

  private AnswerPages() {}

  /**
   * The answers in sections of mrkdwn, as many as fit into a message; the next ones are replies.
   *
   * @return at least one page
   */
  static List<List<String>> of(List<String> questions, List<String> answers) {
    var pages = new ArrayList<List<String>>();
    var page = new ArrayList<String>();
    int length = 0;
    for (String section : sections(questions, answers)) {
      if (!page.isEmpty() && length + section.length() > MESSAGE) {
        pages.add(List.copyOf(page));
        page.clear();
        length = 0;
      }
      page.add(section);
      length += section.length();
    }
    pages.add(List.copyOf(page));
    return List.copyOf(pages);
  }

  private static List<String> sections(List<String> questions, List<String> answers) {
    var sections = new ArrayList<String>();
    for (int n = 0; n < questions.size(); n++) {
      String question = "*%s*\n".formatted(Mrkdwn.escape(Excerpt.of(questions.get(n), QUESTION)));
      List<String> pieces = LongText.pieces(answers.get(n), SECTION - question.length());
      for (int piece = 0; piece < Math.max(1, pieces.size()); piece++) {
        sections.add(
            (piece == 0 ? question : "") + (pieces.isEmpty() ? "_nothing_" : pieces.get(piece)));
      }
    }
    return sections;
  }
}
