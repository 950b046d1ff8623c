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
}
