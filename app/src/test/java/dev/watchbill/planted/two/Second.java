package dev.watchbill.planted.two;

import dev.watchbill.planted.one.First;
import java.util.List;

/** The other half. */
public record Second(List<First> firsts) {
  /** Makes the arrow real. */
  public First first() {
    return firsts.get(0);
  }
}
