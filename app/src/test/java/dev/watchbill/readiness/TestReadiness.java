package dev.watchbill.readiness;

import dev.watchbill.freeze.TestFreezes;
import dev.watchbill.home.HomeParts;
import dev.watchbill.home.ShownParts;
import dev.watchbill.people.PersonId;
import dev.watchbill.platform.jobs.Timed;
import dev.watchbill.platform.slack.AtReception;
import dev.watchbill.platform.slack.Reply;
import dev.watchbill.release.Release;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** What people do around a freeze, in the company of {@link TestFreezes}. */
final class TestReadiness {
  final TestFreezes t;
  final HomeParts home = new HomeParts();
  final ReadinessFeature feature;
  final AtReception slack;
  final List<Timed> timers;

  TestReadiness() {
    this("");
  }

  /**
   * @param release more of the section {@code release}, in YAML's flow style
   */
  TestReadiness(String release) {
    this(new TestFreezes(release));
  }

  /** The same people in another place, such as after a restart. */
  TestReadiness(TestFreezes t) {
    this.t = t;
    feature = ReadinessFeature.assemble(t.ground, t.releases, t.freezes, t.verbs, home);
    slack = new AtReception(t.reception);
    timers =
        Stream.of(t.calendar.feature.timers(), t.timers, feature.timers())
            .flatMap(List::stream)
            .toList();
  }

  void passesUntil(Instant end) {
    t.passes(Duration.between(t.now(), end), timers);
  }

  /** 4.60.0 was planned, and its freeze has begun. */
  Release frozen() {
    Release release = t.planned();
    passesUntil(TestFreezes.FREEZE_AT);
    return release;
  }

  /** What the reader's Home tab has of this feature. */
  List<String> home(PersonId reader) {
    return ShownParts.of(home, reader);
  }

  Reply types(PersonId who, String words) {
    return slack.types(who.value(), "/freeze", words);
  }

  String says(PersonId who, String words) {
    return said(types(who, words));
  }

  String clicked(PersonId who, String action) {
    return clicks(who, action, "").toString();
  }

  /** A minute passes, and everything is looked at. */
  void sweep() {
    t.clock.passes(Duration.ofMinutes(1));
    timers.forEach(timed -> timed.due(t.now()));
  }

  Reply clicks(PersonId who, String action, String value) {
    return slack.clicks(who.value(), action, value);
  }

  Reply submits(PersonId who, String form, String metadata, Map<String, String> values) {
    return slack.submits(who.value(), form, metadata, values);
  }

  static String said(Reply reply) {
    return reply instanceof Reply.Ephemeral said ? said.content().text() : reply.toString();
  }
}
