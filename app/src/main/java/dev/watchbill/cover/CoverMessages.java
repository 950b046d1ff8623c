package dev.watchbill.cover;

import static com.slack.api.model.block.Blocks.actions;
import static com.slack.api.model.block.element.BlockElements.button;

import com.slack.api.model.block.LayoutBlock;
import com.slack.api.model.block.SectionBlock;
import com.slack.api.model.block.composition.MarkdownTextObject;
import com.slack.api.model.block.composition.PlainTextObject;
import com.slack.api.model.block.element.BlockElement;
import com.slack.api.util.json.GsonFactory;
import dev.watchbill.cover.ChangeRequest.State;
import dev.watchbill.people.PersonId;
import dev.watchbill.platform.outbox.Content;
import dev.watchbill.rotation.Span;
import dev.watchbill.text.ReaderTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The words of changes of plan, in direct messages. */
final class CoverMessages {
  static final String ACCEPT = "cover_accept";
  static final String DECLINE = "cover_decline";
  static final String APPROVE = "cover_approve";
  static final String REFUSE = "cover_refuse";
  static final String CANCEL = "cover_cancel";

  /** With the rest in words a message has no more than five lines. */
  private static final int SHOWN = 3;

  private final CoverWords words;

  CoverMessages(CoverWords words) {
    this.words = words;
  }

  /**
   * When somebody is on call around a change.
   *
   * @param before the times until then
   * @param after the times from then on
   */
  record Times(List<Span> before, List<Span> after) {
    Times {
      before = List.copyOf(before);
      after = List.copyOf(after);
    }
  }

  /** To the one who asked: how it stands. */
  Content state(ChangeRequest it) {
    var lines = new ArrayList<String>();
    lines.add("You asked for %s.".formatted(words.about(it)));
    late(it, lines);
    lines.add(words.standing(it, it.asker()));
    return content(lines, it.isOpen() ? List.of(press(it, CANCEL, "Withdraw", false)) : List.of());
  }

  /** To whoever is away: how all of it stands that they need cover for. */
  Content absenceState(long absence, List<ChangeRequest> requests) {
    var lines = new ArrayList<String>();
    lines.add("*While you are out of office,* the first to say yes covers you:");
    requests.stream()
        .limit(SHOWN)
        .forEach(
            it ->
                lines.add(
                    "• %s%s, %s: %s"
                        .formatted(
                            it.rotation(),
                            it.late() ? " (late)" : "",
                            words.times(it.rotation(), it.given()),
                            words.standing(it, it.asker()))));
    if (requests.size() > SHOWN) {
      lines.add("And %d more: `/oncall cancel`".formatted(requests.size() - SHOWN));
    }
    return content(
        lines,
        requests.stream().anyMatch(ChangeRequest::isOpen)
            ? List.of(press(CoverReplyMessages.BACK, absence, "I am here after all", false))
            : List.of());
  }

  /** To the one who asked: somebody took their yes back. */
  Content reopened(ChangeRequest it, PersonId who) {
    return content(
        List.of(
            "*%s cannot after all:* %s.".formatted(words.name(who), words.about(it)),
            words.standing(it, it.asker())),
        List.of());
  }

  /** To one who said yes, when the backup stands in because they were not approved in time. */
  Content notAfterAll(ChangeRequest it) {
    return content(
        List.of(
            "*You are not on call then after all:* %s.".formatted(words.about(it)),
            "Your yes was not approved in time, so *%s* stands in as the backup."
                .formatted(words.name(it.accepter().orElseThrow()))),
        List.of());
  }

  /** To one of those asked: the question, or what became of it. */
  Content question(ChangeRequest it, PersonId reader) {
    var lines = new ArrayList<String>();
    lines.add(asks(it));
    if (!it.given().isEmpty()) {
      lines.add("You would be on call %s.".formatted(words.times(it.rotation(), it.given())));
    }
    if (!it.received().isEmpty()) {
      lines.add(
          "%s would be on call instead of you %s."
              .formatted(words.name(it.asker()), words.times(it.rotation(), it.received())));
    }
    late(it, lines);
    boolean saidNo = it.declined().contains(reader);
    boolean waits = it.state() == State.OPEN && !saidNo;
    lines.add(
        saidNo && it.state() == State.OPEN
            ? "You said no."
            : waits
                ? "Please answer by %s; after that %s."
                    .formatted(
                        ReaderTime.shortMoment(it.lapsesAt(), words.zone(it.rotation())),
                        words.afterwards(it))
                : words.standing(it, reader));
    return content(
        lines,
        waits
            ? List.of(press(it, ACCEPT, yes(it), true), press(it, DECLINE, "I can't", false))
            : List.of());
  }

  /** The words of the button for yes. */
  static String yes(ChangeRequest it) {
    return switch (it.kind()) {
      case COVER -> "I'll cover";
      case SWAP -> "Swap";
      case TAKE -> "Let them take over";
      case UNDO -> "Take it back";
    };
  }

  private String asks(ChangeRequest it) {
    String asker = words.name(it.asker());
    return switch (it.kind()) {
      case COVER ->
          it.everybody()
              ? "*%s %s for cover in %s.* The first to say yes is on call then."
                  .formatted(
                      asker,
                      it.absence().isPresent() ? "is out of office and asks" : "asks",
                      it.rotation())
              : "*%s asks you to cover for them in %s.*".formatted(asker, it.rotation());
      case SWAP -> "*%s asks you to swap shifts in %s.*".formatted(asker, it.rotation());
      case TAKE -> "*%s wants to take over from you in %s.*".formatted(asker, it.rotation());
      case UNDO -> "*%s asks to take a change in %s back.*".formatted(asker, it.rotation());
    };
  }

  /** To a manager: the question for their approval, or what became of it. */
  Content approval(ChangeRequest it, PersonId reader) {
    var lines = new ArrayList<String>();
    lines.add("*A change of plan in %s:* %s.".formatted(it.rotation(), words.about(it)));
    it.accepter()
        .filter(accepter -> it.kind() == ChangeRequest.Kind.COVER)
        .ifPresent(
            accepter -> lines.add("%s would be on call then.".formatted(words.name(accepter))));
    late(it, lines);
    boolean approved = it.state() == State.AGREED && words.hasApproved(it, reader);
    lines.add((approved ? "You approved it. " : "") + words.standing(it, reader));
    if (it.state() == State.OPEN) {
      lines.add("You may say yes in %s's place.".formatted(words.name(it.asked().get(0))));
    }
    boolean waits = ConsentPolicy.managersAreAsked(it) && !approved;
    return content(
        lines,
        waits
            ? List.of(
                press(it, APPROVE, "Approve", true), press(it, REFUSE, "Do not approve", false))
            : List.of());
  }

  /** To a party, afterwards: what changed for them. */
  Content changed(ChangeRequest it, PersonId reader, Times times) {
    String rotation = it.rotation();
    return content(
        List.of(
            "*Your time on call in %s changed:* %s.".formatted(rotation, words.about(it)),
            times.before().isEmpty()
                ? "You were not on call then."
                : "It was %s.".formatted(words.spans(rotation, times.before())),
            times.after().isEmpty()
                ? "You are not on call then any more."
                : "It is now %s.".formatted(words.spans(rotation, times.after())),
            reader.equals(it.asker())
                ? "%s".formatted(words.standing(it, reader))
                : "To give it back, ask: `/oncall cancel`"),
        List.of());
  }

  /** To a party, when it came to nothing by another's act, or by the time. */
  Content ended(ChangeRequest it, PersonId reader) {
    var lines = new ArrayList<String>();
    lines.add("*It comes to nothing:* %s.".formatted(words.about(it)));
    lines.add(words.standing(it, reader));
    if (reader.equals(it.asker()) && it.kind() == ChangeRequest.Kind.COVER) {
      lines.add("You are still on call then. To ask somebody else: `/oncall cover`");
    }
    return content(lines, List.of());
  }

  /** To the managers of somebody away for whom nobody stands in. */
  Content stays(ChangeRequest it) {
    return content(
        List.of(
            "*%s is out of office, and nobody covers them in %s*, %s."
                .formatted(
                    words.name(it.asker()), it.rotation(), words.times(it.rotation(), it.given())),
            "It stays with %s: nobody stands in. Whoever can take over: `/oncall take %s`"
                .formatted(words.name(it.asker()), it.rotation())),
        List.of());
  }

  /** In the rotation's channel: the backup stands in. */
  Content standIn(ChangeRequest it, PersonId backup) {
    return Content.text(
        "*%s* is out of office: <@%s> stands in for %s, %s."
            .formatted(
                words.name(it.asker()),
                backup,
                it.rotation(),
                words.times(it.rotation(), it.given())));
  }

  /**
   * To the named people: somebody is out of office (R15).
   *
   * @param touched their times on call in it, by rotation
   */
  Content absence(Absence it, Map<String, List<Span>> touched) {
    String away = words.away(it.span());
    if (it.over()) {
      return content(
          List.of(
              "*%s is not out of office after all*, %s.".formatted(words.name(it.person()), away)),
          List.of());
    }
    return content(
        List.of(
            "*%s is out of office* %s.".formatted(words.name(it.person()), away),
            touched.entrySet().stream()
                .map(
                    each ->
                        "On call in %s then: %s."
                            .formatted(each.getKey(), words.spans(each.getKey(), each.getValue())))
                .collect(Collectors.joining("\n")),
            "Cover is asked for; `/oncall schedule` shows who has it."),
        List.of());
  }

  private static void late(ChangeRequest it, List<String> lines) {
    if (it.late()) {
      lines.add(":warning: Late: the sprint of that shift has begun.");
    }
  }

  private static BlockElement press(
      ChangeRequest it, String action, String label, boolean primary) {
    return press(action, it.id(), label, primary);
  }

  private static BlockElement press(String action, long id, String label, boolean primary) {
    return button(
        b ->
            b.actionId(action + ":" + id)
                .style(primary ? "primary" : null)
                .text(PlainTextObject.builder().text(label).build()));
  }

  private static Content content(List<String> lines, List<BlockElement> buttons) {
    String text = String.join("\n", lines);
    var blocks = new ArrayList<LayoutBlock>();
    blocks.add(
        SectionBlock.builder()
            .text(MarkdownTextObject.builder().text(text).verbatim(true).build())
            .build());
    if (!buttons.isEmpty()) {
      blocks.add(actions(buttons));
    }
    return new Content(text, GsonFactory.createSnakeCase().toJson(blocks));
  }
}
