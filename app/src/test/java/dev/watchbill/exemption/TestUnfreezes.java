package dev.watchbill.exemption;

import dev.watchbill.freeze.Freeze;
import dev.watchbill.freeze.TestFreezes;
import dev.watchbill.people.PersonId;
import dev.watchbill.platform.audit.AuditEntry;
import dev.watchbill.platform.slack.Click;
import dev.watchbill.platform.slack.Command;
import dev.watchbill.platform.slack.FormValues;
import dev.watchbill.platform.slack.FormValues.Field;
import dev.watchbill.platform.slack.Reply;
import dev.watchbill.platform.slack.Submission;
import dev.watchbill.release.FreezeVerbs;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/** {@code /unfreeze} as people use it, in the company of {@link TestFreezes}. */
final class TestUnfreezes {
  final TestFreezes freezes;
  final TestExemptions t;
  final FakePullRequests gitHub;
  final List<RequestMoved> heard = new ArrayList<>();
  int changes;

  TestUnfreezes() {
    this(true);
  }

  /**
   * @param reads whether GitHub is there to be read
   */
  TestUnfreezes(boolean reads) {
    this(new TestFreezes(), reads);
  }

  /** In another place, such as after a restart. */
  TestUnfreezes(TestFreezes freezes) {
    this(freezes, true);
  }

  private TestUnfreezes(TestFreezes freezes, boolean reads) {
    this.freezes = freezes;
    t = new TestExemptions(freezes.ground, freezes.freezes, freezes.verbs, reads);
    gitHub = t.pullRequests;
    t.feature.requests().whenMoved(heard::add);
    t.feature.exemptions().whenChanged(() -> changes++);
  }

  Reply unfreeze(PersonId who, String words) {
    return t.parts.slack().typed(new Command("/unfreeze", words, who.value(), "CANY", "T1"));
  }

  Reply revoke(PersonId who, String words) {
    return t.parts
        .lists()
        .revoke(
            new FreezeVerbs.Typed(
                who, words, new Command("/freeze", "revoke " + words, who.value(), "C", "T")));
  }

  static String text(Reply reply) {
    return ((Reply.Ephemeral) reply).content().text();
  }

  /** The newest request for it, in the newest freeze. */
  UnfreezeRequest of(int number) {
    return t.parts.store().of(freezeId(), number).get(0).request();
  }

  long freezeId() {
    return freezes.jdbi.withHandle(
        handle -> handle.createQuery("select max(id) from branch_freeze").mapTo(Long.class).one());
  }

  String card(int number) {
    return freezes.outbox.text(of(number).card());
  }

  void passes(Duration time) {
    freezes.passes(time, t.feature.timers());
  }

  /** What of that kind was said in the thread of a freeze's card. */
  List<String> thread(Freeze freeze, String what) {
    return freezes.outbox.keys(freeze.card() + ":" + what + ":").stream()
        .filter(key -> !key.contains(":to-"))
        .map(freezes.outbox::text)
        .toList();
  }

  /** What was done to a pull request, the first first. */
  List<String> acts(int number) {
    var acts =
        new ArrayList<>(
            freezes.audit.about("pull-request/" + number, 50).stream()
                .map(AuditEntry::what)
                .toList());
    Collections.reverse(acts);
    return acts;
  }

  static Click click(PersonId who, String action) {
    return new Click(
        action,
        "",
        "",
        who.value(),
        Optional.of("CANY"),
        Optional.of("1.1"),
        Optional.empty(),
        Optional.empty(),
        "",
        new FormValues(List.of()),
        "T1");
  }

  static Submission sent(PersonId who, String form, String metadata, Field... fields) {
    return new Submission("V1", form, metadata, new FormValues(List.of(fields)), who.value(), "T1");
  }

  static Field field(String name, String value) {
    return new Field(name, name, List.of(value));
  }
}
