package dev.watchbill.platform.github;

import java.util.Optional;
import org.kohsuke.github.authorization.AuthorizationProvider;

/** As whom GitHub is called. */
interface GitHubLogin extends AuthorizationProvider {
  /** For a sentence: {@code the token}. */
  String name();

  /** What to do when GitHub does not let it in, as a sentence. */
  String remedy();

  /** The number of the GitHub App that calls; empty if a person's token does. */
  Optional<Long> app();

  /** What an app was allowed by those who installed it, and how far; empty for a token. */
  Optional<Permissions> permissions();

  /** GitHub does not accept any more what it was shown: the next call shows something new. */
  void forget();

  /** What an app may do. */
  interface Permissions {
    /** {@code write} of {@code administration}? */
    boolean mayWrite(String what);
  }
}
