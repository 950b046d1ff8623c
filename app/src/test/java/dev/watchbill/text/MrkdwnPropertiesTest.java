package dev.watchbill.text;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

class MrkdwnPropertiesTest {
  @Property
  boolean what_was_escaped_comes_back(@ForAll String typed) {
    return Mrkdwn.unescape(Mrkdwn.escape(typed)).equals(typed);
  }
}
