package dev.watchbill.approval;

/** The buttons; each is followed by a colon and what it is about. */
final class ApprovalActions {
  /** The number of a request. */
  static final String CONFIRM = "approval.confirm";

  /** The number of a request. */
  static final String EXCEPTION = "approval.exception";

  /** The number of an approval, a colon and an {@link Office}. */
  static final String APPROVE = "approval.approve";

  /** As {@link #APPROVE}. */
  static final String DENY = "approval.deny";

  /** The number of an approval. */
  static final String WITHDRAW = "approval.withdraw";

  /** The value of a button that stands where nothing is edited after a click. */
  static final String LISTED = "listed";

  private ApprovalActions() {}

  static String approve(Approval it, Office office) {
    return APPROVE + ":" + it.id() + ":" + office;
  }

  static String deny(Approval it, Office office) {
    return DENY + ":" + it.id() + ":" + office;
  }

  static String withdraw(Approval it) {
    return WITHDRAW + ":" + it.id();
  }
}
