package dev.watchbill.config;

import dev.watchbill.config.Environment.GitHub;
import dev.watchbill.config.Environment.GitHubApp;
import dev.watchbill.config.Environment.MergeFreeze;
import dev.watchbill.config.Environment.Secret;
import dev.watchbill.platform.storage.DatabaseAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/** Reads the environment variables, and finds everything that is wrong with them. */
final class EnvironmentReader {
  private static final String BOT_TOKEN_AT =
      "It is the Bot User OAuth Token (xoxb-…) under OAuth & Permissions of your app at https://api.slack.com/apps.";
  private static final String APP_TOKEN_AT =
      "It is an app-level token (xapp-…) with connections:write, under Basic Information of your app at https://api.slack.com/apps.";

  private static final String PUBLIC_URL_LIKE = "https://watchbill.example.com/";

  private final Map<String, String> variables;
  private final Problems problems = new Problems();

  EnvironmentReader(Map<String, String> variables) {
    this.variables = variables;
  }

  Environment read() {
    var environment =
        new Environment(
            token("SLACK_BOT_TOKEN", "xoxb-", BOT_TOKEN_AT),
            token("SLACK_APP_TOKEN", "xapp-", APP_TOKEN_AT),
            url("SLACK_API_URL", "https://slack.com/api/"),
            database(),
            path("WATCHBILL_CONFIG").filter(file -> isReadable("WATCHBILL_CONFIG", file)),
            path("WATCHBILL_DATA").orElse(Path.of("watchbill-data")),
            written("WATCHBILL_HTTP_BIND").orElse("127.0.0.1"),
            port("WATCHBILL_HTTP_PORT", 8080),
            publicUrl(),
            new GitHub(
                written("GITHUB_TOKEN").map(Secret::new),
                gitHubApp(),
                url("GITHUB_API_URL", "https://api.github.com/")),
            new MergeFreeze(
                written("MERGE_FREEZE_TOKEN").map(Secret::new),
                url("MERGE_FREEZE_API_URL", "https://www.mergefreeze.com/api/")));
    if (!problems.found().isEmpty()) {
      throw new ConfigException(problems.found());
    }
    return environment;
  }

  private Optional<String> written(String name) {
    return Optional.ofNullable(variables.get(name)).map(String::strip).filter(it -> !it.isEmpty());
  }

  /** No part of a token is ever shown, not even of one that is wrong. */
  private Optional<Secret> token(String name, String prefix, String whereToFind) {
    var token = written(name);
    token
        .filter(it -> !it.startsWith(prefix))
        .ifPresent(it -> problems.add(name, mismatch(it), whereToFind));
    return token.map(Secret::new);
  }

  private static String mismatch(String token) {
    if (token.startsWith("xapp-")) {
      return "This is an app-level token: it belongs in SLACK_APP_TOKEN. Are the two swapped?";
    }
    if (token.startsWith("xoxb-")) {
      return "This is a bot token: it belongs in SLACK_BOT_TOKEN. Are the two swapped?";
    }
    if (token.startsWith("xoxp-")) {
      return "This is a user's token.";
    }
    return "This is not a token of the kind that belongs here.";
  }

  private URI url(String name, String otherwise) {
    var text = written(name).orElse(otherwise);
    try {
      var url = new URI(text.endsWith("/") ? text : text + "/");
      if (("http".equals(url.getScheme()) || "https".equals(url.getScheme()))
          && url.getHost() != null) {
        return url;
      }
    } catch (URISyntaxException e) {
      problems.add(name, "This is not an address (" + e.getReason() + ").", likeThis(otherwise));
      return URI.create(otherwise);
    }
    problems.add(
        name, Problems.quoted(text) + " is not an address on the web.", likeThis(otherwise));
    return URI.create(otherwise);
  }

  /** It stands before everything that is served, and in links: no question, no login. */
  private Optional<URI> publicUrl() {
    return written("WATCHBILL_PUBLIC_URL")
        .map(text -> url("WATCHBILL_PUBLIC_URL", PUBLIC_URL_LIKE))
        .filter(
            url -> {
              if (url.getUserInfo() == null
                  && url.getRawQuery() == null
                  && url.getRawFragment() == null) {
                return true;
              }
              problems.add(
                  "WATCHBILL_PUBLIC_URL",
                  "It has a login, a question mark or a # in it.",
                  "Write only where the bot is, like " + PUBLIC_URL_LIKE + ".");
              return false;
            });
  }

  private static String likeThis(String example) {
    return "Write one like " + example + ", or leave it out for that.";
  }

  private Optional<DatabaseAddress> database() {
    return written("DATABASE_URL")
        .flatMap(
            address -> {
              try {
                return Optional.of(DatabaseAddress.parse(address));
              } catch (IllegalArgumentException e) {
                problems.add(
                    "DATABASE_URL",
                    String.valueOf(e.getMessage()),
                    "Leave it out to use the embedded Postgres.");
                return Optional.empty();
              }
            });
  }

  private Optional<Path> path(String name) {
    return written(name)
        .flatMap(
            text -> {
              try {
                return Optional.of(Path.of(text));
              } catch (InvalidPathException e) {
                problems.add(name, Problems.quoted(text) + " is not a path.", "Name a path.");
                return Optional.empty();
              }
            });
  }

  private boolean isReadable(String name, Path file) {
    if (Files.isRegularFile(file) && Files.isReadable(file)) {
      return true;
    }
    problems.add(
        name, "There is no file " + file.toAbsolutePath() + " that can be read.", "Mend the path.");
    return false;
  }

  private int port(String name, int otherwise) {
    var text = written(name).orElse(Integer.toString(otherwise));
    if (text.matches("\\d{1,5}") && Integer.parseInt(text) <= 65535) {
      return Integer.parseInt(text);
    }
    problems.add(
        name,
        Problems.quoted(text) + " is not a port.",
        "Write a number up to 65535; 0 takes any free one.");
    return otherwise;
  }

  private Optional<GitHubApp> gitHubApp() {
    var id = written("GITHUB_APP_ID");
    var keyFile = path("GITHUB_APP_KEY_FILE");
    id.filter(it -> !it.matches("\\d+"))
        .ifPresent(
            it ->
                problems.add(
                    "GITHUB_APP_ID",
                    Problems.quoted(it) + " is not a number.",
                    "It is the App ID on the app's settings page."));
    keyFile.ifPresent(file -> isReadable("GITHUB_APP_KEY_FILE", file));
    if (id.isPresent() && keyFile.isEmpty()) {
      problems.add(
          "GITHUB_APP_KEY_FILE",
          "This is missing beside GITHUB_APP_ID.",
          "Name the file of the app's private key (.pem).");
    }
    if (id.isEmpty() && keyFile.isPresent()) {
      problems.add(
          "GITHUB_APP_ID",
          "This is missing beside GITHUB_APP_KEY_FILE.",
          "It is the App ID on the app's settings page.");
    }
    return id.flatMap(it -> keyFile.map(file -> new GitHubApp(it, file)));
  }
}
