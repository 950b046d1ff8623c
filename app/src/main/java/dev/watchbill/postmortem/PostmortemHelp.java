package dev.watchbill.postmortem;

import dev.watchbill.people.People;
import dev.watchbill.people.Person;
import dev.watchbill.people.PersonId;
import dev.watchbill.postmortem.About.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What help says about postmortems. The examples are about one that is open, which the reader sees
 * to if there is such a one; those are shown that work when this reader pastes them now.
 */
final class PostmortemHelp {
  private final Postmortems postmortems;
  private final Matters matters;
  private final People people;

  PostmortemHelp(Postmortems postmortems, Matters matters, People people) {
    this.postmortems = postmortems;
    this.matters = matters;
    this.people = people;
  }

  /** In mrkdwn. */
  String section(Kind kind, PersonId reader) {
    var lines = new ArrayList<String>();
    if (kind == Kind.ALARM) {
      lines.add("*Postmortems* (R23): one for each critical bug, and for each outage");
      lines.add("`/critical-bug postmortems` those that are not done, and who owes what");
    } else {
      lines.add("*Postmortems of outages* (R23)");
      lines.add("`/oncall postmortem` those that are not done, and who owes what");
    }
    example(kind, reader).ifPresent(its -> about(its, reader, lines));
    return String.join("\n", lines);
  }

  /** The newest of those that the reader sees to, or else of all. */
  private Optional<Case> example(Kind kind, PersonId reader) {
    List<Case> open =
        postmortems.open().stream().filter(its -> its.about().kind() == kind).toList();
    return open.stream()
        .filter(its -> matters.maySeeToIt(reader, its.matter()))
        .reduce((earlier, later) -> later)
        .or(() -> open.stream().reduce((earlier, later) -> later));
  }

  private void about(Case its, PersonId reader, List<String> lines) {
    String command = its.about().command();
    String handle = people.person(reader).map(Person::name).orElse("ada");
    boolean sees = matters.maySeeToIt(reader, its.matter());
    lines.add("`%s` how it stands, with all that can be done".formatted(command));
    if (sees) {
      moves(its, command, lines);
    }
    lines.add(
        "`%s edit` what caused it; `%1$s download` its document, as a file%s"
            .formatted(
                command, sees ? "; `%s post` its summary, in the thread".formatted(command) : ""));
    lines.add(
        "`%s action @%s Test the upgrade` somebody has that to do, and files an issue for it"
            .formatted(command, handle));
    List<ActionItem> open =
        its.items().stream()
            .filter(item -> !item.isSettled() && PostmortemPolicy.mayChange(item, reader, sees))
            .toList();
    if (!open.isEmpty()) {
      lines.add(
          "`%1$s link %2$d https://github.com/example/app/issues/12` its issue; `%1$s give %2$d @%3$s` another owner; `%1$s drop %4$d the next version makes it needless`"
              .formatted(
                  command, open.get(0).number(), handle, open.get(open.size() - 1).number()));
    }
  }

  private static void moves(Case its, String command, List<String> lines) {
    Postmortem it = its.postmortem();
    if (it.isPaused()) {
      return;
    }
    if (it.is(PostmortemState.DUE) || it.is(PostmortemState.SCHEDULED)) {
      lines.add(
          "`%s Thu 14:00` when it is held; `%1$s held` once it was, or if it came about by itself"
              .formatted(command));
    } else if (PostmortemPolicy.unsettled(its.items()) == 0) {
      lines.add("`%s done` nothing more is to do".formatted(command));
    }
  }
}
