package dev.watchbill.platform.inbox;

/** Remembers what was taken, so that a delivery that comes again changes nothing. */
public interface Inbox {
  /**
   * Runs {@code work} in one transaction with the record that {@code key} was taken; if the key was
   * taken before, in this instance or another, {@code work} is not run.
   *
   * @param key names what was delivered, such as {@code event:Ev123}; see DESIGN on deduplication
   * @return whether {@code work} ran
   * @throws RuntimeException whatever {@code work} throws; the key is then free again
   */
  boolean once(String key, Runnable work);
}
