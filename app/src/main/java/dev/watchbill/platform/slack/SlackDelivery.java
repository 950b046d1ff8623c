package dev.watchbill.platform.slack;

import com.google.gson.JsonParseException;
import com.slack.api.methods.SlackApiException;
import com.slack.api.methods.SlackApiTextResponse;
import com.slack.api.methods.request.chat.ChatPostMessageRequest;
import com.slack.api.methods.request.chat.ChatUpdateRequest;
import com.slack.api.methods.request.conversations.ConversationsHistoryRequest;
import com.slack.api.methods.request.conversations.ConversationsOpenRequest;
import com.slack.api.methods.request.conversations.ConversationsRepliesRequest;
import com.slack.api.model.Conversation;
import com.slack.api.model.Message;
import com.slack.api.model.ResponseMetadata;
import dev.watchbill.platform.outbox.Content;
import dev.watchbill.platform.outbox.Delivery;
import dev.watchbill.platform.outbox.Destination;
import dev.watchbill.platform.outbox.Outbox.Posted;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Posts, edits and finds messages through the Web API. A message carries its key in Slack's
 * metadata, by which it is found again; edits carry it too.
 */
public final class SlackDelivery implements Delivery {
  private static final String EVENT_TYPE = "watchbill_intent";
  private static final String KEY = "intent";
  private static final String NO_BLOCKS = "[]";
  private static final Duration CLOCKS_APART = Duration.ofMinutes(10);
  private static final int PAGE = 200;
  private static final int MOST_PAGES = 50;

  private final SlackConnection connection;
  private final Permalinks permalinks;
  private final Map<String, String> conversations = new ConcurrentHashMap<>();

  public SlackDelivery(SlackConnection connection, Permalinks permalinks) {
    this.connection = connection;
    this.permalinks = permalinks;
  }

  @Override
  public Outcome post(Draft draft) {
    return conversationWith(draft.to())
        .outcome(
            channel ->
                ask("chat.postMessage", m -> m.chatPostMessage(postOf(draft, channel)))
                    .outcome(answer -> accepted(answer.getChannel(), channel, answer.getTs())));
  }

  @Override
  public Outcome edit(String key, Posted place, Content content) {
    var request =
        ChatUpdateRequest.builder()
            .channel(place.channelId())
            .ts(place.ts())
            .text(content.text())
            .blocksAsString(content.blocks()) // an empty list takes away the blocks of before
            .metadata(metadata(key))
            .linkNames(false)
            .build();
    return ask("chat.update", m -> m.chatUpdate(request))
        .outcome(answer -> new Outcome.Accepted(place));
  }

  @Override
  public Finding find(Draft draft, Instant notBefore) {
    var opened = conversationWith(draft.to());
    if (opened instanceof SlackAnswer.Given<String> conversation) {
      var oldest = SlackTime.of(notBefore.minus(CLOCKS_APART));
      return search(draft, conversation.value(), oldest);
    }
    return finding(((SlackAnswer.Missing<String>) opened).why());
  }

  @Override
  public String permalink(Posted place, Optional<String> threadTs) {
    return permalinks.to(place.channelId(), place.ts(), threadTs);
  }

  private Finding search(Draft draft, String channel, String oldest) {
    var cursor = "";
    for (var pages = 0; pages < MOST_PAGES; pages++) {
      var answer = page(draft.threadTs(), channel, oldest, cursor);
      if (!(answer instanceof SlackAnswer.Given<Page> given)) {
        return finding(((SlackAnswer.Missing<Page>) answer).why());
      }
      var found = given.value().messages().stream().filter(m -> carries(m, draft.key())).findAny();
      if (found.isPresent()) {
        return new Finding.Found(new Posted(channel, found.get().getTs()));
      }
      cursor = given.value().nextCursor();
      if (cursor.isEmpty()) {
        return new Finding.Absent();
      }
    }
    return new Finding.Unreadable("more than " + MOST_PAGES * PAGE + " messages since then");
  }

  /** Part of a conversation or thread. */
  private record Page(List<Message> messages, String nextCursor) {
    static Page of(@Nullable List<Message> messages, @Nullable ResponseMetadata metadata) {
      var next = metadata == null ? null : metadata.getNextCursor();
      return new Page(messages == null ? List.of() : messages, next == null ? "" : next);
    }
  }

  private SlackAnswer<Page> page(
      Optional<String> threadTs, String channel, String oldest, String cursor) {
    var from = cursor.isEmpty() ? null : cursor;
    if (threadTs.isPresent()) {
      var request =
          ConversationsRepliesRequest.builder()
              .channel(channel)
              .ts(threadTs.get())
              .oldest(oldest)
              .includeAllMetadata(true)
              .limit(PAGE)
              .cursor(from)
              .build();
      return ask("conversations.replies", m -> m.conversationsReplies(request))
          .map(answer -> Page.of(answer.getMessages(), answer.getResponseMetadata()));
    }
    var request =
        ConversationsHistoryRequest.builder()
            .channel(channel)
            .oldest(oldest)
            .includeAllMetadata(true)
            .limit(PAGE)
            .cursor(from)
            .build();
    return ask("conversations.history", m -> m.conversationsHistory(request))
        .map(answer -> Page.of(answer.getMessages(), answer.getResponseMetadata()));
  }

  private static boolean carries(Message message, String key) {
    var metadata = message.getMetadata();
    return metadata != null
        && EVENT_TYPE.equals(metadata.getEventType())
        && metadata.getEventPayload() != null
        && key.equals(metadata.getEventPayload().get(KEY));
  }

  /**
   * The channel; for a person, the conversation with them, opened once. Nothing is said by that.
   */
  private SlackAnswer<String> conversationWith(Destination to) {
    if (!(to instanceof Destination.Person person)) {
      return new SlackAnswer.Given<>(to.lane());
    }
    var known = conversations.get(person.userId());
    if (known != null) {
      return new SlackAnswer.Given<>(known);
    }
    var request = ConversationsOpenRequest.builder().users(List.of(person.userId())).build();
    var opened =
        ask("conversations.open", m -> m.conversationsOpen(request))
            .flatMap(answer -> idOf(answer.getChannel()))
            .beforeAnythingWasSaid();
    if (opened instanceof SlackAnswer.Given<String> conversation) {
      conversations.put(person.userId(), conversation.value());
    }
    return opened;
  }

  private static SlackAnswer<String> idOf(@Nullable Conversation channel) {
    return channel == null || channel.getId() == null
        ? new SlackAnswer.Missing<>(new Outcome.Unknown("an answer without a channel"))
        : new SlackAnswer.Given<>(channel.getId());
  }

  private <T extends SlackApiTextResponse> SlackAnswer<T> ask(
      String method, SlackConnection.Call<T> call) {
    try {
      var answer = call.by(connection.methods());
      return answer.isOk()
          ? new SlackAnswer.Given<>(answer)
          : new SlackAnswer.Missing<>(SlackTrouble.ofError(method, answer.getError()));
    } catch (SlackApiException e) {
      var response = e.getResponse();
      return new SlackAnswer.Missing<>(
          SlackTrouble.ofStatus(method, response.code(), response.header("Retry-After")));
    } catch (IOException e) {
      return new SlackAnswer.Missing<>(SlackTrouble.of(e));
    } catch (JsonParseException e) {
      return new SlackAnswer.Missing<>(new Outcome.Unknown("an answer that is not Slack's"));
    }
  }

  private static ChatPostMessageRequest postOf(Draft draft, String channel) {
    var content = draft.content();
    return ChatPostMessageRequest.builder()
        .channel(channel)
        .threadTs(draft.threadTs().orElse(null))
        .text(content.text())
        .blocksAsString(content.blocks().equals(NO_BLOCKS) ? null : content.blocks())
        .metadata(metadata(draft.key()))
        .unfurlLinks(false)
        .unfurlMedia(false)
        .linkNames(false)
        .build();
  }

  private static Message.Metadata metadata(String key) {
    return Message.Metadata.builder().eventType(EVENT_TYPE).eventPayload(Map.of(KEY, key)).build();
  }

  private static Outcome accepted(@Nullable String channel, String asked, @Nullable String ts) {
    return ts == null
        ? new Outcome.Unknown("an answer without a timestamp")
        : new Outcome.Accepted(new Posted(channel == null ? asked : channel, ts));
  }

  private static Finding finding(Outcome trouble) {
    if (trouble instanceof Outcome.Limited limited) {
      return new Finding.Limited(limited.method(), limited.retryAfter());
    } else if (trouble instanceof Outcome.Refused refused) {
      return new Finding.Refused(refused.error());
    } else if (trouble instanceof Outcome.NotDone not) {
      return new Finding.Unreadable(not.reason());
    } else if (trouble instanceof Outcome.Unknown unknown) {
      return new Finding.Unreadable(unknown.reason());
    }
    return new Finding.Unreadable(trouble.toString());
  }
}
