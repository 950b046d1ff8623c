package dev.watchbill.handoff;

import dev.watchbill.people.PersonId;
import java.time.Instant;
import java.util.Optional;

/**
 * Something that the former engineer hands over to the new one, or keeps (R7).
 *
 * @param handoff the one in whose thread it stands; empty while that is still to come
 * @param rotation its configured name
 * @param words a few words of what it is about, as people read them: escape them in mrkdwn; may be
 *     empty
 * @param began when the thread began, or when the link was added
 * @param addedBy who added it; nobody if it was put there because it was open
 * @param decision the latest, if there was one
 * @param decisions how many there were
 */
record Conversation(
    long id,
    Optional<Long> handoff,
    String rotation,
    About about,
    String words,
    Instant began,
    Optional<PersonId> addedBy,
    Optional<Decision> decision,
    int decisions) {

  /** What it is; each stands in a handoff once, by its {@link #subject}. */
  sealed interface About {
    /** Names it. */
    String subject();
  }

  /**
   * A thread in Slack.
   *
   * @param threadTs the message that began it
   * @param request the number of the support request that is answered there, if there is one
   */
  record OfThread(String channelId, String threadTs, Optional<Long> request) implements About {
    @Override
    public String subject() {
      return channelId + "/" + threadTs;
    }
  }

  /** An issue, a pull request, or whatever else has an address. */
  record OfLink(String url) implements About {
    @Override
    public String subject() {
      return url;
    }
  }

  /** Whose it is from then on. */
  enum Choice {
    HANDED_OVER,
    KEPT
  }

  /**
   * What was decided.
   *
   * @param to whose it became: the new engineer's as the handoff stood then, or the former one's
   */
  record Decision(Choice choice, PersonId to, PersonId by, Instant at) {}

  /** The support request it is about, if it is about one. */
  Optional<Long> request() {
    return about instanceof OfThread thread ? thread.request() : Optional.empty();
  }

  /** Whether it is handed over now. */
  boolean isHandedOver() {
    return decision.filter(its -> its.choice() == Choice.HANDED_OVER).isPresent();
  }

  /** The outbox key of its entry in the handoff's thread. */
  String entry() {
    return "conversation:" + id;
  }

  /** The outbox key of the mention in its own thread, which subscribes {@code person} to it. */
  String mention(PersonId person) {
    return "conversation:%d:mention:%s".formatted(id, person);
  }

  /** The same, decided anew. */
  Conversation decided(Decision latest) {
    return new Conversation(
        id, handoff, rotation, about, words, began, addedBy, Optional.of(latest), decisions + 1);
  }
}
