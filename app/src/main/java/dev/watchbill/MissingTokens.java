package dev.watchbill;

import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** How to get what it takes to connect to Slack. */
final class MissingTokens {
  private MissingTokens() {}

  /** Says which tokens are missing, how to get them, and what works without. */
  static String guidance(Map<String, String> variables) {
    var missing =
        Stream.of("SLACK_BOT_TOKEN", "SLACK_APP_TOKEN")
            .filter(name -> variables.getOrDefault(name, "").isBlank())
            .collect(Collectors.joining(" and "));
    return """
        %s %s not set, so the bot cannot connect to Slack.

        To try it without Slack, in a workspace on this machine:

          java -jar watchbill.jar sandbox

        To run it in your workspace:

          1. Open https://api.slack.com/apps, choose Create New App, From a manifest, and paste manifest.yml
             (at the top of the repository; this prints it: unzip -p watchbill.jar manifest.yml).
          2. Install App: install it into the workspace and copy the Bot User OAuth Token (xoxb-…)
               export SLACK_BOT_TOKEN=xoxb-…
          3. Basic Information, App-Level Tokens: generate one with the scope connections:write (xapp-…)
               export SLACK_APP_TOKEN=xapp-…
          4. Write a file with your people (the README shows one) and name it
               export WATCHBILL_CONFIG=watchbill.yml
          5. See whether all is well, then run it
               java -jar watchbill.jar check
               java -jar watchbill.jar run
        """
        .formatted(missing, missing.contains(" and ") ? "are" : "is")
        .stripTrailing();
  }
}
