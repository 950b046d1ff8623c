package dev.watchbill.platform.http;

import java.net.URI;
import java.util.Optional;

/**
 * By which address people reach the bot's web server.
 *
 * @param base without a slash at its end
 * @param chosen whether the administrator set it; otherwise it is good on this machine only
 */
public record PublicAddress(String base, boolean chosen) {

  /**
   * The address that was set, or else this machine's own.
   *
   * @param port on which the server listens here
   */
  public static PublicAddress of(Optional<URI> set, int port) {
    return set.map(url -> new PublicAddress(url.toString().replaceFirst("/+$", ""), true))
        .orElseGet(() -> new PublicAddress("http://localhost:" + port, false));
  }

  /** Of what is beneath it, by its parts without slashes. */
  public String of(String path, String name) {
    return base + "/" + path + "/" + name;
  }
}
