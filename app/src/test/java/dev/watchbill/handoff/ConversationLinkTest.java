package dev.watchbill.handoff;

import static org.assertj.core.api.Assertions.assertThat;

import dev.watchbill.handoff.Conversation.OfLink;
import dev.watchbill.handoff.Conversation.OfThread;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ConversationLinkTest {
  private static final String MESSAGE =
      "https://acme.slack.com/archives/C0123456789/p1788880000000100";

  @Test
  void a_link_to_a_message_means_the_thread_that_it_begins_or_is_in() {
    var own = new OfThread("C0123456789", "1788880000.000100", Optional.empty());
    assertThat(ConversationLink.read(MESSAGE)).contains(own);
    assertThat(ConversationLink.read(" <" + MESSAGE + "> ")).contains(own);
    assertThat(ConversationLink.read(MESSAGE + "?thread_ts=1788870000.000200&cid=C0123456789"))
        .contains(new OfThread("C0123456789", "1788870000.000200", Optional.empty()));
  }

  @Test
  void every_other_address_is_a_link() {
    assertThat(ConversationLink.read("<https://example.com/pull/7?a=1|example.com>"))
        .contains(new OfLink("https://example.com/pull/7?a=1"));
    assertThat(ConversationLink.read("http://127.0.0.1:8080/archives/notes"))
        .contains(new OfLink("http://127.0.0.1:8080/archives/notes"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "the build",
        "example.com/pull/7",
        "ftp://example.com/x",
        "javascript:alert(1)",
        "https://",
        "https://example.com/a b",
        "https://example.com/a|b",
        "https://example.com/\"x\"",
        "https://example.com/a>b",
        "<https://example.com"
      })
  void what_is_no_web_address_is_none(String typed) {
    assertThat(ConversationLink.read(typed)).isEmpty();
  }
}
