package dev.watchbill.home;

import dev.watchbill.home.HomePart.HomeButton;
import dev.watchbill.rotation.OnCall;
import dev.watchbill.rotation.Stint;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

/**
 * What one person's Home tab has to show.
 *
 * @param at the instant this is about
 * @param own the reader's own stints in progress or to come, the earliest first
 * @param openRequests what they hold and have not resolved, in mrkdwn, if anything
 * @param parts what the other features have to show
 * @param quick buttons that everybody has
 */
record Home(
    Instant at,
    List<OnCall> rotations,
    List<Own> own,
    Optional<String> openRequests,
    List<HomePart> parts,
    List<HomeButton> quick) {

  Home {
    rotations = List.copyOf(rotations);
    own = List.copyOf(own);
    parts = List.copyOf(parts);
    quick = List.copyOf(quick);
  }

  /**
   * A stint of the reader's own.
   *
   * @param zone its rotation's
   */
  record Own(Stint stint, ZoneId zone) {}

  /** Whether it is in progress. */
  boolean isNow(Own own) {
    return !own.stint().span().start().isAfter(at);
  }
}
