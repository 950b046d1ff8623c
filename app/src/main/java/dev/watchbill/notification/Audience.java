package dev.watchbill.notification;

/** Who is to be warned (R21). */
enum Audience {
  CUSTOMERS("customers", "Customers"),
  COMMUNITY("community", "The community");

  private final String key;
  private final String title;

  Audience(String key, String title) {
    this.key = key;
    this.title = title;
  }

  /** As it is typed, and named in buttons. */
  String key() {
    return key;
  }

  /** As a sentence begins with it. */
  String title() {
    return title;
  }

  /** As it stands within a sentence. */
  String words() {
    return this == CUSTOMERS ? "customers" : "the community";
  }

  /** As it reads with "warned": "customers are warned". */
  String areWarned() {
    return this == CUSTOMERS ? "customers are warned" : "the community is warned";
  }
}
