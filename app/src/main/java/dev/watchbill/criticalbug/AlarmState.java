package dev.watchbill.criticalbug;

/** Where an alarm stands. {@link AlarmPolicy} holds every move from one to another. */
public enum AlarmState {
  /** Product has been asked with @here, and the clock runs (R18, R20). */
  RAISED,
  /** Somebody of product is looking: the clock has stopped, and they are asked again. */
  LOOKING,
  /** Nobody of product has answered: #help-p1 is asked, again and again (R20). */
  FELL_BACK,
  /** Somebody has taken it after the fallback; whether it is critical is still to be said. */
  TAKEN,
  /** It is critical: customers are warned, the patch is made (R19, R21, R22). */
  CONFIRMED,
  /** It is not critical; the reporter may contest that once. */
  REJECTED,
  /** The reporter contests it: the group's manager decides. */
  CONTESTED,
  /** It is fixed in a version; the postmortem is due (R23). */
  FIXED,
  /** Everything about it is done. */
  CLOSED,
  /** Taken back by its reporter, or by product: it was raised by mistake. */
  WITHDRAWN;

  /** Whether another alarm about the same bug joins this one. */
  public boolean isOpen() {
    return switch (this) {
      case RAISED, LOOKING, FELL_BACK, TAKEN, CONTESTED, CONFIRMED -> true;
      case REJECTED, FIXED, CLOSED, WITHDRAWN -> false;
    };
  }

  /** Whether it is still to be said that it is critical, or not. */
  public boolean awaitsVerdict() {
    return switch (this) {
      case RAISED, LOOKING, FELL_BACK, TAKEN, CONTESTED -> true;
      case CONFIRMED, REJECTED, FIXED, CLOSED, WITHDRAWN -> false;
    };
  }
}
