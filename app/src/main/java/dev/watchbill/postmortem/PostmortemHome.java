package dev.watchbill.postmortem;

import dev.watchbill.home.HomePart;
import dev.watchbill.home.HomePart.HomeButton;
import dev.watchbill.people.PersonId;
import java.util.ArrayList;
import java.util.List;

/** On somebody's Home tab: the postmortems they see to, and the action items they own. */
final class PostmortemHome {
  private static final int SHOWN = 3;

  private final Postmortems postmortems;
  private final ActionItems items;
  private final Matters matters;
  private final PostmortemMessages messages;

  PostmortemHome(
      Postmortems postmortems, ActionItems items, Matters matters, PostmortemMessages messages) {
    this.postmortems = postmortems;
    this.items = items;
    this.matters = matters;
    this.messages = messages;
  }

  List<HomePart> of(PersonId reader) {
    var parts = new ArrayList<HomePart>();
    postmortems.open().stream()
        .filter(its -> matters.responsible(its.matter()).contains(reader))
        .limit(SHOWN)
        .map(this::seenTo)
        .forEach(parts::add);
    items.owedBy(reader).stream().limit(SHOWN).map(this::owed).forEach(parts::add);
    return parts;
  }

  private HomePart seenTo(Case its) {
    long id = its.postmortem().id();
    var buttons = new ArrayList<HomeButton>();
    if (its.postmortem().is(PostmortemState.DUE) && !its.postmortem().isPaused()) {
      buttons.add(new HomeButton("Schedule", PostmortemActions.SCHEDULE + ":" + id, "", true));
    }
    buttons.add(new HomeButton("Edit", PostmortemActions.EDIT + ":" + id, "", false));
    buttons.add(new HomeButton("Add action item", PostmortemActions.ADD + ":" + id, "", false));
    return new HomePart(messages.heading(its) + "\n" + messages.line(its), buttons);
  }

  private HomePart owed(OwedItems.Owed owed) {
    return new HomePart(
        "*Action item* of %s: %s\nIt has no issue yet (R23)."
            .formatted(owed.its().about().written(), ActionItemMessages.what(owed.item())),
        List.of(
            new HomeButton(
                "Add the issue's link",
                PostmortemActions.LINK + ":" + owed.item().id(),
                "",
                true)));
  }
}
