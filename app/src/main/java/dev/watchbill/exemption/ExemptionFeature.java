package dev.watchbill.exemption;

import dev.watchbill.config.ReleaseConfig;
import dev.watchbill.freeze.CardButton;
import dev.watchbill.freeze.Freeze;
import dev.watchbill.freeze.Freezes;
import dev.watchbill.ground.Ground;
import dev.watchbill.home.HomePart.HomeButton;
import dev.watchbill.home.HomeParts;
import dev.watchbill.platform.github.PullRequests;
import dev.watchbill.platform.jobs.Chore;
import dev.watchbill.platform.jobs.Timed;
import dev.watchbill.release.FreezeVerbs;
import java.util.List;
import java.util.Optional;

/**
 * {@code /unfreeze}, {@code /freeze exemptions|revoke}: pull requests that may merge all the same.
 *
 * @param exemptions the door for what depends on them
 * @param requests the door for those who approve
 */
public record ExemptionFeature(
    Exemptions exemptions, UnfreezeRequests requests, List<Timed> timers, List<Chore> chores) {

  /**
   * Puts the feature together; it answers as soon as the reception's socket is open.
   *
   * @param pullRequests empty without a way into GitHub: then people say what theirs is
   */
  public static ExemptionFeature assemble(
      Ground ground,
      Freezes freezes,
      Optional<PullRequests> pullRequests,
      FreezeVerbs verbs,
      HomeParts home) {
    return ExemptionParts.on(ground, freezes, pullRequests).open(ground, freezes, verbs, home);
  }

  /** What the feature consists of, put together. */
  record ExemptionParts(
      RequestStore store,
      WatchStore watch,
      PullRequestWords words,
      RequestMoves moves,
      Decisions decisions,
      ExemptionPolicy policy,
      ExemptionCircle circle,
      Unfreezes unfreezes,
      Exemptions exemptions,
      UnfreezeRequests requests,
      List<Timed> timers,
      UnfreezeSlack slack,
      ExemptionSlack lists) {
    static ExemptionParts on(Ground ground, Freezes freezes, Optional<PullRequests> pullRequests) {
      ReleaseConfig config = ground.config().release();
      var store = new RequestStore(ground.jdbi());
      var watch = new WatchStore(ground.jdbi());
      var policy = new ExemptionPolicy(config);
      var words = new PullRequestWords(config, ground.people(), ground.gitHub());
      var circle = new ExemptionCircle(ground.people(), config.dri());
      var notices = new RequestNotices(ground.outbox(), freezes, new RequestMessages(words));
      var moves = new RequestMoves(store, freezes, notices, ground.audit());
      var decisions = new Decisions(policy, store, moves, notices, words);
      var lists = new ExemptionListMessages(words, config.zone());
      var reader = pullRequests.map(it -> new PullRequestReader(it, policy));
      var readings =
          reader.map(
              it ->
                  new ReadingRounds(
                      it,
                      store,
                      moves,
                      decisions,
                      freezes,
                      ground.transactions(),
                      ground.wakeups(),
                      ground.afterwards(),
                      ground.clock()));
      var reports =
          new MergeReports(watch, freezes, circle, lists, ground.outbox(), ground.audit());
      List<Timed> timers =
          reader
              .map(
                  it ->
                      new MergeWatch(
                          config,
                          it,
                          store,
                          watch,
                          decisions,
                          reports,
                          freezes,
                          ground.transactions(),
                          ground.afterwards(),
                          ground.clock()))
              .map(
                  it ->
                      List.<Timed>of(new ExemptionTimers(readings.orElseThrow(), it, store, watch)))
              .orElse(List.of());
      var unfreezes =
          new Unfreezes(
              store,
              watch,
              moves,
              notices,
              decisions,
              readings,
              circle,
              words,
              freezes,
              ground.transactions(),
              ground.clock());
      var asks = new AskMessages(words);
      var forms = new UnfreezeFormMessages(words, policy);
      return new ExemptionParts(
          store,
          watch,
          words,
          moves,
          decisions,
          policy,
          circle,
          unfreezes,
          new Exemptions(store, moves, freezes),
          new UnfreezeRequests(store, moves, notices, freezes, ground.clock()),
          timers,
          new UnfreezeSlack(unfreezes, freezes, forms, asks, words),
          new ExemptionSlack(unfreezes, store, circle, lists, forms, asks, words));
    }

    /** It listens, and adds to the card of a freeze. */
    ExemptionFeature open(Ground ground, Freezes freezes, FreezeVerbs verbs, HomeParts home) {
      slack.listen(ground.reception());
      lists.listen(ground.reception(), verbs);
      var shown = new ExemptionListMessages(words, ground.config().release().zone());
      var following = new FollowingFreeze(store, watch, decisions, unfreezes.readsGitHub());
      freezes
          .whenMoved(following::moved)
          .line(
              freeze ->
                  Optional.of(exemptions.standing(freeze.id()))
                      .filter(standing -> !standing.isEmpty())
                      .map(shown::line))
          .line(
              freeze ->
                  watch
                      .trouble(freeze.id())
                      .filter(it -> freeze.isActive() && it.isKnownAt(ground.clock().instant()))
                      .map(shown::away))
          .button(freeze -> button(freeze, "Unfreeze a pull request", UnfreezeSlack.OPEN))
          .button(freeze -> button(freeze, "Exemptions", ExemptionSlack.LIST));
      home.quickButton(new HomeButton("Unfreeze a pull request", UnfreezeSlack.OPEN, "", false));
      var keep = ground.config().keep().requests();
      return new ExemptionFeature(
          exemptions,
          requests,
          timers,
          List.of(
              new Chore("requests to unfreeze", keep, store::forgetBefore),
              new Chore("merges of former freezes", keep, watch::forgetBefore)));
    }

    private static Optional<CardButton> button(Freeze freeze, String label, String action) {
      return freeze.isActive() ? Optional.of(new CardButton(label, action, "")) : Optional.empty();
    }
  }
}
