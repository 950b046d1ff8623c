package dev.watchbill.text;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.AlphaChars;
import net.jqwik.api.constraints.StringLength;

class NearestPropertiesTest {
  @Property
  boolean distance_has_no_direction(
      @ForAll @AlphaChars @StringLength(max = 12) String a,
      @ForAll @AlphaChars @StringLength(max = 12) String b) {
    return Nearest.slips(a, b) == Nearest.slips(b, a);
  }

  @Property
  void two_neighbouring_letters_swapped_are_one_slip(
      @ForAll @AlphaChars @StringLength(min = 2, max = 12) String word) {
    String swapped = "" + word.charAt(1) + word.charAt(0) + word.substring(2);
    assertThat(Nearest.slips(word, swapped)).isLessThanOrEqualTo(1);
  }
}
