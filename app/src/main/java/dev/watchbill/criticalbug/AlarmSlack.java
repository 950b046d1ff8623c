package dev.watchbill.criticalbug;

import dev.watchbill.people.By;
import dev.watchbill.people.PersonId;
import dev.watchbill.platform.outbox.PostedPlaces;
import dev.watchbill.platform.slack.Click;
import dev.watchbill.platform.slack.Followed;
import dev.watchbill.platform.slack.Heard;
import dev.watchbill.platform.slack.Reception;
import dev.watchbill.platform.slack.Reply;
import dev.watchbill.platform.slack.SlackTime;
import dev.watchbill.text.TypedNumber;
import java.util.List;
import java.util.function.BiFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Listens for first responses: the buttons that answer at once, and replies in the threads. */
final class AlarmSlack {
  /** As it reads in the audit trail. */
  static final String REPLY = "a reply";

  private static final String BUTTON = "a button";
  private static final Pattern CARD = Pattern.compile("alarm:(\\d{1,18})(:fallback)?");

  private final Alarms alarms;
  private final PostedPlaces places;

  AlarmSlack(Alarms alarms, PostedPlaces places) {
    this.alarms = alarms;
    this.places = places;
  }

  void listen(Reception reception) {
    reception
        .action(AlarmActions.LOOK, click -> pressed(click, alarms::look))
        .action(AlarmActions.TAKE, click -> pressed(click, alarms::take))
        .messages("critical-bug", this::heard)
        .follow(this::threads);
  }

  private static Reply pressed(Click click, BiFunction<Long, By, AlarmAnswer> act) {
    return said(
        TypedNumber.read(click.tail())
            .map(id -> act.apply(id, By.person(new PersonId(click.userId()), BUTTON)))
            .orElseGet(AlarmAnswer.Gone::new));
  }

  /** Success is quiet. */
  static Reply said(AlarmAnswer answer) {
    if (answer instanceof AlarmAnswer.Refused refused) {
      return Reply.ephemeral(refused.reason());
    }
    return answer instanceof AlarmAnswer.Gone
        ? Reply.ephemeral("That alarm is not remembered any more. Nothing was changed.")
        : Reply.nothing();
  }

  /** An edit says nothing new: what was said first has counted. */
  void heard(Heard message) {
    if (!message.isReply()
        || message.outsider()
        || message.botId().isPresent()
        || message.editedTs().isPresent()) {
      return;
    }
    message
        .userId()
        .ifPresent(
            who ->
                places
                    .keyAt(message.channelId(), message.thread())
                    .map(CARD::matcher)
                    .filter(Matcher::matches)
                    .ifPresent(
                        card ->
                            alarms.replied(
                                Long.parseLong(card.group(1)),
                                card.group(2) != null,
                                By.person(new PersonId(who), REPLY),
                                SlackTime.instant(message.ts()))));
  }

  /** Where an answer may have been given while the bot was away. */
  List<Followed> threads() {
    return alarms.threadsWaiting().stream()
        .map(at -> new Followed(at.channelId(), at.ts(), at.ts()))
        .toList();
  }
}
