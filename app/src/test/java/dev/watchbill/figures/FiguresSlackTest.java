package dev.watchbill.figures;

import static org.assertj.core.api.Assertions.assertThat;

import dev.watchbill.SaidOutbox;
import dev.watchbill.SettableClock;
import dev.watchbill.criticalbug.CriticalBugVerbs.Typed;
import dev.watchbill.people.PersonId;
import dev.watchbill.people.TestPeople;
import dev.watchbill.platform.github.GitHubAway;
import dev.watchbill.platform.github.IssueCounts;
import dev.watchbill.platform.slack.Command;
import dev.watchbill.platform.slack.Reply;
import dev.watchbill.platform.storage.TestDatabase;
import dev.watchbill.platform.storage.Transactions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;

class FiguresSlackTest {
  private static final Jdbi JDBI = TestDatabase.fresh().jdbi();
  private static final PersonId BEN = new PersonId("UBEN");

  private final SaidOutbox outbox = new SaidOutbox();
  private final List<Runnable> later = new ArrayList<>();
  private final List<String> asked = new ArrayList<>();

  @Test
  void whoever_asks_is_answered_at_once_and_told_the_figures_in_private() {
    var slack =
        slack(
            Optional.of(
                query -> {
                  asked.add(query.text());
                  return 3;
                }));
    assertThat(said(slack.answer(typed("")))).contains("Asking GitHub");
    assertThat(asked).as("before the answer").isEmpty();
    later.forEach(Runnable::run);
    assertThat(outbox.to(BEN)).hasSize(1);
    assertThat(outbox.to(BEN).get(0)).contains("Bugs of the last 7 days", "*3 open*", "inbox 3");
  }

  @Test
  void while_github_is_away_they_read_why_and_what_to_do() {
    IssueCounts away =
        query -> {
          throw new GitHubAway("GitHub did not answer in time.");
        };
    assertThat(slack(Optional.of(away)).answer(typed(""))).isPresent();
    later.forEach(Runnable::run);
    assertThat(outbox.to(BEN).get(0))
        .contains("GitHub did not answer in time.", "`/critical-bug figures` asks again");
  }

  @Test
  void without_a_token_they_read_what_to_set() {
    assertThat(said(slack(Optional.empty()).answer(typed("")))).contains("`GITHUB_TOKEN`");
    assertThat(later).isEmpty();
  }

  @Test
  void more_words_describe_a_bug() {
    assertThat(slack(Optional.empty()).answer(typed("on the dashboard are wrong"))).isEmpty();
  }

  private static String said(Optional<Reply> reply) {
    return ((Reply.Ephemeral) reply.orElseThrow()).content().text();
  }

  private static Typed typed(String words) {
    return new Typed(
        BEN, words, new Command("/critical-bug", "figures " + words, BEN.value(), "C1", "t1"));
  }

  private FiguresSlack slack(Optional<IssueCounts> gitHub) {
    var config = new TestPeople().config.bugFigures();
    return new FiguresSlack(
        gitHub.map(counts -> new Census(counts, config)),
        new FiguresStore(JDBI),
        new FiguresMessages(config),
        outbox,
        new Transactions(JDBI),
        later::add,
        new SettableClock(Instant.parse("2026-11-18T12:00:00Z")));
  }
}
