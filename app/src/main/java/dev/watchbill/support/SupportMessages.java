package dev.watchbill.support;

import dev.watchbill.people.Contact;
import dev.watchbill.people.People;
import dev.watchbill.people.PersonId;
import dev.watchbill.platform.outbox.Content;
import dev.watchbill.support.SupportRequest.State;
import dev.watchbill.text.InWords;
import dev.watchbill.text.Mrkdwn;
import dev.watchbill.text.ReaderTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** The words about support requests: the card in the thread, and what the clock says. */
final class SupportMessages {
  /** So many are listed when a shift begins; there may be hundreds after bad days. */
  private static final int LISTED = 10;

  private final People people;
  private final RequestWords words;

  /**
   * @param rules of each rotation by its name
   */
  SupportMessages(People people, Map<String, SupportRules> rules) {
    this.people = people;
    this.words = new RequestWords(people, rules);
  }

  /** The one reply in the thread: whose it is, until when, and what to do next. */
  Content card(SupportRequest request, Instant now) {
    String escalation =
        request
            .escalation()
            .map(key -> "\nEscalated: " + RequestWords.link(key, "what was found so far"))
            .orElse("");
    return CardMessages.card(request, standing(request, now) + escalation, hint(request));
  }

  private String standing(SupportRequest request, Instant now) {
    return switch (request.state()) {
      case WAITING -> waiting(request, now);
      case ANSWERED -> answered(request);
      case RESOLVED -> resolved(request);
    };
  }

  private String waiting(SupportRequest request, Instant now) {
    String who =
        RequestWords.holder(request)
            .map(
                mention ->
                    RequestWords.holderAsks(request)
                        ? "%s is on call for %s, and asks the others of the rotation."
                            .formatted(mention, request.rotation())
                        : "%s is on call for %s: *%s* asks."
                            .formatted(mention, request.rotation(), words.asker(request)))
            .orElseGet(
                () ->
                    "*Nobody is on call for %s* now; *%s* asks."
                        .formatted(request.rotation(), words.asker(request)));
    String asked = asked(request);
    return who
        + "\n"
        + words.promise(request, now)
        + (asked.isEmpty() ? "" : "\nNobody has answered yet. Asked to help: " + asked + ".");
  }

  private String answered(SupportRequest request) {
    return "*%s* has this, for %s."
            .formatted(request.holder().map(words::name).orElse("Nobody"), words.asker(request))
        + request
            .answer()
            .map(
                act ->
                    "\nFirst response%s %s, %s."
                        .formatted(
                            request.holder().filter(act.by()::equals).isPresent()
                                ? ""
                                : " by " + words.name(act.by()),
                            ReaderTime.moment(act.at(), words.zone(request)),
                            inTimeOrLate(request, act)))
            .orElse("");
  }

  private String resolved(SupportRequest request) {
    return request
            .resolution()
            .map(
                act ->
                    "Resolved by *%s* %s."
                        .formatted(
                            words.name(act.by()), ReaderTime.moment(act.at(), words.zone(request))))
            .orElse("Resolved.")
        + request
            .answer()
            .map(
                act ->
                    "\nFirst response by %s, %s."
                        .formatted(words.name(act.by()), inTimeOrLate(request, act)))
            .orElse("");
  }

  /** By the promise, which counts business time: of days between, nights are no part. */
  private static String inTimeOrLate(SupportRequest request, SupportRequest.Act act) {
    Duration late = Duration.between(request.dueAt(), act.at());
    return late.isNegative() || late.isZero() ? "in time" : InWords.of(late) + " late";
  }

  private String hint(SupportRequest request) {
    return switch (request.state()) {
      case WAITING -> "A reply in this thread, :eyes: or *I'm on it* is a first response.";
      case ANSWERED -> "Press *Resolved* when it is over.";
      case RESOLVED ->
          "Not over? Press *Reopen*, or mention %s here again."
              .formatted(
                  words.rules(request).map(its -> "`@" + its.alias() + "`").orElse("the alias"));
    };
  }

  /** In the thread, to whoever it falls to now that it was asked for again. */
  Content reopened(SupportRequest request, Instant now) {
    return Content.text(
        "%s: *%s* asks again, so this is open again, and due *%s*."
            .formatted(
                RequestWords.holder(request)
                    .orElse("Nobody is on call for " + request.rotation() + " now"),
                words.asker(request),
                words.when(request, now)));
  }

  /** In the thread, to somebody who asks while it is open. */
  Content pointsTo(SupportRequest request, Instant now) {
    return Content.text(
        request.state() == State.WAITING
            ? "%s, this is asked again. %s %s"
                .formatted(
                    RequestWords.holder(request)
                        .orElse("Nobody is on call for " + request.rotation() + " now"),
                    words.promise(request, now),
                    RequestWords.link(request.card(), "Here is how it stands."))
            : "%s has this: it was asked again. %s"
                .formatted(
                    RequestWords.holder(request).orElse("Nobody"),
                    RequestWords.link(request.card(), "Here is how it stands.")));
  }

  /** To the holder in private, before it is due. */
  Content remind(SupportRequest request, Instant now) {
    return Content.text(
        "%s waits for a first response, due *%s*.\n%s\nA reply there, :eyes: or *I'm on it* is enough."
            .formatted(
                words.waiting(request), words.when(request, now), RequestWords.about(request)));
  }

  /** In the thread: it is due. */
  Content due(SupportRequest request, Instant now) {
    return Content.text(
        "The first response %s, and nobody has answered yet.%s%s"
            .formatted(
                words.dueOrWas(request, now),
                RequestWords.holder(request)
                    .filter(mention -> request.reminded().isPresent())
                    .map(mention -> " " + mention + ", please say that you have seen this.")
                    .orElse(""),
                next(request, now)));
  }

  /** To the holder in private: it is due. */
  Content dueDm(SupportRequest request, Instant now) {
    return Content.text(
        "%s has no answer yet: the first response *%s*.\n%s\nA reply there, :eyes: or *I'm on it* is enough."
            .formatted(
                words.waiting(request), words.dueOrWas(request, now), RequestWords.about(request)));
  }

  /**
   * In the thread: contacts are asked, because nobody has answered or nobody is on call.
   *
   * @param contacts usually one; several after the bot was away
   */
  Content ask(SupportRequest request, List<Contact> contacts, Instant now) {
    return Content.text(
        "%s %s, can you help *%s*?%s"
            .formatted(
                request.holder().isPresent()
                    ? "Nobody has answered yet."
                    : "Nobody is on call for " + request.rotation() + " now.",
                contacts.stream().map(Contact::mention).collect(Collectors.joining(", ")),
                words.asker(request),
                next(request, now)));
  }

  /** To somebody who is asked for help, in private. */
  Content askDm(SupportRequest request, Instant now) {
    return Content.text(
        "*%s* needs an answer: %s. The first response %s.\n%s\nCan you help? A reply there, :eyes: or *I'm on it* is enough."
            .formatted(
                words.asker(request),
                words.whyUnanswered(request),
                words.dueOrWas(request, now),
                RequestWords.about(request)));
  }

  /** In the thread: who made a request of what somebody else wrote. */
  Content sent(SupportRequest request, PersonId sender) {
    return Content.text(
        "*%s* sent this to %s on-call.".formatted(words.name(sender), request.rotation()));
  }

  /** To the holder in private, of a message in a channel that they may never look at. */
  Content sentDm(SupportRequest request, PersonId sender, Instant now) {
    return Content.text(
        "*%s* sent you a message of *%s* in <#%s>: the first response %s.\n%s"
            .formatted(
                words.name(sender),
                words.asker(request),
                request.channelId(),
                words.dueOrWas(request, now),
                RequestWords.about(request)));
  }

  /** To somebody to whom it was passed on, in private. */
  Content passed(SupportRequest request, PersonId by, Optional<String> note, Instant now) {
    return Content.text(
        "*%s* passed a request of *%s* on to you%s.\n%s%s"
            .formatted(
                words.name(by),
                words.asker(request),
                request.state() == State.WAITING
                    ? ": the first response " + words.dueOrWas(request, now)
                    : "",
                RequestWords.about(request),
                note.map(words -> "\n" + RequestWords.quoted(words)).orElse("")));
  }

  /** To somebody who is on call now, in private: what nobody had answered until then. */
  Content moved(List<SupportRequest> requests, Instant now) {
    String list =
        requests.stream()
            .limit(LISTED)
            .map(
                request ->
                    "\n• %s: %s, %s"
                        .formatted(
                            words.asker(request),
                            RequestWords.about(request),
                            words.dueOrWas(request, now)))
            .collect(Collectors.joining());
    return Content.text(
        "You are on call now, so %s yours, unanswered until now:%s%s"
            .formatted(
                requests.size() == 1 ? "this is" : "these are",
                list,
                requests.size() > LISTED
                    ? "\nand %d more: `/oncall open`".formatted(requests.size() - LISTED)
                    : ""));
  }

  /** Who is asked next, and when, unless somebody answers. */
  private String next(SupportRequest request, Instant now) {
    List<Contact> contacts = contacts(request);
    int next = request.contactsAsked();
    return request
        .nextAt()
        .filter(at -> at.isAfter(now) && next < contacts.size())
        .map(
            at ->
                "\nUnless somebody answers, %s is asked %s (%s)."
                    .formatted(
                        Mrkdwn.escape(contacts.get(next).label()),
                        ReaderTime.moment(at, words.zone(request)),
                        ReaderTime.distance(now, at)))
        .orElse("");
  }

  /** By name: they were mentioned when they were asked. */
  private String asked(SupportRequest request) {
    return contacts(request).stream()
        .limit(request.contactsAsked())
        .map(contact -> Mrkdwn.escape(contact.label()))
        .collect(Collectors.joining(", "));
  }

  private List<Contact> contacts(SupportRequest request) {
    return words.rules(request).map(its -> people.contacts(its.rotation())).orElse(List.of());
  }
}
