package dev.watchbill.exemption;

/** What a pull request is, as far as a freeze is concerned (R26 to R28). */
public enum Kind {
  BUG,
  DOCS,
  WEBSITE,
  /** Neither of those, and no feature: a manager confirms it. */
  OTHER,
  /** Feature work: three people make an exception, or nobody. */
  FEATURE
}
