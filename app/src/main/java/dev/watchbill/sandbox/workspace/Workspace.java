package dev.watchbill.sandbox.workspace;

import java.nio.file.Path;
import java.time.Clock;
import java.util.function.Consumer;

/**
 * A Slack workspace in memory, with a journal on disk: after a kill it stands as it stood. Safe for
 * concurrent use.
 */
public final class Workspace implements AutoCloseable {
  private final Ledger ledger;
  private final Team team;
  private final InstalledApp app;
  private final People people;
  private final Channels channels;
  private final UserGroups userGroups;
  private final Messages messages;
  private final Files files;
  private final Views views;
  private final ReadMarks readMarks;
  private final ResponseUrls responseUrls;
  private final Triggers triggers;

  private Workspace(Journal journal, Clock clock, Team team, InstalledApp app) {
    this.ledger = new Ledger(journal, clock);
    this.team = team;
    this.app = app;
    this.people = new People(ledger, team);
    this.channels = new Channels(ledger);
    this.userGroups = new UserGroups(ledger);
    this.messages = new Messages(ledger);
    this.files = new Files(ledger);
    this.views = new Views(ledger);
    this.readMarks = new ReadMarks(ledger);
    this.responseUrls = new ResponseUrls(ledger);
    this.triggers = new Triggers(clock);
    if (people.byId(app.userId()).isEmpty()) {
      people.add(app.user());
    }
  }

  /**
   * The workspace kept in a directory, which is made if it is not there.
   *
   * @throws java.io.UncheckedIOException if the journal cannot be read or written
   */
  public static Workspace keptIn(Path directory, Clock clock, Team team, InstalledApp app) {
    return new Workspace(Journal.at(directory.resolve("workspace.jsonl")), clock, team, app);
  }

  /** A workspace that is gone when it is closed. */
  public static Workspace fleeting(Clock clock, Team team, InstalledApp app) {
    return new Workspace(Journal.none(), clock, team, app);
  }

  /**
   * Tells every change from now on, in order, while it is being made: the listener must be quick,
   * and must not wait for another thread that looks at the workspace.
   */
  public void listen(Consumer<Change> listener) {
    ledger.listen(listener);
  }

  /** Makes changes that nobody is told of, neither the app nor the page: what was there before. */
  public void furnish(Runnable changes) {
    ledger.unheard(changes);
  }

  /** The company. */
  public Team team() {
    return team;
  }

  /** The one app that is installed here. */
  public InstalledApp app() {
    return app;
  }

  public People people() {
    return people;
  }

  public Channels channels() {
    return channels;
  }

  public UserGroups userGroups() {
    return userGroups;
  }

  public Messages messages() {
    return messages;
  }

  public Files files() {
    return files;
  }

  public Views views() {
    return views;
  }

  public ReadMarks readMarks() {
    return readMarks;
  }

  public ResponseUrls responseUrls() {
    return responseUrls;
  }

  public Triggers triggers() {
    return triggers;
  }

  /** For what else is to be kept with the workspace, such as events under way. */
  public Ledger ledger() {
    return ledger;
  }

  @Override
  public void close() {
    ledger.close();
  }
}
