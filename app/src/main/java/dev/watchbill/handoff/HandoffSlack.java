package dev.watchbill.handoff;

import dev.watchbill.home.HomePart;
import dev.watchbill.home.HomeParts;
import dev.watchbill.people.People;
import dev.watchbill.people.PersonId;
import dev.watchbill.platform.slack.Click;
import dev.watchbill.platform.slack.Reception;
import dev.watchbill.platform.slack.Reply;
import dev.watchbill.rotation.OnCallVerbs;
import dev.watchbill.rotation.RotationWords;
import dev.watchbill.text.Excerpt;
import dev.watchbill.text.Mrkdwn;
import dev.watchbill.text.Nearest;
import dev.watchbill.text.TypedNumber;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** {@code /oncall handoff}, the buttons of a handoff, and its part of the Home tab. */
final class HandoffSlack {
  private static final int TYPED = 60;

  private final Openings openings;
  private final TakingOver takingOver;
  private final HandoffStore store;
  private final HandoffNotices notices;
  private final People people;
  private final RotationWords words;
  private final List<String> rotations;
  private final HandoffReplyMessages messages;

  /**
   * @param rotations their names, the default first
   */
  HandoffSlack(
      Openings openings,
      TakingOver takingOver,
      HandoffStore store,
      HandoffNotices notices,
      People people,
      RotationWords words,
      List<String> rotations,
      HandoffReplyMessages messages) {
    this.openings = openings;
    this.takingOver = takingOver;
    this.store = store;
    this.notices = notices;
    this.people = people;
    this.words = words;
    this.rotations = List.copyOf(rotations);
    this.messages = messages;
  }

  void listen(Reception reception, OnCallVerbs verbs, HomeParts home) {
    reception
        .action(HandoffMessages.TAKE, this::take)
        .action(HandoffReplyMessages.SHOW, this::show);
    verbs.verb("handoff", Set.of("hand-off"), this::typed).help(reader -> help());
    home.part(this::home);
  }

  private String help() {
    return """
        *The handoff* opens by itself when a shift begins
        `/oncall handoff` how it stands, or opens it up to a day early; `/oncall handoff %s` of one rotation"""
        .formatted(rotations.get(rotations.size() - 1));
  }

  /** {@code /oncall handoff [rotation]}. */
  Reply typed(OnCallVerbs.Typed typed) {
    if (typed.words().isEmpty()) {
      return asked(
          openings.concerning(rotations, typed.reader()).orElse(rotations.get(0)), typed.reader());
    }
    Optional<String> rotation = words.rotation(typed.words());
    return rotation.isPresent()
        ? asked(rotation.get(), typed.reader())
        : Reply.ephemeral(unknown(typed.words()));
  }

  private String unknown(String typed) {
    String plain = Excerpt.of(Mrkdwn.unescape(typed), TYPED).replace('`', '\'');
    return "There is no rotation called `%s`. %s"
        .formatted(
            Mrkdwn.escape(plain),
            Nearest.to(plain, rotations)
                .map("Did you mean `/oncall handoff %s`?"::formatted)
                .orElse("There are: %s.".formatted(String.join(", ", rotations))));
  }

  /** The value is a rotation's name, or empty. */
  Reply show(Click click) {
    PersonId who = new PersonId(click.userId());
    String rotation =
        words
            .rotation(click.value())
            .or(() -> openings.concerning(rotations, who))
            .orElse(rotations.get(0));
    return store
        .newest(rotation)
        .map(course -> Reply.ephemeral(state(course)))
        .orElseGet(() -> Reply.ephemeral(messages.nothingPlanned(rotation)));
  }

  private Reply asked(String rotation, PersonId who) {
    HandoffAnswer answer = openings.ask(rotation, who);
    if (answer instanceof HandoffAnswer.Done done) {
      return Reply.ephemeral(messages.opened(done.course()));
    }
    if (answer instanceof HandoffAnswer.Already already) {
      return Reply.ephemeral(state(already.course()));
    }
    if (answer instanceof HandoffAnswer.TooEarly early) {
      return Reply.ephemeral(messages.tooEarly(early));
    }
    return answer instanceof HandoffAnswer.Refused refused
        ? Reply.ephemeral(Mrkdwn.escape(refused.reason()))
        : Reply.ephemeral(messages.nothingPlanned(rotation));
  }

  private String state(HandoffCourse course) {
    return messages.state(course, notices.lines(course.handoff()), openings.after(course));
  }

  /** {@code I have it}. */
  Reply take(Click click) {
    HandoffAnswer answer =
        TypedNumber.read(click.tail())
            .map(id -> takingOver.take(id, new PersonId(click.userId())))
            .orElseGet(HandoffAnswer.Gone::new);
    if (answer instanceof HandoffAnswer.Already already) {
      return Reply.ephemeral(messages.already(already.course()));
    }
    if (answer instanceof HandoffAnswer.Replaced replaced) {
      return Reply.ephemeral(messages.replaced(replaced.by()));
    }
    if (answer instanceof HandoffAnswer.Refused refused) {
      return Reply.ephemeral(Mrkdwn.escape(refused.reason()));
    }
    return answer instanceof HandoffAnswer.Done
        ? Reply.nothing()
        : Reply.ephemeral("That handoff is not remembered any more. Nothing was changed.");
  }

  /** The newest handoff of each rotation, for those whom it concerns. */
  List<HomePart> home(PersonId reader) {
    var parts = new ArrayList<HomePart>();
    for (String rotation : rotations) {
      store
          .newest(rotation)
          .filter(course -> concerns(course, reader))
          .map(
              course -> messages.home(course, reader, takingOver.mayTake(course.handoff(), reader)))
          .ifPresent(parts::add);
    }
    return parts;
  }

  private boolean concerns(HandoffCourse course, PersonId reader) {
    Handoff it = course.handoff();
    return reader.equals(it.from())
        || takingOver.mayTake(it, reader)
        || people.managersOf(course.group()).stream().anyMatch(em -> em.id().equals(reader));
  }
}
