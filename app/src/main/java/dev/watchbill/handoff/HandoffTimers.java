package dev.watchbill.handoff;

import dev.watchbill.platform.jobs.Pieces;
import dev.watchbill.platform.jobs.Timed;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** As time goes by handoffs are opened, and people told and reminded. */
final class HandoffTimers implements Timed {
  private final List<String> rotations;
  private final Handoffs handoffs;
  private final TakingOver takingOver;
  private final HeadsUps headsUps;
  private final Clock clock;

  HandoffTimers(
      List<String> rotations,
      Handoffs handoffs,
      TakingOver takingOver,
      HeadsUps headsUps,
      Clock clock) {
    this.rotations = List.copyOf(rotations);
    this.handoffs = handoffs;
    this.takingOver = takingOver;
    this.headsUps = headsUps;
    this.clock = clock;
  }

  @Override
  public String name() {
    return Handoffs.TIMED;
  }

  @Override
  public void due(Instant now) {
    var pieces = new Pieces();
    for (String rotation : rotations) {
      pieces.attempt("rotation/" + rotation, () -> handoffs.catchUp(rotation, now));
      pieces.attempt("rotation/" + rotation, () -> headsUps.due(rotation, now));
    }
    takingOver.due(now, pieces);
    pieces.done("handoffs");
  }

  @Override
  public Optional<Instant> nextDue() {
    Instant now = clock.instant();
    return Stream.concat(
            Stream.of(handoffs.nextDue(now)),
            rotations.stream().map(rotation -> headsUps.nextDue(rotation, now)))
        .flatMap(Optional::stream)
        .min(Instant::compareTo);
  }
}
