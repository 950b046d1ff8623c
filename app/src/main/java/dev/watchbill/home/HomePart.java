package dev.watchbill.home;

import java.util.List;

/**
 * A piece of somebody's Home tab.
 *
 * @param mrkdwn up to 3,000 characters; people's text in it is escaped. Points in time as {@code
 *     <!date…>} only: "in 40 min" would be wrong a minute later
 * @param buttons shown beneath it; at most five
 */
public record HomePart(String mrkdwn, List<HomeButton> buttons) {
  public HomePart {
    buttons = List.copyOf(buttons);
  }

  /**
   * A button on it.
   *
   * @param actionId what the {@code Reception} answers to
   * @param value given back with the click
   * @param primary the one to press, if there is one
   */
  public record HomeButton(String label, String actionId, String value, boolean primary) {}
}
