package dev.watchbill.rotation;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/** Hands the news that a rotation's roster, plan or overrides changed to whatever hangs on them. */
final class PlanNews {
  private final List<Consumer<String>> hearing = new CopyOnWriteArrayList<>();

  void hear(Consumer<String> rotations) {
    hearing.add(rotations);
  }

  /** Inside the transaction of the change, after it. */
  void changed(String rotation) {
    hearing.forEach(each -> each.accept(rotation));
  }
}
