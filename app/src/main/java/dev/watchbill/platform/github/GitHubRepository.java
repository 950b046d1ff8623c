package dev.watchbill.platform.github;

import java.util.concurrent.atomic.AtomicReference;
import org.kohsuke.github.GHRepository;

/** A repository, as its parts need it. */
final class GitHubRepository implements Repository {
  private final GitHubWay way;
  private final String name;
  private final AtomicReference<GHRepository> library = new AtomicReference<>();

  GitHubRepository(GitHubWay way, String name) {
    this.way = way;
    this.name = name;
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public PullRequests pullRequests() {
    return new GitHubPullRequests(this);
  }

  @Override
  public Merging merging() {
    return new GitHubMerging(this);
  }

  GitHubWay way() {
    return way;
  }

  /** {@code /repos/owner/name} and more. */
  String path(String tail) {
    return "/repos/" + name + tail;
  }

  /** As the library has it: it asks once, and for no more than where it is. */
  GHRepository library() throws GitHubAway {
    var known = library.get();
    if (known != null) {
      return known;
    }
    var read = way.asked(Need.READ_REPOSITORY, () -> way.library().getRepository(name));
    library.set(read);
    return read;
  }
}
