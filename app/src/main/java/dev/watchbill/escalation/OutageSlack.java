package dev.watchbill.escalation;

import static dev.watchbill.escalation.OutageFormMessages.GROUP;
import static dev.watchbill.escalation.OutageFormMessages.USERS;

import dev.watchbill.escalation.OutageAnswers.Question;
import dev.watchbill.people.People;
import dev.watchbill.people.PersonId;
import dev.watchbill.platform.slack.Click;
import dev.watchbill.platform.slack.FormValues;
import dev.watchbill.platform.slack.Reception;
import dev.watchbill.platform.slack.Reply;
import dev.watchbill.platform.slack.Submission;
import dev.watchbill.rotation.OnCallVerbs;
import dev.watchbill.rotation.RotationWords;
import dev.watchbill.text.Excerpt;
import dev.watchbill.text.TypedNumber;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** {@code /oncall outage}, the button of a record, and its form (R16). */
final class OutageSlack {
  private static final int SHOWN = 10;

  /** So much is repeated of what nobody understands. */
  private static final int TYPED = 100;

  private static final Reply GONE =
      Reply.ephemeral("That outage record is not remembered any more. Nothing was changed.");

  private final Outages outages;
  private final People people;
  private final RotationWords words;
  private final OutageMessages messages;

  OutageSlack(Outages outages, People people, RotationWords words, OutageMessages messages) {
    this.outages = outages;
    this.people = people;
    this.words = words;
    this.messages = messages;
  }

  void listen(Reception reception, OnCallVerbs verbs) {
    reception
        .action(OutageMessages.FILL, this::fill)
        .view(OutageFormMessages.FORM, this::submitted);
    verbs.verb("outage", Set.of("outages"), this::typed);
  }

  /** {@code /oncall outage [rotation | number [edit]]}. */
  Reply typed(OnCallVerbs.Typed typed) {
    List<String> said = List.of(typed.words().toLowerCase(Locale.ROOT).split(" ", -1));
    String first = said.get(0).startsWith("#") ? said.get(0).substring(1) : said.get(0);
    Optional<Long> id = TypedNumber.read(first);
    if (id.isPresent() && said.size() <= 2) {
      Optional<Outage> outage = outages.find(id.get());
      if (outage.isEmpty()) {
        return Reply.ephemeral(
            "There is no outage record %s. `/oncall outage` lists the newest.".formatted(first));
      }
      if (said.size() == 1) {
        return Reply.ephemeral(messages.whole(outage.get()));
      }
      if (Set.of("edit", "fill", "change").contains(said.get(1))) {
        return Reply.open(OutageFormMessages.form(outage.get(), people.groups()));
      }
    }
    Optional<String> rotation = words.rotation(first);
    if (said.size() == 1 && (first.isEmpty() || rotation.isPresent())) {
      return Reply.ephemeral(messages.list(outages.newest(rotation, SHOWN)));
    }
    return Reply.ephemeral(
        "I do not understand `%s`. `/oncall outage` lists the newest records, `/oncall outage 3` shows one, `/oncall outage 3 edit` fills it in."
            .formatted(Excerpt.of(typed.words().replace('`', '\''), TYPED)));
  }

  Reply fill(Click click) {
    return TypedNumber.read(click.tail())
        .flatMap(outages::find)
        .map(outage -> Reply.open(OutageFormMessages.form(outage, people.groups())))
        .orElse(GONE);
  }

  Reply submitted(Submission sent) {
    OutageAnswers typed = read(sent.values());
    Map<String, String> mistakes = mistakes(typed, sent.values());
    if (!mistakes.isEmpty()) {
      return Reply.fieldErrors(mistakes);
    }
    String[] subject = sent.privateMetadata().split(" ", 2);
    OutageAnswer answer =
        outages.fill(
            Long.parseLong(subject[0]),
            new PersonId(sent.userId()),
            OutagePolicy.Seen.read(subject[1]),
            typed);
    if (answer instanceof OutageAnswer.Changed changed) {
      String by =
          changed.outage().lastFilled().map(act -> messages.name(act.by())).orElse("Somebody");
      return Reply.update(OutageFormMessages.both(changed, typed, by, people.groups()));
    }
    return answer instanceof OutageAnswer.Gone ? GONE : Reply.nothing();
  }

  private static Map<String, String> mistakes(OutageAnswers typed, FormValues values) {
    var mistakes = new LinkedHashMap<String, String>();
    typed
        .texts()
        .forEach(
            (question, text) -> {
              if (text.length() > Research.LONGEST) {
                mistakes.put(
                    values.blockOf(OutageFormMessages.field(question)),
                    "That is %d characters; %d fit.".formatted(text.length(), Research.LONGEST));
              }
            });
    if (typed.usersAffected() && typed.group().isEmpty()) {
      mistakes.put(
          values.blockOf(GROUP), "Choose whose users, so that the right people are copied in.");
    }
    return mistakes;
  }

  private static OutageAnswers read(FormValues values) {
    var texts = new EnumMap<Question, String>(Question.class);
    for (Question question : Question.values()) {
      texts.put(question, values.text(OutageFormMessages.field(question)));
    }
    return new OutageAnswers(texts, values.one(USERS).isPresent(), values.one(GROUP));
  }
}
