package dev.watchbill.handoff;

import dev.watchbill.handoff.Conversation.Choice;
import dev.watchbill.handoff.Conversation.OfThread;
import dev.watchbill.people.PersonId;
import dev.watchbill.platform.outbox.Content;
import dev.watchbill.platform.outbox.Message;
import dev.watchbill.platform.outbox.Outbox;
import java.util.List;

/**
 * Says where and to whom how conversations stand; {@link ConversationMessages} finds the words.
 * Everything is queued in the caller's transaction.
 */
final class ConversationNotices {
  private final Outbox outbox;
  private final ConversationMessages messages;
  private final ConversationWords words;

  ConversationNotices(Outbox outbox, ConversationMessages messages, ConversationWords words) {
    this.outbox = outbox;
    this.messages = messages;
    this.words = words;
  }

  /** Shows entries in the handoff's thread, each one message that is edited as it moves. */
  void entries(Handoff handoff, ConversationList list, List<ConversationState> states) {
    outbox.showAll(
        states.stream()
            .map(
                state ->
                    inThread(
                        handoff,
                        state.conversation().entry(),
                        messages.entry(handoff, list, state)))
            .toList());
  }

  /** Shows what stands above them. */
  void head(Handoff handoff, ConversationList list, List<ConversationState> all) {
    outbox.show(inThread(handoff, list.head(), messages.head(handoff, list, all)));
  }

  /**
   * The new engineer is mentioned where it is, once: Slack then shows them what is new there.
   *
   * @param state decided just now
   */
  void handedOver(Handoff handoff, ConversationState state) {
    Conversation it = state.conversation();
    String key = it.mention(handoff.to());
    if (it.about() instanceof OfThread thread && words.canSpeakIn(thread.channelId())) {
      outbox.show(
          Message.inChannel(key, thread.channelId(), messages.mention(handoff, state))
              .inThreadAt(thread.threadTs()));
    } else {
      outbox.show(inThread(handoff, key, messages.mentionHere(handoff, state)));
    }
  }

  /**
   * Whoever was mentioned reads there that it is not theirs after all.
   *
   * @param mentioned to whom it was handed over before
   */
  void keptAfterAll(Handoff handoff, Conversation it, PersonId mentioned) {
    outbox.edit(it.mention(mentioned), messages.keptAfterAll(handoff, mentioned));
  }

  /** The former engineer reads what they can mute. */
  void muting(Handoff handoff, ConversationList list, List<ConversationState> all) {
    List<ConversationState> over =
        all.stream()
            .filter(
                state ->
                    state
                        .conversation()
                        .decision()
                        .filter(its -> its.choice() == Choice.HANDED_OVER)
                        .isPresent())
            .toList();
    outbox.show(
        Message.toPerson(list.muting(), handoff.from().value(), messages.muting(handoff, over)));
  }

  private static Message inThread(Handoff handoff, String key, Content content) {
    return Message.inChannel(key, handoff.channelId(), content).inThreadOf(handoff.thread());
  }
}
