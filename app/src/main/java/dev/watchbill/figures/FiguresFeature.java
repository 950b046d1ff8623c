package dev.watchbill.figures;

import dev.watchbill.criticalbug.CriticalBugVerbs;
import dev.watchbill.ground.Ground;
import dev.watchbill.platform.github.Issues;
import dev.watchbill.platform.jobs.Chore;
import dev.watchbill.platform.jobs.Timed;
import java.util.List;

/**
 * R32: the weekly figures of bugs.
 *
 * @param timers to be woken
 * @param chores forget what is old
 */
public record FiguresFeature(List<Timed> timers, List<Chore> chores) {

  /** Puts the feature together; it answers as soon as the reception's socket is open. */
  public static FiguresFeature assemble(Ground ground, Issues issues, CriticalBugVerbs verbs) {
    var figures = ground.config().bugFigures();
    var store = new FiguresStore(ground.jdbi());
    var messages = new FiguresMessages(figures);
    var census = issues.counts().map(counts -> new Census(counts, figures));
    new FiguresSlack(
            census,
            store,
            messages,
            ground.outbox(),
            ground.transactions(),
            ground.afterwards(),
            ground.clock())
        .listen(verbs);
    var chores =
        List.of(
            new Chore("old bug figures", ground.config().keep().requests(), store::forgetBefore));
    if (census.isEmpty() || figures.postIn().isEmpty()) {
      return new FiguresFeature(List.of(), chores);
    }
    var weekly =
        new WeeklyFigures(
            figures.postIn().get(),
            figures,
            census.get(),
            store,
            messages,
            ground.outbox(),
            ground.directory(),
            ground.people(),
            ground.audit(),
            ground.transactions(),
            ground.wakeups(),
            ground.afterwards(),
            ground.clock());
    return new FiguresFeature(List.of(new FiguresTimers(weekly, ground.clock())), chores);
  }
}
