package dev.watchbill;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * The walls of the house. Each rule is held against the program, and against a class planted in
 * {@code dev.watchbill.planted} that breaks it, so that a rule which could not fail is noticed.
 */
class ArchitectureTest {
  private static JavaClasses program;
  private static JavaClasses planted;

  @BeforeAll
  static void read() {
    program =
        new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("dev.watchbill");
    planted = new ClassFileImporter().importPackages("dev.watchbill.planted");
  }

  @TestFactory
  Stream<DynamicTest> the_program_keeps() {
    return Walls.ALL.entrySet().stream()
        .map(wall -> DynamicTest.dynamicTest(wall.getKey(), () -> wall.getValue().check(program)));
  }

  @TestFactory
  Stream<DynamicTest> a_planted_violation_is_caught_by() {
    return Walls.ALL.entrySet().stream()
        .map(wall -> DynamicTest.dynamicTest(wall.getKey(), () -> assertCatches(wall)));
  }

  @Test
  void the_program_was_read() {
    assertThat(program.contain(Main.class)).isTrue();
    assertThat(planted).isNotEmpty();
  }

  private static void assertCatches(Map.Entry<String, ArchRule> wall) {
    assertThat(wall.getValue().evaluate(planted).hasViolation())
        .as("no class in dev.watchbill.planted breaks: %s", wall.getKey())
        .isTrue();
  }
}
