package dev.watchbill.handoff;

import dev.watchbill.handoff.Conversation.OfLink;
import dev.watchbill.handoff.Conversation.OfThread;
import dev.watchbill.people.People;
import dev.watchbill.people.PersonId;
import dev.watchbill.platform.directory.Directory;
import dev.watchbill.platform.slack.Permalinks;
import dev.watchbill.support.SupportRequest;
import dev.watchbill.support.SupportRequest.State;
import dev.watchbill.text.Excerpt;
import dev.watchbill.text.Mrkdwn;
import dev.watchbill.text.ReaderTime;
import java.time.ZoneId;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

/** The parts of a sentence about a conversation, in mrkdwn. */
final class ConversationWords {
  /** So much is repeated of what it is about. */
  private static final int QUOTED = 120;

  private final People people;
  private final Directory directory;
  private final Permalinks permalinks;
  private final Function<String, ZoneId> zones;

  /**
   * @param zones of each rotation by its name
   */
  ConversationWords(
      People people, Directory directory, Permalinks permalinks, Function<String, ZoneId> zones) {
    this.people = people;
    this.directory = directory;
    this.permalinks = permalinks;
    this.zones = zones;
  }

  /** What somebody is called; no mention, so it pings nobody. */
  String name(PersonId person) {
    return Mrkdwn.escape(people.nameOf(person));
  }

  /** The same as plain text. */
  String plainName(PersonId person) {
    return people.nameOf(person);
  }

  /** A link to it by its own words; what was said among few is not repeated to others. */
  String link(ConversationState state) {
    if (state.conversation().about() instanceof OfLink link) {
      return "<%s|%s>".formatted(Mrkdwn.escape(link.url()), label(words(state), link.url()));
    }
    OfThread thread = (OfThread) state.conversation().about();
    String address = permalinks.to(thread.channelId(), thread.threadTs(), Optional.empty());
    return isPublic(thread.channelId())
        ? "<%s|%s> in <#%s>".formatted(address, label(words(state), "a thread"), thread.channelId())
        : "<%s|a thread in a private channel>".formatted(address);
  }

  /** The same for those who can read that channel anyway. */
  static String quoted(ConversationState state) {
    String words = words(state);
    return words.isEmpty() ? "" : "“%s”".formatted(Mrkdwn.escape(Excerpt.of(words, QUOTED)));
  }

  private static String words(ConversationState state) {
    return state
        .request()
        .map(SupportRequest::excerpt)
        .orElse(state.conversation().words())
        .strip();
  }

  private static String label(String words, String otherwise) {
    return Mrkdwn.escape(
        Excerpt.of((words.isEmpty() ? otherwise : words).replace('|', '¦'), QUOTED));
  }

  /** What is open: who asks, since when, and whether there is an answer; one line. */
  String open(ConversationState state) {
    return state.request().map(this::open).orElseGet(() -> added(state.conversation()));
  }

  private String open(SupportRequest request) {
    ZoneId zone = zones.apply(request.rotation());
    String asked =
        "Asked by %s %s"
            .formatted(
                request.asker().map(this::name).orElse("an app"),
                ReaderTime.moment(request.askedAt(), zone));
    return switch (request.state()) {
      case WAITING ->
          "%s; no answer yet: first response due %s."
              .formatted(asked, ReaderTime.moment(request.dueAt(), zone));
      case ANSWERED -> asked + "; answered, not resolved.";
      case RESOLVED ->
          request
              .resolution()
              .map(
                  act ->
                      "Resolved by %s %s."
                          .formatted(name(act.by()), ReaderTime.moment(act.at(), zone)))
              .orElse("Resolved.");
    };
  }

  private String added(Conversation conversation) {
    String began = ReaderTime.moment(conversation.began(), zones.apply(conversation.rotation()));
    if (conversation.request().isPresent()) {
      return "Resolved a long time ago.";
    }
    String by = conversation.addedBy().map(person -> "added by " + name(person)).orElse("added");
    return conversation.about() instanceof OfLink
        ? capital(by) + " " + began + "."
        : "Begun %s; %s.".formatted(began, by);
  }

  private static String capital(String words) {
    return words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
  }

  /** Whether everybody may read what is said there; nobody where nothing is known of it. */
  boolean isPublic(String channelId) {
    return directory.channel(channelId).filter(channel -> !channel.isPrivate()).isPresent();
  }

  /** Whether the bot can say something there. */
  boolean canSpeakIn(String channelId) {
    return directory
        .channel(channelId)
        .filter(channel -> channel.joined() && !channel.archived())
        .isPresent();
  }

  /** Whether nobody has answered its request. */
  static boolean waits(ConversationState state) {
    return state.request().filter(its -> its.state() == State.WAITING).isPresent();
  }
}
