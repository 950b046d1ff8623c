package dev.watchbill.home;

import dev.watchbill.people.PersonId;
import java.util.List;

/** What a feature adds to the Home tab, without the tab. */
public final class ShownParts {
  private ShownParts() {}

  /** In words, to that reader. */
  public static List<String> of(HomeParts parts, PersonId reader) {
    return parts.of(reader).stream().map(HomePart::mrkdwn).toList();
  }
}
