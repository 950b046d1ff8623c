package dev.watchbill.postmortem;

import static dev.watchbill.criticalbug.TestAlarms.BEN;
import static dev.watchbill.criticalbug.TestAlarms.MAYA;
import static dev.watchbill.criticalbug.TestAlarms.RAE;
import static dev.watchbill.postmortem.TestPostmortems.by;
import static dev.watchbill.postmortem.TestPostmortems.done;
import static org.assertj.core.api.Assertions.assertThat;

import dev.watchbill.criticalbug.Alarm;
import dev.watchbill.criticalbug.BugReport;
import dev.watchbill.criticalbug.Criterion;
import dev.watchbill.criticalbug.Source;
import dev.watchbill.postmortem.Findings.Part;
import dev.watchbill.postmortem.FindingsPolicy.Seen;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.BlockQuote;
import org.commonmark.node.Code;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.Heading;
import org.commonmark.node.HtmlBlock;
import org.commonmark.node.HtmlInline;
import org.commonmark.node.Image;
import org.commonmark.node.IndentedCodeBlock;
import org.commonmark.node.Link;
import org.commonmark.node.Node;
import org.commonmark.node.OrderedList;
import org.commonmark.node.Text;
import org.commonmark.node.ThematicBreak;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.text.TextContentRenderer;
import org.junit.jupiter.api.Test;

/** The document, as another program reads it (R23). */
class PostmortemDocumentTest {
  private static final String HOSTILE =
      """
      # Not a heading
      ## Summary
      | a | b |
      | --- | --- |
      <script>alert(1)</script> <!-- <b>bold</b>
      ```
      ~~~ code
          indented
      > quoted
      1. one
      - item
      ***
      ===
      ---
      ![x](https://evil.example/x.png) [y](javascript:alert(1))
      `code` &amp; &lt; \\ *a* _b_ <!channel> @here https://example.com/a_b_c)?
      end\\""";

  private final TestPostmortems test = new TestPostmortems();

  private String markdown(Case its) {
    return test.parts.documents().markdown(test.now(its));
  }

  @Test
  void a_whole_life_is_filled_in_from_what_really_happened() {
    Alarm alarm = test.bugs.raised();
    test.bugs.passes(Duration.ofMinutes(20));
    test.bugs.confirmed(alarm, "mdm");
    test.bugs.passes(Duration.ofMinutes(40));
    test.bugs.alarms.happened(
        alarm.id(), by(BEN), "warning.tick", "said that customers are warned");
    test.bugs.alarms.warned(alarm.id(), Optional.of(test.clock.instant()));
    test.bugs.passes(Duration.ofHours(2));
    Case its = test.of(test.bugs.fixed(alarm));
    done(
        test.postmortems.write(
            its.postmortem().id(),
            by(RAE),
            Seen.of(its.postmortem()),
            new Findings(
                Map.of(Part.BUG_CAUSE, "A null.", Part.ESCAPE_CAUSE, "No test of it."),
                List.of())));
    ActionItem item = test.added(its, "Test the upgrade", BEN);
    test.link(item, BEN, "https://github.com/example/example/issues/7");

    assertThat(markdown(its))
        .startsWith("# Postmortem of alarm 1: Upgrades fail on 4.60\n")
        .contains(
            "- **Owner:** MDM",
            "- **Filed bug:** <https://github.com/example/example/issues/101>",
            "- **Thread in Slack:** <https://slack.example/CPRODUCT/",
            "- **Raised the alarm:** Rae",
            "- **Answered:** Pia",
            "- **Decided:** Pia",
            "- **Fixed:** Maya",
            "- **On call then:** Ben",
            "- **Warned customers:** Ben",
            "- **Critical because it:** prevents upgrades",
            "- **Noticed by:** a customer: Acme",
            "- **Since:** 4.60",
            "- **Workaround:** Stay on 4.59",
            "- **Expected behaviour:** Upgrades work",
            "- **Fixed in:** 4.60.1",
            "- **2026-09-08 17:00 UTC (Tue 12:00 CDT)**: Rae ",
            "- **2026-09-08 17:20 UTC (Tue 12:20 CDT)**: Pia said that it is critical",
            "- **To answer:** 20 minutes",
            "- **To warn:** 1 hour",
            "- **To fix:** 3 hours",
            "## The cause of the bug\n\nA null.\n",
            "## Why it reached customers\n\nNo test of it.\n",
            "| 1 | Test the upgrade | Ben | <https://github.com/example/example/issues/7> |  |");
  }

  @Test
  void nothing_that_people_typed_breaks_out_of_its_place() {
    var bug =
        new BugReport(
            "https://example.com/1|2<3>`4",
            Optional.of(HOSTILE),
            HOSTILE,
            Set.of(Criterion.SECURITY),
            Optional.of(HOSTILE),
            Optional.of("mdm"),
            Optional.of(HOSTILE),
            Source.COMMUNITY,
            Optional.of(HOSTILE));
    Alarm alarm = test.bugs.raised(bug);
    test.bugs.confirmed(alarm, "mdm");
    test.bugs.verdicts.fixed(alarm.id(), by(MAYA), HOSTILE);
    Case its = test.of(alarm);
    String plain = structure(markdown(its));
    var texts = new EnumMap<Part, String>(Part.class);
    for (Part part : Part.values()) {
      texts.put(part, HOSTILE);
    }
    done(
        test.postmortems.write(
            its.postmortem().id(),
            by(RAE),
            Seen.of(its.postmortem()),
            new Findings(texts, List.of())));
    String written = markdown(its);

    assertThat(structure(written)).isEqualTo(plain);
    Node document = Parser.builder().build().parse(written);
    String text = TextContentRenderer.builder().build().render(document);
    assertThat(text)
        .contains("# Not a heading", "<script>alert(1)</script>", "```", "| --- | --- |")
        .contains("![x](", "[y](javascript:alert(1))", "&amp; &lt; \\ *a* _b_", "1. one", "===");
    ActionItem item = test.added(its, "a | b `c` <br> [d](e)", BEN);
    String row =
        markdown(its)
            .lines()
            .filter(line -> line.startsWith("| " + item.number() + " |"))
            .findFirst()
            .orElseThrow();
    assertThat(row.replaceAll("\\\\\\|", ""))
        .matches("\\|[^|]*\\|[^|]*\\|[^|]*\\|[^|]*\\|[^|]*\\|");
  }

  /** The headings, and everything that no part of the document is made of. */
  private static String structure(String markdown) {
    var found = new ArrayList<String>();
    Parser.builder()
        .build()
        .parse(markdown)
        .accept(
            new AbstractVisitor() {
              @Override
              public void visit(Heading heading) {
                var words = new StringBuilder();
                heading.accept(
                    new AbstractVisitor() {
                      @Override
                      public void visit(Text text) {
                        words.append(text.getLiteral());
                      }
                    });
                found.add(heading.getLevel() + words.toString());
              }

              @Override
              public void visit(HtmlBlock html) {
                found.add("html " + html.getLiteral());
              }

              @Override
              public void visit(HtmlInline html) {
                found.add("html " + html.getLiteral());
              }

              @Override
              public void visit(Code code) {
                found.add("code " + code.getLiteral());
              }

              @Override
              public void visit(FencedCodeBlock code) {
                found.add("code " + code.getLiteral());
              }

              @Override
              public void visit(IndentedCodeBlock code) {
                found.add("code " + code.getLiteral());
              }

              @Override
              public void visit(BlockQuote quote) {
                found.add("quote");
              }

              @Override
              public void visit(OrderedList list) {
                found.add("list");
              }

              @Override
              public void visit(ThematicBreak line) {
                found.add("rule");
              }

              @Override
              public void visit(Image image) {
                found.add("image");
              }

              @Override
              public void visit(Link link) {
                assertThat(link.getDestination()).startsWith("http");
                visitChildren(link);
              }
            });
    assertThat(found)
        .noneMatch(it -> it.matches("(?s)(html|code|quote|list|rule|image).*"))
        .hasSize(10);
    return String.join("\n", found);
  }
}
