package dev.watchbill.platform.github;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.kohsuke.github.GHCommitState;
import org.kohsuke.github.GHRepositoryRule;
import org.kohsuke.github.GHRepositoryRule.Parameters;

/** Required checks by a ruleset of the bot's own, and commit statuses. */
final class GitHubMerging implements Merging {
  private static final int MOST_RULESETS = 1_000;
  private static final int MOST_PAGES = 10;
  private static final int DESCRIPTION = 140;
  private static final int UNPROCESSABLE = 422;

  private final GitHubRepository repository;
  private final GitHubWay way;

  GitHubMerging(GitHubRepository repository) {
    this.repository = repository;
    this.way = repository.way();
  }

  @Override
  public Requirement requirement(String branch, String check) throws GitHubAway {
    var ruleset = ruleset(branch, check);
    boolean required = byRule(branch, check) || byProtection(branch, check);
    var found = read(ruleset);
    return new Requirement(
        required,
        found.filter(it -> ruleset.stands(it, true)).isPresent(),
        found.map(FreezeRuleset::bypassing).orElseGet(List::of));
  }

  /** Those that are switched off are not among the rules of a branch. */
  private boolean byRule(String branch, String check) throws GitHubAway {
    var library = repository.library();
    return way.asked(
        Need.READ_RULES,
        () -> {
          for (var rule : library.listRulesForBranch(branch).withPageSize(GitHubJson.PAGE)) {
            if (requires(rule, check)) {
              return true;
            }
          }
          return false;
        });
  }

  private static boolean requires(GHRepositoryRule rule, String check) throws IOException {
    return rule.getType() == GHRepositoryRule.Type.REQUIRED_STATUS_CHECKS
        && rule.getParameter(Parameters.REQUIRED_STATUS_CHECKS).orElseGet(List::of).stream()
            .anyMatch(required -> check.equalsIgnoreCase(required.getContext()));
  }

  /** The older way to protect a branch, which many have kept. */
  private boolean byProtection(String branch, String check) throws GitHubAway {
    return way.found(
            Need.READ_BRANCHES, () -> way.json().get(repository.path("/branches/" + branch), ""))
        .map(found -> found.path("protection").path("required_status_checks"))
        .filter(checks -> !checks.path("enforcement_level").asText().equals("off"))
        .map(checks -> checks.path("contexts"))
        .filter(contexts -> elements(contexts).anyMatch(it -> check.equalsIgnoreCase(it.asText())))
        .isPresent();
  }

  @Override
  public void require(String branch, String check, boolean required) throws GitHubAway {
    var ruleset = ruleset(branch, check);
    var found = read(ruleset);
    if (found.isPresent()) {
      putRight(ruleset, found.get(), required);
    } else if (required) {
      create(ruleset);
    }
  }

  private void putRight(FreezeRuleset ruleset, JsonNode found, boolean required) throws GitHubAway {
    if (ruleset.stands(found, required)) {
      return;
    }
    var path = repository.path("/rulesets/" + found.path("id").asLong());
    var unused =
        way.asked(Need.CHANGE_RULES, () -> way.json().put(path, ruleset.changed(required)));
  }

  /** Another instance of the bot may do the same at this moment: a name is given once. */
  private void create(FreezeRuleset ruleset) throws GitHubAway {
    var taken =
        way.asked(
            Need.CHANGE_RULES,
            () -> {
              try {
                var unused = way.json().post(repository.path("/rulesets"), ruleset.created());
                return Optional.<Refused>empty();
              } catch (Refused e) {
                if (e.status() == UNPROCESSABLE) {
                  return Optional.of(e);
                }
                throw e;
              }
            });
    if (taken.isPresent()) {
      var other = read(ruleset);
      if (other.isEmpty()) {
        throw GitHubFailure.told(taken.get(), Need.CHANGE_RULES, way.login());
      }
      putRight(ruleset, other.get(), true);
    }
  }

  private FreezeRuleset ruleset(String branch, String check) {
    return new FreezeRuleset(branch, check, way.login().app());
  }

  /** Ours, whole: a list tells no rules. */
  private Optional<JsonNode> read(FreezeRuleset ruleset) throws GitHubAway {
    var path = repository.path("/rulesets");
    var ours = "includes_parents=false";
    var listed =
        way.asked(Need.READ_RULES, () -> way.json().list(path, ours, MOST_RULESETS)).stream()
            .filter(ruleset::isThis)
            .findFirst();
    return listed.isEmpty()
        ? Optional.empty()
        // Deleted since, it is not there.
        : way.found(
            Need.READ_RULES,
            () -> way.json().get(path + "/" + listed.get().path("id").asLong(), ours));
  }

  /** Not by the library: it reads every status that a commit ever had. */
  @Override
  public Optional<Status> status(String commit, String check) throws GitHubAway {
    return way.asked(Need.READ_STATUSES, () -> latest(commit, check));
  }

  private Optional<Status> latest(String commit, String check) throws IOException {
    var path = repository.path("/commits/" + commit + "/status");
    for (int page = 1; page <= MOST_PAGES; page++) {
      var statuses =
          way.json()
              .get(path, "per_page=" + GitHubJson.PAGE + "&page=" + page)
              .required("statuses");
      var found =
          elements(statuses)
              .filter(status -> status.path("context").asText().equalsIgnoreCase(check))
              .findFirst();
      if (found.isPresent()) {
        return found.map(
            status ->
                new Status(
                    status.path("state").asText().equals("success"),
                    status.path("description").asText("")));
      }
      if (statuses.size() < GitHubJson.PAGE) {
        break;
      }
    }
    return Optional.empty();
  }

  @Override
  public void report(String commit, String check, Status status) throws GitHubAway {
    var library = repository.library();
    var description = status.description();
    var unused =
        way.asked(
            Need.REPORT_STATUSES,
            () ->
                library.createCommitStatus(
                    commit,
                    status.green() ? GHCommitState.SUCCESS : GHCommitState.FAILURE,
                    null,
                    description.length() > DESCRIPTION
                        ? description.substring(0, DESCRIPTION - 1) + "…"
                        : description,
                    check));
  }

  /** Not by the library: it asks for refs at an address that GitHub has given up. */
  @Override
  public List<Queued> queue(String branch) throws GitHubAway {
    var prefix = "heads/gh-readonly-queue/" + branch + "/pr-";
    var name = Pattern.compile("refs/" + Pattern.quote(prefix) + "(\\d{1,9})-([0-9a-f]+)");
    var refs =
        way.asked(
            Need.READ_BRANCHES,
            () -> way.json().get(repository.path("/git/matching-refs/" + prefix), ""));
    return elements(refs).map(ref -> queued(name, ref)).flatMap(Optional::stream).toList();
  }

  private static Optional<Queued> queued(Pattern name, JsonNode ref) {
    var matcher = name.matcher(ref.path("ref").asText());
    var head = ref.path("object").path("sha").asText();
    return matcher.matches() && !head.isEmpty()
        ? Optional.of(new Queued(Integer.parseInt(matcher.group(1)), head, matcher.group(2)))
        : Optional.empty();
  }

  @Override
  public String tip(String branch) throws GitHubAway {
    return way.asked(
        Need.READ_BRANCHES,
        () -> sha(way.json().get(repository.path("/branches/" + branch), "").path("commit")));
  }

  @Override
  public Optional<String> head(int number) throws GitHubAway {
    return way.found(
        Need.READ_PULL_REQUESTS,
        () -> sha(way.json().get(repository.path("/pulls/" + number), "").path("head")));
  }

  private static String sha(JsonNode commit) throws IOException {
    var sha = commit.path("sha").asText();
    if (sha.isEmpty()) {
      throw new IOException("there is no commit in the answer");
    }
    return sha;
  }

  private static Stream<JsonNode> elements(JsonNode list) {
    return StreamSupport.stream(list.spliterator(), false);
  }
}
