package dev.watchbill.patch;

import dev.watchbill.TestGround;
import dev.watchbill.criticalbug.Alarm;
import dev.watchbill.criticalbug.CriticalBugVerbs;
import dev.watchbill.criticalbug.FollowUpAnswer;
import dev.watchbill.criticalbug.TestAlarms;
import dev.watchbill.home.HomeParts;
import dev.watchbill.people.By;
import dev.watchbill.people.PersonId;
import dev.watchbill.platform.slack.Click;
import dev.watchbill.platform.slack.Command;
import dev.watchbill.platform.slack.FormValues;
import dev.watchbill.platform.slack.Reply;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;

/** Patch releases in the company of {@link TestAlarms}: Maya manages MDM, Ben is on call. */
final class TestPatches {
  final TestAlarms bugs = new TestAlarms();
  final PatchFeature feature =
      PatchFeature.assemble(
          new TestGround(bugs.jdbi, bugs.config, bugs.company.directory, bugs.audit, bugs.clock)
              .saying(bugs.outbox),
          bugs.rotations,
          bugs.alarms,
          new CriticalBugVerbs(),
          new HomeParts());
  final PatchMessages messages = new PatchMessages(bugs.people, ZoneOffset.UTC);
  final Patches patches = door(bugs.config.criticalBug().patch());
  final PatchSlack slack =
      new PatchSlack(patches, bugs.alarms, messages, new PatchFormMessages(messages));

  /** As an instance has it that is configured so. */
  Patches door(List<String> checklist) {
    return new Patches(
        new PatchStore(bugs.jdbi),
        checklist,
        bugs.alarms,
        bugs.people,
        bugs.rotations,
        new PatchNotices(
            bugs.outbox, bugs.company.directory, bugs.config.criticalBug().alarmIn(), messages),
        bugs.transactions,
        bugs.clock);
  }

  Patch of(Alarm alarm) {
    return patches.find(alarm.id()).orElseThrow();
  }

  FollowUpAnswer tick(Alarm alarm, PersonId who, int position, boolean on) {
    return patches.tick(alarm.id(), position, on, By.person(who, "a button"));
  }

  /** What the checklist in the alarm's thread says. */
  String inThread(Alarm alarm) {
    return bugs.outbox.text("patch:" + alarm.id());
  }

  /** Somebody clicks something about it. */
  static Click click(PersonId who, String action, String value) {
    return new Click(
        action,
        "",
        value,
        who.value(),
        Optional.of("CANY"),
        Optional.of("1.1"),
        Optional.empty(),
        Optional.empty(),
        "",
        new FormValues(List.of()),
        "T1");
  }

  /** What {@code /critical-bug patch} answers. */
  Reply typed(PersonId who, String words) {
    return slack.typed(words(who, words)).orElseThrow();
  }

  static CriticalBugVerbs.Typed words(PersonId who, String words) {
    return new CriticalBugVerbs.Typed(
        who, words, new Command("/critical-bug", "patch " + words, who.value(), "CANY", "T1"));
  }

  static String text(Reply reply) {
    return ((Reply.Ephemeral) reply).content().text();
  }
}
