package dev.watchbill.approval;

import java.util.Arrays;
import java.util.Optional;

/** In which office somebody is asked: each is an act of its own, whoever holds it (R28). */
enum Office {
  /** The engineering manager of the group; with several, whoever answers first. */
  MANAGER("EM"),
  /** Who leads the group's quality assurance. */
  QA_LEAD("QA lead"),
  /** Who answers for the release. */
  DRI("DRI");

  private final String title;

  Office(String title) {
    this.title = title;
  }

  /** As it stands before a name. */
  String title() {
    return title;
  }

  /** The one of that name, as buttons carry it. */
  static Optional<Office> read(String name) {
    return Arrays.stream(values()).filter(it -> it.name().equals(name)).findFirst();
  }
}
