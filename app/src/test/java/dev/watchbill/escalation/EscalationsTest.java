package dev.watchbill.escalation;

import static dev.watchbill.escalation.TestEscalations.ADA;
import static dev.watchbill.escalation.TestEscalations.BEN;
import static dev.watchbill.escalation.TestEscalations.DORA;
import static dev.watchbill.escalation.TestEscalations.MAYA;
import static dev.watchbill.escalation.TestEscalations.PATIENCE;
import static dev.watchbill.escalation.TestEscalations.QUINN;
import static dev.watchbill.escalation.TestEscalations.RESEARCH;
import static dev.watchbill.escalation.TestEscalations.SAM;
import static dev.watchbill.escalation.TestEscalations.SOL;
import static dev.watchbill.escalation.TestEscalations.TUESDAY;
import static dev.watchbill.escalation.TestEscalations.done;
import static org.assertj.core.api.Assertions.assertThat;

import dev.watchbill.people.PersonId;
import dev.watchbill.platform.jobs.Chore;
import dev.watchbill.platform.outbox.Outbox.Posted;
import dev.watchbill.platform.outbox.Under;
import dev.watchbill.support.SupportRequest;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Others brought in, on a real Postgres (R6, R14). */
class EscalationsTest {
  private final TestEscalations test = new TestEscalations();

  private Posted thread(Escalation it) {
    return test.outbox.posted(it.card()).orElseThrow();
  }

  private List<String> said(Escalation it) {
    return test.outbox.said(it.card() + ":");
  }

  @Test
  void an_escalation_opens_a_thread_that_asks_the_contact_and_shows_the_research() {
    SupportRequest request = test.asked();

    Escalation it = test.escalated(test.wish("developer", Optional.of(request)));

    assertThat(test.outbox.message(it.card()).to().lane()).isEqualTo(request.channelId());
    assertThat(test.outbox.text(it.card()))
        .contains("*Ben* needs help: <@UADA>", "Restart it", "what Quinn asked")
        .contains("https://slack.example/CHELP/" + request.threadTs())
        .contains("*@software-managers* will be asked");
    assertThat(test.outbox.message(it.card() + ":research-0").under())
        .isEqualTo(new Under.Intent(it.card()));
    assertThat(test.outbox.text(it.card() + ":research-0"))
        .contains("The worker dies", "<https://example.com/graph?a=1&amp;b=2>");
    assertThat(test.outbox.message(it.card() + ":link").under())
        .isEqualTo(new Under.Timestamp(request.threadTs()));
    assertThat(test.requests.find(request.id()).orElseThrow().escalation()).contains(it.card());
    assertThat(test.acts("escalation/" + it.id())).containsExactly("escalation.open");
  }

  @Test
  void what_is_kept_is_what_was_said() {
    SupportRequest request = test.asked();
    var wish =
        new Wish(BEN, "developer", Optional.of(request.id()), RESEARCH, 1, List.of(MAYA), "V");

    Escalation it = test.escalated(wish);

    assertThat(test.now(it)).isEqualTo(it);
    assertThat(it)
        .isEqualTo(
            new Escalation(
                it.id(),
                "developer",
                Optional.of(request.id()),
                "CHELP",
                BEN,
                TUESDAY,
                RESEARCH,
                List.of(MAYA),
                List.of(MAYA, SOL, SAM),
                1,
                1,
                Optional.of(TUESDAY.plus(PATIENCE)),
                Optional.empty()));
    assertThat(test.escalations.about(request.id())).containsExactly(it);
    assertThat(test.wakeups).contains(TUESDAY.plus(PATIENCE));
  }

  @Test
  void about_no_request_it_goes_where_the_rotation_listens() {
    assertThat(test.escalated("developer").channelId()).isEqualTo("CHELP");
    assertThat(test.escalated("infrastructure").channelId()).isEqualTo("CP1");
  }

  @Test
  void a_form_sent_off_twice_opens_one() {
    Wish wish = test.wish("developer", Optional.of(test.asked()));

    Escalation first = test.escalated(wish);
    Escalation again = test.escalated(wish);

    assertThat(again).isEqualTo(first);
    assertThat(test.outbox.said("escalation:")).filteredOn(k -> !k.contains(":")).hasSize(1);
  }

  @Test
  void while_nobody_answers_the_contacts_are_asked_in_order_each_once_then_the_backup() {
    Escalation it = test.escalated("developer");
    assertThat(test.outbox.to(ADA)).isEmpty();

    test.passes(PATIENCE.minusSeconds(1));
    assertThat(said(it)).noneMatch(key -> key.startsWith("ask"));

    test.passes(Duration.ofSeconds(1));
    assertThat(test.outbox.text(it.card() + ":ask-2"))
        .contains("<!subteam^SSOFT>", "nobody has answered *Ben* yet");
    assertThat(test.outbox.to(SOL)).singleElement().asString().contains("*Ben* needs help");
    assertThat(test.outbox.to(SAM)).hasSize(1);

    test.passes(PATIENCE);
    assertThat(test.outbox.text(it.card() + ":ask-3")).contains("<@UDORA>");
    assertThat(test.outbox.to(DORA)).hasSize(1);

    test.passes(Duration.ofDays(3));
    assertThat(said(it).stream().filter(key -> key.startsWith("ask")))
        .containsExactly("ask-2", "ask-dm-USOL", "ask-dm-USAM", "ask-3", "ask-dm-UDORA");
    assertThat(test.now(it).asked()).containsExactly(ADA, SOL, SAM, DORA);
    assertThat(test.now(it).nextAt()).isEmpty();
    assertThat(test.outbox.text(it.card())).contains("nobody else to be asked");
    assertThat(test.acts("escalation/" + it.id()))
        .containsExactly("escalation.open", "escalation.ask", "escalation.ask");
  }

  @Test
  void at_night_only_a_rotation_that_answers_then_goes_on_asking() {
    test.clock.set(TUESDAY.plus(Duration.ofHours(6).plusMinutes(45))); // 16:45 there

    Escalation developer = test.escalated("developer");
    Escalation infrastructure = test.escalated("infrastructure");

    assertThat(developer.nextAt()).contains(TUESDAY.plus(Duration.ofHours(23).plusMinutes(15)));
    assertThat(infrastructure.nextAt()).contains(TUESDAY.plus(Duration.ofMinutes(435)));
  }

  @Test
  void whoever_presses_the_button_is_on_it_and_nobody_else_is_asked() {
    Escalation it = test.escalated("developer");

    Escalation taken = done(test.escalations.take(it.id(), ADA));
    test.passes(Duration.ofDays(3));

    assertThat(taken.answer()).contains(new Escalation.Act(ADA, TUESDAY));
    assertThat(test.outbox.text(it.card())).contains("*Ada* is on it");
    assertThat(test.outbox.message(it.card()).content().blocks()).doesNotContain("button");
    assertThat(test.outbox.text(it.card() + ":answered")).isEqualTo("<@UBEN>, *Ada* is on it.");
    assertThat(said(it)).noneMatch(key -> key.startsWith("ask"));
    assertThat(test.escalations.take(it.id(), SOL))
        .isInstanceOfSatisfying(
            EscalationAnswer.Already.class,
            already -> assertThat(already.escalation().answer().orElseThrow().by()).isEqualTo(ADA));
  }

  @Test
  void of_many_who_press_at_once_one_is_on_it() {
    Escalation it = test.escalated("developer");

    List<EscalationAnswer> answers =
        IntStream.range(0, 8)
            .mapToObj(
                n ->
                    CompletableFuture.supplyAsync(
                        () -> test.escalations.take(it.id(), n % 2 == 0 ? ADA : SOL)))
            .toList()
            .stream()
            .map(CompletableFuture::join)
            .toList();

    assertThat(answers).filteredOn(EscalationAnswer.Done.class::isInstance).hasSize(1);
    assertThat(answers).filteredOn(EscalationAnswer.Already.class::isInstance).hasSize(7);
  }

  @Test
  void a_reply_in_the_thread_of_somebody_who_was_asked_is_an_answer() {
    Escalation it = test.escalated("developer");
    test.passes(PATIENCE);
    Posted thread = thread(it);

    assertThat(test.escalations.threads()).containsExactly(thread);
    test.escalations.seen(thread.channelId(), thread.ts(), BEN, test.clock.instant());
    test.escalations.seen(thread.channelId(), thread.ts(), QUINN, test.clock.instant());
    test.escalations.seen(thread.channelId(), "99.000001", SOL, test.clock.instant());
    assertThat(test.now(it).answer()).isEmpty();

    test.escalations.seen(thread.channelId(), thread.ts(), SOL, test.clock.instant());
    assertThat(test.now(it).answer().orElseThrow().by()).isEqualTo(SOL);
    assertThat(test.escalations.threads()).isEmpty();
    assertThat(said(it)).doesNotContain("answered");
    test.passes(Duration.ofDays(1));
    assertThat(test.outbox.to(DORA)).isEmpty();
  }

  @Test
  void eyes_on_the_private_message_are_an_answer_too() {
    Escalation it = test.escalated("developer");
    test.passes(PATIENCE);
    Posted asked = test.outbox.posted(it.card() + ":ask-dm-USAM").orElseThrow();

    test.escalations.seen(asked.channelId(), asked.ts(), SAM, test.clock.instant());

    assertThat(test.now(it).answer().orElseThrow().by()).isEqualTo(SAM);
  }

  @Test
  void what_still_waits_to_be_sent_is_taken_back_by_an_answer() {
    Escalation it = test.escalated("developer");
    test.outbox.slackFails(true);
    test.passes(PATIENCE);

    done(test.escalations.take(it.id(), ADA));
    test.outbox.slackFails(false);

    assertThat(said(it)).noneMatch(key -> key.startsWith("ask"));
    assertThat(test.outbox.to(SOL)).isEmpty();
  }

  @Test
  void nobody_is_asked_before_what_was_said_meanwhile_is_heard() {
    Escalation it = test.escalated("developer");
    test.caughtUp = false;
    test.passes(PATIENCE.multipliedBy(2));
    assertThat(test.outbox.to(SOL)).isEmpty();

    test.caughtUp = true;
    test.passes(Duration.ofMinutes(1));

    assertThat(test.outbox.to(SOL)).hasSize(1);
    assertThat(test.outbox.to(DORA)).isEmpty();
    assertThat(test.now(it).nextAt()).contains(TUESDAY.plus(PATIENCE.multipliedBy(3)));
  }

  @Test
  void two_instances_ask_each_contact_once() {
    Escalation it = test.escalated("developer");
    EscalationFeature other = test.assemble(test.outbox);
    test.clock.set(TUESDAY.plus(PATIENCE));

    CompletableFuture.allOf(
            CompletableFuture.runAsync(() -> test.feature.timers().due(test.clock.instant())),
            CompletableFuture.runAsync(() -> other.timers().due(test.clock.instant())))
        .join();

    assertThat(test.now(it).contactsAsked()).isEqualTo(2);
    assertThat(test.acts("escalation/" + it.id())).containsOnlyOnce("escalation.ask");
  }

  @Test
  void whoever_escalated_may_call_it_off_but_not_take_it() {
    Escalation it = test.escalated("developer");

    assertThat(test.escalations.take(it.id(), BEN)).isInstanceOf(EscalationAnswer.Refused.class);
    assertThat(test.escalations.callOff(it.id(), ADA)).isInstanceOf(EscalationAnswer.Refused.class);
    done(test.escalations.callOff(it.id(), BEN));
    test.passes(Duration.ofDays(1));

    assertThat(test.now(it).isCalledOff()).isTrue();
    assertThat(test.outbox.text(it.card())).contains("*Ben* needs no more help");
    assertThat(said(it)).noneMatch(key -> key.startsWith("ask")).doesNotContain("answered");
    assertThat(test.acts("escalation/" + it.id()))
        .containsExactly("escalation.open", "escalation.call-off");
  }

  @Test
  void nobody_is_asked_about_a_request_that_was_resolved() {
    SupportRequest request = test.asked();
    Escalation it = test.escalated(test.wish("developer", Optional.of(request)));

    test.requests.resolve(request.id(), BEN);
    test.passes(Duration.ofDays(1));

    assertThat(test.outbox.to(SOL)).isEmpty();
    assertThat(test.outbox.text(it.card())).contains("resolved, so nobody else is asked");
  }

  @Test
  void a_request_resolved_meanwhile_is_said_and_nothing_is_sent() {
    SupportRequest request = test.asked();
    test.requests.resolve(request.id(), BEN);

    EscalationAnswer answer =
        test.escalations.escalate(test.wish("developer", Optional.of(request)));

    assertThat(answer)
        .isInstanceOfSatisfying(
            EscalationAnswer.RequestOver.class,
            over -> assertThat(over.request().map(SupportRequest::id)).contains(request.id()));
    assertThat(test.outbox.said("escalation:")).isEmpty();
  }

  @Test
  void others_are_told_who_may() {
    Wish wish = test.wish("developer", Optional.empty());
    var quinns =
        new Wish(QUINN, "developer", Optional.empty(), RESEARCH, 0, List.of(), wish.submission());

    assertThat(test.escalations.escalate(quinns))
        .isInstanceOfSatisfying(
            EscalationAnswer.Refused.class,
            refused ->
                assertThat(refused.reason()).contains("Only the engineers of the developer"));
    assertThat(test.escalations.take(test.escalated(wish).id(), QUINN))
        .isInstanceOf(EscalationAnswer.Refused.class);
    assertThat(test.escalations.take(4711, ADA)).isInstanceOf(EscalationAnswer.Gone.class);
  }

  @Test
  void whoever_was_named_is_mentioned_and_may_answer() {
    var wish = new Wish(BEN, "developer", Optional.empty(), RESEARCH, 0, List.of(QUINN), "V9");

    Escalation it = test.escalated(wish);

    assertThat(test.outbox.text(it.card())).contains("<@UADA> <@UQUINN>");
    assertThat(done(test.escalations.take(it.id(), QUINN)).answer().orElseThrow().by())
        .isEqualTo(QUINN);
  }

  @Test
  void long_research_is_laid_out_in_several_replies_and_nothing_of_it_is_lost() {
    String found = "<&> line of evidence\n".repeat(140).strip();
    var wish =
        new Wish(
            BEN,
            "developer",
            Optional.empty(),
            new Research(found, "x".repeat(3_000), "y".repeat(3_000)),
            0,
            List.of(),
            "V9");

    Escalation it = test.escalated(wish);

    List<String> replies =
        said(it).stream()
            .filter(key -> key.startsWith("research"))
            .map(key -> test.outbox.text(it.card() + ":" + key))
            .toList();
    assertThat(replies).hasSizeGreaterThan(1).allSatisfy(r -> assertThat(r).hasSizeLessThan(9_000));
    String whole = String.join("", replies);
    assertThat(whole.split("line of evidence", -1)).hasSize(141);
    assertThat(whole.chars().filter(c -> c == 'x').count()).isEqualTo(3_000);
    assertThat(whole.chars().filter(c -> c == 'y').count()).isGreaterThanOrEqualTo(3_000);
    assertThat(whole).doesNotContain("<&>");
  }

  @Test
  void what_is_old_is_forgotten_with_its_outage_in_batches_the_oldest_first() {
    Escalation old = test.escalated("infrastructure");
    test.passes(Duration.ofDays(1));
    Escalation newer = test.escalated("infrastructure");
    test.passes(Duration.ofDays(2 * 366));
    Chore chore = test.feature.chores().get(0);

    assertThat(chore.due(TUESDAY.plus(Duration.ofDays(700)), 1)).isZero();
    assertThat(chore.due(test.clock.instant(), 1)).isEqualTo(1);

    assertThat(test.escalations.find(old.id())).isEmpty();
    assertThat(test.outages.newest(Optional.empty(), 10))
        .extracting(Outage::escalation)
        .containsExactly(newer.id());
  }

  @Test
  void somebody_unknown_to_slack_behind_a_contact_holds_nobody_up() {
    test.company.directory.group("SSOFT", "software-managers");

    Escalation it = test.escalated("developer");
    test.passes(PATIENCE);

    assertThat(test.outbox.to(DORA)).hasSize(1);
    assertThat(test.now(it).asked()).containsExactly(ADA, DORA);
  }

  @Test
  void an_admin_who_escalates_is_not_asked_themselves() {
    var wish = new Wish(ADA, "developer", Optional.empty(), RESEARCH, 0, List.of(), "V9");

    Escalation it = test.escalated(wish);

    assertThat(it.asked()).doesNotContain(new PersonId("UADA"));
  }
}
