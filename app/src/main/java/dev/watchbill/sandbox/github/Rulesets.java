package dev.watchbill.sandbox.github;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.watchbill.sandbox.json.Json;
import java.time.Clock;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;

/** The rulesets of a repository. Safe for concurrent use. */
public final class Rulesets {
  private final ConcurrentSkipListMap<Long, Ruleset> all = new ConcurrentSkipListMap<>();
  private final Clock clock;
  private final Runnable changed;
  private long lastId = 4_200_000;

  Rulesets(Clock clock, Runnable changed) {
    this.clock = clock;
    this.changed = changed;
  }

  /** All, the oldest first. */
  public List<Ruleset> all() {
    return List.copyOf(all.values());
  }

  /** Those in force on a branch. */
  public List<Ruleset> activeOn(String branch) {
    return all().stream().filter(each -> each.isActive() && each.isAbout(branch)).toList();
  }

  Optional<Ruleset> find(long id) {
    return Optional.ofNullable(all.get(id));
  }

  /** Makes one that requires a check on the default branch, and is in force. */
  public Ruleset require(String name, String check) {
    var body = Json.object().put("name", name).put("target", "branch").put("enforcement", "active");
    body.putArray("bypass_actors");
    var names = body.putObject("conditions").putObject("ref_name");
    names.putArray("include").add("refs/heads/" + GitHub.BRANCH);
    names.putArray("exclude");
    var rule = body.putArray("rules").addObject().put("type", "required_status_checks");
    rule.putObject("parameters")
        .put("strict_required_status_checks_policy", false)
        .putArray("required_status_checks")
        .addObject()
        .put("context", check);
    return add(body);
  }

  synchronized void restore(Ruleset rule) {
    all.put(rule.id(), rule);
    lastId = Math.max(lastId, rule.id());
  }

  synchronized Ruleset add(ObjectNode body) {
    var now = clock.instant();
    var made = new Ruleset(++lastId, body, now, now);
    all.put(made.id(), made);
    changed.run();
    return made;
  }

  /**
   * Changes what is given, and leaves the rest.
   *
   * @throws NoSuchElementException if there is none
   */
  synchronized Ruleset change(long id, ObjectNode change) {
    var before = find(id).orElseThrow(() -> new NoSuchElementException("The rule is gone."));
    var body = before.body().deepCopy();
    body.setAll(change);
    var after = new Ruleset(id, body, before.createdAt(), clock.instant());
    all.put(id, after);
    changed.run();
    return after;
  }

  /** Switches one on or off by hand. */
  public void enforce(long id, boolean active) {
    change(id, Json.object().put("enforcement", active ? "active" : "disabled"));
  }

  /** Lets administrators of the repository pass, or no longer. */
  public void letAdministratorsPass(long id, boolean pass) {
    var change = Json.object();
    var actors = change.putArray("bypass_actors");
    if (pass) {
      actors
          .addObject()
          .put("actor_id", 5)
          .put("actor_type", "RepositoryRole")
          .put("bypass_mode", "always");
    }
    change(id, change);
  }

  /** Takes one away; false if there was none. */
  public synchronized boolean delete(long id) {
    boolean gone = all.remove(id) != null;
    if (gone) {
      changed.run();
    }
    return gone;
  }
}
