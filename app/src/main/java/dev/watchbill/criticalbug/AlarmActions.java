package dev.watchbill.criticalbug;

/** The action ids of the buttons about an alarm; each is followed by a colon and its number. */
public final class AlarmActions {
  /** Opens the form that says what is expected, and which group owns it (R19). */
  static final String CRITICAL = "alarm.critical";

  /** Opens the form for the reason. */
  static final String NOT_CRITICAL = "alarm.not_critical";

  /** "I'm looking": at once. */
  static final String LOOK = "alarm.look";

  /** "I'm on it", after the fallback: at once. */
  static final String TAKE = "alarm.take";

  /** Opens the reporter's form. */
  static final String CONTEST = "alarm.contest";

  /** The manager agrees with the reporter: opens the form of {@link #CRITICAL}. */
  static final String UPHOLD = "alarm.uphold";

  /** The manager agrees with product: opens a form for the reason. */
  static final String DISMISS = "alarm.dismiss";

  /** Opens the form for the version that has the fix (R22). */
  public static final String FIXED = "alarm.fixed";

  /** Opens the form that says why the fix did not hold (R22). */
  public static final String REOPEN = "alarm.reopen";

  /** Opens the form that raises an alarm. */
  static final String RAISE = "alarm.raise";

  /** Shows one alarm with its history. */
  static final String SHOW = "alarm.show";

  private AlarmActions() {}
}
