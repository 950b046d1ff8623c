package dev.watchbill.gate;

import static com.slack.api.model.block.Blocks.actions;
import static com.slack.api.model.block.Blocks.section;
import static com.slack.api.model.block.composition.BlockCompositions.markdownText;
import static com.slack.api.model.block.composition.BlockCompositions.plainText;
import static com.slack.api.model.block.element.BlockElements.button;

import com.slack.api.model.block.LayoutBlock;
import com.slack.api.model.block.element.ButtonElement;
import com.slack.api.util.json.GsonFactory;
import dev.watchbill.freeze.Freeze;
import dev.watchbill.platform.outbox.Content;
import dev.watchbill.text.Excerpt;
import dev.watchbill.text.Mrkdwn;
import dev.watchbill.text.ReaderTime;
import dev.watchbill.text.Visible;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** What is said of the gate. */
final class GateMessages {
  /** Looks at the gate at once. */
  static final String LOOK = "gate.look";

  /** Carries the name of a former gate: what it held is undone by hand. */
  static final String DONE = "gate.undone";

  /** So much is repeated of what other tools say. */
  private static final int WORDS = 200;

  private static final int NAMES = 10;

  /** So much of a name. */
  private static final int NAME = 60;

  private static final int SECTION = 3_000;

  private final MergeGate gate;
  private final String branch;
  private final ZoneId zone;
  private final Optional<GateName> former;

  /**
   * @param zone for readers without a zone of their own
   */
  GateMessages(MergeGate gate, String branch, ZoneId zone) {
    this.gate = gate;
    this.branch = shown(branch);
    this.zone = zone;
    this.former = Optional.empty();
  }

  /** Of one that is not configured any more, and is to be let go. */
  GateMessages(MergeGate gate, GateName former, ZoneId zone) {
    this.gate = gate;
    this.branch = shown("%s of %s".formatted(former.branch().name(), former.branch().repository()));
    this.zone = zone;
    this.former = Optional.of(former);
  }

  /** What a freeze's card says where no gate is configured. */
  static String noGate(String branch) {
    return "Gate: none. Nothing but people stops a merge into %s.".formatted(shown(branch));
  }

  /** What {@code /freeze gate} says there. */
  static String noGateAtAll(String branch) {
    return noGate(branch)
        + "\nAn admin can change that: `release.gate` in the configuration may be `github` or `merge-freeze`.";
  }

  /** The service does not do what it is asked. */
  String away(GateAway away, Wish wish, Known known) {
    String sentence = Mrkdwn.escape(away.sentence());
    if (former.isPresent()) {
      return "*%s still holds %s*, though it is not the gate any more: nobody merges until that is undone (R31). %s %s"
          .formatted(gate.service(), branch, sentence, gate.byHand());
    }
    if (wish.isHeld()) {
      return known.heldFor(wish)
          ? "*I cannot see whether %s is still held, nor change what may merge.* %s"
              .formatted(branch, sentence)
          : "*%s is frozen, and nothing stops a merge yet* (R25). %s %s"
              .formatted(branch, sentence, gate.byHand());
    }
    return known.heldFor().isPresent()
        ? "*The freeze is over, and %s is still held* (R31). %s %s"
            .formatted(branch, sentence, gate.byHand())
        : "*I cannot look at the gate of %s*, so the next freeze may not hold. %s"
            .formatted(branch, sentence);
  }

  /** What people have to mend. */
  String amiss(Fault fault) {
    return switch (fault.kind()) {
      case NOT_HELD ->
          "*%s is frozen, and %s does not hold it* (R25), though it takes what I tell it. Look there whether its plan holds merges of this repository. %s"
              .formatted(branch, gate.service(), gate.byHand());
      case BYPASSED ->
          "*%s is held, but not for everybody* (R25): %s can merge past the check on %s. Ask them not to."
              .formatted(branch, names(fault.detail()), gate.service());
      case LEFT_OVER ->
          "*%s, and %s still holds %s* (R31), by a rule that is not mine to remove or that comes back. %s"
              .formatted(
                  former.isPresent() ? "The gate is another one now" : "Nothing is frozen",
                  gate.service(),
                  branch,
                  gate.byHand());
      case FOREIGN ->
          (former.isPresent()
                  ? "*%s froze %s in %s*, which is not the gate any more. I leave that as it is. %s"
                  : "*%s froze %s in %s*, and no freeze goes on here. I leave that as it is; `/freeze now` would make it one of ours. %s")
              .formatted(
                  fault.detail().isEmpty() ? "Somebody" : names(fault.detail()),
                  branch,
                  gate.service(),
                  gate.byHand());
      case AWAY -> throw new IllegalArgumentException("told by what the service said");
    };
  }

  /** To whoever can mend it. */
  Content trouble(Trouble it) {
    if (former.isPresent()) {
      return withButton(
          List.of(it.sentence() + "\nWhen it is undone, press the button."),
          button(
              b ->
                  b.actionId(DONE).value(former.get().toString()).text(plainText("It is undone"))));
    }
    boolean tries = it.kind() == Fault.Kind.AWAY || it.kind() == Fault.Kind.NOT_HELD;
    return withButton(
        List.of(it.sentence() + (tries ? "\nI keep trying, and say so here when it works." : "")));
  }

  /** The same message, afterwards. */
  Content over(Trouble it, Instant now) {
    return Content.text(
        "%s\n*That is over* since %s. Nothing is left to do."
            .formatted(struck(it.sentence()), ReaderTime.shortMoment(now, zone)));
  }

  /** In its thread, where somebody waits for it. */
  Content well(Wish wish) {
    if (former.isPresent()) {
      return Content.text("%s does not hold %s any more.".formatted(gate.service(), branch));
    }
    return Content.text(
        wish.isHeld()
            ? "It works again: %s is %s.".formatted(branch, gate.held())
            : "It works again: %s is not held on %s.".formatted(branch, gate.service()));
  }

  /** In the thread of the freeze's card: somebody has changed the gate, and it was put right. */
  Content drifted(Drift drift) {
    String who = drift.by().map(GateMessages::shown).orElse("");
    String what =
        drift.kind() == Drift.Kind.OPENED
            ? (who.isEmpty()
                    ? "%s did not hold %s any more, or said so; I held it again."
                    : "%s did not hold %s any more (last changed by " + who + "); I held it again.")
                .formatted(gate.service(), branch)
            : (who.isEmpty()
                    ? "The list of what may merge was changed in %s; I wrote it again."
                    : "The list of what may merge was changed in %s (by "
                        + who
                        + "); I wrote it again.")
                .formatted(gate.service());
    return Content.text(
        what
            + " I do so whenever it happens, and say it once. To end the freeze: `/freeze lift`; to let a pull request through: `/unfreeze`.");
  }

  /** A line on the freeze's card. */
  Optional<String> line(Optional<Gate> state, List<Trouble> troubles, Freeze freeze) {
    boolean held =
        state.filter(it -> it.known().heldFor().equals(Optional.of(freeze.id()))).isPresent();
    if (!freeze.isActive()) {
      return Optional.empty();
    }
    if (troubles.stream().anyMatch(it -> it.kind() == Fault.Kind.NOT_HELD)
        || (!held && !troubles.isEmpty())) {
      return Optional.of(
          "Gate: *nothing stops a merge now.* %s does not hold %s; DRI and admins know."
              .formatted(gate.service(), branch));
    }
    if (troubles.stream().anyMatch(it -> it.kind() == Fault.Kind.AWAY)) {
      return Optional.of(
          "Gate: %s was %s; %s does not let me look or change it now. DRI and admins know."
              .formatted(branch, gate.held(), gate.service()));
    }
    String more =
        troubles.stream().anyMatch(it -> it.kind() == Fault.Kind.BYPASSED)
            ? ", but not for everybody: `/freeze gate`"
            : "";
    return Optional.of(
        held
            ? "Gate: %s%s.".formatted(gate.held(), more)
            : "Gate: %s is about to be %s.".formatted(branch, gate.held()));
  }

  /** What {@code /freeze gate} answers. */
  Content stands(
      Optional<Gate> state, List<Trouble> troubles, Wish wish, List<Integer> waiting, Instant now) {
    var lines = new ArrayList<String>();
    Known known = state.map(Gate::known).orElse(Known.NOTHING);
    if (wish.isHeld()) {
      lines.add(
          known.heldFor(wish)
              ? "*%s is %s.* %s".formatted(branch, gate.held(), mayMerge(wish))
              : "*%s is frozen, and not yet %s.*".formatted(branch, gate.held()));
    } else {
      lines.add(
          known.heldFor().isPresent()
              ? "*%s is not frozen, and not yet open* on %s.".formatted(branch, gate.service())
              : "*%s is not frozen*, and I hold nothing on %s.".formatted(branch, gate.service()));
    }
    if (!waiting.isEmpty()) {
      lines.add(
          "%s cannot be let through yet: the commit is not known; it is read from GitHub again."
              .formatted(numbers(waiting)));
    }
    String foot =
        state
                .flatMap(Gate::seenAt)
                .map(at -> "Looked at %s".formatted(ReaderTime.ago(now, at)))
                .orElse("Not looked at yet")
            + state.map(it -> ", again %s.".formatted(soon(now, it.nextAt()))).orElse(".");
    var parts = new ArrayList<>(List.of(String.join("\n", lines)));
    troubles.stream().limit(NAMES).forEach(it -> parts.add("• " + it.sentence()));
    if (troubles.size() > NAMES) {
      parts.add("… and %d more.".formatted(troubles.size() - NAMES));
    }
    parts.add(foot);
    return withButton(parts);
  }

  private static String soon(Instant now, Instant next) {
    // A distance of less than a minute reads "now".
    return next.isBefore(now.plus(Duration.ofMinutes(1)))
        ? "in a moment"
        : ReaderTime.distance(now, next);
  }

  private static String mayMerge(Wish wish) {
    return wish.exempt().isEmpty()
        ? "No pull request may merge: `/unfreeze 1234` asks for one."
        : "May merge: %s.".formatted(numbers(wish.numbers()));
  }

  private static String numbers(List<Integer> numbers) {
    return numbers.stream()
            .limit(NAMES)
            .map(number -> "#" + number)
            .collect(Collectors.joining(", "))
        + (numbers.size() > NAMES ? " and %d more".formatted(numbers.size() - NAMES) : "");
  }

  private static String names(List<String> names) {
    return names.stream()
            .limit(NAMES)
            .map(name -> shown(Excerpt.of(name, NAME)))
            .collect(Collectors.joining(", "))
        + (names.size() > NAMES ? " and %d more".formatted(names.size() - NAMES) : "");
  }

  private static String shown(String typed) {
    return Mrkdwn.escape(Excerpt.of(Visible.inOneLine(typed), WORDS));
  }

  /** Of what is over the emphasis goes. */
  private static String struck(String sentence) {
    return sentence.replace("*", "");
  }

  private static Content withButton(List<String> parts) {
    return withButton(parts, button(b -> b.actionId(LOOK).text(plainText("Look again"))));
  }

  /** Each where Slack shows it whole. */
  private static Content withButton(List<String> parts, ButtonElement button) {
    var blocks = new ArrayList<LayoutBlock>();
    for (String part : parts) {
      String shown = Excerpt.of(part, SECTION);
      blocks.add(section(s -> s.text(markdownText(m -> m.text(shown).verbatim(true)))));
    }
    blocks.add(actions(List.of(button)));
    return new Content(String.join("\n", parts), GsonFactory.createSnakeCase().toJson(blocks));
  }
}
