package dev.watchbill.sandbox.workspace;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * An app, and what its manifest says of it.
 *
 * @param id {@code A…}
 * @param botId {@code B…}
 * @param userId {@code U…}, the app's own user
 * @param handle the name of that user
 * @param commands empty if there is no manifest: then every command goes to the app
 * @param events the subscribed bot events; empty if there is no manifest: then all are told
 * @param scopes of its bot token
 * @param delayedEvents whether events that were not acknowledged are sent hourly for a day
 */
public record InstalledApp(
    String id,
    String name,
    String botId,
    String userId,
    String handle,
    List<Command> commands,
    List<Shortcut> shortcuts,
    Set<String> events,
    Scopes scopes,
    boolean delayedEvents) {

  /**
   * A slash command.
   *
   * @param command with its slash
   * @param usageHint what may follow it, or empty
   * @param escapes whether Slack turns mentions in its text into ids
   */
  public record Command(String command, String description, String usageHint, boolean escapes) {}

  /** A shortcut; {@code onMessages} or else global. */
  public record Shortcut(String name, String callbackId, String description, boolean onMessages) {}

  /** An app with this name, without a manifest. */
  public static InstalledApp named(String name) {
    return new InstalledApp(
        "A0SANDBOX",
        name,
        "B0SANDBOX",
        Ids.of('U', name),
        name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-"),
        List.of(),
        List.of(),
        Set.of(),
        Scopes.all(),
        true);
  }

  /** The same app with <em>Delayed Events</em> switched on or off. */
  public InstalledApp withDelayedEvents(boolean on) {
    return new InstalledApp(
        id, name, botId, userId, handle, commands, shortcuts, events, scopes, on);
  }

  /** The command by its name, slash included. */
  public Optional<Command> command(String command) {
    return commands.stream().filter(known -> known.command().equals(command)).findFirst();
  }

  /** Whether it wants to hear events of this name, such as {@code message.channels}, and may. */
  public boolean hears(String event) {
    return (events.isEmpty() || events.contains(event)) && scopes.hears(event);
  }

  Person user() {
    return new Person(
        userId, "", handle, name, name, "", "Etc/UTC", "", "1264a3", Person.Standing.BOT, false);
  }
}
