package dev.watchbill.text;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;

/** Texts that come with the program. */
public final class Resource {
  private Resource() {}

  /**
   * The text at {@code path}, such as {@code /manifest.yml}.
   *
   * @throws IllegalStateException if the program was built without it
   */
  public static String text(String path) {
    try (var stream = Resource.class.getResourceAsStream(path)) {
      if (stream == null) {
        throw new IllegalStateException("the program has lost its " + path);
      }
      return new String(stream.readAllBytes(), UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException("could not read " + path, e);
    }
  }
}
