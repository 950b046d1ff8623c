package dev.watchbill.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class MrkdwnTest {
  @Test
  void a_typed_ping_is_shown_and_pings_nobody() {
    assertThat(Mrkdwn.escape("<!channel> Q&A <@U1>"))
        .isEqualTo("&lt;!channel&gt; Q&amp;A &lt;@U1&gt;");
  }

  @Test
  void nothing_else_is_escaped() {
    assertThat(Mrkdwn.escape("*bold* \"quoted\" it's @here"))
        .isEqualTo("*bold* \"quoted\" it's @here");
  }

  @Test
  void web_addresses_become_links_and_everything_else_stays_escaped() {
    assertThat(Mrkdwn.linked("see https://x.example/a?b=1&c=2, or <https://y.example>."))
        .isEqualTo("see <https://x.example/a?b=1&amp;c=2>, or &lt;<https://y.example>&gt;.");
    assertThat(Mrkdwn.linked("https://x.example|<!channel> http:// <@U1>"))
        .isEqualTo("<https://x.example>|&lt;!channel&gt; http:// &lt;@U1&gt;");
  }
}
