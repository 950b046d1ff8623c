package dev.watchbill.freeze;

import dev.watchbill.people.By;
import dev.watchbill.people.PersonId;
import dev.watchbill.platform.outbox.Content;
import dev.watchbill.platform.outbox.Outbox;
import dev.watchbill.platform.slack.Click;
import dev.watchbill.platform.slack.Permalinks;
import dev.watchbill.platform.slack.Reception;
import dev.watchbill.platform.slack.Reply;
import dev.watchbill.platform.slack.Submission;
import dev.watchbill.release.FreezeVerbs;
import dev.watchbill.release.Release;
import dev.watchbill.release.Releases;
import dev.watchbill.text.Mrkdwn;
import dev.watchbill.text.TypedNumber;
import dev.watchbill.text.Visible;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/** {@code /freeze now}, {@code lift} and {@code status}, and the buttons that do the same. */
final class FreezeSlack {
  static final String COMMAND = "/freeze";
  static final String BUTTON = "a button";
  static final String FORM = "a form";

  private final FreezeDeeds deeds;
  private final Releases releases;
  private final FreezeNotices notices;
  private final FreezeMessages messages;
  private final FreezeFormMessages forms;
  private final FreezeWords words;
  private final Outbox outbox;
  private final Permalinks permalinks;

  FreezeSlack(
      FreezeDeeds deeds,
      Releases releases,
      FreezeNotices notices,
      FreezeMessages messages,
      FreezeFormMessages forms,
      FreezeWords words,
      Outbox outbox,
      Permalinks permalinks) {
    this.deeds = deeds;
    this.releases = releases;
    this.notices = notices;
    this.messages = messages;
    this.forms = forms;
    this.words = words;
    this.outbox = outbox;
    this.permalinks = permalinks;
  }

  void listen(Reception reception, FreezeVerbs verbs) {
    reception
        .action(FreezeMessages.NOW, click -> begin(who(click), "", BUTTON))
        .action(FreezeMessages.LIFT, this::pressedLift)
        .action(FreezeReminderMessages.OUT, this::pressedOut)
        .view(FreezeFormMessages.BEGIN, this::begun)
        .view(FreezeFormMessages.LIFT, this::lifted);
    verbs
        .verb("status", Set.of("show"), typed -> status(typed.reader()))
        .verb(
            "now", Set.of("begin", "start"), typed -> begin(typed.reader(), plain(typed), COMMAND))
        .verb("lift", Set.of("end", "stop"), typed -> lift(typed.reader(), plain(typed), COMMAND));
  }

  private static String plain(FreezeVerbs.Typed typed) {
    return Visible.inOneLine(Mrkdwn.unescape(typed.words()));
  }

  /** Anybody may ask. */
  Reply status(PersonId reader) {
    Instant now = deeds.now();
    return Reply.ephemeral(
        deeds
            .active()
            .map(course -> status(course, reader))
            .orElseGet(
                () ->
                    messages.notFrozen(
                        begun(now), next(now), now, deeds.refusesBeginning(reader).isEmpty())));
  }

  /** The release whose freeze has begun, though it does not go on any more. */
  private Optional<Release> begun(Instant now) {
    return releases.planned().stream()
        .filter(release -> !release.window().freezeAt().isAfter(now))
        .findFirst();
  }

  private Content status(Course course, PersonId reader) {
    Freeze freeze = course.freeze();
    return messages.status(
        course,
        notices.lines(freeze),
        notices.buttons(freeze),
        deeds.refusesLifting(reader).isEmpty(),
        outbox
            .posted(freeze.card())
            .map(at -> permalinks.to(at.channelId(), at.ts(), Optional.empty())));
  }

  private Optional<Release> next(Instant now) {
    return releases.planned().stream()
        .filter(release -> release.window().freezeAt().isAfter(now))
        .findFirst();
  }

  /** With a reason at once, by a form without. */
  Reply begin(PersonId who, String why, String from) {
    Optional<String> refused = deeds.refusesBeginning(who);
    if (refused.isPresent()) {
      return Reply.ephemeral(refused.get());
    }
    Instant now = deeds.now();
    if (why.isEmpty()) {
      return Reply.open(forms.begin(deeds.within(now), next(now), now));
    }
    if (why.length() > FreezeFormMessages.LONGEST) {
      return tooLong(why);
    }
    return said(deeds.begin(Optional.of(why), By.person(who, from)));
  }

  private static Reply tooLong(String why) {
    return Reply.ephemeral(
        "Nothing was changed: that is %d characters, and %d fit. More belongs into the thread of the announcement."
            .formatted(why.length(), FreezeFormMessages.LONGEST));
  }

  Reply begun(Submission sent) {
    String why = Visible.lines(sent.values().text(FreezeFormMessages.WHY));
    FreezeAnswer answer =
        deeds.begin(
            Optional.of(why).filter(its -> !its.isEmpty()),
            By.person(new PersonId(sent.userId()), FORM));
    return answer instanceof FreezeAnswer.Done ? Reply.closeAll() : said(answer);
  }

  Reply pressedLift(Click click) {
    PersonId who = who(click);
    Optional<String> refused = deeds.refusesLifting(who);
    if (refused.isPresent()) {
      return Reply.ephemeral(refused.get());
    }
    return TypedNumber.read(click.tail())
        .flatMap(id -> deeds.active().filter(course -> course.id() == id))
        .map(course -> form(course, ""))
        .orElseGet(() -> said(new FreezeAnswer.NotFrozen()));
  }

  private Reply form(Course course, String typed) {
    Instant now = deeds.now();
    return Reply.open(forms.lift(course, deeds.following(course, now), now, typed));
  }

  /** See {@link Freezes#lift}. */
  Reply lift(PersonId who, String why, String from) {
    Optional<String> refused = deeds.refusesLifting(who);
    if (refused.isPresent()) {
      return Reply.ephemeral(refused.get());
    }
    Optional<Course> active = deeds.active();
    if (active.isEmpty()) {
      return said(new FreezeAnswer.NotFrozen());
    }
    Course course = active.get();
    if (FreezeDeeds.isEarly(course, deeds.now())) {
      return form(course, why);
    }
    return why.length() > FreezeFormMessages.LONGEST
        ? tooLong(why)
        : said(deeds.lift(course.id(), why, Optional.empty(), By.person(who, from)));
  }

  Reply lifted(Submission sent) {
    String why = Visible.lines(sent.values().text(FreezeFormMessages.WHY));
    var opened = FreezeFormMessages.Lifting.of(sent.privateMetadata());
    Optional<Boolean> out =
        opened.early()
            ? Optional.of(!sent.values().all(FreezeFormMessages.OUT).isEmpty())
            : Optional.empty();
    boolean wantsReason =
        why.isEmpty()
            && !out.orElse(true)
            && deeds.active().filter(course -> course.id() == opened.id()).isPresent();
    if (wantsReason) {
      return Reply.fieldError(
          sent.values().blockOf(FreezeFormMessages.WHY),
          "Say why it is lifted before its release, or tick that it is out.");
    }
    FreezeAnswer answer =
        deeds.lift(opened.id(), why, out, By.person(new PersonId(sent.userId()), FORM));
    return answer instanceof FreezeAnswer.Done ? Reply.closeAll() : said(answer);
  }

  Reply pressedOut(Click click) {
    return TypedNumber.read(click.tail())
        .flatMap(id -> deeds.out(id, By.person(who(click), BUTTON)))
        .map(Reply::ephemeral)
        .orElseGet(() -> Reply.ephemeral("Thank you: it counts as released (R31)."));
  }

  /** What is done is announced; whoever typed a command is told all the same. */
  private Reply said(FreezeAnswer answer) {
    if (answer instanceof FreezeAnswer.Refused refused) {
      return Reply.ephemeral(refused.reason());
    }
    if (answer instanceof FreezeAnswer.Done done) {
      return Reply.ephemeral(
          done.course().freeze().isActive()
              ? "Done: %s is frozen, and it is announced. `/freeze lift` ends it."
                  .formatted(words.branch())
              : "Done: %s %s, and it is announced.%s"
                  .formatted(
                      words.branch(),
                      deeds
                          .active()
                          .map(other -> "stays frozen" + forVersion(other))
                          .orElse("is unfrozen"),
                      done.course()
                          .lift()
                          .filter(lift -> lift.ending() == Ending.RELEASED)
                          .map(
                              lift ->
                                  " %s counts as released (R31)."
                                      .formatted(
                                          FreezeWords.version(
                                              done.course().freeze().version().orElseThrow())))
                          .orElse("")));
    }
    return Reply.ephemeral(
        deeds
            .active()
            .map(
                other ->
                    "That freeze was lifted before: nothing was changed. %s is frozen anew since %s; `/freeze status` shows it."
                        .formatted(words.branch(), words.shortMoment(other.freeze().begunAt())))
            .orElseGet(
                () ->
                    "%s is not frozen: nothing was changed. `/freeze status` shows what comes next."
                        .formatted(words.branch())));
  }

  private static String forVersion(Course course) {
    return course.freeze().version().map(its -> ", now for " + FreezeWords.version(its)).orElse("");
  }

  private static PersonId who(Click click) {
    return new PersonId(click.userId());
  }
}
