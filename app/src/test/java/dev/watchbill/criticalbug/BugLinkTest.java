package dev.watchbill.criticalbug;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BugLinkTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = ' ',
      value = {
        "https://github.com/example/app/issues/7 https://github.com/example/app/issues/7",
        "http://www.github.com/example/app/issues/7#issuecomment-1 https://github.com/example/app/issues/7",
        "HTTPS://GitHub.com/example/app/issues/7?x=1&y=2 https://github.com/example/app/issues/7",
        "https://Bugs.Example.com/b?a=1&b=2#c https://bugs.example.com/b?a=1&b=2#c",
        "https://bugs.example.com:8443/b https://bugs.example.com:8443/b",
        "https://b.example/a|b>c<d https://b.example/a%7Cb%3Ec%3Cd",
        "https://b.example/`*_x_*` https://b.example/%60*_x_*%60",
        "https://b.example/\u202Egnp.exe https://b.example/gnp.exe",
        "https://b.example/\u200Bx\u200F https://b.example/x",
        "https://b.example/\u0645 https://b.example/%D9%85",
        "https://b\u00fccher.example/x https://xn--bcher-kva.example/x",
      })
  void an_address_is_kept_in_one_form_that_cannot_break_markup(String typed, String kept) {
    assertThat(BugLink.of(typed)).contains(kept);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "bugs.example.com/7",
        "javascript:alert(1)",
        "ftp://example.com/x",
        "https://",
        "https:///x",
        "https://|/x",
        "https://<!channel>/x",
        "the worker dies",
      })
  void whatever_is_no_address_of_the_web_is_none(String typed) {
    assertThat(BugLink.of(typed)).isEmpty();
  }

  @Test
  void an_address_that_leaves_no_room_for_words_is_too_long() {
    assertThat(BugLink.of("https://b.example/" + "x".repeat(10_000))).isEmpty();
  }
}
