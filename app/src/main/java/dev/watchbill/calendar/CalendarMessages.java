package dev.watchbill.calendar;

import static com.slack.api.model.block.Blocks.actions;
import static com.slack.api.model.block.Blocks.context;
import static com.slack.api.model.block.Blocks.divider;
import static com.slack.api.model.block.Blocks.section;
import static com.slack.api.model.block.composition.BlockCompositions.confirmationDialog;
import static com.slack.api.model.block.composition.BlockCompositions.markdownText;
import static com.slack.api.model.block.composition.BlockCompositions.plainText;
import static com.slack.api.model.block.element.BlockElements.button;
import static com.slack.api.model.view.Views.viewClose;
import static com.slack.api.model.view.Views.viewTitle;

import com.slack.api.model.block.LayoutBlock;
import com.slack.api.model.block.element.BlockElement;
import com.slack.api.model.view.View;
import com.slack.api.util.json.GsonFactory;
import dev.watchbill.platform.http.PublicAddress;
import dev.watchbill.platform.outbox.Content;
import dev.watchbill.platform.slack.Modal;
import dev.watchbill.text.Mrkdwn;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Links to calendars, and how to use them. */
final class CalendarMessages {
  static final String SHOW = "calendar_show";
  static final String RENEW = "calendar_renew";
  static final String REVOKE = "calendar_revoke";

  /** The value of buttons about the reader's own shifts: a button's value is never empty. */
  static final String OWN = "*";

  private static final String HOW =
      """
      Copy a link, then: *Google Calendar*: Other calendars, +, From URL. \
      *Outlook*: Add calendar, Subscribe from web. \
      *Apple Calendar*: File, New Calendar Subscription. \
      Programs look for news every few hours; Google may take a day.""";

  private static final String SECRET =
      "Keep links to yourself: whoever has one sees what is in it, without logging in. If one got out, make a new one.";

  private final PublicAddress address;

  CalendarMessages(PublicAddress address) {
    this.address = address;
  }

  /**
   * A reader's links, for their eyes alone.
   *
   * @param news what has just changed, in mrkdwn
   */
  Content links(List<CalendarLink> links, Optional<String> news) {
    var lines = new ArrayList<String>();
    news.ifPresent(lines::add);
    links.forEach(link -> lines.add(line(link)));
    lines.addAll(small());
    return new Content(
        String.join("\n", lines), GsonFactory.createSnakeCase().toJson(blocks(links, news)));
  }

  /** The same in a modal. */
  Modal modal(List<CalendarLink> links, Optional<String> news) {
    return Modal.of(
        View.builder()
            .type("modal")
            .title(viewTitle(t -> t.type("plain_text").text("Calendar links")))
            .close(viewClose(c -> c.type("plain_text").text("Close")))
            .blocks(blocks(links, news))
            .build());
  }

  String renewed(Optional<String> rotation) {
    return "The link to %s is new. The old one works no more.".formatted(what(rotation));
  }

  String revoked(Optional<String> rotation, boolean worked) {
    return worked
        ? "The link to %s works no more: calendars that use it find nothing."
            .formatted(what(rotation))
        : "The link to %s did not work before.".formatted(what(rotation));
  }

  /**
   * A section of {@code /oncall help}.
   *
   * @param rotation as an example
   */
  static String help(String rotation) {
    return """
        *Your own calendar*
        `/oncall calendar` your private links, to subscribe to in Google Calendar, Outlook or Apple Calendar
        `/oncall calendar new` makes a new link to your shifts, `/oncall calendar revoke` ends it; `/oncall calendar new %s` is about that rotation's, `/oncall calendar new releases` about releases and freezes"""
        .formatted(rotation);
  }

  private List<LayoutBlock> blocks(List<CalendarLink> links, Optional<String> news) {
    var blocks = new ArrayList<LayoutBlock>();
    news.ifPresent(
        text -> {
          blocks.add(mrkdwn(text));
          blocks.add(divider());
        });
    for (CalendarLink link : links) {
      blocks.add(mrkdwn(line(link)));
      blocks.add(actions(buttons(link)));
    }
    small()
        .forEach(
            text -> blocks.add(context(List.of(markdownText(m -> m.text(text).verbatim(true))))));
    return blocks;
  }

  private List<String> small() {
    var small = new ArrayList<>(List.of(HOW, SECRET));
    if (!address.chosen()) {
      small.add(
          "These links work only on the machine that I run on (%s). An admin can make them work everywhere by setting `WATCHBILL_PUBLIC_URL` to an address that leads to it."
              .formatted(Mrkdwn.escape(address.base())));
    }
    return small;
  }

  private String line(CalendarLink link) {
    String title =
        link.rotation()
            .map(
                name ->
                    name.equals(CalendarLink.RELEASES)
                        ? "*Releases and freezes*"
                        : "*Everybody's shifts: %s*".formatted(Mrkdwn.escape(name)))
            .orElse("*Your own shifts, in all rotations*");
    return title
        + "\n"
        + link.token()
            .map(
                token ->
                    "`%s`"
                        .formatted(
                            Mrkdwn.escape(address.of(Calendars.PATH, token + Calendars.ENDING))))
            .orElse("Revoked: there is no link now.");
  }

  private static List<BlockElement> buttons(CalendarLink link) {
    String value = link.rotation().orElse(OWN);
    boolean works = link.token().isPresent();
    var buttons = new ArrayList<BlockElement>();
    buttons.add(
        button(
            b -> {
              b.actionId(RENEW)
                  .value(value)
                  .text(plainText(works ? "Make a new link" : "Make a link"));
              return works
                  ? b.confirm(
                      confirmationDialog(
                          c ->
                              c.title(plainText("Make a new link?"))
                                  .text(
                                      plainText(
                                          "The old link stops working at once: subscribe to the new one in your calendar."))
                                  .confirm(plainText("Make a new link"))
                                  .deny(plainText("Keep the old one"))))
                  : b;
            }));
    if (works) {
      buttons.add(
          button(
              b ->
                  b.actionId(REVOKE)
                      .value(value)
                      .text(plainText("Revoke"))
                      .confirm(
                          confirmationDialog(
                              c ->
                                  c.title(plainText("Revoke this link?"))
                                      .text(
                                          plainText(
                                              "It stops working at once, and your calendar finds nothing there."))
                                      .confirm(plainText("Revoke"))
                                      .deny(plainText("Keep it"))))));
    }
    return buttons;
  }

  private static String what(Optional<String> rotation) {
    return rotation
        .map(
            name ->
                name.equals(CalendarLink.RELEASES)
                    ? "releases and freezes"
                    : "everybody's shifts in %s".formatted(Mrkdwn.escape(name)))
        .orElse("your own shifts");
  }

  private static LayoutBlock mrkdwn(String text) {
    return section(s -> s.text(markdownText(m -> m.text(text).verbatim(true))));
  }
}
