package dev.watchbill.exemption;

import dev.watchbill.exemption.UnfreezeRequest.State;
import dev.watchbill.freeze.Freezes;
import dev.watchbill.ground.Ground;
import dev.watchbill.home.HomeParts;
import dev.watchbill.people.By;
import dev.watchbill.people.PersonId;
import dev.watchbill.release.FreezeVerbs;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** Requests and exemptions over a real database, for what depends on them; GitHub is here. */
public final class TestExemptions {
  public final FakePullRequests pullRequests;
  public final ExemptionFeature feature;

  final ExemptionFeature.ExemptionParts parts;
  private final Ground ground;
  private final Freezes freezes;

  public TestExemptions(Ground ground, Freezes freezes) {
    this(ground, freezes, new FreezeVerbs(), true);
  }

  /**
   * As {@link #TestExemptions(Ground, Freezes)}.
   *
   * @param gitHub whether GitHub is there to be read
   */
  public TestExemptions(Ground ground, Freezes freezes, FreezeVerbs verbs, boolean gitHub) {
    this.ground = ground;
    this.freezes = freezes;
    this.pullRequests = new FakePullRequests(ground.clock());
    this.parts =
        ExemptionFeature.ExemptionParts.on(
            ground, freezes, gitHub ? Optional.of(pullRequests) : Optional.empty());
    this.feature = parts.open(ground, freezes, verbs, new HomeParts());
  }

  /** Somebody has asked, and it is neither bug nor documentation; something is frozen. */
  public UnfreezeRequest undecided(int number, String commit, PersonId askedBy) {
    return ground
        .transactions()
        .inOne(
            () -> {
              Instant now = ground.clock().instant().truncatedTo(ChronoUnit.MICROS);
              By by = By.person(askedBy, "/unfreeze");
              long freeze = freezes.lockActive().orElseThrow().id();
              long id =
                  parts
                      .store()
                      .insert(freeze, number, askedBy, now, Optional.of("We promised it"), now)
                      .orElseThrow();
              Dossier asked = parts.store().lock(id).orElseThrow();
              parts.moves().asked(asked, by, now);
              Dossier read =
                  asked
                      .read(commit, "Fix number " + number, "octo", false)
                      .undecided(
                          Optional.empty(),
                          false,
                          "It is neither a bug fix nor documentation (R26).");
              parts.moves().moved(asked, read, By.clock(), now, "unfreeze.read");
              return read.request();
            });
  }

  /** Somebody has asked, and it may merge: it is a bug fix. */
  public UnfreezeRequest granted(int number, String commit, PersonId askedBy) {
    UnfreezeRequest asked = undecided(number, commit, askedBy);
    ground
        .transactions()
        .run(
            () ->
                parts
                    .requests()
                    .granted(asked.id(), Kind.BUG, By.person(askedBy, "/unfreeze"), "bug fix"));
    return now(asked);
  }

  /** Something is pushed to it, and has been noticed: it is undecided. */
  public UnfreezeRequest pushed(UnfreezeRequest request, String commit) {
    return moved(
        request,
        its ->
            its.read(commit, its.request().title().orElse(""), "octo", its.deep())
                .undecided(its.request().kind(), false, "Something was pushed to it."));
  }

  /** Somebody says what it is, which people decide. */
  public UnfreezeRequest declared(UnfreezeRequest request, Kind kind) {
    return moved(
        request, its -> its.undecided(Optional.of(kind), true, "Declared to be " + kind + "."));
  }

  /** It ends so, by the clock's word. */
  public UnfreezeRequest stands(UnfreezeRequest request, State state) {
    return moved(request, its -> its.ended(state, "It is " + state, ground.clock().instant()));
  }

  /** As it is now. */
  public UnfreezeRequest now(UnfreezeRequest request) {
    return parts.requests().find(request.id()).orElseThrow();
  }

  private UnfreezeRequest moved(UnfreezeRequest request, UnaryOperator<Dossier> change) {
    ground
        .transactions()
        .run(
            () -> {
              var unused = parts.requests().lock(request.id());
              Dossier before = parts.store().lock(request.id()).orElseThrow();
              Instant now = ground.clock().instant().truncatedTo(ChronoUnit.MICROS);
              parts.moves().moved(before, change.apply(before), By.clock(), now, "unfreeze.test");
            });
    return now(request);
  }
}
