package dev.watchbill.retrospective;

import dev.watchbill.config.WatchbillConfig.ChannelRef;
import dev.watchbill.people.PersonId;
import dev.watchbill.platform.directory.Directory;
import dev.watchbill.platform.outbox.Outbox;
import dev.watchbill.platform.slack.Click;
import dev.watchbill.platform.slack.Permalinks;
import dev.watchbill.platform.slack.Reception;
import dev.watchbill.platform.slack.Reply;
import dev.watchbill.platform.slack.Submission;
import dev.watchbill.retrospective.RetrospectiveFormMessages.Setting;
import dev.watchbill.rotation.OnCallVerbs;
import dev.watchbill.rotation.RotationWords;
import dev.watchbill.text.Excerpt;
import dev.watchbill.text.Mrkdwn;
import dev.watchbill.text.ReaderTime;
import dev.watchbill.text.TypedNumber;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The buttons, {@code /oncall retro}, and the form (R8). */
final class RetrospectiveSlack {
  /** So much is repeated of what nobody understands. */
  private static final int TYPED = 100;

  private static final Reply GONE =
      Reply.ephemeral("That retrospective is not remembered any more. Nothing was changed.");

  private final Retrospectives retrospectives;
  private final RetrospectiveRules rules;
  private final RotationWords words;
  private final RetrospectiveMessages messages;
  private final Directory directory;
  private final Outbox outbox;
  private final Permalinks permalinks;

  RetrospectiveSlack(
      Retrospectives retrospectives,
      RetrospectiveRules rules,
      RotationWords words,
      RetrospectiveMessages messages,
      Directory directory,
      Outbox outbox,
      Permalinks permalinks) {
    this.retrospectives = retrospectives;
    this.rules = rules;
    this.words = words;
    this.messages = messages;
    this.directory = directory;
    this.outbox = outbox;
    this.permalinks = permalinks;
  }

  void listen(Reception reception, OnCallVerbs verbs) {
    reception
        .action(RetrospectiveMessages.FORM, this::pressed)
        .action(RetrospectiveFormMessages.SAVE, this::save)
        .action(RetrospectiveFormMessages.TYPED, this::typedInto)
        .view(RetrospectiveFormMessages.FORM, this::submitted);
    verbs.verb("retro", Set.of("retrospective"), this::typed);
  }

  /** {@code /oncall retro [rotation]}. */
  Reply typed(OnCallVerbs.Typed typed) {
    if (typed.words().isEmpty()) {
      return begin(typed.reader(), Optional.empty());
    }
    Optional<String> rotation = words.rotation(typed.words());
    return rotation.isPresent()
        ? begin(typed.reader(), rotation)
        : Reply.ephemeral(
            "There is no rotation called `%s`. `/oncall retro` writes the retrospective of your week; `/oncall retros %s` looks through earlier ones."
                .formatted(shown(typed.words()), shown(typed.words())));
  }

  private static String shown(String typed) {
    return Excerpt.of(typed.replace('`', '\''), TYPED);
  }

  /** A button about one retrospective, or the one for whichever the reader owes. */
  Reply pressed(Click click) {
    PersonId who = new PersonId(click.userId());
    Optional<Long> id = TypedNumber.read(click.tail());
    if (id.isEmpty()) {
      return begin(who, Optional.empty());
    }
    return retrospectives
        .find(id.get())
        .map(it -> it.author().equals(who) ? open(it) : Reply.ephemeral(notTheirs(it)))
        .orElse(GONE);
  }

  private Reply begin(PersonId who, Optional<String> rotation) {
    return retrospectives
        .meantBy(who, rotation)
        .map(this::open)
        .orElseGet(() -> Reply.ephemeral(nothingToWrite(who, rotation)));
  }

  private String nothingToWrite(PersonId who, Optional<String> rotation) {
    return "You have no retrospective to write%s. %s"
        .formatted(
            rotation.map(name -> " in " + Mrkdwn.escape(name)).orElse(""),
            retrospectives
                .nextOf(who, rotation)
                .map(
                    week ->
                        "Your next one is due when your %s week ends, %s."
                            .formatted(
                                Mrkdwn.escape(week.rotation()),
                                ReaderTime.moment(week.span().end(), rules.zone(week.rotation()))))
                .orElse("None of the planned shifts is yours. `/oncall retros` shows others'."));
  }

  private String notTheirs(Retrospective it) {
    return "This is the retrospective of %s's week, and only they write it. `/oncall retro` opens yours."
        .formatted(messages.name(it.author()));
  }

  private Reply open(Retrospective it) {
    return Reply.open(RetrospectiveFormMessages.form(it, setting(it, 0, "")));
  }

  /** The fields hold something else now. Nobody is told; the form stays as it is. */
  Reply typedInto(Click click) {
    FormSubject subject = FormSubject.read(click.privateMetadata());
    retrospectives.typed(
        subject.id(),
        new PersonId(click.userId()),
        click.viewId().orElse(""),
        subject.seen(),
        subject.answers(click.values()));
    return Reply.nothing();
  }

  Reply save(Click click) {
    FormSubject subject = FormSubject.read(click.privateMetadata());
    return answer(
        subject,
        retrospectives.save(
            subject.id(),
            new PersonId(click.userId()),
            click.viewId().orElse(""),
            subject.seen(),
            subject.answers(click.values())));
  }

  Reply submitted(Submission sent) {
    FormSubject subject = FormSubject.read(sent.privateMetadata());
    return answer(
        subject,
        retrospectives.send(
            subject.id(),
            new PersonId(sent.userId()),
            sent.viewId(),
            subject.seen(),
            subject.answers(sent.values())));
  }

  private Reply answer(FormSubject subject, RetrospectiveAnswer answer) {
    if (answer instanceof RetrospectiveAnswer.Kept kept) {
      return shown(kept.retrospective(), subject.generation(), "");
    }
    if (answer instanceof RetrospectiveAnswer.Incomplete incomplete) {
      return shown(
          incomplete.retrospective(), subject.generation(), missing(incomplete.retrospective()));
    }
    if (answer instanceof RetrospectiveAnswer.Together together) {
      return shown(
          together.retrospective(),
          subject.generation() + 1,
          "*You have written in another window meanwhile.* Nothing is lost, and nothing was posted now: both stand below, and are kept as the draft. Look them through, and send them off again.");
    }
    if (answer instanceof RetrospectiveAnswer.NotYours other) {
      return Reply.ephemeral(notTheirs(other.retrospective()));
    }
    if (answer instanceof RetrospectiveAnswer.Sent sent) {
      return sent.retrospective().isPosted()
          ? Reply.nothing()
          : Reply.ephemeral(
              "Thank you. It is posted in the handoff's thread when that is opened; until then `/oncall retro` changes it.");
    }
    return GONE;
  }

  private static String missing(Retrospective it) {
    return "*Not posted yet, but kept as a draft.* Still without an answer: %s “None” is one too."
        .formatted(
            DraftPolicy.unanswered(it.shown()).stream()
                .map(place -> "“" + Mrkdwn.escape(Excerpt.of(it.questions().get(place), 300)) + "”")
                .collect(Collectors.joining(", ", "", ".")));
  }

  private Reply shown(Retrospective it, int generation, String notice) {
    return Reply.update(RetrospectiveFormMessages.form(it, setting(it, generation, notice)));
  }

  private Setting setting(Retrospective it, int generation, String notice) {
    RetrospectiveRules.Rules its = rules.of(it.rotation());
    return new Setting(
        generation,
        notice,
        it.thread()
            .flatMap(thread -> outbox.posted(thread.key()))
            .map(place -> permalinks.to(place.channelId(), place.ts(), Optional.empty())),
        its.summaryIn()
            .map(ChannelRef::written)
            .flatMap(directory::channel)
            .map(Directory.Channel::id),
        its.backlog(),
        its.zone());
  }
}
