package dev.watchbill.stories;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** Stories in which bots come and go, and the place stays: from a Monday on, each in its own. */
abstract class AtAPlace {
  @TempDir Path directory;
  Place place;

  @BeforeEach
  void open() {
    place = new Place(directory, Story.startingAt(Story.MONDAY));
  }

  @AfterEach
  void close() {
    place.close();
  }
}
