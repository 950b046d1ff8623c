package dev.watchbill.sandbox.api;

/**
 * The tokens that are good here.
 *
 * @param bot {@code xoxb-…}
 * @param app {@code xapp-…}
 */
public record Tokens(String bot, String app) {
  /** Tokens that nobody takes for real ones. */
  public static Tokens sandbox() {
    return new Tokens("xoxb-sandbox-not-a-secret", "xapp-sandbox-not-a-secret");
  }

  void check(String method, String given) {
    if (given.isEmpty()) {
      throw new SlackError("not_authed");
    }
    var forApp = method.equals("apps.connections.open");
    var forBoth = method.equals("auth.test") && given.equals(app);
    if (forBoth || given.equals(forApp ? app : bot)) {
      return;
    }
    throw new SlackError(
        given.equals(bot) || given.equals(app) ? "not_allowed_token_type" : "invalid_auth");
  }

  @Override
  public String toString() {
    return "Tokens[…]";
  }
}
