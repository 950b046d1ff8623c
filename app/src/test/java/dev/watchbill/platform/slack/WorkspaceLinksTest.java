package dev.watchbill.platform.slack;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;

class WorkspaceLinksTest {
  private static final String TS = "1700000000.000100";

  @Test
  void a_message_is_found_in_its_channel() {
    assertThat(at("https://team.slack.com/").to("C1", TS, Optional.empty()))
        .isEqualTo("https://team.slack.com/archives/C1/p1700000000000100");
    assertThat(at("https://team.slack.com/").to("C1", TS, Optional.of(TS)))
        .as("the message that began the thread")
        .isEqualTo("https://team.slack.com/archives/C1/p1700000000000100");
  }

  @Test
  void a_reply_is_found_in_its_thread() {
    assertThat(at("https://team.slack.com").to("C1", "1700000009.000200", Optional.of(TS)))
        .isEqualTo(
            "https://team.slack.com/archives/C1/p1700000009000200?thread_ts=1700000000.000100&cid=C1");
  }

  @Test
  void before_slack_has_told_its_address_there_is_a_link_all_the_same() {
    assertThat(new WorkspaceLinks(Optional::empty).to("C1", TS, Optional.empty()))
        .isEqualTo("https://slack.com/app_redirect?channel=C1&message_ts=1700000000.000100");
  }

  private static Permalinks at(String url) {
    var us =
        new BotIdentity(
            "UBOT", Optional.empty(), Optional.of("T1"), Optional.empty(), Optional.of(url));
    return new WorkspaceLinks(() -> Optional.of(us));
  }
}
