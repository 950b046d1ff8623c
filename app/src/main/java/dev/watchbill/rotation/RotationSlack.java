package dev.watchbill.rotation;

import dev.watchbill.config.WatchbillConfig;
import dev.watchbill.people.Group;
import dev.watchbill.people.People;
import dev.watchbill.people.PersonId;
import dev.watchbill.platform.slack.Command;
import dev.watchbill.platform.slack.Reception;
import dev.watchbill.platform.slack.Reply;
import dev.watchbill.rotation.ScheduleRemarks.Remark;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** {@code /oncall}. */
final class RotationSlack {
  private static final int WEEKS_SHOWN = 6;
  private static final int WEEKS_PLANNED = 52;

  private final Rotations rotations;
  private final CommandText text;
  private final RotationMessages messages;
  private final RosterSlack roster;
  private final OnCallVerbs verbs;
  private final ScheduleRemarks remarks;
  private final ScheduleMessages schedules;

  RotationSlack(
      Rotations rotations,
      People people,
      WatchbillConfig config,
      OnCallVerbs verbs,
      ScheduleRemarks remarks,
      Clock clock) {
    this.rotations = rotations;
    this.verbs = verbs;
    this.remarks = remarks;
    this.schedules = new ScheduleMessages(people);
    this.text = new CommandText(RotationWords.of(config).all(), groupWords(people), verbs::names);
    this.messages = new RotationMessages(people);
    this.roster = new RosterSlack(rotations, people, clock);
  }

  void listen(Reception reception) {
    reception.command("/oncall", this::answer);
    roster.listen(reception);
  }

  Reply answer(Command command) {
    PersonId reader = new PersonId(command.userId());
    String typed = (command.name() + " " + command.text()).strip();
    OnCallCommand wanted = text.read(command.text());
    if (wanted instanceof OnCallCommand.Other other) {
      return verbs
          .answerTo(other.verb())
          .map(answer -> answer.apply(new OnCallVerbs.Typed(reader, other.words(), command)))
          .orElseGet(() -> Reply.ephemeral(messages.unknown(other.unless())));
    }
    if (wanted instanceof OnCallCommand.Add add) {
      return roster.add(add, reader, typed);
    }
    if (wanted instanceof OnCallCommand.Remove remove) {
      return roster.remove(remove, reader, typed);
    }
    if (wanted instanceof OnCallCommand.Weeks weeks) {
      Schedule schedule = schedule(weeks);
      List<Remark> about =
          schedule.shifts().isEmpty()
              ? List.of()
              : remarks.about(schedule.rotation(), schedule.span());
      return Reply.ephemeral(schedules.schedule(schedule, about, reader));
    }
    if (wanted instanceof OnCallCommand.Unknown unknown) {
      return Reply.ephemeral(messages.unknown(unknown));
    }
    return Reply.ephemeral(
        wanted instanceof OnCallCommand.Help
            ? messages.help(rotations.names(), reader, verbs.helpFor(reader))
            : messages.now(rotations.now(), reader, verbs.asidesFor(reader)));
  }

  private Schedule schedule(OnCallCommand.Weeks wanted) {
    int weeks = Math.max(1, Math.min(WEEKS_PLANNED, wanted.weeks().orElse(WEEKS_SHOWN)));
    return rotations.schedule(wanted.rotation().orElse(rotations.names().get(0)), weeks);
  }

  private static Map<String, String> groupWords(People people) {
    var words = new HashMap<String, String>();
    for (Group group : people.groups()) {
      words.put(lower(group.name()), group.key());
    }
    people.groups().forEach(group -> words.put(lower(group.key()), group.key()));
    return words;
  }

  private static String lower(String word) {
    return word.toLowerCase(Locale.ROOT);
  }
}
