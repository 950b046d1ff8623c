package dev.watchbill.approval;

/** How somebody who is not exempt at once goes on. */
enum Way {
  /** The manager confirms what is no bug fix, documentation or website change (R26). */
  CONFIRMATION,
  /** Feature work with an exceptional business need: three people approve it (R28). */
  EXCEPTION
}
