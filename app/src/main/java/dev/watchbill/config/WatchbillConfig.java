package dev.watchbill.config;

import dev.watchbill.worktime.Holidays;
import dev.watchbill.worktime.PublicHolidays;
import dev.watchbill.worktime.WorkingHours;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.Period;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Everything that is set in the configuration file, checked and typed. {@code watchbill.yml} in the
 * resources documents each key and its default; a file of one's own is merged over it.
 *
 * @param admins who may do everything, and who hears of what the bot cannot put right by itself
 * @param hours named business hours
 * @param groups product groups by their key, as typed in commands
 * @param rotations rotations by name, in the order in which they are shown; the first is the
 *     default
 * @param sprint when the sprints begin
 * @param keep how long what is over is remembered
 */
public record WatchbillConfig(
    List<PersonRef> admins,
    Map<String, Hours> hours,
    Map<String, ProductGroup> groups,
    Map<String, RotationConfig> rotations,
    CriticalBugConfig criticalBug,
    BugFiguresConfig bugFigures,
    ReleaseConfig release,
    SprintConfig sprint,
    Keep keep) {

  /** The same with another release. */
  public WatchbillConfig with(ReleaseConfig other) {
    return new WatchbillConfig(
        admins, hours, groups, rotations, criticalBug, bugFigures, other, sprint, keep);
  }

  /**
   * The business hours called {@code name}.
   *
   * @throws IllegalArgumentException if there are none; names in the file itself were checked
   */
  public Hours hours(String name) {
    return known(hours, name);
  }

  /**
   * The product group with the key {@code name}.
   *
   * @throws IllegalArgumentException if there is none
   */
  public ProductGroup group(String name) {
    return known(groups, name);
  }

  /**
   * The rotation called {@code name}.
   *
   * @throws IllegalArgumentException if there is none; names in the file itself were checked
   */
  public RotationConfig rotation(String name) {
    return known(rotations, name);
  }

  private static <T> T known(Map<String, T> all, String name) {
    return Optional.ofNullable(all.get(name))
        .orElseThrow(() -> new IllegalArgumentException(name + " is none of " + all.keySet()));
  }

  /** A person as written in the file: a Slack user id, an e-mail address, or a user group. */
  public sealed interface PersonRef {
    /** As it stood in the file, for messages. */
    String written();

    /** {@code U0123ABCD} */
    record ById(String written) implements PersonRef {}

    /** {@code ada@example.com} */
    record ByEmail(String written) implements PersonRef {}

    /** {@code @engineering-managers}: whoever is in that user group now. */
    record ByUserGroup(String written) implements PersonRef {
      /** The handle without its {@code @}. */
      public String handle() {
        return written.substring(1);
      }
    }
  }

  /** A channel as written: its id, or its name without {@code #}. */
  public record ChannelRef(String written) {}

  /**
   * Named business hours.
   *
   * @param from start of the day's work, wall clock in {@code zone}
   * @param to end of it; {@link LocalTime#MIDNIGHT} as an end means {@code 24:00}
   * @param holidays the ISO country (or {@code US-CA}) whose public holidays are free, if any
   */
  public record Hours(
      Set<DayOfWeek> days, LocalTime from, LocalTime to, ZoneId zone, Optional<String> holidays) {

    /** The same, to reckon with. */
    public WorkingHours working() {
      return new WorkingHours(
          days,
          from,
          to,
          zone,
          holidays.<Holidays>map(PublicHolidays::of).orElseGet(Holidays::none));
    }
  }

  /**
   * A product group and who speaks for it.
   *
   * @param productManager who is copied in when the group's users are affected (R14)
   */
  public record ProductGroup(
      String name,
      PersonRef manager,
      PersonRef qaLead,
      Optional<PersonRef> productManager,
      Optional<ChannelRef> channel) {}

  /**
   * The wall-clock instant of the week (or of every so many weeks) at which a shift changes (R1,
   * R11).
   */
  public record Changes(Period every, DayOfWeek day, LocalTime at, ZoneId zone) {}

  /**
   * How soon somebody answers (R5, R13).
   *
   * @param within time to the first response, counted in {@code hours}
   * @param hours the name of an entry of {@link WatchbillConfig#hours}
   * @param afterHours if set, the rotation answers outside those hours too, within this much plain
   *     time
   */
  public record FirstResponse(Duration within, String hours, Optional<Duration> afterHours) {}

  /**
   * One rotation; see {@code watchbill.yml} for the meaning of each key.
   *
   * @param nextContactAfter how long each contact has before the next one is asked
   * @param outages whether an escalation opens an outage record (R16)
   */
  public record RotationConfig(
      String alias,
      List<ChannelRef> listenIn,
      ChannelRef announceIn,
      Changes changes,
      boolean alternateGroups,
      FirstResponse firstResponse,
      Duration remindBeforeDue,
      Duration digBeforeEscalating,
      List<PersonRef> escalation,
      Optional<PersonRef> backup,
      Duration nextContactAfter,
      boolean outages,
      boolean approvals,
      List<Period> headsUp,
      Optional<ChannelRef> meetingsIn,
      Optional<ChannelRef> summaryIn,
      List<String> retrospective,
      HandoffConfig handoff) {}

  /**
   * What else there is to say of a rotation's handoff; its keys stand among the rotation's own.
   *
   * @param takeOverWithin business time that the new engineer has to say that they have it
   * @param retrospectiveReminders how long after the handoff the former engineer is reminded
   * @param backlog where improvements of the documentation are collected, an {@code http(s)}
   *     address
   * @param aliasEdits what becomes of an edit of the alias by hand
   */
  public record HandoffConfig(
      Duration takeOverWithin,
      List<Period> retrospectiveReminders,
      Optional<String> backlog,
      AliasEdits aliasEdits) {}

  /** What becomes of an edit of the alias that somebody made by hand in Slack. */
  public enum AliasEdits {
    /** The alias is pointed back at whoever is on call. */
    PUT_RIGHT,
    /** It stays as it is until somebody else's duty begins. */
    ACCEPT
  }

  /**
   * Critical bugs (R17 to R23).
   *
   * @param askAgain how long after the fallback nobody's answer is waited for before it is asked
   *     again, each time; the last one from then on
   * @param warns who warns customers and the community; the key {@code notify} in the file
   * @param patch the checklist of a patch release, in order
   * @param postmortemWithin how long after the fix the postmortem is to be scheduled
   * @param remindEvery how often whoever owes something of the postmortem is reminded
   */
  public record CriticalBugConfig(
      ChannelRef alarmIn,
      ChannelRef fallbackIn,
      Duration fallbackAfter,
      List<Duration> askAgain,
      PersonRef product,
      String productHours,
      PersonRef warns,
      ChannelRef notifyIn,
      Duration notifyWithin,
      String onCall,
      List<String> patch,
      Period postmortemWithin,
      Period remindEvery) {}

  /**
   * The weekly figures of bugs (R32).
   *
   * @param postIn where they are posted; without it they are only told when somebody asks
   * @param every when a week ends, and its figures are posted
   * @param repository {@code owner/name} on GitHub
   * @param label what makes an issue a bug
   * @param states the labels of each state, in the order in which they are shown: one of them, and
   *     none of those after a minus
   */
  public record BugFiguresConfig(
      Optional<ChannelRef> postIn,
      Weekly every,
      String repository,
      String label,
      Map<String, List<String>> states) {}

  /** A wall-clock instant of every week. */
  public record Weekly(DayOfWeek day, LocalTime at, ZoneId zone) {}

  /**
   * Sprints follow each other without a gap. A change of a planned shift that is asked for after
   * the sprint of that shift began is marked late (R3).
   *
   * @param first the first day of any one sprint
   * @param length whole weeks
   * @param zone where the day begins
   */
  public record SprintConfig(LocalDate first, Period length, ZoneId zone) {}

  /**
   * How long after it is over something is kept.
   *
   * @param excerpts the few words kept of what people wrote
   * @param requests support requests and escalations, for reports
   * @param messages what the bot has said, so as never to say it twice
   * @param audit who did what
   */
  public record Keep(Period excerpts, Period requests, Period messages, Period audit) {}
}
