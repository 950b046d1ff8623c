package dev.watchbill.cover;

import com.slack.api.model.block.LayoutBlock;
import dev.watchbill.config.WatchbillConfig;
import dev.watchbill.cover.ChangeRequest.Kind;
import dev.watchbill.people.People;
import dev.watchbill.people.Person;
import dev.watchbill.people.PersonId;
import dev.watchbill.platform.outbox.Content;
import dev.watchbill.platform.slack.Reply;
import dev.watchbill.rotation.RosterMember;
import dev.watchbill.rotation.Rotations;
import dev.watchbill.text.Mrkdwn;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What became of what somebody asked for, or of a button they pressed; for their eyes alone, in
 * mrkdwn.
 */
final class CoverOutcomeMessages {
  private final WatchbillConfig config;
  private final People people;
  private final Rotations rotations;
  private final CoverWords words;
  private final CoverReplyMessages replies;

  CoverOutcomeMessages(
      WatchbillConfig config,
      People people,
      Rotations rotations,
      CoverWords words,
      CoverReplyMessages replies) {
    this.config = config;
    this.people = people;
    this.rotations = rotations;
    this.words = words;
    this.replies = replies;
  }

  /** After it was asked: who was asked, who must approve, when it lapses, how to take it back. */
  private String asked(ChangeRequest request, List<String> remarks, PersonId reader) {
    var lines = new ArrayList<String>();
    lines.add(
        "*%s %d:* %s. %s"
            .formatted(
                title(request.kind()),
                request.id(),
                words.about(request),
                words.standing(request, reader)));
    if (request.isOpen()) {
      approval(request).ifPresent(lines::add);
      lines.add("`/oncall cancel %d` takes it back.".formatted(request.id()));
    }
    remarks.forEach(remark -> lines.add(Mrkdwn.escape(remark)));
    return String.join("\n", lines);
  }

  private static String title(Kind kind) {
    return switch (kind) {
      case COVER -> "Cover request";
      case SWAP -> "Swap";
      case TAKE -> "Taking over";
      case UNDO -> "Giving back";
    };
  }

  /** Who approves once the other engineer has said yes; those who are a party need not. */
  private Optional<String> approval(ChangeRequest request) {
    if (request.state() != ChangeRequest.State.OPEN
        || !config.rotation(request.rotation()).approvals()) {
      return Optional.empty();
    }
    List<PersonId> parties =
        Stream.concat(Stream.of(request.asker()), request.other().stream()).toList();
    String managers =
        rotations.roster(request.rotation()).stream()
            .filter(member -> parties.contains(member.person()))
            .map(RosterMember::group)
            .distinct()
            .map(people::managersOf)
            .filter(them -> them.stream().noneMatch(each -> parties.contains(each.id())))
            .map(this::oneOf)
            .filter(each -> !each.isEmpty())
            .distinct()
            .collect(Collectors.joining(", and "));
    String theirs = request.everybody() ? "the engineering manager of whoever accepts" : "";
    String all =
        Stream.of(managers, theirs)
            .filter(each -> !each.isEmpty())
            .collect(Collectors.joining(", and "));
    return all.isEmpty()
        ? Optional.empty()
        : Optional.of("Then it needs the approval of %s.".formatted(all));
  }

  private String oneOf(List<Person> managers) {
    return managers.stream()
        .map(each -> Mrkdwn.escape(each.displayName()))
        .collect(Collectors.joining(" or "));
  }

  /** What became of a click on a button, or of a number that was typed; empty if it shows. */
  Optional<String> outcome(ChangeAnswer answer, PersonId reader) {
    if (answer instanceof ChangeAnswer.Recorded recorded) {
      return recorded.remarks().isEmpty()
          ? Optional.empty()
          : Optional.of(
              recorded.remarks().stream().map(Mrkdwn::escape).collect(Collectors.joining("\n")));
    }
    if (answer instanceof ChangeAnswer.Already already) {
      return Optional.of("Nothing was changed. " + words.standing(already.request(), reader));
    }
    return Optional.of(
        answer instanceof ChangeAnswer.Refused refused
            ? Mrkdwn.escape(refused.reason())
            : "That is not remembered any more. `/oncall schedule` shows who is on call when.");
  }

  /** As {@link #said}; a refusal is shown at a field of the form that asked. */
  Reply inForm(ChangeAnswer answer, String field, PersonId reader) {
    return answer instanceof ChangeAnswer.Refused refused
        ? Reply.fieldError(field, refused.reason())
        : said(answer, reader);
  }

  /** What became of it, where nothing else shows it. */
  Reply said(ChangeAnswer answer, PersonId reader) {
    return Reply.ephemeral(
        answer instanceof ChangeAnswer.Recorded recorded
            ? asked(recorded.request(), recorded.remarks(), reader)
            : outcome(answer, reader).orElse("Done."));
  }

  /** What can be cancelled, each with its button. */
  Content cancellable(
      List<ChangeRequest> requests, List<Absence> absences, PersonId reader, Instant now) {
    var blocks = new ArrayList<LayoutBlock>();
    var lines = new ArrayList<String>();
    for (ChangeRequest each : requests) {
      String line = line(each, reader);
      lines.add(line);
      String label = each.isOpen() ? "Cancel " + each.id() : "Give back " + each.id();
      blocks.add(
          CoverReplyMessages.section(
              line,
              CoverReplyMessages.press(
                  CoverReplyMessages.WITHDRAW + ":" + each.id(), label, "list", false)));
    }
    for (Absence each : absences) {
      String line =
          "*You are away* %s (your time).".formatted(replies.span(each.span(), reader, now));
      lines.add(line);
      blocks.add(
          CoverReplyMessages.section(
              line,
              CoverReplyMessages.press(
                  CoverReplyMessages.BACK + ":" + each.id(), "I am here after all", "", false)));
    }
    return new Content(
        String.join("\n", lines),
        CoverReplyMessages.json(blocks.subList(0, Math.min(50, blocks.size()))));
  }

  private String line(ChangeRequest it, PersonId reader) {
    return "*%d* · %s%s. %s"
        .formatted(
            it.id(), words.about(it), it.late() ? " (late)" : "", words.standing(it, reader));
  }

  /** What became of an absence that was said. */
  String away(AbsenceAnswer answer, PersonId reader, Instant now) {
    if (answer instanceof AbsenceAnswer.Noted noted) {
      return together(
          "*You are away* %s (your time). It is known."
              .formatted(replies.span(noted.absence().span(), reader, now)),
          noted.requests(),
          noted.remarks(),
          reader);
    }
    if (answer instanceof AbsenceAnswer.Already already) {
      return together("You have said so already.", already.requests(), List.of(), reader);
    }
    return answer instanceof AbsenceAnswer.NothingTouched nothing
        ? Mrkdwn.escape(
            "You are not on call then; nobody needs to be told. "
                + replies.whenOnCall(nothing.next().stream().toList(), reader, now))
        : Mrkdwn.escape(((AbsenceAnswer.Refused) answer).reason());
  }

  /** What became of an absence that is taken back. */
  String back(AbsenceAnswer answer, PersonId reader, Instant now) {
    return answer instanceof AbsenceAnswer.Noted noted
        ? together(
            "You are here after all. What nobody has taken stays yours.",
            noted.requests(),
            noted.remarks(),
            reader)
        : away(answer, reader, now);
  }

  private String together(
      String first, List<ChangeRequest> requests, List<String> remarks, PersonId reader) {
    return Stream.of(
            Stream.of(first),
            requests.stream().map(each -> "• " + line(each, reader)),
            remarks.stream().map(Mrkdwn::escape),
            requests.stream().anyMatch(ChangeRequest::isOpen)
                ? Stream.of("`/oncall cancel` lists what can be taken back.")
                : Stream.<String>empty())
        .flatMap(each -> each)
        .collect(Collectors.joining("\n"));
  }
}
