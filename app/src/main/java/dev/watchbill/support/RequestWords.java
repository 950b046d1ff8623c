package dev.watchbill.support;

import dev.watchbill.people.People;
import dev.watchbill.people.PersonId;
import dev.watchbill.platform.outbox.PostedLink;
import dev.watchbill.text.Excerpt;
import dev.watchbill.text.InWords;
import dev.watchbill.text.Mrkdwn;
import dev.watchbill.text.ReaderTime;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** The parts of a sentence about a request, in mrkdwn. */
final class RequestWords {
  /** So much is repeated of what somebody asked. */
  private static final int QUOTED = 150;

  /** So much of a note goes along; the form takes no more. */
  static final int NOTED = 500;

  /** A message about the due time leaves a moment after it. */
  private static final int NOW_SECONDS = 60;

  private final People people;
  private final Map<String, SupportRules> rules;

  RequestWords(People people, Map<String, SupportRules> rules) {
    this.people = people;
    this.rules = Map.copyOf(rules);
  }

  /** Until when, and how long that is by the rules; a card is read for hours, so nothing ages. */
  String promise(SupportRequest request, Instant now) {
    String when = ReaderTime.moment(request.dueAt(), zone(request));
    if (!request.dueAt().isAfter(now)) {
      return "The first response was due *%s*.".formatted(when);
    }
    return rules(request)
        .map(
            its ->
                its.hours().isOpen(request.askedAt())
                    ? "First response due *%s*, within %s.".formatted(when, within(request, its))
                    : "Asked outside business hours: first response due *%s*, within %s."
                        .formatted(when, within(request, its)))
        .orElseGet(() -> "First response due *%s*.".formatted(when));
  }

  private static String within(SupportRequest request, SupportRules its) {
    boolean plain = request.dueAt().isBefore(its.hours().after(request.askedAt(), its.within()));
    return plain
        ? InWords.of(its.afterHours().orElse(its.within()))
        : InWords.of(its.within()) + " of business time";
  }

  static String about(SupportRequest request) {
    return request.excerpt().isBlank()
        ? link(request.card(), "Open the thread")
        : "“%s” %s"
            .formatted(
                Mrkdwn.escape(Excerpt.of(request.excerpt(), QUOTED)),
                link(request.card(), "Open the thread"));
  }

  static String link(String key, String words) {
    return "<%s|%s>".formatted(PostedLink.to(key), words);
  }

  /** Why others are asked; whoever is on call and asks themselves has nobody to ask. */
  String whyUnanswered(SupportRequest request) {
    return request
        .holder()
        .map(
            holder ->
                request.reminded().isPresent()
                    ? "%s is on call for %s and has not answered"
                        .formatted(name(holder), request.rotation())
                    : "they are on call for %s themselves, and nobody else has answered"
                        .formatted(request.rotation()))
        .orElseGet(() -> "nobody is on call for " + request.rotation());
  }

  /** "is due now", or with the time: a message is read long after it was sent. */
  String dueOrWas(SupportRequest request, Instant now) {
    if (request.dueAt().isAfter(now)) {
      return "is due " + when(request, now);
    }
    return request.dueAt().plusSeconds(NOW_SECONDS).isAfter(now)
        ? "is due now"
        : "was due " + when(request, now);
  }

  String when(SupportRequest request, Instant now) {
    return "%s (%s)"
        .formatted(
            ReaderTime.moment(request.dueAt(), zone(request)),
            ReaderTime.distance(now, request.dueAt()));
  }

  /** Of a rotation that is configured no more, too. */
  ZoneId zone(SupportRequest request) {
    return SupportRules.zone(rules, request.rotation());
  }

  Optional<SupportRules> rules(SupportRequest request) {
    return Optional.ofNullable(rules.get(request.rotation()));
  }

  static Optional<String> holder(SupportRequest request) {
    return request.holder().map(person -> "<@" + person + ">");
  }

  /** What its holder reads of who waits for them. */
  String waiting(SupportRequest request) {
    return holderAsks(request) ? "*Your own request*" : "*" + asker(request) + "*";
  }

  /** Whoever is on call has asked for their colleagues. */
  static boolean holderAsks(SupportRequest request) {
    return request.asker().isPresent() && request.asker().equals(request.holder());
  }

  String asker(SupportRequest request) {
    return request.asker().map(this::name).orElse("An app");
  }

  String name(PersonId person) {
    return Mrkdwn.escape(people.nameOf(person));
  }

  /** Every line of it: what somebody typed cannot look like ours. */
  static String quoted(String typed) {
    return Excerpt.of(Gist.visible(typed), NOTED)
        .lines()
        .map(line -> "> " + Mrkdwn.escape(line))
        .collect(Collectors.joining("\n"));
  }
}
