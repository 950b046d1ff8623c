package dev.watchbill.sandbox;

import io.javalin.config.JavalinConfig;

/** More to serve at the sandbox's address, such as its page. */
@FunctionalInterface
public interface Routes {
  /** Called once, before the server starts; the sandbox itself is there already. */
  void mount(JavalinConfig config, Sandbox sandbox);
}
