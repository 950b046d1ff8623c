package dev.watchbill.criticalbug;

/** Who noticed the bug (R18: anyone, from outside the company too). */
public enum Source {
  CUSTOMER("a customer"),
  COMMUNITY("the community"),
  US("us");

  private final String words;

  Source(String words) {
    this.words = words;
  }

  /** As it reads after "reported by". */
  public String words() {
    return words;
  }
}
