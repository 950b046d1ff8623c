package dev.watchbill.criticalbug;

import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/**
 * A filed bug as somebody raises it. All words in it were typed by people: escape them in mrkdwn.
 *
 * @param link of the filed bug, {@code http} or {@code https} (R18)
 * @param title of the filed bug, if it is known
 * @param happens what happens; not blank
 * @param criteria which of the four it meets, at least one
 * @param sinceVersion since which version, if that is known
 * @param group the key of the product group it seems to belong to, if that is known
 * @param workaround what helps meanwhile, if anything
 * @param source who noticed it
 * @param informant who that was outside the company, in words, such as a customer's name
 */
public record BugReport(
    String link,
    Optional<String> title,
    String happens,
    Set<Criterion> criteria,
    Optional<String> sinceVersion,
    Optional<String> group,
    Optional<String> workaround,
    Source source,
    Optional<String> informant) {
  public BugReport {
    if (link.isBlank() || happens.isBlank() || criteria.isEmpty()) {
      throw new IllegalArgumentException(
          "a bug is raised with its link, what happens, and at least one criterion (R17, R18)");
    }
    criteria = Set.copyOf(EnumSet.copyOf(criteria));
  }
}
