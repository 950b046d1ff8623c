package dev.watchbill.support;

import dev.watchbill.people.People;
import dev.watchbill.people.PersonId;
import dev.watchbill.platform.directory.Directory.Standing;
import dev.watchbill.platform.outbox.PostedPlaces;
import dev.watchbill.platform.slack.Event;
import dev.watchbill.platform.slack.Followed;
import dev.watchbill.platform.slack.Heard;
import dev.watchbill.platform.slack.Reception;
import dev.watchbill.platform.slack.SlackTime;
import dev.watchbill.rotation.Rotations;
import dev.watchbill.support.SupportRequest.State;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Hears who asks for whoever is on call, and who answers: by a reply, or by 👀 (R5). */
final class SupportSlack {
  private static final String LOOKING = "eyes";
  private static final Pattern OURS = Pattern.compile("support:(\\d{1,18}):.*");

  private final SupportRequests requests;
  private final Rotations rotations;
  private final People people;
  private final Earshot earshot;
  private final Offers offers;
  private final PostedPlaces places;

  SupportSlack(
      SupportRequests requests,
      Rotations rotations,
      People people,
      Earshot earshot,
      Offers offers,
      PostedPlaces places) {
    this.requests = requests;
    this.rotations = rotations;
    this.people = people;
    this.earshot = earshot;
    this.offers = offers;
    this.places = places;
  }

  void listen(Reception reception) {
    reception.messages("support", this::heard).event("reaction_added", "support", this::reaction);
    reception.follow(this::unanswered);
  }

  /** An answer counts that is given while nobody listens, in a thread of whatever age. */
  private List<Followed> unanswered() {
    return requests.open(Optional.empty()).stream()
        .filter(request -> request.state() == State.WAITING)
        .map(request -> new Followed(request.channelId(), request.threadTs(), request.messageTs()))
        .toList();
  }

  void heard(Heard message) {
    Set<String> asked = earshot.asked(message.channelId(), message.words());
    Optional<PersonId> author = author(message);
    if (message.isReply()) {
      author
          .filter(who -> !asksColleagues(who, asked))
          .ifPresent(who -> seen(message.channelId(), message.thread(), who, written(message)));
    }
    for (String rotation : asked) {
      requests.ask(
          new Asking(
              rotation,
              message.channelId(),
              message.thread(),
              message.ts(),
              author,
              message.words(),
              written(message)));
    }
    if (asked.isEmpty() && message.mentionsUs() && !message.outsider()) {
      author.ifPresent(who -> offers.offer(message, who));
    }
  }

  /** An engineer who asks for the others has not answered by that. */
  private boolean asksColleagues(PersonId who, Set<String> asked) {
    return asked.stream()
        .anyMatch(
            rotation ->
                rotations.roster(rotation).stream()
                    .anyMatch(member -> member.person().equals(who)));
  }

  private void reaction(Event event) {
    Optional<String> message = event.body().text("item.ts");
    if (event.body().text("reaction").filter(LOOKING::equals).isEmpty()
        || event.userId().isEmpty()
        || event.channelId().isEmpty()
        || message.isEmpty()) {
      return;
    }
    PersonId who = new PersonId(event.userId().get());
    Instant at = SlackTime.instant(event.body().required("event_ts"));
    String channel = event.channelId().get();
    seen(channel, thread(channel, message.get()), who, at);
  }

  private void seen(String channel, String thread, PersonId who, Instant at) {
    requests.seen(channel, thread, who, at, earshot.listening(channel));
  }

  /**
   * The thread that a message belongs to, as far as it concerns us: it asked in it, or we said it
   * there; else it is the one that it began.
   */
  private String thread(String channelId, String ts) {
    return places
        .keyAt(channelId, ts)
        .map(OURS::matcher)
        .filter(Matcher::matches)
        .flatMap(key -> requests.find(Long.parseLong(key.group(1))))
        .map(SupportRequest::threadTs)
        .or(() -> requests.threadOf(channelId, ts))
        .orElse(ts);
  }

  /** A person; apps and workflows have no name that anybody could answer to. */
  private Optional<PersonId> author(Heard message) {
    return message
        .userId()
        .map(PersonId::new)
        .filter(id -> people.person(id).filter(who -> who.standing() == Standing.BOT).isEmpty());
  }

  /** An edited message may have asked since its edit only. */
  private static Instant written(Heard message) {
    return SlackTime.instant(message.editedTs().orElse(message.ts()));
  }
}
