package dev.watchbill.config;

import dev.watchbill.config.WatchbillConfig.ChannelRef;
import dev.watchbill.config.WatchbillConfig.PersonRef;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalTime;
import java.time.Period;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

/**
 * Release and freeze (R24 to R31); {@code watchbill.yml} documents each key.
 *
 * @param cadence proposes the date of the next release, and no more
 * @param at the time of day, in {@code zone}, of a release that is given by its date alone
 * @param deepFreeze how long before the release only release blockers merge
 * @param repository {@code owner/name} on GitHub
 * @param branch the branch of it that is frozen
 * @param next what is configured by now, while a freeze of another branch goes on; it counts once
 *     that one is lifted
 */
public record ReleaseConfig(
    PersonRef dri,
    Period cadence,
    LocalTime at,
    ZoneId zone,
    FreezeStart freeze,
    Duration deepFreeze,
    ChannelRef announceIn,
    ChannelRef readinessIn,
    Gate gate,
    String repository,
    String branch,
    Optional<Branch> next,
    Exempt exempt,
    Check check,
    Reminders reminders,
    Ritual ritual) {

  /** The branch that this is about. */
  public Branch frozen() {
    return new Branch(repository, branch);
  }

  /** The same about a branch that is frozen already, though another one is configured by now. */
  public ReleaseConfig keeping(Branch kept) {
    return new ReleaseConfig(
        dri,
        cadence,
        at,
        zone,
        freeze,
        deepFreeze,
        announceIn,
        readinessIn,
        gate,
        kept.repository(),
        kept.name(),
        Optional.of(frozen()),
        exempt,
        check,
        reminders,
        ritual);
  }

  /**
   * A branch of a repository.
   *
   * @param repository {@code owner/name} on GitHub
   */
  public record Branch(String repository, String name) {

    /**
     * Reads what {@link #toString} has written.
     *
     * @throws IllegalArgumentException if it is no such thing
     */
    public static Branch parse(String written) {
      int colon = written.indexOf(':');
      if (colon < 0) {
        throw new IllegalArgumentException(written + " names no branch: owner/name:branch does");
      }
      return new Branch(written.substring(0, colon), written.substring(colon + 1));
    }

    /** {@code owner/name:branch}. */
    @Override
    public String toString() {
      return repository + ":" + name;
    }
  }

  /** The wall-clock instant at which a freeze may begin, in the release's zone (R25). */
  public record FreezeStart(DayOfWeek day, LocalTime at) {}

  /** What stops a merge during a freeze. */
  public enum Gate {
    NONE,
    MERGE_FREEZE,
    GITHUB
  }

  /**
   * What makes a pull request one that may merge during a freeze once it is unfrozen (R26, R27).
   * Labels are compared with spaces and hyphens folded.
   *
   * @param bugLabels any of them makes it a bug fix
   * @param deepFreezeLabels any of them lets it merge in the deep freeze too
   * @param paths globs of documentation and website: what touches nothing else is exempt
   */
  public record Exempt(List<String> bugLabels, List<String> deepFreezeLabels, List<String> paths) {}

  /**
   * How the gate is kept.
   *
   * @param context the name of the status check on GitHub
   * @param every how often gate and pull requests are looked at during a freeze
   */
  public record Check(String context, Duration every) {}

  /**
   * When people are reminded.
   *
   * @param hours the business hours in which approvals are waited for, and whose days are working
   *     days
   * @param at the time of day, in the release's zone, of warnings, of the reminder on release day,
   *     and of those that nobody has lifted the freeze
   * @param approveWithin business time after which whoever was asked for an approval is asked again
   */
  public record Reminders(String hours, LocalTime at, Duration approveWithin) {}

  /**
   * What people do around a freeze (R29, R31).
   *
   * @param dependencies the checklist before the freeze
   * @param closing the DRI's checklist after publishing
   * @param pushedLabel what a story is labelled that is not merged at the freeze
   * @param customerLabel of such a story, a glob of the labels for which {@code customerSuccess} is
   *     told
   */
  public record Ritual(
      List<String> dependencies,
      List<String> closing,
      String pushedLabel,
      String customerLabel,
      Optional<PersonRef> customerSuccess) {}
}
