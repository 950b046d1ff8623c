package dev.watchbill.planted;

import java.time.Instant;

final class LooksAtTheWall {
  Instant now() {
    return Instant.now();
  }

  void sleeps() throws InterruptedException {
    Thread.sleep(1L);
  }

  void prints() {
    System.out.println("here");
  }
}
