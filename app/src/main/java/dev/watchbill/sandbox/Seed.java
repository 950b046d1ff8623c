package dev.watchbill.sandbox;

import dev.watchbill.sandbox.workspace.Workspace;
import dev.watchbill.text.Resource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;

/**
 * What the sandbox begins with: a fictitious company, its people in several time zones, their
 * channels and user groups, and a believable past week. Its people and rooms are those of the
 * resource {@code sandbox/watchbill-sandbox.yml}.
 */
public final class Seed {
  private static final String CONFIGURATION = "/sandbox/watchbill-sandbox.yml";

  /** For a seeded workspace: onboarded long enough ago to take shifts at once (R2). */
  private static final int ONBOARDED_WEEKS_AGO = 30;

  private Seed() {}

  /**
   * A place on a rotation's roster.
   *
   * @param rotation its key in the configuration
   * @param email whose place it is
   * @param group key of their product group in the configuration
   * @param onboarded when their onboarding ended
   */
  public record Place(String rotation, String email, String group, LocalDate onboarded) {}

  /**
   * Fills a workspace that has no channels yet; one that was filled before is left as it stands.
   * The past is written relative to the workspace's clock. People and channels that arrive are told
   * to whoever listens by then, so an app hears least of it if the workspace is planted before its
   * sandbox is started.
   *
   * @return whether there was anything to do, so that rosters may be seeded as well
   */
  public static boolean plant(Workspace workspace) {
    if (!workspace.channels().all().isEmpty()) {
      return false;
    }
    // All of it or nothing: a start that is cut short begins anew.
    workspace
        .ledger()
        .inOne(
            () -> {
              SeedPeople.arrive(workspace);
              new SeedRooms(workspace).open();
              new SeedPast(workspace, workspace.ledger().now()).tell();
            });
    return true;
  }

  /** A configuration, as YAML, in which these people and channels have their roles. */
  public static String configuration() {
    return Resource.text(CONFIGURATION);
  }

  /**
   * Who is on which roster, in the order in which they take turns. The bot's rosters are its own:
   * whoever starts the sandbox for the first time adds these through the bot's own door.
   */
  public static List<Place> rosters(Workspace workspace) {
    var onboarded =
        workspace
            .ledger()
            .now()
            .atZone(ZoneOffset.UTC)
            .toLocalDate()
            .minusWeeks(ONBOARDED_WEEKS_AGO);
    return List.of(
        place("developer", "ines", "software", onboarded),
        place("developer", "ben", "mdm", onboarded),
        place("developer", "kofi", "software", onboarded),
        place("developer", "yuki", "mdm", onboarded),
        place("infrastructure", "rosa", "infrastructure", onboarded),
        place("infrastructure", "jonas", "infrastructure", onboarded));
  }

  private static Place place(String rotation, String handle, String group, LocalDate onboarded) {
    return new Place(rotation, handle + "@example.com", group, onboarded);
  }
}
