package dev.watchbill.home;

import dev.watchbill.people.PersonId;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * What the other features have to show somebody on the Home tab, in the order in which they were
 * added; before the socket is opened.
 */
public final class HomeParts {
  private final List<Function<PersonId, List<HomePart>>> parts = new ArrayList<>();
  private final List<HomePart.HomeButton> quick = new ArrayList<>();

  /** Shows what {@code part} returns for the reader, who is a member; nothing, if that is empty. */
  public HomeParts part(Function<PersonId, List<HomePart>> part) {
    parts.add(part);
    return this;
  }

  /** Adds one to the quick buttons that everybody has. */
  public HomeParts quickButton(HomePart.HomeButton button) {
    quick.add(button);
    return this;
  }

  List<HomePart> of(PersonId reader) {
    return parts.stream().flatMap(part -> part.apply(reader).stream()).toList();
  }

  List<HomePart.HomeButton> quickButtons() {
    return List.copyOf(quick);
  }
}
