package dev.watchbill.support;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Cells of RFC 4180 that no spreadsheet takes for a formula. */
class ReportFileTest {
  static Stream<Arguments> cells() {
    return Stream.of(
        Arguments.of("", ""),
        Arguments.of("Ada", "Ada"),
        Arguments.of("Ada Lovelace", "Ada Lovelace"),
        Arguments.of("Zoë 看", "Zoë 看"),
        Arguments.of("Lovelace, Ada", "\"Lovelace, Ada\""),
        Arguments.of("Ada \"the first\"", "\"Ada \"\"the first\"\"\""),
        Arguments.of("two\nlines", "\"two\nlines\""),
        Arguments.of("two\r\nlines", "\"two\r\nlines\""),
        Arguments.of("=1+1", "'=1+1"),
        Arguments.of("+49", "'+49"),
        Arguments.of("-1", "'-1"),
        Arguments.of("@SUM(A1)", "'@SUM(A1)"),
        Arguments.of("\t=1", "'\t=1"),
        Arguments.of("\r=1", "\"'\r=1\""),
        Arguments.of("=HYPERLINK(\"x\",\"y\")", "\"'=HYPERLINK(\"\"x\"\",\"\"y\"\")\""),
        Arguments.of("a=b", "a=b"));
  }

  @ParameterizedTest
  @MethodSource("cells")
  void a_cell_is_only_a_cell(String value, String cell) {
    assertThat(ReportFile.cell(value)).isEqualTo(cell);
  }
}
