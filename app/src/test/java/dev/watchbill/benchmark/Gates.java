package dev.watchbill.benchmark;

import dev.watchbill.exemption.TestExemptions;
import dev.watchbill.freeze.TestFreezes;
import dev.watchbill.gate.GateFeature;
import dev.watchbill.platform.github.GitHubConnection;
import dev.watchbill.platform.github.Repository;
import dev.watchbill.platform.jobs.Timed;
import dev.watchbill.platform.mergefreeze.MergeFreeze;
import dev.watchbill.platform.mergefreeze.MergeFreezeClient;
import dev.watchbill.release.FreezeVerbs;
import dev.watchbill.sandbox.Sandbox;
import dev.watchbill.sandbox.SandboxOptions;
import dev.watchbill.sandbox.github.GitHub;
import dev.watchbill.sandbox.github.GitHubRoutes;
import dev.watchbill.sandbox.github.Project;
import dev.watchbill.sandbox.github.Pull;
import dev.watchbill.sandbox.mergefreeze.MergeFreezeBoard;
import dev.watchbill.sandbox.mergefreeze.MergeFreezeRoutes;
import java.io.PrintStream;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/**
 * Freezes and lifts with many pull requests open, by the real clients over HTTP, and counts the
 * calls. The time is that of this machine: of a service far away each call takes longer.
 */
final class Gates {
  static final int OPEN = 1_000;
  static final int EXEMPT = 20;

  private static final String REPOSITORY = "fleetdm/fleet";
  private static final int GITHUB_HOURLY = 5_000;
  private static final int MERGE_FREEZE_HOURLY = 3_600;

  private Gates() {}

  /** Measures both, one after the other. */
  static List<GateCalls> measure() {
    return List.of(gitHub(), mergeFreeze());
  }

  private static GateCalls gitHub() {
    var gitHub = gitHubWithPulls();
    try (var sandbox = served(gitHub, Optional.empty())) {
      var repository =
          GitHubConnection.open(URI.create(GitHubRoutes.apiUrl(sandbox)), GitHub.TOKEN)
              .repository(REPOSITORY);
      return new Run("GitHub", "github", gitHub, sandbox, GITHUB_HOURLY)
          .measure(Optional.of(repository), Optional.empty());
    }
  }

  private static GateCalls mergeFreeze() {
    var board = new MergeFreezeBoard(REPOSITORY, GitHub.BRANCH);
    var gitHub = gitHubWithPulls().guardedBy(board);
    try (var sandbox = served(gitHub, Optional.of(board))) {
      var client =
          MergeFreezeClient.open(
              URI.create(MergeFreezeRoutes.apiUrl(sandbox)),
              MergeFreezeBoard.TOKEN,
              REPOSITORY,
              GitHub.BRANCH);
      return new Run("Merge Freeze", "merge-freeze", gitHub, sandbox, MERGE_FREEZE_HOURLY)
          .measure(Optional.empty(), Optional.of(client));
    }
  }

  private static GitHub gitHubWithPulls() {
    var gitHub = new GitHub(Clock.systemUTC()).repository(REPOSITORY);
    var project = gitHub.project(REPOSITORY);
    for (int number = 0; number < OPEN; number++) {
      project.open("octo", "Change number " + number, List.of(), List.of());
    }
    return gitHub;
  }

  private static Sandbox served(GitHub gitHub, Optional<MergeFreezeBoard> board) {
    var options = SandboxOptions.fleeting(Clock.systemUTC());
    var routes = new GitHubRoutes(gitHub);
    return Sandbox.start(
        board
            .map(its -> options.serving(routes, new MergeFreezeRoutes(its)))
            .orElseGet(() -> options.serving(routes)));
  }

  /** One gate from the beginning of a freeze to its end. */
  private static final class Run {
    private final String service;
    private final int hourly;
    private final Project project;
    private final TestFreezes world;
    private final TestExemptions exemptions;
    private final Map<String, Integer> calls = new ConcurrentHashMap<>();

    Run(String service, String gate, GitHub gitHub, Sandbox sandbox, int hourly) {
      this.service = service;
      this.hourly = hourly;
      this.project = gitHub.project(REPOSITORY);
      this.world = new TestFreezes(", gate: " + gate);
      this.exemptions = new TestExemptions(world.ground, world.freezes);
      sandbox.calls().listen(call -> calls.merge(call.method(), 1, Integer::sum));
    }

    GateCalls measure(Optional<Repository> repository, Optional<MergeFreeze> mergeFreeze) {
      List<Timed> gate =
          GateFeature.assemble(
                  world.ground,
                  world.freezes,
                  exemptions.feature.exemptions(),
                  name -> repository,
                  branch -> mergeFreeze,
                  new FreezeVerbs())
              .timers();
      world.begun();
      List<Pull> pulls = project.pulls();
      pulls.stream()
          .limit(EXEMPT)
          .forEach(pull -> exemptions.granted(pull.number(), pull.head(), TestFreezes.RAE));
      var set = part(() -> wakes(gate));
      boolean right = mayMerge() == EXEMPT;
      var kept = part(() -> world.passes(Duration.ofMinutes(1), gate));
      right &= mayMerge() == EXEMPT;
      world.lifted();
      var lifted = part(() -> wakes(gate));
      right &= mayMerge() == OPEN;
      return new GateCalls(service, set, kept, lifted, hourly, right);
    }

    private void wakes(List<Timed> gate) {
      gate.forEach(timed -> timed.due(world.now()));
    }

    private long mayMerge() {
      return project.pulls().stream().filter(pull -> project.verdict(pull).mayMerge()).count();
    }

    private GateCalls.Part part(Runnable work) {
      calls.clear();
      long begun = System.nanoTime();
      work.run();
      var took = Duration.ofNanos(System.nanoTime() - begun);
      return new GateCalls.Part(
          calls.entrySet().stream()
              .collect(
                  Collectors.toMap(
                      call -> call.getKey().substring(call.getKey().indexOf('.') + 1),
                      Map.Entry::getValue)),
          took);
    }
  }

  /** What is measured is said. */
  static void print(List<GateCalls> all, PrintStream out) {
    out.printf(
        Locale.ROOT,
        "A freeze with %d open pull requests, %d of them exempt: set, kept for a minute, lifted; of GitHub's"
            + " %d calls an hour, and of Merge Freeze's one a second.%n",
        OPEN,
        EXEMPT,
        GITHUB_HOURLY);
    out.println(GateCalls.HEADER);
    all.forEach(its -> its.rows().forEach(out::println));
  }

  /** These figures alone, without the rest of the benchmark. */
  public static void main(String[] args) {
    var all = measure();
    print(all, System.out);
    var broken = all.stream().flatMap(its -> its.broken().stream()).toList();
    System.out.println(broken.isEmpty() ? "Kept." : "Broken: " + String.join(" ", broken));
    System.exit(broken.isEmpty() ? 0 : 1);
  }
}
