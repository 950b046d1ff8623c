package dev.watchbill.exemption;

import dev.watchbill.config.ReleaseConfig;
import dev.watchbill.freeze.Phase;
import dev.watchbill.platform.github.ChangedPaths;
import dev.watchbill.platform.github.PullRequest;
import dev.watchbill.text.Excerpt;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Which pull requests may merge during a freeze, and why (R26, R27). */
final class ExemptionPolicy {
  /** Spaces, hyphens and underscores, however many, are all the same in a label. */
  private static final Pattern GAP = Pattern.compile("[\\s\\p{Z}\\p{Pd}_]+");

  private static final String WEBSITE = "website/";
  private static final int NAME = 80;

  /** How one that is undecided goes on. */
  private static final String WAYS =
      " Anything else: your manager confirms it; feature work needs an exception (R28).";

  private final List<String> bugLabels;
  private final List<String> deepLabels;
  private final List<Glob> paths;
  private final String branch;

  ExemptionPolicy(ReleaseConfig config) {
    this.bugLabels = config.exempt().bugLabels();
    this.deepLabels = config.exempt().deepFreezeLabels();
    this.paths = config.exempt().paths().stream().map(Glob::new).toList();
    this.branch = config.branch();
  }

  /** Whether nothing can be said before the files are known that it touches. */
  boolean needsPaths(Phase phase, PullRequest it) {
    return phase == Phase.FROZEN
        && it.state() != PullRequest.State.CLOSED
        && it.base().equals(branch)
        && bugLabel(it.labels()).isEmpty();
  }

  /** Whether it carries a label that lets it merge in the deep freeze (R27). */
  boolean isDeep(PullRequest it) {
    return anyOf(deepLabels, it.labels()).isPresent();
  }

  /** Whether it carries a label that makes it a bug fix (R26). */
  boolean isBug(PullRequest it) {
    return bugLabel(it.labels()).isPresent();
  }

  /**
   * What GitHub tells of it is enough for this.
   *
   * @param touched empty only if {@link #needsPaths} says that it may be
   */
  Verdict read(Phase phase, PullRequest it, Optional<ChangedPaths> touched) {
    if (it.state() != PullRequest.State.OPEN) {
      return new Verdict.Refused(
          it.state() == PullRequest.State.MERGED
              ? "It has been merged already."
              : "It is closed: only an open pull request can merge. Reopen it, and ask again.",
          true);
    }
    if (!it.base().equals(branch)) {
      return new Verdict.Refused(
          "It goes into “%s”, and only “%s” is frozen: it may merge."
              .formatted(Excerpt.of(it.base(), NAME), branch),
          true);
    }
    Verdict its = phase == Phase.DEEP ? inDeepFreeze(it.labels()) : frozen(it, touched);
    return remarked(its, remarks(it));
  }

  /**
   * As it still is, or was, whatever has become of it since: of one that has been merged, whether
   * it might.
   */
  Verdict asIfOpen(Phase phase, PullRequest it, Optional<ChangedPaths> touched) {
    return phase == Phase.DEEP ? inDeepFreeze(it.labels()) : frozen(it, touched);
  }

  /**
   * Somebody says what it is.
   *
   * @param deep whether they say that it carries a label for the deep freeze as well
   */
  Verdict declared(Phase phase, Kind kind, boolean deep) {
    if (phase == Phase.DEEP) {
      return deep && kind == Kind.BUG
          ? new Verdict.Allowed(
              Kind.BUG,
              "Declared to be a bug fix with the label %s (R27).".formatted(labels(deepLabels)))
          : new Verdict.Refused(refusedInDeepFreeze(), false);
    }
    return switch (kind) {
      case BUG -> new Verdict.Allowed(kind, "Declared to be a bug fix (R26).");
      case DOCS -> new Verdict.Allowed(kind, "Declared to be documentation (R26).");
      case WEBSITE -> new Verdict.Allowed(kind, "Declared to be for the website (R26).");
      case OTHER ->
          new Verdict.Undecided(
              Optional.of(kind),
              "Declared to be neither a bug fix, nor documentation, nor for the website: your manager confirms it first (R26).");
      case FEATURE ->
          new Verdict.Undecided(
              Optional.of(kind),
              "Declared to be feature work: it merges after the release, or by an exception that your manager, the QA lead and the DRI all approve (R28).");
    };
  }

  /** What is said of an exemption that the deep freeze ends. */
  String endedByDeepFreeze() {
    return "The deep freeze has begun: only bug fixes labelled %s merge now (R27). If it is one, label it and ask again; else it waits until the freeze is lifted."
        .formatted(labels(deepLabels));
  }

  /** Why it is undecided, without the ways on: one of them was taken. */
  static String withoutWays(String because) {
    return because.replace(WAYS, "");
  }

  /** The labels for the deep freeze, as people read them. */
  String deepLabels() {
    return labels(deepLabels);
  }

  private Verdict inDeepFreeze(List<String> carried) {
    return anyOf(deepLabels, carried)
        .<Verdict>map(
            label ->
                new Verdict.Allowed(
                    Kind.BUG,
                    "Bug fix for this release: it is labelled “%s” (R27)."
                        .formatted(Excerpt.of(label, NAME))))
        .orElseGet(() -> new Verdict.Refused(refusedInDeepFreeze(), false));
  }

  private String refusedInDeepFreeze() {
    return "In the deep freeze only bug fixes labelled %s merge (R27). If it is one, label it and ask again; else it waits until the freeze is lifted."
        .formatted(labels(deepLabels));
  }

  private Verdict frozen(PullRequest it, Optional<ChangedPaths> touched) {
    Optional<String> bug = bugLabel(it.labels());
    if (bug.isPresent()) {
      return new Verdict.Allowed(
          Kind.BUG, "Bug fix: it is labelled “%s” (R26).".formatted(Excerpt.of(bug.get(), NAME)));
    }
    ChangedPaths its =
        touched.orElseThrow(
            () -> new IllegalArgumentException("the files of #" + it.number() + " are needed"));
    List<String> others =
        its.paths().stream()
            .filter(path -> paths.stream().noneMatch(glob -> glob.matches(path)))
            .toList();
    if (others.isEmpty() && its.complete() && !its.paths().isEmpty()) {
      boolean website = its.paths().stream().allMatch(path -> path.startsWith(WEBSITE));
      return new Verdict.Allowed(
          website ? Kind.WEBSITE : Kind.DOCS,
          "%s: %s (R26)."
              .formatted(
                  website ? "Website" : "Documentation",
                  its.files() == 1 ? "its only file" : "all %d files".formatted(its.files())));
    }
    return new Verdict.Undecided(
        Optional.empty(),
        "It is not labelled %s, and %s (R26). A bug fix is unfrozen once it is labelled."
                .formatted(labels(bugLabels), notDocumentation(its, others))
            + WAYS);
  }

  private static String notDocumentation(ChangedPaths its, List<String> others) {
    int all = its.paths().size();
    if (all == 0) {
      return "GitHub tells of no file that it changes";
    }
    if (others.isEmpty()) {
      return "GitHub lists only %d of its files, so that they may not all be documentation or website"
          .formatted(its.files());
    }
    String example = Excerpt.of(others.get(0), NAME);
    return all == 1
        ? "“%s” is neither documentation nor website".formatted(example)
        : "%d of its %s%d %s %s neither documentation nor website, such as “%s”"
            .formatted(
                others.size(),
                its.complete() ? "" : "more than ",
                all,
                all == its.files() ? "files" : "paths",
                others.size() == 1 ? "is" : "are",
                example);
  }

  /** One that is urgent enough for the deep freeze is a bug before it as well. */
  private Optional<String> bugLabel(List<String> carried) {
    return anyOf(bugLabels, carried).or(() -> anyOf(deepLabels, carried));
  }

  private static Optional<String> anyOf(List<String> wanted, List<String> carried) {
    var folded = wanted.stream().map(ExemptionPolicy::folded).toList();
    return carried.stream().filter(label -> folded.contains(folded(label))).findFirst();
  }

  private static String folded(String label) {
    return GAP.matcher(label.strip().toLowerCase(Locale.ROOT)).replaceAll("-");
  }

  private static String remarks(PullRequest it) {
    return (it.draft() ? " It is a draft still." : "") + (it.fork() ? " It is from a fork." : "");
  }

  private static Verdict remarked(Verdict its, String remarks) {
    if (remarks.isEmpty()) {
      return its;
    }
    if (its instanceof Verdict.Allowed it) {
      return new Verdict.Allowed(it.kind(), it.because() + remarks);
    }
    if (its instanceof Verdict.Undecided it) {
      return new Verdict.Undecided(it.kind(), it.because() + remarks);
    }
    return its;
  }

  private static String labels(List<String> labels) {
    return labels.stream()
        .map(label -> "“" + Excerpt.of(label, NAME) + "”")
        .collect(Collectors.joining(" or "));
  }
}
