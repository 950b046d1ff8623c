package dev.watchbill.support;

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
import dev.watchbill.text.Mrkdwn;
import dev.watchbill.text.ReaderTime;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** The words about support requests: the card in the thread, and what the clock says. */
final class SupportMessages {
  static final String TAKE = "support_take";
  static final String PASS = "support_pass";
  static final String ESCALATE = "support_escalate";
  static final String RESOLVE = "support_resolve";
  static final String REOPEN = "support_reopen";

  private final People people;
  private final Map<String, SupportRules> rules;

  /**
   * @param rules of each rotation by its name
   */
  SupportMessages(People people, Map<String, SupportRules> rules) {
    this.people = people;
    this.rules = Map.copyOf(rules);
  }

  /** The one reply in the thread: whose it is, until when, and what to do next. */
  Content card(SupportRequest request, Instant now) {
    var text = new StringBuilder(standing(request, now));
    request
        .escalation()
        .ifPresent(key -> text.append("\n").append(link(key, "The escalation's thread")));
    return content(
        text.toString(),
        switch (request.state()) {
          case WAITING ->
              List.of(
                  press(request, TAKE, "I'm on it", true),
                  press(request, PASS, "Pass on…", false),
                  press(request, ESCALATE, "Escalate", false),
                  press(request, RESOLVE, "Resolved", false));
          case ANSWERED ->
              List.of(
                  press(request, RESOLVE, "Resolved", true),
                  press(request, PASS, "Pass on…", false),
                  press(request, ESCALATE, "Escalate", false));
          case RESOLVED -> List.of(press(request, REOPEN, "Reopen", false));
        });
  }

  private String standing(SupportRequest request, Instant now) {
    return switch (request.state()) {
      case WAITING ->
          "%s\nFirst response due %s."
              .formatted(
                  holder(request)
                      .map(mention -> mention + " is on call for " + request.rotation() + ".")
                      .orElse("Nobody is on call for " + request.rotation() + "."),
                  dueTime(request, now));
      case ANSWERED -> "*%s* has it.".formatted(request.holder().map(this::name).orElse("Nobody"));
      case RESOLVED ->
          "Resolved by *%s*."
              .formatted(request.resolution().map(act -> name(act.by())).orElse("somebody"));
    };
  }

  /** In the thread, to whoever it falls to now that it was asked for again. */
  Content reopened(SupportRequest request, Instant now) {
    return Content.text(
        "Reopened%s. First response due %s."
            .formatted(
                holder(request).map(mention -> ": " + mention + " is on call").orElse(""),
                dueTime(request, now)));
  }

  /** In the thread, to somebody who asks while it is open. */
  Content pointsTo(SupportRequest request, Instant now) {
    return Content.text(
        request.state() == SupportRequest.State.WAITING
            ? "%s: asked again. First response due %s. %s"
                .formatted(
                    holder(request).orElse("Nobody is on call"),
                    dueTime(request, now),
                    linkToCard(request))
            : "%s has it. %s".formatted(holder(request).orElse("Nobody"), linkToCard(request)));
  }

  /** To the holder in private, before it is due. */
  Content remind(SupportRequest request, Instant now) {
    return Content.text(
        "A first response is due %s: %s".formatted(dueTime(request, now), about(request)));
  }

  /** In the thread: it is due. */
  Content due(SupportRequest request, Instant now) {
    return Content.text(
        "Nobody has answered yet, and the first response was due %s.%s"
            .formatted(
                dueTime(request, now),
                holder(request).map(mention -> " " + mention + ", can you look?").orElse("")));
  }

  /** To the holder in private: it is due. */
  Content dueDm(SupportRequest request, Instant now) {
    return Content.text("A first response is due now: " + about(request));
  }

  /**
   * In the thread: contacts are asked, because nobody has answered or nobody is on call.
   *
   * @param contacts usually one; several after the bot was away
   */
  Content ask(SupportRequest request, List<Contact> contacts, Instant now) {
    return Content.text(
        "%s %s, can you help?"
            .formatted(
                request.holder().isPresent() ? "Nobody has answered yet." : "Nobody is on call.",
                contacts.stream().map(Contact::mention).collect(Collectors.joining(", "))));
  }

  /** To somebody who is asked for help, in private. */
  Content askDm(SupportRequest request, Instant now) {
    return Content.text("Nobody has answered yet, can you help? " + about(request));
  }

  /** To somebody to whom it was passed on, in private. */
  Content passed(SupportRequest request, PersonId by, Instant now) {
    return Content.text("*%s* passed this on to you: %s".formatted(name(by), about(request)));
  }

  /** To somebody who is on call now, in private: what nobody had answered until then. */
  Content moved(List<SupportRequest> requests, Instant now) {
    return Content.text(
        requests.stream()
            .map(request -> "• %s, due %s".formatted(about(request), dueTime(request, now)))
            .collect(
                Collectors.joining("\n", "You are on call now, and nobody has answered:\n", "")));
  }

  private String about(SupportRequest request) {
    return request.excerpt().isEmpty()
        ? linkToCard(request)
        : "“%s” %s".formatted(Mrkdwn.escape(request.excerpt()), linkToCard(request));
  }

  private static String linkToCard(SupportRequest request) {
    return link(request.card(), "Open the thread");
  }

  private static String link(String key, String words) {
    return "<%s|%s>".formatted(PostedLink.to(key), words);
  }

  private String dueTime(SupportRequest request, Instant now) {
    return "%s (%s)"
        .formatted(
            ReaderTime.moment(request.dueAt(), zone(request)),
            ReaderTime.distance(now, request.dueAt()));
  }

  /** Of a rotation that is configured no more, too. */
  private ZoneId zone(SupportRequest request) {
    return Optional.ofNullable(rules.get(request.rotation()))
        .map(SupportRules::zone)
        .orElse(ZoneOffset.UTC);
  }

  private static Optional<String> holder(SupportRequest request) {
    return request.holder().map(person -> "<@" + person + ">");
  }

  private String name(PersonId person) {
    return Mrkdwn.escape(people.nameOf(person));
  }

  private static BlockElement press(
      SupportRequest request, String action, String words, boolean primary) {
    return button(
        b ->
            b.actionId(action + ":" + request.id())
                .style(primary ? "primary" : null)
                .text(PlainTextObject.builder().text(words).build()));
  }

  private static Content content(String text, List<BlockElement> buttons) {
    var blocks = new ArrayList<LayoutBlock>();
    blocks.add(
        SectionBlock.builder()
            .text(MarkdownTextObject.builder().text(text).verbatim(true).build())
            .build());
    blocks.add(actions(buttons));
    return new Content(text, GsonFactory.createSnakeCase().toJson(blocks));
  }
}
