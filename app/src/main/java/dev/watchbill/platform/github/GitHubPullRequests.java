package dev.watchbill.platform.github;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import java.io.IOException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.kohsuke.github.GHCommitPointer;
import org.kohsuke.github.GHIssueState;
import org.kohsuke.github.GHLabel;
import org.kohsuke.github.GHPullRequest;
import org.kohsuke.github.GHPullRequestFileDetail;
import org.kohsuke.github.GitHub;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Pull requests, read by the library; it calls nothing that is not seen here. */
final class GitHubPullRequests implements PullRequests {
  private static final Logger LOG = LoggerFactory.getLogger(GitHubPullRequests.class);

  /** More files of one pull request GitHub does not list. */
  private static final int MOST_FILES = 3_000;

  private static final int MOST_PAGES = 50;

  /** Makes what the library would, only that it cannot ask for more of it. */
  private static final ObjectReader OFFLINE =
      GitHub.getMappingObjectReader().forType(GHPullRequest.class);

  private final GitHubRepository repository;

  GitHubPullRequests(GitHubRepository repository) {
    this.repository = repository;
  }

  @Override
  public Optional<PullRequest> find(int number) throws GitHubAway {
    var library = repository.library();
    var way = repository.way();
    var found = way.found(Need.READ_PULL_REQUESTS, () -> told(library.getPullRequest(number)));
    if (found.isEmpty()) {
      // Where the bot may not look any more, GitHub says the same.
      var unused = way.asked(Need.READ_REPOSITORY, () -> way.json().get(repository.path(""), ""));
    }
    return found;
  }

  @Override
  public ChangedPaths paths(int number) throws GitHubAway {
    var library = repository.library();
    return repository
        .way()
        .asked(
            Need.READ_PULL_REQUESTS,
            () -> {
              var pullRequest = library.getPullRequest(number);
              return paths(pullRequest, pullRequest.getChangedFiles());
            });
  }

  private static ChangedPaths paths(GHPullRequest pullRequest, int changed) throws IOException {
    var files = new ArrayList<GHPullRequestFileDetail>();
    var pages = pullRequest.listFiles().withPageSize(GitHubJson.PAGE).iterator();
    while (files.size() < MOST_FILES && pages.hasNext()) {
      files.addAll(pages.nextPage());
    }
    var names = new LinkedHashSet<String>();
    for (var file : files) {
      names.add(file.getFilename());
      Optional.ofNullable(file.getPreviousFilename()).ifPresent(names::add);
    }
    return new ChangedPaths(List.copyOf(names), files.size(), files.size() == changed);
  }

  /**
   * Not by the library: of a pull request in a list it does not tell whether it is a draft without
   * asking for each.
   */
  @Override
  public List<PullRequest> updatedSince(String branch, Instant since) throws GitHubAway {
    // GitHub tells no fractions of a second.
    var watermark = since.truncatedTo(ChronoUnit.SECONDS);
    return repository
        .way()
        .asked(Need.READ_PULL_REQUESTS, () -> List.copyOf(changed(branch, watermark).values()));
  }

  /** What moves up while pages are turned is seen twice: the first is the later state. */
  private Map<Integer, PullRequest> changed(String branch, Instant since) throws IOException {
    var query = "state=all&base=" + GitHubJson.encoded(branch) + "&sort=updated&direction=desc";
    var changed = new LinkedHashMap<Integer, PullRequest>();
    for (int number = 1; number <= MOST_PAGES; number++) {
      var page = repository.way().json().page(repository.path("/pulls"), query, number);
      for (var element : page) {
        var pullRequest = told(read(element));
        if (pullRequest.updatedAt().isBefore(since)) {
          return changed;
        }
        changed.putIfAbsent(pullRequest.number(), pullRequest);
      }
      if (page.size() < GitHubJson.PAGE) {
        return changed;
      }
    }
    LOG.warn(
        "More than {} pull requests of {} have changed since {}: the oldest are not looked at.",
        changed.size(),
        repository.name(),
        since);
    return changed;
  }

  private static GHPullRequest read(JsonNode element) throws IOException {
    return OFFLINE.readValue(element);
  }

  private static PullRequest told(GHPullRequest read) throws IOException {
    var merged = Optional.ofNullable(read.getMergedAt()).map(Date::toInstant);
    var author = Optional.ofNullable(read.getUser()).map(user -> user.getLogin());
    return new PullRequest(
        read.getNumber(),
        Optional.ofNullable(read.getTitle()).orElse(""),
        // GitHub's own name for whoever has left it.
        author.orElse("ghost"),
        read.getHtmlUrl().toString(),
        state(read, merged.isPresent()),
        read.isDraft(),
        read.getLabels().stream().map(GHLabel::getName).toList(),
        read.getHead().getSha(),
        read.getBase().getRef(),
        isFork(read.getHead(), read.getBase()),
        read.getUpdatedAt().toInstant(),
        merged);
  }

  private static PullRequest.State state(GHPullRequest read, boolean merged) {
    if (merged) {
      return PullRequest.State.MERGED;
    }
    return read.getState() == GHIssueState.OPEN ? PullRequest.State.OPEN : PullRequest.State.CLOSED;
  }

  /** A fork that was deleted since is told as no repository at all. */
  private static boolean isFork(GHCommitPointer head, GHCommitPointer base) {
    return head.getRepository() == null
        || !head.getRepository().getFullName().equalsIgnoreCase(base.getRepository().getFullName());
  }
}
