package dev.watchbill.stories;

/**
 * Marks what tells again, at another step or under more weather, what an untagged test tells
 * already, and takes long. It runs with {@code mvn verify -Pexhaustive}.
 */
final class Exhaustive {
  /** As the build names it. */
  static final String TAG = "exhaustive";

  private Exhaustive() {}
}
