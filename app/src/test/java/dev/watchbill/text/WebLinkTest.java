package dev.watchbill.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class WebLinkTest {
  @Test
  void signs_of_the_markup_cannot_end_the_link() {
    assertThat(WebLink.of("https://x.example/a|b>c d<!channel>?q=1&r=2", "the | <bug>", 50))
        .isEqualTo("<https://x.example/a%7Cb%3Ec%20d%3C!channel%3E?q=1&amp;r=2|the ¦ &lt;bug&gt;>");
  }

  @Test
  void what_turns_the_direction_of_writing_is_encoded_or_left_out() {
    assertThat(WebLink.of("https://x.example/\u202egpj", "a\u202eb\nc\u2066", 50))
        .isEqualTo("<https://x.example/%E2%80%AEgpj|ab c>");
  }

  @Test
  void only_addresses_of_the_web_become_links() {
    assertThat(WebLink.of("javascript:alert(1)", "click", 50)).isEqualTo("click");
    assertThat(WebLink.of("HTTPS://X.example", "click", 50)).isEqualTo("<HTTPS://X.example|click>");
  }

  @Test
  void long_words_are_cut() {
    assertThat(WebLink.of("https://x.example", "word ".repeat(40), 20))
        .isEqualTo("<https://x.example|word word word word…>");
  }

  @Test
  void lines_stay_lines_and_nothing_unseen_is_left() {
    assertThat(Visible.lines("a\u202e \r\nb\u0000\r\n\n\n\nc\t1\u2028d "))
        .isEqualTo("a\nb\n\nc\t1\nd");
    assertThat(Visible.inOneLine(" a \n\t b\u200f ")).isEqualTo("a b");
  }
}
