package dev.watchbill.postmortem;

import java.util.List;

/**
 * A postmortem with what it is about.
 *
 * @param items its action items by their number, dropped ones among them
 */
record Case(Postmortem postmortem, Matter matter, List<ActionItem> items) {
  Case {
    items = List.copyOf(items);
  }

  About about() {
    return matter.about();
  }

  /** The items that were not dropped. */
  List<ActionItem> kept() {
    return items.stream().filter(item -> !item.isDropped()).toList();
  }

  /** How many of them have an issue. */
  long filed() {
    return kept().stream().filter(ActionItem::isSettled).count();
  }

  Case with(Postmortem changed) {
    return new Case(changed, matter, items);
  }
}
