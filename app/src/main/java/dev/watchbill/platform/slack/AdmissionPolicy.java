package dev.watchbill.platform.slack;

import dev.watchbill.platform.directory.Directory.Standing;
import java.util.Optional;

/**
 * Who may speak to the bot at all: members of the company. People of other companies cannot run
 * commands, but in a channel shared with them they can click buttons.
 */
final class AdmissionPolicy {
  private AdmissionPolicy() {}

  enum Admission {
    WELCOME,
    /** A single- or multi-channel guest. */
    GUEST,
    /** Of another company. */
    OUTSIDER,
    /** An app, or somebody who has left. */
    NOBODY
  }

  /**
   * @param us empty while the bot does not know where it is installed; then nobody is compared
   * @param standing what the directory knows; empty for somebody it has not met yet
   */
  static Admission admit(Sender sender, Optional<BotIdentity> us, Optional<Standing> standing) {
    if (us.isPresent()
        && !sameCompany(sender.teamId(), sender.enterpriseId(), us.get(), standing)) {
      return Admission.OUTSIDER;
    }
    if (sender.foreign()) {
      return standing.filter(s -> s == Standing.STRANGER).isPresent()
          ? Admission.OUTSIDER
          : Admission.GUEST;
    }
    return standing
        .map(
            s ->
                switch (s) {
                  case MEMBER -> Admission.WELCOME;
                  case GUEST -> Admission.GUEST;
                  case STRANGER -> Admission.OUTSIDER;
                  case BOT, DEACTIVATED -> Admission.NOBODY;
                })
        .orElse(Admission.WELCOME);
  }

  /** Whether a message's author, of {@code team}, is of another company. */
  static boolean outside(Optional<String> team, boolean shared, BotIdentity us) {
    // Grid organisations have several workspaces; only in a channel shared with another company
    // does another workspace mean another company.
    return shared && !us.isOf(team) && !team.equals(us.enterpriseId());
  }

  private static boolean sameCompany(
      Optional<String> team,
      Optional<String> enterprise,
      BotIdentity us,
      Optional<Standing> standing) {
    if (us.isOf(team)) {
      return true;
    }
    // Another workspace of our own organisation; but Slack Connect names our organisation as well,
    // so the directory has to know the person as one of ours.
    return us.enterpriseId().isPresent()
        && enterprise.equals(us.enterpriseId())
        && standing.filter(s -> s == Standing.MEMBER).isPresent();
  }
}
