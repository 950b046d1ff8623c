package dev.watchbill.freeze;

import dev.watchbill.config.WatchbillConfig.ChannelRef;
import dev.watchbill.people.By;
import dev.watchbill.people.PersonId;
import dev.watchbill.platform.audit.AuditEntry;
import dev.watchbill.platform.directory.Directory;
import dev.watchbill.platform.outbox.Content;
import dev.watchbill.platform.outbox.Message;
import dev.watchbill.platform.outbox.Outbox;
import dev.watchbill.release.Release;
import dev.watchbill.release.ReleaseChange;
import dev.watchbill.release.Window;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Says it where it is announced, and to whom it concerns; {@link FreezeMessages} and its kin find
 * the words. Everything is queued in the caller's transaction.
 */
final class FreezeNotices {
  private static final Logger log = LoggerFactory.getLogger(FreezeNotices.class);

  /** From the third time on, whoever can act hears of a freeze that nobody has lifted. */
  private static final int EVERYBODY = 3;

  private final Outbox outbox;
  private final Directory directory;
  private final ChannelRef announceIn;
  private final FreezeCircle circle;
  private final FreezeMessages cards;
  private final FreezeNewsMessages news;
  private final FreezeReminderMessages reminders;
  private final List<Function<Freeze, Optional<String>>> lines = new ArrayList<>();
  private final List<Function<Freeze, Optional<CardButton>>> buttons = new ArrayList<>();

  FreezeNotices(
      Outbox outbox,
      Directory directory,
      ChannelRef announceIn,
      FreezeCircle circle,
      FreezeMessages cards,
      FreezeNewsMessages news,
      FreezeReminderMessages reminders) {
    this.outbox = outbox;
    this.directory = directory;
    this.announceIn = announceIn;
    this.circle = circle;
    this.cards = cards;
    this.news = news;
    this.reminders = reminders;
  }

  void line(Function<Freeze, Optional<String>> line) {
    lines.add(line);
  }

  void button(Function<Freeze, Optional<CardButton>> button) {
    buttons.add(button);
  }

  List<String> lines(Freeze freeze) {
    return lines.stream().flatMap(line -> line.apply(freeze).stream()).toList();
  }

  List<CardButton> buttons(Freeze freeze) {
    return buttons.stream().flatMap(button -> button.apply(freeze).stream()).toList();
  }

  private String channel() {
    return directory
        .channel(announceIn.written())
        .map(Directory.Channel::id)
        .orElse(announceIn.written());
  }

  /** The card is the announcement. */
  void begun(Course course) {
    outbox.put(Message.inChannel(course.freeze().card(), channel(), card(course)));
  }

  /** Shows how it stands, and nothing else. */
  void refresh(Course course) {
    try {
      outbox.edit(course.freeze().card(), card(course));
    } catch (IllegalArgumentException forgotten) {
      // What the bot said is forgotten after half a year or so.
      log.info("{} is not remembered any more, and stays as it is", course.freeze().card());
    }
  }

  private Content card(Course course) {
    return cards.card(course, lines(course.freeze()), buttons(course.freeze()));
  }

  /**
   * Says something in the thread of the card.
   *
   * @param key names it for good
   */
  void inThread(Freeze freeze, String key, Content content) {
    outbox.put(Message.inChannel(key, channel(), content).inThreadOf(freeze.card()));
  }

  /**
   * Whoever is warned once may hear that it is called off, and be warned again.
   *
   * @param act the number of that in the audit trail
   */
  void warned(Release release, long act) {
    say("freeze:warning:%d:%d".formatted(release.id(), act), news.warning(release));
  }

  void calledOff(ReleaseChange change, Instant freezeAt, long act) {
    say("freeze:off:%d:%d".formatted(change.release().id(), act), news.calledOff(change, freezeAt));
  }

  void adopted(Course before, Course course, long act) {
    say(key(course, "adopted", act), news.adopted(course));
    answered(before, reminders.retimed(course));
  }

  void deepened(Course course, long act) {
    say(key(course, "deep", act), news.deepened(course));
  }

  void retimed(Course before, Course course, By by, boolean eased, long act) {
    inThread(course.freeze(), key(course, "moved", act), news.retimed(course, by, eased));
    if (!before.freeze().releaseAt().equals(course.freeze().releaseAt())) {
      answered(before, reminders.retimed(course));
    }
  }

  /** The branch is unfrozen. */
  void lifted(Course course, Optional<Instant> next) {
    Course.Lift lift = course.lift().orElseThrow();
    say(course.freeze().card() + ":lifted", news.lifted(course, lift, next));
  }

  /** Whoever was reminded to lift it sees that somebody has. */
  void over(Course before, Course course, Optional<Release> following) {
    answered(before, reminders.lifted(course, course.lift().orElseThrow().by(), following));
  }

  /** The last reminders ask for nothing any more; those before them do not since these came. */
  private void answered(Course before, Content shown) {
    var told = recipients(before, Integer.MAX_VALUE);
    for (String key : List.of(dueKey(before), overdueKey(before, before.overdue()))) {
      told.forEach(to -> shows(privateKey(key, to), shown));
    }
  }

  /** What was not posted yet need not be. */
  private void shows(String key, Content content) {
    outbox.withdraw(key);
    if (outbox.posted(key).isPresent()) {
      outbox.edit(key, content);
    }
  }

  void releaseDay(Course course, Instant now) {
    Content content = reminders.releaseDay(course, now);
    circle.dri().forEach(to -> toPerson(dueKey(course), to, content));
  }

  /** Louder each time: the DRI, then by name in the channel, then whoever else can act. */
  void overdue(Course course, int times, Instant now) {
    answered(course, reminders.again(course));
    String key = overdueKey(course, times);
    Content content = reminders.overdue(course, now);
    recipients(course, times).forEach(to -> toPerson(key, to, content));
    inThread(
        course.freeze(),
        key,
        reminders.overdueInThread(course, times >= 2 ? circle.driMention() : "", now));
  }

  private Set<PersonId> recipients(Course course, int times) {
    var told = new LinkedHashSet<>(circle.dri());
    if (!course.freeze().begunBy().equals(AuditEntry.WATCHBILL)
        && course.freeze().release().isEmpty()) {
      told.add(new PersonId(course.freeze().begunBy()));
    }
    if (times >= EVERYBODY) {
      told.addAll(circle.everybody());
    }
    return told;
  }

  /**
   * Nobody could begin it.
   *
   * @param other the freeze that was in its way; empty if Watchbill was away
   */
  void missed(Release release, Optional<Course> other, Instant now) {
    Content content = reminders.missed(release, other, now);
    circle.dri().forEach(to -> toPerson(missedKey(release.id(), release.window()), to, content));
  }

  /** Its freeze was lifted early, and its time has come. */
  void isItOut(Release release, Instant now) {
    Content content = reminders.isItOut(release, now);
    circle.dri().forEach(to -> toPerson(outKey(release.id(), release.window()), to, content));
  }

  /** Whoever was asked if it is out sees what has become of it. */
  void answered(ReleaseChange change) {
    Window asked = change.before().orElse(change.release().window());
    long id = change.release().id();
    Content content = reminders.answered(change);
    for (String key : List.of(missedKey(id, asked), outKey(id, asked))) {
      circle.dri().forEach(to -> shows(privateKey(key, to), content));
    }
  }

  private static String missedKey(long release, Window window) {
    return "freeze:missed:%d:%d".formatted(release, window.releaseAt().getEpochSecond());
  }

  private static String outKey(long release, Window window) {
    return "freeze:is-it-out:%d:%d".formatted(release, window.releaseAt().getEpochSecond());
  }

  private void say(String key, Content content) {
    outbox.put(Message.inChannel(key, channel(), content));
  }

  private void toPerson(String key, PersonId to, Content content) {
    outbox.put(Message.toPerson(privateKey(key, to), to.value(), content));
  }

  private static String privateKey(String key, PersonId to) {
    return key + ":to-" + to;
  }

  private static String dueKey(Course course) {
    return course.freeze().card() + ":due-" + releaseAt(course);
  }

  private static String overdueKey(Course course, int times) {
    return course.freeze().card() + ":overdue-" + releaseAt(course) + "-" + times;
  }

  private static String releaseAt(Course course) {
    return course
        .freeze()
        .releaseAt()
        .map(at -> Long.toString(at.getEpochSecond()))
        .orElse("by-hand");
  }

  private static String key(Course course, String what, long act) {
    return course.freeze().card() + ":" + what + "-" + act;
  }
}
