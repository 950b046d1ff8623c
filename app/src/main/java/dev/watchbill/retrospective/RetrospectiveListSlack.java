package dev.watchbill.retrospective;

import dev.watchbill.people.People;
import dev.watchbill.people.Person;
import dev.watchbill.people.PersonId;
import dev.watchbill.platform.slack.Click;
import dev.watchbill.platform.slack.Reception;
import dev.watchbill.platform.slack.Reply;
import dev.watchbill.rotation.OnCallVerbs;
import dev.watchbill.rotation.RotationWords;
import dev.watchbill.text.Mrkdwn;
import dev.watchbill.text.TypedNumber;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** {@code /oncall retros}: earlier retrospectives, found by rotation, words, or person (R8). */
final class RetrospectiveListSlack {
  private final Retrospectives retrospectives;
  private final People people;
  private final RotationWords words;
  private final RetrospectiveListMessages messages;

  RetrospectiveListSlack(
      Retrospectives retrospectives,
      People people,
      RotationWords words,
      RetrospectiveListMessages messages) {
    this.retrospectives = retrospectives;
    this.people = people;
    this.words = words;
    this.messages = messages;
  }

  void listen(Reception reception, OnCallVerbs verbs) {
    reception.action(RetrospectiveListMessages.MORE, this::more);
    verbs.verb("retros", Set.of("retrospectives"), this::typed);
  }

  /** {@code /oncall retros [rotation] [words | person | number]}. */
  Reply typed(OnCallVerbs.Typed typed) {
    Optional<Long> number = TypedNumber.read(typed.words());
    if (number.isPresent()) {
      return retrospectives
          .find(number.get())
          .filter(it -> it.isPosted() || it.author().equals(typed.reader()))
          .map(it -> Reply.ephemeral(messages.whole(it, typed.reader())))
          .orElseGet(
              () ->
                  Reply.ephemeral(
                      "There is no retrospective %d. `/oncall retros` lists the newest."
                          .formatted(number.get())));
    }
    String[] parts = typed.words().split(" ", 2);
    Optional<String> rotation = words.rotation(parts[0]);
    String rest = parts.length > 1 ? parts[1] : "";
    return page(
        typed.reader(),
        new RetrospectiveSearch(rotation, rotation.isPresent() ? rest : typed.words(), 0));
  }

  Reply more(Click click) {
    return page(new PersonId(click.userId()), RetrospectiveSearch.read(click.value()));
  }

  private Reply page(PersonId reader, RetrospectiveSearch search) {
    Optional<PersonId> author =
        search.words().isEmpty() ? Optional.empty() : people.typed(search.words()).map(Person::id);
    List<Retrospective> found =
        retrospectives.search(
            reader,
            search.rotation(),
            search.each().stream().map(Mrkdwn::unescape).toList(),
            author,
            search.skip(),
            RetrospectiveSearch.PAGE + 1);
    return Reply.ephemeral(
        messages.page(
            search,
            found.stream().limit(RetrospectiveSearch.PAGE).toList(),
            found.size() > RetrospectiveSearch.PAGE));
  }
}
