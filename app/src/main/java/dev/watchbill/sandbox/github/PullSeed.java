package dev.watchbill.sandbox.github;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Pull requests to play with: one of each kind that a freeze treats in its own way. */
final class PullSeed {
  private final Project project;
  private final Instant now;

  private PullSeed(Project project, Instant now) {
    this.project = project;
    this.now = now;
  }

  static void plant(Project project, Instant now) {
    var seed = new PullSeed(project, now);
    seed.exempt();
    seed.held();
    seed.odd();
    seed.over();
  }

  private void exempt() {
    put(
        pull(101, 30, "ines", "Explain how enrollment profiles are renewed")
            .with("docs/enrollment.md", "docs/images/renewal.svg")
            .labelled("documentation"));
    put(
        pull(102, 28, "sam", "New pricing page")
            .with("website/views/pages/pricing.ejs", "website/assets/styles/pricing.less"));
    put(
        pull(103, 26, "ben", "Keep hosts in the list when their team is renamed")
            .with("server/hosts/list.go", "server/hosts/list_test.go")
            .labelled("bug", "#g-mdm"));
    put(
        pull(104, 9, "yuki", "Upgrade without locking the hosts table")
            .with("server/datastore/migrations/20261103_hosts.go")
            .labelled("bug", "~release-blocker"));
    put(
        pull(105, 7, "kofi", "Show the new filter on small screens again")
            .with("frontend/components/Filter.tsx")
            .labelled("bug", "~unreleased bug"));
  }

  private void held() {
    put(
        pull(106, 50, "kofi", "Install software on a schedule")
            .with("server/software/schedule.go", "frontend/pages/Software.tsx", "docs/software.md")
            .labelled("story", "#g-software"));
    put(
        pull(107, 20, "dependabot[bot]", "Bump golang.org/x/crypto from 0.43.0 to 0.44.0")
            .with("go.mod", "go.sum")
            .labelled("dependencies"));
    put(
        pull(108, 5, "rosa", "Terraform for a second region")
            .with("infrastructure/regions.tf")
            .draft(true));
  }

  private void odd() {
    put(
        pull(109, 16, "wren-community", "Fix a broken link in the guide for Linux")
            .with("docs/guides/linux.md")
            .fromFork());
    put(
        pull(110, 12, "jonas", "Pin the builder's image for the release candidate")
            .with("infrastructure/builder.tf")
            .into("rc-4.60"));
    var pages = IntStream.rangeClosed(1, 300).mapToObj("%03d.md"::formatted);
    put(
        pull(
            111,
            40,
            "carmen",
            "Sort the guides into folders",
            pages.map(page -> ChangedFile.renamed("docs/guide-" + page, "docs/guides/" + page))));
    put(
        pull(
            112,
            14,
            "rosa",
            "Move the notes on architecture out of the server",
            Stream.of(ChangedFile.renamed("server/notes.go", "docs/architecture.md"))));
  }

  private void over() {
    put(
        pull(113, 70, "ben", "Sync profiles by polling")
            .with("server/mdm/poll.go")
            .closed(now.minus(Duration.ofHours(60))));
    put(
        pull(114, 55, "ines", "Sort the host list by last contact")
            .with("server/hosts/sort.go")
            .labelled("story")
            .merged("priya", now.minus(Duration.ofDays(2))));
  }

  private void put(Pull pull) {
    project.put(pull);
  }

  private Named pull(int number, long hoursAgo, String author, String title) {
    return paths ->
        Pull.opened(
            number,
            author,
            title,
            Stream.of(paths).map(ChangedFile::modified).toList(),
            now.minus(Duration.ofHours(hoursAgo)));
  }

  private Pull pull(
      int number, long hoursAgo, String author, String title, Stream<ChangedFile> files) {
    List<ChangedFile> all = files.toList();
    return Pull.opened(number, author, title, all, now.minus(Duration.ofHours(hoursAgo)));
  }

  /** One of which it has yet to be said what it touches. */
  private interface Named {
    Pull with(String... paths);
  }
}
