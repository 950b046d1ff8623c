package dev.watchbill.postmortem;

/**
 * The action ids of the buttons about a postmortem; each is followed by a colon and its id, or that
 * of an action item.
 */
final class PostmortemActions {
  /** Opens the form for the date. */
  static final String SCHEDULE = "postmortem.schedule";

  /** It was held: at once. */
  static final String HELD = "postmortem.held";

  /** Nothing more is to be done: at once. */
  static final String FINISH = "postmortem.finish";

  /** Opens the form for what is found out. */
  static final String EDIT = "postmortem.edit";

  /** Sends the document. */
  static final String DOWNLOAD = "postmortem.download";

  /** Posts the summary in the thread, or edits it there. */
  static final String POST = "postmortem.post";

  /** Shows how it stands, with all that can be done. */
  static final String SHOW = "postmortem.show";

  /** Opens the form of a new action item. */
  static final String ADD = "postmortem.add";

  /** Opens the form for the link of an item's issue. */
  static final String LINK = "postmortem.link";

  /** Opens the form that gives an item to somebody else, or drops it. */
  static final String ITEM = "postmortem.item";

  private PostmortemActions() {}
}
