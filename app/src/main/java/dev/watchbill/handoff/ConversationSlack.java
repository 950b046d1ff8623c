package dev.watchbill.handoff;

import dev.watchbill.handoff.Conversation.About;
import dev.watchbill.handoff.Conversation.Choice;
import dev.watchbill.handoff.Conversation.OfThread;
import dev.watchbill.handoff.ConversationAnswer.Added;
import dev.watchbill.handoff.ConversationAnswer.Refused;
import dev.watchbill.people.People;
import dev.watchbill.people.PersonId;
import dev.watchbill.platform.slack.Click;
import dev.watchbill.platform.slack.Reception;
import dev.watchbill.platform.slack.Reply;
import dev.watchbill.platform.slack.Shortcut;
import dev.watchbill.platform.slack.Submission;
import dev.watchbill.rotation.OnCallVerbs;
import dev.watchbill.support.Gist;
import dev.watchbill.text.Excerpt;
import dev.watchbill.text.Mrkdwn;
import java.util.Optional;
import java.util.Set;

/**
 * The buttons of the entries, the form, the shortcut <i>Hand over this thread</i>, and {@code
 * /oncall handover}. A decision is shown by its entry, so its answer is quiet.
 */
final class ConversationSlack {
  private static final String NO_LINK =
      "That is no web address. Paste a link to a message in Slack, an issue or a pull request: it begins with https://";

  private final ConversationDecisions decisions;
  private final ConversationAdditions additions;
  private final ConversationAnswerMessages answers;
  private final People people;

  ConversationSlack(
      ConversationDecisions decisions,
      ConversationAdditions additions,
      ConversationAnswerMessages answers,
      People people) {
    this.decisions = decisions;
    this.additions = additions;
    this.answers = answers;
    this.people = people;
  }

  void listen(Reception reception, OnCallVerbs verbs) {
    reception
        .action(ConversationMessages.HAND_OVER, click -> decided(click, Choice.HANDED_OVER))
        .action(ConversationMessages.KEEP, click -> decided(click, Choice.KEPT))
        .action(ConversationMessages.TAKE_ALL, this::takenAll)
        .action(ConversationMessages.ADD, this::adding)
        .view(ConversationFormMessages.FORM, this::added)
        .shortcut("hand_over_thread", this::handedOver);
    verbs
        .verb("handover", Set.of("hand-over"), this::typed)
        .help(reader -> ConversationAnswerMessages.help());
  }

  Reply decided(Click click, Choice choice) {
    return said(
        decisions.decide(
            number(click.tail()),
            (int) number(click.value()),
            new PersonId(click.userId()),
            choice));
  }

  Reply takenAll(Click click) {
    return said(decisions.takeAll(number(click.tail()), new PersonId(click.userId())));
  }

  /** Whoever may not hears so before they fill in a form. */
  Reply adding(Click click) {
    return additions
        .refusal(number(click.tail()), new PersonId(click.userId()))
        .map(ConversationSlack::refused)
        .orElseGet(() -> Reply.open(ConversationFormMessages.form(click.tail())));
  }

  Reply added(Submission form) {
    PersonId who = new PersonId(form.userId());
    Optional<About> about =
        ConversationLink.read(form.values().text(ConversationFormMessages.LINK));
    if (about.isEmpty()) {
      return Reply.fieldError(ConversationFormMessages.LINK, NO_LINK);
    }
    String said = plain(form.values().text(ConversationFormMessages.WORDS));
    String handoff = form.privateMetadata();
    ConversationAnswer answer =
        handoff.isEmpty()
            ? additions.add(who, about.get(), said)
            : additions.addTo(number(handoff), who, about.get(), said);
    if (answer instanceof Refused refused) {
      return Reply.fieldError(ConversationFormMessages.LINK, refused.reason());
    }
    return answer instanceof Added it && it.wasThere() && !handoff.isEmpty()
        ? Reply.fieldError(
            ConversationFormMessages.LINK, "That is in this handoff's thread already.")
        : handoff.isEmpty() ? said(answer) : Reply.nothing();
  }

  /** {@code /oncall handover https://… a few words}; the form without a link. */
  Reply typed(OnCallVerbs.Typed typed) {
    if (typed.words().isBlank()) {
      return additions
          .refusal(typed.reader())
          .map(ConversationSlack::refused)
          .orElseGet(() -> Reply.open(ConversationFormMessages.form("")));
    }
    String[] parts = typed.words().split(" ", 2);
    String said = parts.length > 1 ? Gist.of(parts[1], people) : "";
    return ConversationLink.read(Mrkdwn.unescape(parts[0]))
        .map(about -> said(additions.add(typed.reader(), about, plain(said))))
        .orElseGet(() -> Reply.ephemeral(NO_LINK + "\n`/oncall handover` alone opens a form."));
  }

  /** From the menu of a message: the thread that it is in, or that it would begin. */
  Reply handedOver(Shortcut shortcut) {
    return shortcut
        .about()
        .map(
            message ->
                said(
                    additions.add(
                        new PersonId(shortcut.userId()),
                        new OfThread(
                            message.channelId(),
                            message.threadTs().orElse(message.ts()),
                            Optional.empty()),
                        Gist.of(message.text(), people))))
        .orElseGet(
            () -> Reply.ephemeral("Choose *Hand over this thread* from the menu of a message."));
  }

  private Reply said(ConversationAnswer answer) {
    if (answer instanceof Refused refused) {
      return refused(refused.reason());
    }
    return answer instanceof Added added ? Reply.ephemeral(answers.added(added)) : Reply.nothing();
  }

  private static Reply refused(String reason) {
    return Reply.ephemeral(Mrkdwn.escape(reason));
  }

  private static String plain(String typed) {
    return Excerpt.of(typed.replaceAll("\\s+", " ").strip(), ConversationFormMessages.LONGEST);
  }

  /** There is none that is numbered as what somebody made up. */
  private static long number(String typed) {
    return typed.matches("\\d{1,9}") ? Long.parseLong(typed) : 0;
  }
}
