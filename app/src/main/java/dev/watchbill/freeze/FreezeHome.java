package dev.watchbill.freeze;

import dev.watchbill.home.HomePart;
import dev.watchbill.home.HomePart.HomeButton;
import dev.watchbill.people.PersonId;
import java.util.List;

/** The freeze on everybody's Home tab, as long as it goes on. */
final class FreezeHome {
  private final FreezeStore store;
  private final FreezeCircle circle;
  private final FreezeMessages messages;

  FreezeHome(FreezeStore store, FreezeCircle circle, FreezeMessages messages) {
    this.store = store;
    this.circle = circle;
    this.messages = messages;
  }

  List<HomePart> of(PersonId reader) {
    return store.active().stream()
        .map(
            course ->
                new HomePart(
                    messages.going(course, List.of()),
                    circle.may(reader)
                        ? List.of(
                            new HomeButton(
                                "Lift…", FreezeMessages.LIFT + ":" + course.id(), "", false))
                        : List.of()))
        .toList();
  }
}
