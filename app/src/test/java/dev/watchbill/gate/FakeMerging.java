package dev.watchbill.gate;

import dev.watchbill.platform.github.GitHubAway;
import dev.watchbill.platform.github.Merging;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What has to be green on GitHub, in memory; it notes what it is asked. */
final class FakeMerging implements Merging {
  final List<String> calls = new ArrayList<>();
  final Map<String, Status> statuses = new HashMap<>();
  List<Queued> queue = List.of();

  /** The commits at which pull requests are, by number. */
  final Map<Integer, String> heads = new HashMap<>();

  List<String> bypassing = List.of();

  private static final String CHECK = "watchbill/freeze";

  /** Whether our rule is switched on; whether another one asks for the same check. */
  boolean ours;

  /** What our rule asks for. */
  String asks = CHECK;

  boolean others;

  /** It takes what it is told, and does not do it. */
  boolean ignores;

  /** It lets nobody change its rules. */
  boolean refusesRules;

  /** Commits of which it takes nothing. */
  List<String> unknown = List.of();

  Optional<GitHubAway> away = Optional.empty();

  /** Between the question and the answer. */
  Runnable meanwhile = () -> {};

  void isAway(String sentence) {
    away = Optional.of(new GitHubAway(sentence));
  }

  void wantsToBeLeftAlone(Duration time) {
    away = Optional.of(new GitHubAway("GitHub refuses for now (403).", Optional.of(time)));
  }

  void isBack() {
    away = Optional.empty();
  }

  /** The calls that change something, since the last time. */
  List<String> changes() {
    var changes = calls.stream().filter(call -> call.matches("(require|report) .*")).toList();
    calls.clear();
    return changes;
  }

  boolean isGreen(String commit) {
    return Optional.ofNullable(statuses.get(key(commit, asks))).filter(Status::green).isPresent();
  }

  /** Where what is said of a commit is found: under any other name of the check with that. */
  static String key(String commit, String check) {
    return check.equals(CHECK) ? commit : check + " " + commit;
  }

  boolean mayMerge(String commit) {
    return !(ours || others) || isGreen(commit);
  }

  @Override
  public Requirement requirement(String branch, String check) throws GitHubAway {
    asked("requirement");
    boolean its = ours && asks.equals(check);
    return new Requirement(its || others, its, bypassing);
  }

  @Override
  public void require(String branch, String check, boolean required) throws GitHubAway {
    asked("require " + required);
    if (refusesRules) {
      throw new GitHubAway("GitHub refuses (403).");
    }
    ours = required && !ignores;
    asks = check;
  }

  @Override
  public Optional<Status> status(String commit, String check) throws GitHubAway {
    asked("status " + commit);
    return Optional.ofNullable(statuses.get(key(commit, check)));
  }

  @Override
  public void report(String commit, String check, Status status) throws GitHubAway {
    asked("report %s %s: %s".formatted(commit, status.green(), status.description()));
    if (unknown.contains(commit)) {
      throw GitHubAway.ofThisAlone("GitHub does not take it (422).");
    }
    statuses.put(key(commit, check), status);
  }

  @Override
  public List<Queued> queue(String branch) throws GitHubAway {
    asked("queue");
    return queue;
  }

  @Override
  public String tip(String branch) throws GitHubAway {
    asked("tip");
    return branch;
  }

  @Override
  public Optional<String> head(int number) throws GitHubAway {
    asked("head " + number);
    return Optional.ofNullable(heads.get(number));
  }

  private void asked(String call) throws GitHubAway {
    calls.add(call);
    if (away.isPresent()) {
      throw away.get();
    }
    Runnable once = meanwhile;
    meanwhile = () -> {};
    once.run();
  }
}
