package dev.watchbill.sandbox.faults;

/** What can be done to the sockets that are open now. */
public interface SocketControl {
  /** Cuts every socket without a word. */
  void cut();

  /** Every open socket stays up and answers pings, but delivers nothing and hears nothing. */
  void deafen();

  /** As {@link #deafen()}, and pings are not answered either: half-open. */
  void freeze();

  /** Asks the app to connect anew, as Slack does every few hours: a warning, then the end. */
  void refresh();

  /** How many are open. */
  int open();
}
