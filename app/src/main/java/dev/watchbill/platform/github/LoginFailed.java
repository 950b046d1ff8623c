package dev.watchbill.platform.github;

import java.io.IOException;

/** The bot does not get into GitHub as the app that it is. The message is a sentence. */
final class LoginFailed extends IOException {
  private static final long serialVersionUID = 1L;

  LoginFailed(String sentence) {
    super(sentence);
  }

  String sentence() {
    return String.valueOf(getMessage());
  }
}
