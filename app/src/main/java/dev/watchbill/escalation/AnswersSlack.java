package dev.watchbill.escalation;

import dev.watchbill.people.PersonId;
import dev.watchbill.platform.slack.Event;
import dev.watchbill.platform.slack.Followed;
import dev.watchbill.platform.slack.Heard;
import dev.watchbill.platform.slack.Reception;
import dev.watchbill.platform.slack.SlackTime;
import java.util.Optional;

/** Hears who answers an escalation: by a reply in its thread, or by 👀 (R14). */
final class AnswersSlack {
  private static final String LOOKING = "eyes";

  private final Escalations escalations;

  AnswersSlack(Escalations escalations) {
    this.escalations = escalations;
  }

  void listen(Reception reception) {
    reception
        .messages("escalation", this::heard)
        .event("reaction_added", "escalation", this::reaction)
        .follow(
            () ->
                escalations.threads().stream()
                    .map(it -> new Followed(it.channelId(), it.ts(), it.ts()))
                    .toList());
  }

  void heard(Heard message) {
    if (message.isReply() && !message.outsider() && message.botId().isEmpty()) {
      message
          .userId()
          .ifPresent(
              who ->
                  escalations.seen(
                      message.channelId(),
                      message.thread(),
                      new PersonId(who),
                      SlackTime.instant(message.ts())));
    }
  }

  void reaction(Event event) {
    Optional<String> message = event.body().text("item.ts");
    if (event.body().text("reaction").filter(LOOKING::equals).isPresent()
        && event.userId().isPresent()
        && event.channelId().isPresent()
        && message.isPresent()) {
      escalations.seen(
          event.channelId().get(),
          message.get(),
          new PersonId(event.userId().get()),
          SlackTime.instant(event.body().required("event_ts")));
    }
  }
}
