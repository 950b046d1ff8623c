package dev.watchbill.platform.storage;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.TestInstanceFactoryContext;
import org.junit.jupiter.api.extension.TestInstancePreConstructCallback;

/**
 * At the end of each test its databases are emptied for the next. JUnit finds it by itself (in
 * {@code META-INF/services}), and calls it after all that a test does to tidy up.
 */
public final class ReturnedDatabases
    implements BeforeAllCallback, TestInstancePreConstructCallback, AfterEachCallback {
  private static final List<TestDatabase> IN_USE = new ArrayList<>();
  private static final Deque<TestDatabase> FREE = new ArrayDeque<>();

  static synchronized void isInUse(TestDatabase database) {
    IN_USE.add(database);
  }

  static synchronized Optional<TestDatabase> any() {
    return Optional.ofNullable(FREE.pollFirst());
  }

  private static synchronized void takeBack() {
    IN_USE.stream().filter(TestDatabase::takenBack).forEach(FREE::addFirst);
    IN_USE.clear();
  }

  /** What is made until now belongs to a class, or to nobody whose end we see. */
  private static synchronized void leave() {
    IN_USE.clear();
  }

  /** The static fields of a test class get theirs before the first test's window begins. */
  @Override
  public void beforeAll(ExtensionContext context) throws ClassNotFoundException {
    var type = context.getRequiredTestClass();
    Class.forName(type.getName(), true, type.getClassLoader());
  }

  @Override
  public void preConstructTestInstance(
      TestInstanceFactoryContext instance, ExtensionContext context) {
    if (instance.getOuterInstance().isEmpty()) {
      leave();
    }
  }

  @Override
  public void afterEach(ExtensionContext context) {
    if (context.getTestInstanceLifecycle().filter(Lifecycle.PER_CLASS::equals).isEmpty()) {
      takeBack();
    }
  }
}
