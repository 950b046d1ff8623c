package dev.watchbill.home;

import dev.watchbill.home.Home.Own;
import dev.watchbill.people.People;
import dev.watchbill.people.Permissions;
import dev.watchbill.people.PersonId;
import dev.watchbill.people.Ruling;
import dev.watchbill.rotation.OnCall;
import dev.watchbill.rotation.Rotations;
import dev.watchbill.rotation.Span;
import dev.watchbill.rotation.Stint;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** What people's Home tabs have to show now. */
final class HomeViews {
  private static final Duration AHEAD = Duration.ofDays(182);

  /** So many of a reader's own shifts are shown. */
  private static final int OWN = 5;

  private final Rotations rotations;
  private final Function<PersonId, Optional<String>> openRequests;
  private final HomeParts parts;
  private final People people;
  private final Clock clock;

  /**
   * @param openRequests what a reader holds and has not resolved, in mrkdwn; empty if nothing
   */
  HomeViews(
      Rotations rotations,
      Function<PersonId, Optional<String>> openRequests,
      HomeParts parts,
      People people,
      Clock clock) {
    this.rotations = rotations;
    this.openRequests = openRequests;
    this.parts = parts;
    this.people = people;
    this.clock = clock;
  }

  /**
   * A view.
   *
   * @param json Slack's view object
   * @param fingerprint the same for the same view
   */
  record Shown(String json, String fingerprint) {}

  /** What all readers are shown alike, read once; good for a moment. */
  Glance glance() {
    Instant now = clock.instant();
    List<OnCall> onCall = rotations.now();
    var within = new Span(now, now.plus(AHEAD));
    List<Own> stints =
        onCall.stream()
            .flatMap(
                each ->
                    rotations.stints(each.rotation(), within).stream()
                        // What is cut off there would have another end a moment later.
                        .filter(stint -> stint.span().end().isBefore(within.end()))
                        .map(stint -> new Own(stint, each.zone())))
            .sorted(Comparator.comparing(own -> own.stint().span().start()))
            .toList();
    return new Glance(now, onCall, stints, people.lookedUpOnce());
  }

  /** What there is to show at one moment. */
  final class Glance {
    private final Instant now;
    private final List<OnCall> onCall;
    private final List<Own> stints;
    private final Permissions permissions;
    private final HomeMessages messages;

    private Glance(Instant now, List<OnCall> onCall, List<Own> stints, People known) {
      this.now = now;
      this.onCall = onCall;
      this.stints = stints;
      this.permissions = new Permissions(known);
      this.messages = new HomeMessages(known);
    }

    /** For one reader. */
    Shown of(PersonId reader) {
      String json =
          permissions.mayUseTheBot(reader) instanceof Ruling.Denied denied
              ? messages.refused(denied.reason())
              : messages.home(home(reader));
      return new Shown(json, fingerprint(json));
    }

    private Home home(PersonId reader) {
      return new Home(
          now,
          onCall,
          stints.stream().filter(own -> isOf(own.stint(), reader)).limit(OWN).toList(),
          openRequests.apply(reader),
          parts.of(reader),
          parts.quickButtons());
    }
  }

  private static boolean isOf(Stint stint, PersonId reader) {
    return stint.person().equals(reader);
  }

  private static String fingerprint(String json) {
    try {
      var digest = MessageDigest.getInstance("SHA-256");
      return HexFormat.of().formatHex(digest.digest(json.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
