package dev.watchbill.postmortem;

import static dev.watchbill.criticalbug.TestAlarms.BEN;
import static dev.watchbill.criticalbug.TestAlarms.CLEO;
import static dev.watchbill.criticalbug.TestAlarms.MAYA;
import static dev.watchbill.criticalbug.TestAlarms.RAE;
import static dev.watchbill.postmortem.TestPostmortems.by;
import static dev.watchbill.postmortem.TestPostmortems.done;
import static dev.watchbill.postmortem.TestPostmortems.refused;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonElement;
import com.google.gson.JsonParser;
import dev.watchbill.AtOnce;
import dev.watchbill.escalation.Outage;
import dev.watchbill.escalation.RecordedOutages;
import dev.watchbill.people.PersonId;
import dev.watchbill.platform.slack.FormValues;
import dev.watchbill.platform.slack.FormValues.Field;
import dev.watchbill.platform.slack.Reply;
import dev.watchbill.platform.slack.Submission;
import dev.watchbill.postmortem.About.Kind;
import dev.watchbill.postmortem.Findings.Part;
import dev.watchbill.postmortem.FindingsPolicy.Seen;
import dev.watchbill.postmortem.PostmortemCommandSlack.Said;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** The commands, forms and messages of postmortems and their action items (R23). */
class PostmortemSlackTest {
  private static final String HOSTILE =
      "<!channel> @here <@UADA> *bold* `code` \u202Eright <https://evil.example|x> & "
          + "0123456789 ".repeat(280);

  private final TestPostmortems test = new TestPostmortems();
  private final AtomicInteger count = new AtomicInteger();

  private Reply says(PersonId who, Kind kind, String words) {
    return test.parts
        .commands()
        .answer(kind, new Said(who, words, "/test", "T" + count.incrementAndGet()))
        .orElseThrow();
  }

  private String told(PersonId who, String words) {
    return text(says(who, Kind.ALARM, words));
  }

  private static String text(Reply reply) {
    return ((Reply.Ephemeral) reply).content().text();
  }

  private static Submission sent(PersonId who, String metadata, Map<String, String> values) {
    var fields = new ArrayList<Field>();
    values.forEach((name, value) -> fields.add(new Field(name, name, List.of(value))));
    return new Submission("V1", "form", metadata, new FormValues(fields), who.value(), "T");
  }

  @Test
  void a_date_is_typed_and_read_back_and_the_form_takes_one_too() {
    Case its = test.fixed();
    assertThat(told(RAE, "1 Thu 14:00")).contains("engineering manager", "ask Maya");
    assertThat(told(MAYA, "#1 Thu 14:00")).contains("*Scheduled for <!date", "by Maya");
    assertThat(told(MAYA, "1 yesterday")).contains("over already");
    assertThat(told(MAYA, "1")).contains("Scheduled for", "The cause of the bug*: not written");
    assertThat(told(MAYA, "7")).contains("There is no alarm 7");
    assertThat(test.parts.commands().answer(Kind.ALARM, new Said(RAE, "page crashes", "/t", "T")))
        .isEmpty();

    String id = Long.toString(its.postmortem().id());
    assertThat(test.parts.slack().scheduled(sent(MAYA, id, Map.of("day", "2026-09-01"))))
        .isInstanceOfSatisfying(
            Reply.FieldErrors.class, errors -> assertThat(errors.byBlock()).containsKey("day"));
    assertThat(
            test.parts
                .slack()
                .scheduled(sent(MAYA, id, Map.of("day", "2026-09-10", "time", "15:30"))))
        .isInstanceOf(Reply.Nothing.class);
    assertThat(test.state(its).meeting()).isPresent();
    assertThat(says(MAYA, Kind.ALARM, "1 schedule")).isInstanceOf(Reply.Open.class);
    assertThat(says(RAE, Kind.ALARM, "1 edit")).isInstanceOf(Reply.Open.class);
  }

  @Test
  void everything_about_action_items_can_be_typed() {
    test.fixed();
    assertThat(told(RAE, "1 action <@UBEN|ben> Test the upgrade"))
        .contains("1. Test the upgrade · Ben");
    assertThat(told(RAE, "1 action <@UCLEO> Alert on it")).contains("2. Alert on it · Cleo");
    assertThat(told(RAE, "1 action nobody-knows Test it")).contains("I do not know who");
    assertThat(told(RAE, "1 link 1 https://example.com/7")).contains("is Ben's");
    assertThat(told(BEN, "1 link 1 not-a-link")).contains("no address of the web");
    assertThat(told(BEN, "1 link 1 <https://example.com/7>"))
        .contains("<https://example.com/7|issue>");
    assertThat(told(BEN, "1 link 1 https://example.com/8")).contains("has the issue", "already");
    assertThat(told(MAYA, "1 give 2 <@UBEN>")).contains("2. Alert on it · Ben");
    assertThat(told(MAYA, "1 drop 2")).contains("Say why");
    assertThat(told(MAYA, "1 drop 2 it <is> needless"))
        .contains("dropped: “it &lt;is&gt; needless”");
    assertThat(told(MAYA, "1 link 9 https://example.com/7")).contains("Say which of its 2");
    assertThat(told(MAYA, "1 held")).contains("*Done*");
    assertThat(told(MAYA, "1 action <@UBEN> More")).contains("is done");
    assertThat(told(MAYA, "")).contains("Every postmortem is done");
  }

  @Test
  void an_owner_has_one_message_that_lists_all_of_theirs_until_each_has_an_issue() {
    Case its = test.fixed();
    ActionItem one = test.added(its, "Test the upgrade", BEN);
    ActionItem two = test.added(its, "Alert on it", BEN);
    assertThat(test.owed(BEN)).hasSize(1);
    assertThat(test.lastOwed(BEN)).contains("2 action items", "Test the upgrade", "Alert on it");
    assertThat(test.outbox.blocks(test.owed(BEN).get(0)))
        .contains("postmortem.link:" + one.id(), "postmortem.link:" + two.id());
    done(test.link(one, BEN, "https://example.com/1"));
    assertThat(test.lastOwed(BEN)).contains("Alert on it").doesNotContain("Test the upgrade");

    test.passes(Duration.ofDays(1));
    assertThat(test.owed(BEN)).hasSize(2);
    assertThat(test.outbox.text(test.owed(BEN).get(0))).contains("listed anew");
    done(test.items.give(two.id(), by(MAYA), CLEO));
    assertThat(test.lastOwed(BEN)).contains("nothing of yours waits");
    assertThat(test.lastOwed(CLEO)).contains("Alert on it");
    done(test.link(two, CLEO, "https://example.com/2"));
    test.passes(Duration.ofDays(5));
    assertThat(test.owed(BEN)).hasSize(2);
    assertThat(test.owed(CLEO)).hasSize(1);
  }

  @Test
  void of_two_who_link_the_same_item_at_once_the_second_is_told_of_the_first() throws Exception {
    Case its = test.held(test.fixed());
    ActionItem item = test.added(its, "Test the upgrade", BEN);
    List<PostmortemAnswer> answers =
        AtOnce.all(
            List.<Callable<PostmortemAnswer>>of(
                () -> test.link(item, BEN, "https://example.com/1"),
                () -> test.link(item, MAYA, "https://example.com/2")));

    assertThat(answers).filteredOn(PostmortemAnswer.Done.class::isInstance).hasSize(1);
    assertThat(
            refused(
                answers.stream()
                    .filter(PostmortemAnswer.Refused.class::isInstance)
                    .findFirst()
                    .orElseThrow()))
        .contains("has the issue <https://example.com/");
    assertThat(test.bugs.acts(test.bugs.alarms.find(its.about().number()).orElseThrow()))
        .filteredOn("postmortem.done"::equals)
        .hasSize(1);
  }

  @Test
  void the_form_of_an_item_keeps_what_was_typed_when_it_refuses() {
    Case its = test.fixed();
    String id = Long.toString(its.postmortem().id());
    assertThat(
            test.parts
                .itemSlack()
                .added(sent(RAE, id, Map.of("what", "Test it", "owner", "UBEN", "issue", "x y"))))
        .isInstanceOfSatisfying(
            Reply.FieldErrors.class, errors -> assertThat(errors.byBlock()).containsKey("issue"));
    assertThat(
            test.parts.itemSlack().added(sent(RAE, id, Map.of("what", "Test it", "owner", "UGUS"))))
        .isInstanceOfSatisfying(
            Reply.FieldErrors.class, errors -> assertThat(errors.byBlock()).containsKey("owner"));
    Submission good =
        sent(RAE, id, Map.of("what", "Test it", "owner", "UBEN", "due", "2026-10-01"));
    assertThat(test.parts.itemSlack().added(good)).isInstanceOf(Reply.Nothing.class);
    assertThat(test.parts.itemSlack().added(good)).isInstanceOf(Reply.Nothing.class);
    assertThat(test.now(its).items()).hasSize(1);
    ActionItem item = test.now(its).items().get(0);
    assertThat(
            test.parts
                .itemSlack()
                .changed(
                    sent(
                        BEN,
                        Long.toString(item.id()),
                        Map.of("owner", "UBEN", "issue", "https://example.com/9"))))
        .isInstanceOf(Reply.Nothing.class);
    assertThat(test.items.find(item.id()).orElseThrow().issue()).contains("https://example.com/9");
  }

  /** Every text of the blocks. */
  private static List<String> texts(JsonElement json) {
    var texts = new ArrayList<String>();
    if (json.isJsonArray()) {
      json.getAsJsonArray().forEach(each -> texts.addAll(texts(each)));
    } else if (json.isJsonObject()) {
      json.getAsJsonObject().asMap().values().forEach(each -> texts.addAll(texts(each)));
    } else if (json.isJsonPrimitive()) {
      texts.add(json.getAsString());
    }
    return texts;
  }

  @Test
  void hostile_words_ping_nobody_and_fit_where_slack_shows_them() {
    Case its = test.held(test.fixed());
    var texts = new EnumMap<Part, String>(Part.class);
    for (Part part : Part.values()) {
      texts.put(part, HOSTILE.substring(0, Findings.LONGEST));
    }
    done(
        test.postmortems.write(
            its.postmortem().id(),
            by(RAE),
            Seen.of(its.postmortem()),
            new Findings(texts, List.of())));
    for (int i = 0; i < 25; i++) {
      test.added(its, i + HOSTILE.substring(0, ActionItem.LONGEST - 3), BEN);
    }
    says(MAYA, Kind.ALARM, "1 post");
    says(MAYA, Kind.ALARM, "1 drop 2 " + HOSTILE);

    var seen = new ArrayList<String>();
    test.outbox.keys("postmortem:").forEach(key -> seen.add(test.outbox.blocks(key)));
    seen.add(((Reply.Ephemeral) says(RAE, Kind.ALARM, "1")).content().blocks());
    seen.add(((Reply.Ephemeral) says(RAE, Kind.ALARM, "")).content().blocks());
    assertThat(seen).hasSizeGreaterThan(4);
    for (String blocks : seen) {
      assertThat(blocks).doesNotContain("<!channel>", "<@UADA>", "\u202E", "<https://evil");
      assertThat(blocks.split("\"type\":\"section\"", -1)).hasSizeLessThan(50);
      assertThat(texts(JsonParser.parseString(blocks)))
          .allSatisfy(text -> assertThat(text).hasSizeLessThanOrEqualTo(3_000));
    }
    String modal = ((Reply.Open) says(RAE, Kind.ALARM, "1 edit")).modal().json();
    assertThat(modal.length()).isLessThan(20_000);
    assertThat(test.outbox.text(its.postmortem().key("post"))).contains("Cut here");
  }

  @Test
  void posted_again_the_same_message_is_edited_and_the_document_comes_as_a_file() {
    Case its = test.fixed();
    assertThat(told(MAYA, "1 post")).contains("stands in the thread");
    String key = its.postmortem().key("post");
    assertThat(test.outbox.text(key)).contains("Not written down yet");
    done(
        test.postmortems.write(
            its.postmortem().id(),
            by(MAYA),
            Seen.of(its.postmortem()),
            new Findings(Map.of(Part.BUG_CAUSE, "A null"), List.of())));
    assertThat(test.outbox.text(key)).contains("A null", "/critical-bug postmortem 1 download");
    told(MAYA, "1 post");
    assertThat(test.outbox.keys(key)).hasSize(1);

    assertThat(told(RAE, "1 download")).contains("postmortem-critical-bug-1.md");
    assertThat(test.shared).containsExactly("URAE postmortem-critical-bug-1.md");
  }

  @Test
  void that_of_an_outage_is_begun_by_whoever_asks_for_it_and_is_the_same_for_ever() {
    Outage outage = RecordedOutages.opened(test.escalation, CLEO, "Restart it");
    RecordedOutages.taken(test.escalation, outage, new PersonId("UADA"));
    assertThat(text(says(RAE, Kind.OUTAGE, "99"))).contains("There is no outage record 99");
    assertThat(text(says(RAE, Kind.OUTAGE, outage.id() + "")))
        .contains("Postmortem of outage " + outage.id());
    RecordedOutages.filled(test.escalation, outage, CLEO, "a | b\n# c", "mdm");
    assertThat(test.postmortems.open()).hasSize(1);
    Case its = test.postmortems.open().get(0);
    assertThat(test.parts.documents().markdown(its))
        .contains("# Postmortem of outage " + outage.id() + ": Restart it")
        .contains("a \\| b\\\n\\# c", "- **Escalated:** Cleo", "- **Answered:** Ada")
        .contains("Cleo escalated: Restart it", "Ada took it", "Cleo filled in the record");
    assertThat(test.parts.homes().of(MAYA)).hasSize(1);
    assertThat(text(says(RAE, Kind.OUTAGE, ""))).contains("outage " + outage.id(), "Maya");
  }
}
