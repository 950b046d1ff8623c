package dev.watchbill.platform.mergefreeze;

/** Merge Freeze did not do what it was asked. The message is a sentence, and holds no secret. */
public final class MergeFreezeAway extends Exception {
  private static final long serialVersionUID = 1L;

  /** Without the cause: the address in it holds the token. */
  public MergeFreezeAway(String sentence) {
    super(sentence);
  }

  /** Why, in a sentence for people. */
  public String sentence() {
    return String.valueOf(getMessage());
  }
}
