package dev.watchbill.cover;

import dev.watchbill.people.PersonId;

/** How a change request is spoken of, in mrkdwn; people's text in it is escaped. */
@SuppressWarnings({"DoNotCallSuggester", "UnusedVariable"})
final class CoverWords {
  CoverWords() {}

  /** What is asked for, such as "cover for Ada in developer, Fri 14:00 to Mon 10:00". */
  String about(ChangeRequest request) {
    throw new UnsupportedOperationException();
  }

  /** A sentence for {@code reader} on where it stands: whom it waits for, or how it ended. */
  String standing(ChangeRequest request, PersonId reader) {
    throw new UnsupportedOperationException();
  }
}
