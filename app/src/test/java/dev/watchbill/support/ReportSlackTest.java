package dev.watchbill.support;

import static dev.watchbill.support.TestSupport.BEN;
import static dev.watchbill.support.TestSupport.MONDAY;
import static dev.watchbill.support.TestSupport.QUINN;
import static dev.watchbill.support.TestSupport.SAM;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonElement;
import com.google.gson.JsonParser;
import dev.watchbill.people.PersonId;
import dev.watchbill.platform.directory.Directory.Standing;
import dev.watchbill.platform.outbox.Content;
import dev.watchbill.platform.slack.Command;
import dev.watchbill.platform.slack.Files;
import dev.watchbill.platform.slack.Reply;
import dev.watchbill.rotation.OnCallVerbs.Typed;
import dev.watchbill.rotation.RotationWords;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

/** What people read who ask for a report. Weeks change on Wednesday at 10:00 UTC. */
class ReportSlackTest {
  private final TestSupport test = new TestSupport();
  private final List<String> sent = new ArrayList<>();
  private final List<Runnable> afterwards = new ArrayList<>();
  private Files files =
      (user, name, title, bytes, comment) ->
          sent.add(user + " " + name + " " + comment + "\n" + new String(bytes, UTF_8));

  private ReportSlack slack() {
    return new ReportSlack(
        new SupportReports(test.config, new ReportStore(test.jdbi), test.clock),
        test.people,
        RotationWords.of(test.config),
        (user, name, title, bytes, comment) -> files.share(user, name, title, bytes, comment),
        test.outbox,
        test.transactions,
        afterwards::add);
  }

  private Content report(String words) {
    var command = new Command("/oncall", "report " + words, QUINN.value(), "C1", "trigger");
    Reply reply = slack().answer(new Typed(QUINN, words, command));
    assertThat(reply).isInstanceOf(Reply.Ephemeral.class);
    return ((Reply.Ephemeral) reply).content();
  }

  private static List<String> sections(Content content) {
    return StreamSupport.stream(
            JsonParser.parseString(content.blocks()).getAsJsonArray().spliterator(), false)
        .map(JsonElement::getAsJsonObject)
        .filter(block -> block.has("text"))
        .map(block -> block.getAsJsonObject("text").get("text").getAsString())
        .toList();
  }

  /** As the reader sees it who is shown the fallback of each date. */
  private static String shown(String text) {
    return text.replaceAll("<!date\\^[^|>]*\\|([^>]*)>", "$1");
  }

  private void answered(PersonId by, Duration after) {
    SupportRequest request = test.askedElsewhere();
    test.until(test.clock.instant().plus(after));
    test.requests.take(request.id(), by);
  }

  /** Ben answers three times, once too late; Quinn helps herself; in Sam's week two are open. */
  private void two_weeks() {
    answered(BEN, Duration.ofMinutes(5));
    answered(BEN, Duration.ofMinutes(20));
    answered(BEN, Duration.ofMinutes(95));
    test.requests.resolve(test.askedElsewhere().id(), QUINN);
    test.until(MONDAY.plus(Duration.ofDays(3)));
    answered(SAM, Duration.ofMinutes(12));
    test.askedElsewhere();
    test.until(test.clock.instant().plus(Duration.ofHours(2)));
    test.askedElsewhere();
  }

  @Test
  void a_report_tells_how_the_promise_was_kept_by_week_and_person() {
    two_weeks();

    assertThat(sections(report("3")).stream().map(ReportSlackTest::shown))
        .containsExactly(
            """
            *developer: the last 3 weeks*, since Wed 26 Aug
            *7 requests*, *60%* in time: 3 answered in time, 1 answered late, 1 past due without an answer, 1 waiting, 1 resolved before anybody answered.
            First response: half within *12 minutes*, nine in ten within *1 hour 35 minutes* of business time.""",
            """
            ```
            Week   Asked In time Median  90%
            26 Aug     0       –      –    –
            2 Sep      4     66%    20m 1h35
            9 Sep      3     50%    12m  12m
            All        7     60%    12m 1h35
            ```""",
            """
            ```
            █ in time  ▒ late  ░ no answer
            26 Aug 0
            2 Sep  ██▒░ 4
            9 Sep  █░░ 3
            ```""",
            """
            ```
            Asked In time Median  Who
                4     66%    20m  Ben
                3     50%    12m  Sam
            ```""");
  }

  @Test
  void the_text_alone_tells_the_whole_story() {
    two_weeks();

    assertThat(shown(report("2").text()))
        .contains(
            "developer: the last 2 weeks, since Wed 2 Sep\n7 requests, 60% in time",
            "Week of 2 Sep: 4 asked, 2 in time.\nWeek of 9 Sep: 3 asked, 1 in time.",
            "Ben: 4 asked, 2 in time.\nSam: 3 asked, 1 in time.")
        .doesNotContain("*");
  }

  @Test
  void a_reopened_request_counts_as_often_as_it_was_asked() {
    SupportRequest request = test.asked();
    test.requests.take(request.id(), BEN);
    test.requests.resolve(request.id(), BEN);
    test.until(MONDAY.plus(Duration.ofHours(1)));
    test.requests.reopen(request.id(), QUINN);

    assertThat(report("1").text())
        .contains("developer: this week", "2 requests", "1 answered in time, 1 waiting");
  }

  @Test
  void weeks_in_which_nobody_asked_are_told_in_a_line() {
    assertThat(shown(report("infrastructure").text()))
        .isEqualTo("infrastructure: the last 4 weeks, since Wed 12 Aug\nNobody asked.");
  }

  @Test
  void a_year_of_many_people_fits_into_slacks_limits() {
    for (int i = 0; i < 60; i++) {
      String id = "UX" + i;
      test.company.directory.person(id, "x" + i, "<!channel> `" + "&".repeat(30), Standing.MEMBER);
      insert(id, i);
    }

    Content content = report("52");

    assertThat(sections(content)).allSatisfy(text -> assertThat(text).hasSizeLessThan(3_000));
    assertThat(String.join("\n", sections(content)))
        .contains("and 35 more, all in the CSV")
        .doesNotContain("<!channel>");
    assertThat(content.text()).hasSizeLessThan(12_000).doesNotContain("<!channel>");
  }

  private void insert(String answerer, int weeksAgo) {
    test.jdbi.useHandle(
        handle ->
            handle
                .createUpdate(
                    """
                    with r as (
                      insert into support_request (rotation, channel_id, thread_ts, excerpt)
                      values ('developer', 'C1', :ts, '') returning id)
                    insert into support_round (request, round, message_ts, asked_at, due_at, state,
                      holder, answered_at, answered_by)
                    select id, 1, :ts, :asked, :asked, 'ANSWERED', :by, :asked, :by from r
                    """)
                .bind("ts", "1.00000" + weeksAgo)
                .bind("asked", MONDAY.minus(Duration.ofDays(7L * (weeksAgo % 52))))
                .bind("by", answerer)
                .execute());
  }

  @Test
  void the_file_comes_after_the_commit_and_the_answer_says_so() {
    two_weeks();

    Content content =
        test.transactions.inOne(
            () -> {
              Content answer = report("2 csv");
              assertThat(afterwards).isEmpty();
              return answer;
            });
    afterwards.forEach(Runnable::run);

    String name = "developer-requests-2026-09-02-to-2026-09-10.csv";
    assertThat(content.text()).contains("`" + name + "` comes to you as a direct message.");
    assertThat(sent).hasSize(1);
    assertThat(sent.get(0))
        .startsWith("UQUINN " + name + " developer, the last 2 weeks: 7 requests, as you asked.\n")
        .contains(
            "rotation,week_of,asked_at,asked_by,round,due_at,outcome,answered_at,answered_by,"
                + "response_minutes,with,thread\r\n"
                + "developer,2026-09-02,2026-09-07T10:00:00Z,Quinn,1,2026-09-07T11:00:00Z,in time,"
                + "2026-09-07T10:05:00Z,Ben,5,Ben,CHELP/p1788900000")
        .contains(",late,2026-09-07T12:00:00Z,Ben,95,Ben,")
        .contains(",resolved unanswered,,,,")
        .contains(",past due,,,,Sam,")
        .endsWith("\r\n");
  }

  @Test
  void when_slack_takes_no_file_it_is_told() {
    files =
        (user, name, title, bytes, comment) -> {
          throw new IllegalStateException("out of paper");
        };
    var unused = report("csv");

    afterwards.forEach(Runnable::run);

    assertThat(test.outbox.to(QUINN))
        .singleElement()
        .asString()
        .contains("I could not send you `developer-requests-", "ask for it again");
  }
}
