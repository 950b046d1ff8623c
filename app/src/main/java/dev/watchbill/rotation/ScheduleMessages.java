package dev.watchbill.rotation;

import static com.slack.api.model.block.Blocks.context;

import com.slack.api.model.block.LayoutBlock;
import com.slack.api.model.block.SectionBlock;
import com.slack.api.model.block.composition.MarkdownTextObject;
import com.slack.api.util.json.GsonFactory;
import dev.watchbill.people.People;
import dev.watchbill.people.PersonId;
import dev.watchbill.platform.outbox.Content;
import dev.watchbill.rotation.ScheduleRemarks.Remark;
import dev.watchbill.text.Mrkdwn;
import dev.watchbill.text.ReaderTime;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;

/**
 * The weeks to come: a block a shift, and beneath it who covers which part, and what else is to be
 * said of it. Narrow enough for a phone.
 */
final class ScheduleMessages {
  /** Slack allows 3,000 characters a section. */
  private static final int SECTION = 2_800;

  /** Slack allows 50 blocks a message; more shifts than these share their blocks. */
  private static final int OWN_BLOCK = 26;

  private static final String BENEATH = "\n↳ ";

  private final People people;

  ScheduleMessages(People people) {
    this.people = people;
  }

  /** In the reader's own time; what is the reader's own is bold. */
  Content schedule(Schedule schedule, List<Remark> remarks, PersonId reader) {
    String title =
        "*%s: %s*"
            .formatted(
                schedule.rotation(),
                schedule.weeks() == 1
                    ? "the next week"
                    : "the next %d weeks".formatted(schedule.weeks()));
    if (schedule.shifts().isEmpty()) {
      return Content.text(title + "\nNobody is planned. `/oncall add` puts people on the roster.");
    }
    List<String> weeks = new Weeks(schedule, remarks, reader).all();
    var blocks = new ArrayList<LayoutBlock>();
    blocks.add(section(title));
    (weeks.size() > OWN_BLOCK ? chunks(weeks) : weeks).forEach(week -> blocks.add(section(week)));
    blocks.add(
        context(
            List.of(
                verbatim(
                    "Shifts change at %s your time where no other time is given."
                        .formatted(ReaderTime.timeOfDay(lastStart(schedule), schedule.zone()))))));
    return new Content(
        (title + "\n" + String.join("\n", weeks)).replace("*", ""),
        GsonFactory.createSnakeCase().toJson(blocks));
  }

  private static Instant lastStart(Schedule schedule) {
    return schedule.shifts().get(schedule.shifts().size() - 1).span().start();
  }

  /** What is shown of each shift. */
  private final class Weeks {
    private final Schedule schedule;
    private final List<Remark> remarks;
    private final PersonId reader;
    private final ZoneId zone;

    Weeks(Schedule schedule, List<Remark> remarks, PersonId reader) {
      this.schedule = schedule;
      this.remarks = new ArrayList<>(remarks);
      this.reader = reader;
      this.zone = schedule.zone();
    }

    List<String> all() {
      return schedule.shifts().stream().map(this::week).toList();
    }

    private String week(Shift shift) {
      List<Stint> stints =
          schedule.stints().stream().filter(stint -> stint.shift() == shift.id()).toList();
      boolean isNow = !shift.span().start().isAfter(schedule.at());
      var lines = new ArrayList<String>();
      lines.add(isNow ? now(shift, stints) : planned(shift, stints));
      stints.stream()
          .filter(stint -> stint.isOverride() && !isToldAbove(shift, stint, isNow))
          .map(this::cover)
          .forEach(lines::add);
      takeRemarks(shift).forEach(lines::add);
      return String.join(BENEATH, lines);
    }

    /** Whoever is on call at this moment, and until when. */
    private String now(Shift shift, List<Stint> stints) {
      Stint current = stints.get(0);
      String line =
          "now  %s, until %s (%s)"
              .formatted(
                  emphasised(current.person()),
                  ReaderTime.shortMoment(untilWhen(shift, current), zone),
                  ReaderTime.distance(schedule.at(), untilWhen(shift, current)));
      if (!current.isOverride()) {
        return line;
      }
      String standsIn = line + ", standing in for " + whom(current.owner());
      return current.span().end().isBefore(shift.span().end())
          ? standsIn
              + BENEATH
              + "%s again until %s"
                  .formatted(who(current.owner()), ReaderTime.shortMoment(shift.span().end(), zone))
          : standsIn;
    }

    /** The owner's time on call is that of the shift: what others cover of it stands beneath. */
    private static Instant untilWhen(Shift shift, Stint current) {
      return current.isOverride() ? current.span().end() : shift.span().end();
    }

    private String planned(Shift shift, List<Stint> stints) {
      Instant start = shift.span().start();
      String when =
          wallClock(start).equals(wallClock(lastStart(schedule)))
              ? ReaderTime.shortDay(start, zone)
              : ReaderTime.shortMoment(start, zone);
      return stints.size() == 1 && stints.get(0).isOverride()
          ? "%s  %s, for %s".formatted(when, who(stints.get(0).person()), whom(shift.person()))
          : when + "  " + who(shift.person());
    }

    private boolean isToldAbove(Shift shift, Stint stint, boolean isNow) {
      return isNow
          ? !stint.span().start().isAfter(schedule.at())
          : stint.span().equals(shift.span());
    }

    private String cover(Stint stint) {
      return "%s %s – %s"
          .formatted(
              stint.person().equals(reader) ? "*You* cover" : name(stint.person()) + " covers",
              ReaderTime.shortMoment(stint.span().start(), zone),
              ReaderTime.shortMoment(stint.span().end(), zone));
    }

    private List<String> takeRemarks(Shift shift) {
      List<Remark> its =
          remarks.stream().filter(remark -> remark.span().overlaps(shift.span())).toList();
      remarks.removeAll(its);
      return its.stream().map(Remark::mrkdwn).toList();
    }

    private LocalTime wallClock(Instant instant) {
      return instant.atZone(zone).toLocalTime();
    }

    private String who(PersonId person) {
      return person.equals(reader) ? "*You*" : name(person);
    }

    private String whom(PersonId person) {
      return person.equals(reader) ? "*you*" : name(person);
    }

    private String emphasised(PersonId person) {
      return person.equals(reader) ? "*You*" : "*" + name(person) + "*";
    }
  }

  private String name(PersonId person) {
    return Mrkdwn.escape(people.nameOf(person));
  }

  private static List<String> chunks(List<String> weeks) {
    var chunks = new ArrayList<String>();
    var chunk = new StringBuilder();
    for (String week : weeks) {
      if (chunk.length() + week.length() >= SECTION) {
        chunks.add(chunk.toString().strip());
        chunk.setLength(0);
      }
      chunk.append(week).append('\n');
    }
    chunks.add(chunk.toString().strip());
    return chunks;
  }

  private static SectionBlock section(String mrkdwn) {
    return SectionBlock.builder().text(verbatim(mrkdwn)).build();
  }

  private static MarkdownTextObject verbatim(String mrkdwn) {
    return MarkdownTextObject.builder().text(mrkdwn).verbatim(true).build();
  }
}
