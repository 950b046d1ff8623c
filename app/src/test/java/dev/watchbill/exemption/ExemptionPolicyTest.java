package dev.watchbill.exemption;

import static org.assertj.core.api.Assertions.assertThat;

import dev.watchbill.config.ConfigLoader;
import dev.watchbill.freeze.Phase;
import dev.watchbill.platform.github.ChangedPaths;
import dev.watchbill.platform.github.PullRequest;
import dev.watchbill.platform.github.PullRequest.State;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** R26 and R27 as tables. */
class ExemptionPolicyTest {
  private final ExemptionPolicy policy =
      new ExemptionPolicy(
          ConfigLoader.load(
                  "test.yml",
                  """
                  admins: [ada@example.com]
                  groups:
                    mdm: { name: MDM, manager: maya@example.com, qa_lead: quinn@example.com }
                  rotations:
                    developer: { escalation: [ada@example.com] }
                    infrastructure: { escalation: [ada@example.com] }
                  release: { dri: dora@example.com }
                  """)
              .release());

  private static PullRequest pull(State state, String base, List<String> labels) {
    return new PullRequest(
        12,
        "T",
        "octo",
        "https://x",
        state,
        false,
        labels,
        "abc",
        base,
        false,
        Instant.EPOCH,
        Optional.empty());
  }

  private static PullRequest labelled(String... labels) {
    return pull(State.OPEN, "main", List.of(labels));
  }

  private static Optional<ChangedPaths> touching(String... paths) {
    return Optional.of(new ChangedPaths(List.of(paths), true));
  }

  private static String word(Verdict its) {
    if (its instanceof Verdict.Allowed allowed) {
      return allowed.kind().name();
    }
    return its instanceof Verdict.Undecided ? "ASK" : "NO";
  }

  /** Phase × labels (by |) × paths (by |) → the answer, and what its reason names. */
  @ParameterizedTest(name = "{0}: labels {1}, files {2} → {3}")
  @CsvSource(
      textBlock =
          """
          FROZEN, bug,                    src/A.java,                       BUG,     labelled “bug” (R26)
          FROZEN, BUG,                    src/A.java,                       BUG,     labelled “BUG” (R26)
          FROZEN, bug|feature,            src/A.java|docs/b.md,             BUG,     labelled “bug”
          FROZEN, ~release blocker,       src/A.java,                       BUG,     labelled “~release blocker”
          FROZEN, ~unreleased_bug,        src/A.java,                       BUG,     labelled “~unreleased_bug”
          FROZEN, type: bug,              src/A.java,                       ASK,     not labelled “bug”
          FROZEN, type::bug,              src/A.java,                       ASK,     not labelled “bug”
          FROZEN, :bug: bug,              src/A.java,                       ASK,     not labelled “bug”
          FROZEN, not a bug,              src/A.java,                       ASK,     not labelled “bug”
          FROZEN, ~unreleased‑bug,        src/A.java,                       BUG,     labelled “~unreleased‑bug”
          FROZEN, ~unreleased bug,        src/A.java,                       BUG,     labelled “~unreleased
          FROZEN, '',                     docs/.github/a.b.c,               DOCS,    its only file
          FROZEN, '',                     .github/workflows/docs.yml,       ASK,     “.github/workflows/docs.yml”
          FROZEN, '',                     website,                          ASK,     “website” is neither
          FROZEN, '',                     server/docs.md/a.go,              ASK,     “server/docs.md/a.go”
          FROZEN, debug,                  src/A.java,                       ASK,     “src/A.java” is neither
          FROZEN, '',                     docs/a.txt,                       DOCS,    its only file
          FROZEN, '',                     docs/a.txt|docs/x/y/z.png,        DOCS,    all 2 files (R26)
          FROZEN, '',                     README.md,                        DOCS,    its only file
          FROZEN, '',                     server/x/README.md|handbook/a.txt,DOCS,    all 2 files
          FROZEN, '',                     website/a.html|website/b/c.js,    WEBSITE, all 2 files
          FROZEN, '',                     website/a.html|docs/a.md,         DOCS,    all 2 files
          FROZEN, '',                     docs/a.md|src/A.java|src/B.java,  ASK,     '2 of its 3 files are neither documentation nor website, such as “src/A.java”'
          FROZEN, '',                     docsx/a.txt,                      ASK,     “docsx/a.txt”
          FROZEN, '',                     src/docs/a.txt,                   ASK,     “src/docs/a.txt”
          FROZEN, '',                     src/a.MD,                         ASK,     “src/a.MD”
          FROZEN, feature,                src/A.java,                       ASK,     needs an exception (R28)
          DEEP,   bug,                    src/A.java,                       NO,      “~release-blocker” or “~unreleased-bug” merge (R27)
          DEEP,   '',                     docs/a.md,                        NO,      (R27)
          DEEP,   ~release-blocker,       src/A.java,                       BUG,     labelled “~release-blocker” (R27)
          DEEP,   ~Release Blocker,       src/A.java,                       BUG,     labelled “~Release Blocker” (R27)
          DEEP,   ~unreleased-bug|bug,    src/A.java,                       BUG,     labelled “~unreleased-bug” (R27)
          DEEP,   ~unreleased  Bug,       src/A.java,                       BUG,     labelled “~unreleased  Bug”
          DEEP,   release-blocker,        src/A.java,                       NO,      label it and ask again
          """)
  void what_is_read_is_answered_with_its_reason(
      Phase phase, String labels, String paths, String answer, String reason) {
    Verdict its =
        policy.read(
            phase,
            labelled(labels.isEmpty() ? new String[0] : labels.split("\\|")),
            touching(paths.split("\\|")));
    assertThat(word(its)).isEqualTo(answer);
    assertThat(its.because()).contains(reason);
  }

  @ParameterizedTest(name = "{0}: {1}, deep {2} → {3}")
  @CsvSource(
      textBlock =
          """
          FROZEN, BUG,     false, BUG,     Declared to be a bug fix (R26)
          FROZEN, BUG,     true,  BUG,     Declared
          FROZEN, DOCS,    false, DOCS,    Declared to be documentation (R26)
          FROZEN, WEBSITE, false, WEBSITE, Declared to be for the website (R26)
          FROZEN, OTHER,   false, ASK,     your manager confirms it first (R26)
          FROZEN, FEATURE, false, ASK,     all approve (R28)
          DEEP,   BUG,     true,  BUG,     Declared to be a bug fix with the label “~release-blocker” or “~unreleased-bug” (R27)
          DEEP,   BUG,     false, NO,      (R27)
          DEEP,   DOCS,    false, NO,      (R27)
          DEEP,   DOCS,    true,  NO,      (R27)
          DEEP,   WEBSITE, false, NO,      (R27)
          DEEP,   OTHER,   false, NO,      (R27)
          DEEP,   FEATURE, true,  NO,      (R27)
          """)
  void what_is_declared_is_answered_too(
      Phase phase, Kind kind, boolean deep, String answer, String reason) {
    Verdict its = policy.declared(phase, kind, deep);
    assertThat(word(its)).isEqualTo(answer);
    assertThat(its.because()).contains(reason);
  }

  @ParameterizedTest(name = "{0} into {1} → {2}")
  @CsvSource({
    "MERGED, main, merged already",
    "CLOSED, main, is closed",
    "OPEN, release-4.59, goes into “release-4.59”",
    "OPEN, Main, goes into “Main”",
  })
  void what_cannot_merge_into_the_branch_needs_no_exemption(
      State state, String base, String reason) {
    PullRequest it = pull(state, base, List.of("bug"));
    for (Phase phase : Phase.values()) {
      assertThat(policy.read(phase, it, Optional.empty()))
          .isInstanceOf(Verdict.Refused.class)
          .extracting(Verdict::because)
          .asString()
          .contains(reason);
    }
  }

  @Test
  void files_are_asked_for_only_where_they_decide() {
    assertThat(policy.needsPaths(Phase.FROZEN, labelled())).isTrue();
    assertThat(policy.needsPaths(Phase.FROZEN, labelled("bug"))).isFalse();
    assertThat(policy.needsPaths(Phase.DEEP, labelled())).isFalse();
    assertThat(policy.needsPaths(Phase.FROZEN, pull(State.CLOSED, "main", List.of()))).isFalse();
    assertThat(policy.needsPaths(Phase.FROZEN, pull(State.OPEN, "old", List.of()))).isFalse();
  }

  @Test
  void three_hundred_files_are_all_looked_at() {
    var paths = new ArrayList<>(IntStream.range(0, 300).mapToObj(n -> "docs/" + n).toList());
    assertThat(policy.read(Phase.FROZEN, labelled(), all(paths, true)))
        .isEqualTo(new Verdict.Allowed(Kind.DOCS, "Documentation: all 300 files (R26)."));
    paths.set(299, "cmd/main.go");
    assertThat(policy.read(Phase.FROZEN, labelled(), all(paths, true)).because())
        .contains("1 of its 300 files", "“cmd/main.go”");
  }

  @Test
  void a_list_that_is_cut_off_exempts_nothing_by_its_files_but_a_label_does() {
    var paths = IntStream.range(0, 3_000).mapToObj(n -> "docs/" + n).toList();
    Verdict its = policy.read(Phase.FROZEN, labelled(), all(paths, false));
    assertThat(its).isInstanceOf(Verdict.Undecided.class);
    assertThat(its.because()).contains("GitHub lists only 3000 of its files");
    assertThat(policy.read(Phase.FROZEN, labelled("bug"), all(paths, false)))
        .isInstanceOf(Verdict.Allowed.class);
    assertThat(policy.read(Phase.FROZEN, labelled(), all(List.of(), true)).because())
        .contains("no file");
  }

  @Test
  void of_a_renamed_file_both_names_count() {
    assertThat(policy.read(Phase.FROZEN, labelled(), touching("docs/a.md", "server/a.md")))
        .isInstanceOf(Verdict.Allowed.class);
    assertThat(policy.read(Phase.FROZEN, labelled(), touching("docs/a.go", "server/a.go")))
        .isInstanceOf(Verdict.Undecided.class);
  }

  @Test
  void a_draft_and_a_fork_are_treated_alike_and_it_is_said() {
    var it =
        new PullRequest(
            12,
            "T",
            "o",
            "https://x",
            State.OPEN,
            true,
            List.of("bug"),
            "abc",
            "main",
            true,
            Instant.EPOCH,
            Optional.empty());
    assertThat(policy.read(Phase.FROZEN, it, Optional.empty()))
        .isInstanceOf(Verdict.Allowed.class)
        .extracting(Verdict::because)
        .asString()
        .contains("a draft", "from a fork");
  }

  @ParameterizedTest(name = "{0} and {1}: {2}")
  @CsvSource(
      quoteCharacter = '"',
      textBlock =
          """
          docs/**,     docs/a,            true
          docs/**,     docs/a/b.c,        true
          docs/**,     docs,              false
          **/*.md,     README.md,         true
          **/*.md,     a/b/README.md,     true
          **/*.md,     a/b/README.mdx,    false
          *.md,        a/b.md,            false
          a/**/z,      a/z,               true
          a/**/z,      a/b/c/z,           true
          a?c,         abc,               true
          a?c,         a/c,               false
          "x.{md,txt}",x.txt,             true
          "x.{md,txt}",x.go,              false
          [a-c].md,    b.md,              true
          [!a-c].md,   b.md,              false
          **/*.md,     "naïve/ü b.md",    true
          a+b(c).md,   a+b(c).md,         true
          a+b(c).md,   aab(c).md,         false
          """)
  void patterns_match_as_the_configuration_says(String glob, String path, boolean matches) {
    assertThat(new Glob(glob).matches(path)).isEqualTo(matches);
  }

  private static Optional<ChangedPaths> all(List<String> paths, boolean complete) {
    return Optional.of(new ChangedPaths(paths, complete));
  }
}
