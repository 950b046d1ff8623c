package dev.watchbill.escalation;

import static com.slack.api.model.block.Blocks.actions;
import static com.slack.api.model.block.element.BlockElements.button;

import com.slack.api.model.block.LayoutBlock;
import com.slack.api.model.block.SectionBlock;
import com.slack.api.model.block.composition.MarkdownTextObject;
import com.slack.api.model.block.composition.PlainTextObject;
import com.slack.api.model.block.element.BlockElement;
import com.slack.api.util.json.GsonFactory;
import dev.watchbill.people.Contact;
import dev.watchbill.people.People;
import dev.watchbill.people.PersonId;
import dev.watchbill.platform.outbox.Content;
import dev.watchbill.platform.outbox.PostedLink;
import dev.watchbill.platform.slack.Permalinks;
import dev.watchbill.support.SupportRequest;
import dev.watchbill.text.Excerpt;
import dev.watchbill.text.LongText;
import dev.watchbill.text.Mrkdwn;
import dev.watchbill.text.ReaderTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** The words of an escalation: its thread, and whoever is asked later. */
final class EscalationMessages {
  static final String TAKE = "escalation_take";
  static final String CALL_OFF = "escalation_off";

  /** Slack allows 3,000 characters a section. */
  private static final int SECTION = 2_900;

  private static final int SECTIONS_IN_ONE = 3;

  /** So much of what is needed stands in the message that all see; the whole is in its thread. */
  static final int NEEDED = 600;

  private static final int EXCERPT = 140;

  private final People people;
  private final Permalinks permalinks;
  private final Function<String, ZoneId> zones;

  /**
   * @param zones the zone of each rotation
   */
  EscalationMessages(People people, Permalinks permalinks, Function<String, ZoneId> zones) {
    this.people = people;
    this.permalinks = permalinks;
    this.zones = zones;
  }

  /**
   * The message that begins the thread: who asks whom for what, and how it stands.
   *
   * @param request what it is about, if it is about a request that is remembered
   * @param contacts the rotation's, in order
   */
  Content card(Escalation it, Optional<SupportRequest> request, List<Contact> contacts) {
    var lines = new ArrayList<String>();
    lines.add("*%s* needs help: %s".formatted(name(it.by()), mentions(it, contacts)));
    lines.add("*Needed:* " + Mrkdwn.linked(Excerpt.of(it.research().needed(), NEEDED)));
    lines.add(
        request.map(about -> about(about) + " ").orElse("") + "What was found is in the thread.");
    lines.add(standing(it, request, contacts));
    return content(
        String.join("\n", lines),
        it.answer().isPresent()
            ? List.of()
            : List.of(
                press(it, TAKE, "I'm on it", true),
                press(it, CALL_OFF, "No longer needed", false)));
  }

  private static String mentions(Escalation it, List<Contact> contacts) {
    var mentions = new LinkedHashSet<String>();
    contacts.stream().skip(it.firstContact()).limit(1).map(Contact::mention).forEach(mentions::add);
    it.named().forEach(person -> mentions.add("<@" + person + ">"));
    return String.join(" ", mentions);
  }

  private String about(SupportRequest request) {
    return "About <%s|%s>%s."
        .formatted(
            permalinks.to(request.channelId(), request.threadTs(), Optional.empty()),
            request.asker().map(asker -> "what " + name(asker) + " asked").orElse("a request"),
            request.excerpt().isBlank()
                ? ""
                : ": " + Mrkdwn.escape(Excerpt.of(request.excerpt(), EXCERPT)));
  }

  private String standing(Escalation it, Optional<SupportRequest> request, List<Contact> contacts) {
    ZoneId zone = zones.apply(it.rotation());
    if (it.answer().isPresent()) {
      var act = it.answer().get();
      return "*%s* %s, since %s."
          .formatted(
              name(act.by()),
              it.isCalledOff() ? "needs no more help" : "is on it",
              ReaderTime.shortMoment(act.at(), zone));
    }
    if (it.nextAt().isPresent()) {
      String next =
          EscalationPolicy.next(
                  contacts, it.firstContact(), it.contactsAsked(), it.asked(), it.by())
              .map(one -> Mrkdwn.escape(contacts.get(one.contact()).label()))
              .orElse("the next contact");
      return "Nobody has answered yet. *%s* will be asked %s, unless somebody does."
          .formatted(next, ReaderTime.moment(it.nextAt().get(), zone));
    }
    return request.filter(about -> !about.isOpen()).isPresent()
        ? "The request was resolved, so nobody else is asked."
        : "Nobody has answered yet, and there is nobody else to be asked.";
  }

  /** The research, laid out in one reply or, if it is long, in several. */
  List<Content> research(Escalation it) {
    var pieces = new ArrayList<String>();
    lay("What was found", it.research().found(), pieces);
    lay("Links", it.research().links(), pieces);
    if (it.research().needed().length() > NEEDED) {
      lay("What is needed", it.research().needed(), pieces);
    }
    var replies = new ArrayList<Content>();
    for (int from = 0; from < pieces.size(); from += SECTIONS_IN_ONE) {
      List<String> these = pieces.subList(from, Math.min(pieces.size(), from + SECTIONS_IN_ONE));
      replies.add(
          content(
              String.join("\n\n", these),
              these.stream().<LayoutBlock>map(EscalationMessages::section).toList(),
              List.of()));
    }
    return replies;
  }

  private static void lay(String title, String typed, List<String> pieces) {
    List<String> its = LongText.pieces(typed, SECTION - title.length() - 5);
    for (int i = 0; i < its.size(); i++) {
      pieces.add(i == 0 ? "*" + title + "*\n" + its.get(i) : its.get(i));
    }
  }

  /** In the request's thread: where it goes on. */
  Content pointer(Escalation it) {
    return Content.text(
        "*%s* has escalated this: <%s|the new thread> has what was found, and who is asked."
            .formatted(name(it.by()), PostedLink.to(it.card())));
  }

  /** In the thread, to the next contact. */
  Content ask(Escalation it, Contact contact) {
    return Content.text(
        "%s, nobody has answered *%s* yet. Can you help? Press *I'm on it* above, or answer here."
            .formatted(contact.mention(), name(it.by())));
  }

  /** The same, in private. */
  Content askInPrivate(Escalation it) {
    return Content.text(
        "*%s* needs help, and nobody has answered yet: %s\n<%s|Open the thread>, and press *I'm on it* or answer there."
            .formatted(
                name(it.by()),
                Mrkdwn.escape(Excerpt.of(it.research().needed(), EXCERPT)),
                PostedLink.to(it.card())));
  }

  /** In the thread, to whoever escalated: an edited card pings nobody. */
  Content answered(Escalation it, PersonId by) {
    return Content.text("<@%s>, *%s* is on it.".formatted(it.by(), name(by)));
  }

  /** To whoever comes too late. */
  String already(Escalation it) {
    return it.answer()
        .map(
            act ->
                it.isCalledOff()
                    ? "%s needs no more help already. Thank you all the same."
                        .formatted(name(act.by()))
                    : "%s is on it already. If you can help, say so in the thread."
                        .formatted(name(act.by())))
        .orElse("Nothing was changed.");
  }

  String name(PersonId person) {
    return Mrkdwn.escape(people.nameOf(person));
  }

  private static BlockElement press(Escalation it, String action, String words, boolean primary) {
    return button(
        b ->
            b.actionId(action + ":" + it.id())
                .style(primary ? "primary" : null)
                .text(PlainTextObject.builder().text(words).build()));
  }

  private static Content content(String text, List<BlockElement> buttons) {
    return content(text, List.of(section(text)), buttons);
  }

  private static Content content(String text, List<LayoutBlock> shown, List<BlockElement> buttons) {
    var blocks = new ArrayList<>(shown);
    if (!buttons.isEmpty()) {
      blocks.add(actions(buttons));
    }
    return new Content(text, GsonFactory.createSnakeCase().toJson(blocks));
  }

  private static LayoutBlock section(String mrkdwn) {
    return SectionBlock.builder()
        .text(MarkdownTextObject.builder().text(mrkdwn).verbatim(true).build())
        .build();
  }
}
