package dev.watchbill.criticalbug;

import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/**
 * The form that raises an alarm, as it stands filled in; not escaped, and maybe not complete.
 *
 * @param link what is in the field for the filed bug
 * @param group the key of a group
 * @param informant who outside the company told of it
 */
record RaiseForm(
    String link,
    String happens,
    Set<Criterion> criteria,
    String sinceVersion,
    Optional<String> group,
    String workaround,
    Optional<Source> source,
    String informant) {

  /** Nothing filled in but the link and the words, which may be empty. */
  static RaiseForm begun(String link, String happens) {
    return new RaiseForm(link, happens, Set.of(), "", Optional.empty(), "", Optional.empty(), "");
  }

  /** Filled in as it was. */
  static RaiseForm of(BugReport bug) {
    return new RaiseForm(
        bug.link(),
        bug.happens(),
        bug.criteria(),
        bug.sinceVersion().orElse(""),
        bug.group(),
        bug.workaround().orElse(""),
        Optional.of(bug.source()),
        bug.informant().orElse(""));
  }

  /** The same, told by somebody outside the company. */
  RaiseForm toldBy(Source who, String name) {
    return new RaiseForm(
        link, happens, criteria, sinceVersion, group, workaround, Optional.of(who), name);
  }

  /** What it says, once {@link RaiseFormReader#mistakes} finds none. */
  BugReport report() {
    return new BugReport(
        BugText.links(link).get(0),
        Optional.empty(),
        happens,
        EnumSet.copyOf(criteria),
        filled(sinceVersion),
        group,
        filled(workaround),
        source.orElseThrow(),
        filled(informant));
  }

  private static Optional<String> filled(String typed) {
    return Optional.of(typed).filter(its -> !its.isBlank());
  }
}
