package dev.watchbill.platform.github;

import java.net.SocketException;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.Stream;

/** What a failed call is called before people: what has happened, and what to do about it. */
final class GitHubFailure {
  /** So begins the answer where rulesets have to be paid for. */
  private static final String UPGRADE = "Upgrade to ";

  private GitHubFailure() {}

  /**
   * Says it without the failure, which may hold anything.
   *
   * @param failure what the wire, the library, or the reading of the answer threw
   */
  static GitHubAway told(Exception failure, Need need, GitHubLogin login) {
    var outside = first(failure, LoginFailed.class);
    if (outside.isPresent()) {
      return new GitHubAway(outside.get().sentence());
    }
    var refused = refusal(failure);
    if (refused.isPresent()) {
      var sentence = sentence(refused.get(), need, login);
      return refused.get().status() == 422
          ? GitHubAway.ofThisAlone(sentence)
          : new GitHubAway(sentence, refused.get().retryAfter());
    }
    if (first(failure, HttpTimeoutException.class).isPresent()) {
      return new GitHubAway("GitHub did not answer in time.");
    }
    return new GitHubAway(
        first(failure, SocketException.class).isPresent()
            ? "GitHub cannot be reached."
            : "GitHub's answer is not understood.");
  }

  /** GitHub's own no, if that is what the failure comes from. */
  static Optional<Refused> refusal(Exception failure) {
    return first(failure, Refused.class);
  }

  private static String sentence(Refused refused, Need need, GitHubLogin login) {
    if (refused.limited()) {
      return "GitHub refuses for now (%d): too many calls.%s"
          .formatted(
              refused.status(), refused.retryAfter().map(GitHubFailure::inAWhile).orElse(""));
    }
    var status = refused.status();
    return switch (status) {
      case 301, 302, 307, 308 ->
          "GitHub says that the repository has moved (%d): write its present name in the configuration."
              .formatted(status);
      case 401 -> login.remedy();
      case 403 ->
          refused.words().startsWith(UPGRADE)
              ? "GitHub refuses (403%s): the plan of this repository has no rulesets."
                  .formatted(quoted(refused))
              : "GitHub refuses (403%s): %s may not %s; give it %s."
                  .formatted(quoted(refused), login.name(), need.act(), need.permission());
      case 404, 410 -> nothingThere(status, need, login);
      case 409, 422 ->
          need == Need.READ_ISSUES
              ? nothingThere(status, need, login)
              : "GitHub does not take it (%d%s).".formatted(status, quoted(refused));
      default -> "GitHub is in trouble (%d).".formatted(status);
    };
  }

  /** GitHub hides what one may not see behind the same answer. */
  private static String nothingThere(int status, Need need, GitHubLogin login) {
    return "GitHub shows nothing there (%d): it does not exist, or %s may not see it; to %s it takes %s."
        .formatted(status, login.name(), need.act(), need.permission());
  }

  private static String quoted(Refused refused) {
    return refused.words().isEmpty() ? "" : ", “" + refused.words() + "”";
  }

  private static String inAWhile(Duration wait) {
    return wait.compareTo(Duration.ofMinutes(2)) < 0
        ? " It may be asked again in %d s.".formatted(wait.toSeconds())
        : " It may be asked again in %d min.".formatted(wait.plusSeconds(59).toMinutes());
  }

  private static <T> Optional<T> first(Throwable failure, Class<T> kind) {
    return Stream.<Throwable>iterate(failure, cause -> cause != null, Throwable::getCause)
        .filter(kind::isInstance)
        .map(kind::cast)
        .findFirst();
  }
}
