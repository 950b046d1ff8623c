package dev.watchbill.postmortem;

import static dev.watchbill.criticalbug.TestAlarms.BEN;
import static dev.watchbill.criticalbug.TestAlarms.CLEO;
import static dev.watchbill.criticalbug.TestAlarms.MAYA;
import static dev.watchbill.criticalbug.TestAlarms.RAE;
import static dev.watchbill.postmortem.TestPostmortems.by;
import static dev.watchbill.postmortem.TestPostmortems.done;
import static org.assertj.core.api.Assertions.assertThat;

import dev.watchbill.escalation.Outage;
import dev.watchbill.escalation.RecordedOutages;
import dev.watchbill.people.PersonId;
import dev.watchbill.platform.directory.Directory.Standing;
import dev.watchbill.platform.slack.FormValues;
import dev.watchbill.platform.slack.FormValues.Field;
import dev.watchbill.platform.slack.Reply;
import dev.watchbill.platform.slack.SlackRefused;
import dev.watchbill.platform.slack.Submission;
import dev.watchbill.postmortem.About.Kind;
import dev.watchbill.postmortem.PostmortemCommandSlack.Said;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Postmortems as those find them who use them: help, leavers, what is forgotten (R23). */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PostmortemCareTest {
  private static final Pattern EXAMPLE = Pattern.compile("`(/[^`]+)`");

  private static final String HOSTILE =
      "<!channel> @here <@UADA> *bold* `code` \u202Eright <https://evil.example|x> & | # ~";

  private final TestPostmortems test = new TestPostmortems();
  private final AtomicInteger count = new AtomicInteger();

  private List<String> examples(Kind kind, PersonId reader) {
    return EXAMPLE
        .matcher(test.parts.commands().help(kind, reader))
        .results()
        .map((MatchResult found) -> found.group(1))
        .toList();
  }

  /** As the command would answer it. */
  private Reply pasted(PersonId who, String line) {
    String[] words = line.split(" ", 3);
    Kind kind = words[0].equals("/oncall") ? Kind.OUTAGE : Kind.ALARM;
    assertThat(words[1]).isIn("postmortem", "postmortems");
    return test.parts
        .commands()
        .answer(
            kind,
            new Said(
                who, words.length > 2 ? words[2] : "", words[0], "C" + count.incrementAndGet()))
        .orElseThrow();
  }

  private static boolean works(Reply reply) {
    return reply instanceof Reply.Open
        || (reply instanceof Reply.Ephemeral told
            && !told.content()
                .text()
                .matches(
                    "(?s).*(Say who|Say which|Say why|I do not|There is no |was held already|is done: |seen to by|was dropped|was not held|changed\\.).*"));
  }

  private Case freshCase(Kind kind) {
    if (kind == Kind.ALARM) {
      return test.fixed();
    }
    Outage outage =
        RecordedOutages.opened(test.escalation, CLEO, "Restart " + count.incrementAndGet());
    RecordedOutages.filled(test.escalation, outage, CLEO, "an answer", "mdm");
    return test.postmortems.about(About.outage(outage.id())).orElseThrow();
  }

  /** Each in a postmortem of its own, as nobody pastes them all. */
  private List<String> pastesAll(Kind kind, PersonId who, boolean held, boolean withItems) {
    var pasted = new ArrayList<String>();
    int examples = Integer.MAX_VALUE;
    for (int i = 0; i < examples; i++) {
      Case its = freshCase(kind);
      if (held) {
        test.held(its);
      }
      if (withItems) {
        test.added(its, "Test the upgrade", who);
      }
      List<String> lines = examples(kind, who);
      examples = lines.size();
      String line = lines.get(i);
      Reply reply = pasted(who, line);
      assertThat(works(reply)).describedAs(line + " → " + reply).isTrue();
      pasted.add(line);
    }
    return pasted;
  }

  @Test
  void every_example_of_the_help_works_when_it_is_pasted() {
    assertThat(String.join("\n", pastesAll(Kind.ALARM, MAYA, false, true)))
        .contains("postmortems", "Thu 14:00", " held", " edit", " download", " post")
        .contains(" action @maya", " link 1 ", " give 1 ", " drop 1 ");
    assertThat(String.join("\n", pastesAll(Kind.ALARM, MAYA, true, false)))
        .contains(" done")
        .doesNotContain("Thu", " held", " link ");
    assertThat(String.join("\n", pastesAll(Kind.ALARM, RAE, false, true)))
        .contains(" link 1 ")
        .doesNotContain("Thu", " held", " post\n");
    assertThat(String.join("\n", pastesAll(Kind.OUTAGE, MAYA, false, true)))
        .contains("/oncall postmortem", "Thu 14:00", " give 1 @maya");
    assertThat(pastesAll(Kind.OUTAGE, RAE, true, false)).hasSizeGreaterThan(3);
  }

  @Test
  void the_manager_is_told_once_of_the_items_of_somebody_who_has_left() {
    PersonId lea = new PersonId("ULEA");
    test.bugs.company.directory.member("ULEA", "lea", "Lea <!here>");
    Case its = test.held(test.fixed());
    ActionItem one = test.added(its, "Test the <!channel>", lea);
    test.added(its, "Alert on it", lea);
    test.bugs.company.directory.person("ULEA", "lea", "Lea <!here>", Standing.DEACTIVATED);
    int told = test.owed(lea).size();

    test.passes(Duration.ofDays(5));

    assertThat(test.owed(lea)).hasSize(told);
    List<String> keys = test.outbox.keys(its.postmortem().key("left:"));
    assertThat(keys).hasSize(1);
    assertThat(test.outbox.to(MAYA)).anySatisfy(text -> assertThat(text).contains("2 action"));
    String number = its.about().command() + " give 1 @maya";
    assertThat(test.outbox.text(keys.get(0)))
        .contains(
            "Lea &lt;!here&gt;", "left the company", "2 action items without an issue", number)
        .doesNotContain("<!");
    assertThat(test.outbox.blocks(keys.get(0))).contains("postmortem.item:" + one.id());

    assertThat(works(pasted(MAYA, number))).isTrue();
    assertThat(test.outbox.text(keys.get(0))).contains("an action item without", "give 2 @maya");
    done(
        test.items.link(
            test.now(its).items().get(1).id(),
            by(MAYA),
            "https://example.com/2",
            Optional.empty()));
    assertThat(test.outbox.text(keys.get(0))).contains("Nothing of Lea", "waits for an issue");
    assertThat(test.outbox.keys(its.postmortem().key("left:"))).hasSize(1);
  }

  @Test
  void the_card_of_an_outage_leads_to_its_postmortem() {
    Outage outage = RecordedOutages.opened(test.escalation, CLEO, "Look into it");
    assertThat(test.outbox.text(outage.card())).doesNotContain("ostmortem");
    pasted(RAE, "/oncall postmortem " + outage.id());
    assertThat(test.outbox.text(outage.card()))
        .contains("*Postmortem*: `/oncall postmortem %d`".formatted(outage.id()));
    RecordedOutages.filled(test.escalation, outage, CLEO, "an answer", "mdm");
    assertThat(test.outbox.text(outage.card()))
        .contains("complete.", "*Postmortem*: `/oncall postmortem %d`".formatted(outage.id()));
  }

  @Test
  void what_is_forgotten_takes_its_postmortem_with_it_and_nobody_is_reminded_of_it() {
    Case bug = test.fixed();
    Case outage = freshCase(Kind.OUTAGE);
    ActionItem item = test.added(bug, "Test the upgrade", BEN);
    test.added(outage, "More disk", BEN);
    test.bugs.jdbi.useHandle(
        handle -> {
          handle.execute("delete from alarm where id = ?", bug.about().number());
          handle.execute(
              "delete from escalation where id = (select escalation from outage where id = ?)",
              outage.about().number());
        });

    for (Case its : List.of(bug, outage)) {
      assertThat(test.postmortems.find(its.postmortem().id())).isEmpty();
      int asked = test.asks(its, MAYA).size();
      test.passes(Duration.ofDays(2));
      assertThat(test.asks(its, MAYA)).hasSize(asked);
    }
    assertThat(test.items.find(item.id())).isEmpty();
    assertThat(test.items.owedBy(BEN)).isEmpty();
    assertThat(test.lastOwed(BEN)).contains("nothing of yours waits");
    assertThat(test.link(item, BEN, "https://example.com/1"))
        .isInstanceOf(PostmortemAnswer.Gone.class);
    assertThat(test.postmortems.held(bug.postmortem().id(), by(MAYA)))
        .isInstanceOf(PostmortemAnswer.Gone.class);
  }

  @Test
  void whoever_cannot_get_the_document_is_told_why_and_what_to_do() {
    Case its = test.fixed();
    test.refusal = Optional.of(new SlackRefused("files.getUploadURLExternal", "missing_<scope>"));
    pasted(RAE, its.about().command() + " download");
    test.refusal = Optional.empty();

    assertThat(test.outbox.to(RAE))
        .last()
        .asString()
        .contains(
            "could not send you `postmortem-critical-bug-%d.md`".formatted(its.about().number()),
            "missing_&lt;scope&gt;",
            "`%s download`".formatted(its.about().command()));
  }

  private static Submission sent(long about, Map<String, String> values) {
    var fields = new ArrayList<Field>();
    values.forEach((name, value) -> fields.add(new Field(name, name, List.of(value))));
    return new Submission(
        "VH", "form", Long.toString(about), new FormValues(fields), MAYA.value(), "T");
  }

  private static void marks(Reply reply, String field) {
    assertThat(reply)
        .isInstanceOfSatisfying(
            Reply.FieldErrors.class,
            errors ->
                assertThat(errors.byBlock())
                    .containsOnlyKeys(field)
                    .allSatisfy((block, why) -> assertThat(why).doesNotContain("<!", "\u202E")));
  }

  @Test
  void no_form_takes_hostile_words_for_anything_but_words() {
    Case its = test.held(test.fixed());
    long id = its.postmortem().id();
    ActionItem item = test.added(its, "Alert on it", BEN);
    ActionItemSlack items = test.parts.itemSlack();
    marks(test.parts.slack().scheduled(sent(id, Map.of("day", HOSTILE))), "day");
    marks(
        test.parts.slack().scheduled(sent(id, Map.of("day", "2026-12-01", "time", HOSTILE))),
        "day");
    marks(items.added(sent(id, Map.of("what", HOSTILE.repeat(9), "owner", "UBEN"))), "what");
    marks(items.added(sent(id, Map.of("what", HOSTILE, "owner", "<!channel>"))), "owner");
    for (String link :
        List.of(HOSTILE, "javascript:alert(1)", "https://a.example/x|y> <!channel>", "https://")) {
      marks(items.added(sent(id, Map.of("what", "It", "owner", "UBEN", "issue", link))), "issue");
      marks(items.linked(sent(item.id(), Map.of("issue", link))), "issue");
      marks(items.changed(sent(item.id(), Map.of("owner", "UBEN", "issue", link))), "issue");
    }
    assertThat(test.now(its).items()).containsExactly(item);

    assertThat(items.changed(sent(item.id(), Map.of("reason", HOSTILE))))
        .isInstanceOf(Reply.Nothing.class);
    String shown = ((Reply.Ephemeral) pasted(MAYA, its.about().command())).content().blocks();
    assertThat(shown).contains("dropped").doesNotContain("<!channel>", "\u202E", "<https://evil");
    assertThat(test.parts.documents().markdown(test.now(its)))
        .contains("dropped: ")
        .doesNotContain("\u202E", "<!channel>");
  }
}
