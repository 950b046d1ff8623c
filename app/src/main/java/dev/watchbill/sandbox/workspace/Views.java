package dev.watchbill.sandbox.workspace;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.watchbill.sandbox.workspace.Change.ViewClosed;
import dev.watchbill.sandbox.workspace.Change.ViewShown;
import java.util.List;
import java.util.Optional;

/** Modals on people's screens, one stack a person, and everybody's home tab. */
public final class Views {
  /** How many modals may lie on each other. */
  public static final int DEEPEST = 3;

  private final Ledger ledger;
  private final Shelf<View> shelf;

  Views(Ledger ledger) {
    this.ledger = ledger;
    this.shelf = ledger.shelf("view", View.class);
  }

  public Optional<View> byId(String id) {
    return shelf.get(id);
  }

  /** By the app's own name for it. */
  public Optional<View> byExternalId(String externalId) {
    return shelf.all().stream()
        .filter(view -> !externalId.isEmpty() && view.externalId().equals(externalId))
        .findFirst();
  }

  /** The modals on somebody's screen, the topmost last. */
  public List<View> stackOf(String person) {
    return shelf.all().stream().filter(view -> view.modal() && view.user().equals(person)).toList();
  }

  /** What somebody sees: the topmost modal. */
  public Optional<View> topOf(String person) {
    var stack = stackOf(person);
    return stack.isEmpty() ? Optional.empty() : Optional.of(stack.get(stack.size() - 1));
  }

  public Optional<View> homeOf(String person) {
    return shelf.get(homeId(person));
  }

  /** Opens a modal in place of whatever was open. */
  public View open(String person, ObjectNode content) {
    return ledger.inOne(
        () -> {
          clear(person);
          var id = Ids.fresh("V");
          return show(new View(id, person, true, content, hash(), id, ""));
        });
  }

  /** Lays a modal on the topmost one. */
  public View push(String person, ObjectNode content) {
    return ledger.inOne(
        () -> {
          var top = topOf(person);
          var id = Ids.fresh("V");
          var root = top.map(View::rootId).orElse(id);
          var previous = top.map(View::id).orElse("");
          return show(new View(id, person, true, content, hash(), root, previous));
        });
  }

  /** Replaces what a view shows; empty if it is gone. */
  public Optional<View> update(String id, ObjectNode content) {
    return ledger.inOne(() -> shelf.get(id).map(view -> show(view.showing(content, hash()))));
  }

  /** Publishes a home tab. */
  public View publish(String person, ObjectNode content) {
    return ledger.inOne(
        () -> {
          var id = homeId(person);
          return show(new View(id, person, false, content, hash(), id, ""));
        });
  }

  /** Takes a modal off the screen; those under it stay. */
  public void close(String id) {
    ledger.inOne(() -> shelf.drop(id).ifPresent(view -> ledger.tell(new ViewClosed(view))));
  }

  /** Takes all of somebody's modals off the screen; the topmost first. */
  public void clear(String person) {
    ledger.inOne(
        () -> {
          var stack = stackOf(person);
          for (var i = stack.size() - 1; i >= 0; i--) {
            close(stack.get(i).id());
          }
        });
  }

  private View show(View view) {
    var before = shelf.get(view.id());
    shelf.put(view.id(), view);
    ledger.tell(new ViewShown(before, view));
    return view;
  }

  private String hash() {
    return ledger.now().getEpochSecond() + "." + Ids.fresh("");
  }

  private static String homeId(String person) {
    return "VHOME" + person;
  }
}
