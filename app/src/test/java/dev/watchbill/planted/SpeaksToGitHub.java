package dev.watchbill.planted;

import org.kohsuke.github.GitHub;

/** Past the one place that does. */
final class SpeaksToGitHub {
  GitHub gitHub() {
    return GitHub.offline();
  }
}
