package dev.watchbill.criticalbug;

import dev.watchbill.criticalbug.AlarmPolicy.Move;
import dev.watchbill.people.By;
import dev.watchbill.people.PersonId;
import dev.watchbill.platform.directory.Directory;
import dev.watchbill.platform.outbox.Content;
import dev.watchbill.platform.outbox.Message;
import dev.watchbill.platform.outbox.Outbox;
import dev.watchbill.platform.outbox.Priority;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Says where and to whom, and shows in what was said before how it stands; {@link AlarmMessages}
 * and its kin find the words. Everything is queued in the caller's transaction.
 */
final class AlarmNotices {
  private static final Logger log = LoggerFactory.getLogger(AlarmNotices.class);

  /** What tells the alarm's thread of the fallback; there is one. */
  private static final String FALLS_BACK = "falls-back";

  private final Outbox outbox;
  private final Directory directory;
  private final AlarmStore store;
  private final AlarmRules rules;
  private final AlarmMessages cards;
  private final AlarmThreadMessages threads;
  private final AlarmPrivateMessages privately;
  private final List<Function<Alarm, Optional<String>>> lines = new ArrayList<>();

  AlarmNotices(
      Outbox outbox,
      Directory directory,
      AlarmStore store,
      AlarmRules rules,
      AlarmMessages cards,
      AlarmThreadMessages threads,
      AlarmPrivateMessages privately) {
    this.outbox = outbox;
    this.directory = directory;
    this.store = store;
    this.rules = rules;
    this.cards = cards;
    this.threads = threads;
    this.privately = privately;
  }

  /**
   * A move.
   *
   * @param inPlace whether a verdict was given in product's place
   * @param act what names it for good
   */
  record Step(Move move, Course before, Course after, By by, boolean inPlace, long act) {
    boolean isReply() {
      return by.from().equals(AlarmSlack.REPLY);
    }
  }

  void line(Function<Alarm, Optional<String>> line) {
    lines.add(line);
  }

  List<String> lines(Alarm alarm) {
    return lines.stream().flatMap(line -> line.apply(alarm).stream()).toList();
  }

  /** Whether the bot sees the channel of the alarm. */
  boolean hasSomewhereToGo() {
    return channel(rules.alarmIn()).isPresent();
  }

  private Optional<String> channel(String written) {
    return directory.channel(written).map(Directory.Channel::id);
  }

  private String alarmChannel() {
    return channel(rules.alarmIn()).orElse(rules.alarmIn());
  }

  private String fallbackChannel() {
    return channel(rules.fallbackIn()).orElse(rules.fallbackIn());
  }

  /** The alarm, with everything that does not fit into it in its thread. */
  void raised(Course course) {
    Alarm alarm = course.alarm();
    outbox.put(
        Message.inChannel(alarm.card(), alarmChannel(), card(course, true)).with(Priority.ALARM));
    inThread(alarm, "happens", threads.happens(alarm));
  }

  /** The bug was raised again: whoever did both, and everybody in the thread, hear of it. */
  void joined(Course course, PersonId who, BugReport bug, long act) {
    Alarm alarm = course.alarm();
    refresh(course);
    inThread(alarm, "step-" + act, threads.joined(who, bug));
    toPerson(alarm, "joined-" + act, who, privately.youJoined(course));
    toPerson(alarm, "joined-" + act, alarm.reporter(), privately.joined(alarm, who));
  }

  /** Shows how it stands, and nothing else. */
  void refresh(Course course) {
    Alarm alarm = course.alarm();
    refreshAlarm(course);
    if (alarm.fellBackAt().isPresent()) {
      String card = alarm.fallbackCard();
      outbox.edit(card, cards.fallback(course, mentions(course, card), lines(alarm)));
    }
  }

  private void refreshAlarm(Course course) {
    String card = course.alarm().card();
    edit(card, card(course, mentions(course, card)));
  }

  /** What the bot said is forgotten after half a year or so, and an alarm may take longer. */
  private void edit(String key, Content content) {
    try {
      outbox.edit(key, content);
    } catch (IllegalArgumentException forgotten) {
      log.info("{} is not remembered any more, and stays as it is", key);
    }
  }

  /**
   * Slack pings by what is posted, never by what is edited. Without its mention, though, a message
   * leaves the list of those that are somebody's: what waits for an answer keeps it.
   */
  private boolean mentions(Course course, String key) {
    return outbox.posted(key).isEmpty()
        || course.state() == AlarmState.RAISED
        || course.state() == AlarmState.FELL_BACK;
  }

  private Content card(Course course, boolean ping) {
    return cards.alarm(course, store.joiners(course.id()), ping, lines(course.alarm()));
  }

  /** Shows a move, and tells those concerned. */
  void moved(Step step) {
    Course after = step.after();
    Alarm alarm = after.alarm();
    takeBackAsks(after);
    if (step.before().state() == AlarmState.FELL_BACK) {
      takeBackFallback(alarm);
    }
    if (step.move() == Move.FALL_BACK) {
      outbox.put(
          Message.inChannel(
                  alarm.fallbackCard(),
                  fallbackChannel(),
                  cards.fallback(after, true, lines(alarm)))
              .with(Priority.ALARM));
      refreshAlarm(after);
    } else {
      refresh(after);
    }
    switch (step.move()) {
      case CONFIRM, REJECT -> verdict(step);
      case CONTEST -> contested(step);
      case WITHDRAW, FIX, REOPEN -> tellThoseConcerned(step, privately.moved(step));
      case LOOK, TAKE, CLOSE, FALL_BACK -> {}
    }
  }

  /** Says a move in the threads; what was said by hand in one need not be repeated there. */
  void said(Step step) {
    Alarm alarm = step.after().alarm();
    boolean saidAbove = step.isReply() && step.move() == Move.LOOK;
    boolean saidBelow = step.isReply() && step.move() == Move.TAKE;
    if (!saidAbove) {
      inThread(
          alarm,
          step.move() == Move.FALL_BACK ? FALLS_BACK : "step-" + step.act(),
          threads.step(step));
    }
    if (alarm.fellBackAt().isPresent() && step.move() != Move.FALL_BACK && !saidBelow) {
      inFallbackThread(alarm, "fallback-step-" + step.act(), threads.step(step));
    }
  }

  private void verdict(Step step) {
    Alarm alarm = step.after().alarm();
    for (PersonId judge : step.before().judges()) {
      String key = key(alarm, "judge:" + judge);
      if (step.before().state() == AlarmState.CONTESTED && outbox.posted(key).isPresent()) {
        outbox.edit(key, privately.judged(step.after()));
      } else {
        outbox.withdraw(key);
      }
    }
    if (step.move() == Move.REJECT && alarm.contest().isEmpty()) {
      outbox.put(
          Message.toPerson(
              key(alarm, "rejected"), alarm.reporter().value(), privately.rejected(alarm)));
      others(step).stream()
          .filter(who -> !who.equals(alarm.reporter()))
          .forEach(who -> toPerson(alarm, "step-" + step.act(), who, privately.moved(step)));
    } else {
      tellThoseConcerned(step, privately.moved(step));
    }
  }

  private void contested(Step step) {
    Alarm alarm = step.after().alarm();
    edit(key(alarm, "rejected"), privately.contestedByYou(alarm));
    for (PersonId judge : step.after().judges()) {
      outbox.put(
          Message.toPerson(
                  key(alarm, "judge:" + judge), judge.value(), privately.toJudge(step.after()))
              .with(Priority.ALARM));
    }
  }

  private void tellThoseConcerned(Step step, Content content) {
    others(step).forEach(who -> toPerson(step.after().alarm(), "step-" + step.act(), who, content));
  }

  /** Those who hear what becomes of it, except whoever did it. */
  private List<PersonId> others(Step step) {
    Alarm alarm = step.after().alarm();
    return Stream.concat(Stream.of(alarm.reporter()), store.joiners(alarm.id()).stream())
        .distinct()
        .filter(who -> !who.value().equals(step.by().actor()))
        .toList();
  }

  /**
   * Nobody is called who need not come: what Slack has not taken yet of the fallback is not said
   * after the answer; its thread goes with it.
   */
  private void takeBackFallback(Alarm alarm) {
    outbox.withdraw(alarm.fallbackCard());
    if (outbox.posted(alarm.fallbackCard()).isEmpty()) {
      outbox.withdraw(key(alarm, FALLS_BACK));
    }
  }

  /** Nobody is asked any more about what is answered. */
  private void takeBackAsks(Course course) {
    for (int n = 1; n <= course.asks(); n++) {
      String ask = "ask-" + n;
      outbox.withdraw(key(course.alarm(), ask));
      course.judges().forEach(judge -> outbox.withdraw(key(course.alarm(), ask + ":" + judge)));
    }
  }

  /** Whoever looks is asked again, in the thread. */
  void askLooker(Course course, PersonId looker) {
    ask(course, alarmChannel(), course.alarm().card(), threads.askLooker(course, looker));
  }

  /** Everybody who may take it is asked again, in the thread in #help-p1. */
  void askAgain(Course course) {
    ask(course, fallbackChannel(), course.alarm().fallbackCard(), threads.askAgain(course));
  }

  /** Product is asked again, after somebody else has taken it. */
  void askProduct(Course course) {
    ask(course, alarmChannel(), course.alarm().card(), threads.askProduct(course));
  }

  /** Those who are to decide what the reporter contests are asked again. */
  void askJudges(Course course) {
    course
        .judges()
        .forEach(
            judge ->
                outbox.put(
                    Message.toPerson(
                            key(course.alarm(), "ask-" + course.asks() + ":" + judge),
                            judge.value(),
                            privately.remindJudge(course, key(course.alarm(), "judge:" + judge)))
                        .with(Priority.ALARM)));
  }

  private void ask(Course course, String channel, String thread, Content content) {
    outbox.put(
        Message.inChannel(key(course.alarm(), "ask-" + course.asks()), channel, content)
            .inThreadOf(thread)
            .with(Priority.ALARM));
    refresh(course);
  }

  private void inThread(Alarm alarm, String what, List<Content> contents) {
    reply(alarm, what, alarmChannel(), alarm.card(), contents);
  }

  private void inFallbackThread(Alarm alarm, String what, List<Content> contents) {
    reply(alarm, what, fallbackChannel(), alarm.fallbackCard(), contents);
  }

  private void reply(
      Alarm alarm, String what, String channel, String thread, List<Content> contents) {
    for (int n = 0; n < contents.size(); n++) {
      outbox.put(
          Message.inChannel(key(alarm, what + (n == 0 ? "" : "-" + n)), channel, contents.get(n))
              .inThreadOf(thread));
    }
  }

  private void toPerson(Alarm alarm, String what, PersonId who, Content content) {
    outbox.put(Message.toPerson(key(alarm, what + ":" + who), who.value(), content));
  }

  /** The message that began its thread, and the one in #help-p1, once they are posted. */
  List<Outbox.Posted> threads(Alarm alarm) {
    return Stream.of(alarm.card(), alarm.fallbackCard())
        .flatMap(key -> outbox.posted(key).stream())
        .toList();
  }

  private static String key(Alarm alarm, String what) {
    return alarm.card() + ":" + what;
  }
}
