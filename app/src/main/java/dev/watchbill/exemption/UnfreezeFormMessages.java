package dev.watchbill.exemption;

import static com.slack.api.model.block.Blocks.input;
import static com.slack.api.model.block.Blocks.section;
import static com.slack.api.model.block.composition.BlockCompositions.markdownText;
import static com.slack.api.model.block.composition.BlockCompositions.plainText;

import com.slack.api.model.block.LayoutBlock;
import com.slack.api.model.block.composition.OptionObject;
import com.slack.api.model.block.element.CheckboxesElement;
import com.slack.api.model.block.element.PlainTextInputElement;
import com.slack.api.model.block.element.RadioButtonsElement;
import dev.watchbill.freeze.Phase;
import dev.watchbill.platform.slack.Modal;
import dev.watchbill.text.Excerpt;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The forms of {@code /unfreeze}, and of taking an exemption back. */
final class UnfreezeFormMessages {
  static final String ASK = "unfreeze_form";
  static final String DECLARE = "unfreeze_declare_form";
  static final String REVOKE = "unfreeze_revoke_form";

  /** The fields. */
  static final String NUMBERS = "numbers";

  static final String WHY = "why";
  static final String KIND = "kind";
  static final String DEEP = "deep";

  static final int LONGEST_WHY = 500;

  /** Slack takes no more. */
  private static final int OPTION = 75;

  private static final int LONGEST_NUMBERS = 1_000;

  private static final Map<Kind, String> KINDS = kinds();

  private final PullRequestWords words;
  private final ExemptionPolicy policy;

  UnfreezeFormMessages(PullRequestWords words, ExemptionPolicy policy) {
    this.words = words;
    this.policy = policy;
  }

  private static Map<Kind, String> kinds() {
    var kinds = new EnumMap<Kind, String>(Kind.class);
    kinds.put(Kind.BUG, "A bug fix");
    kinds.put(Kind.DOCS, "Documentation only");
    kinds.put(Kind.WEBSITE, "The website only");
    kinds.put(Kind.OTHER, "Something else, but no feature: my manager confirms it");
    kinds.put(Kind.FEATURE, "Feature work: it needs an exception");
    return kinds;
  }

  /**
   * Which pull requests, and why.
   *
   * @param declaring in which phase, where people say what theirs are
   */
  Modal ask(String numbers, String why, Optional<Phase> declaring) {
    var blocks = new ArrayList<LayoutBlock>();
    blocks.add(
        mrkdwn(
            "`%s` of %s is frozen. A bug fix, documentation or the website may merge once unfrozen; anything else is confirmed first (R26)."
                .formatted(words.branch(), PullRequestWords.escaped(words.repository()))));
    blocks.add(
        words(
            NUMBERS,
            "Pull requests",
            "Numbers or links, up to %d: 1234, 1240".formatted(UnfreezeText.MOST),
            numbers,
            LONGEST_NUMBERS,
            false));
    blocks.add(words(WHY, "Why", "Whoever follows the freeze reads it.", why, LONGEST_WHY, true));
    declaring.ifPresent(phase -> addKind(blocks, phase));
    return Modal.form(ASK, "", "Unfreeze", "Unfreeze", blocks);
  }

  /** What one is, about which GitHub does not say anything. */
  Modal declare(Dossier its, Phase phase) {
    var blocks = new ArrayList<LayoutBlock>();
    blocks.add(
        mrkdwn(
            "GitHub does not tell what %s is. What you say counts until it does, and is recorded as declared."
                .formatted(words.linked(its.request()))));
    addKind(blocks, phase);
    return Modal.form(
        DECLARE, Long.toString(its.id()), "Say what it is", "That is what it is", blocks);
  }

  /** Why it may not merge after all. */
  Modal revoke(int number, Optional<String> title) {
    return Modal.form(
        REVOKE,
        Integer.toString(number),
        "Revoke an exemption",
        "Revoke it",
        List.of(
            mrkdwn(
                "%s may merge now, and may not any more then. Asked for again, a manager confirms it first."
                    .formatted(words.linked(number, title))),
            words(
                WHY,
                "Why",
                "Whoever asked for it reads it, and whoever follows the freeze.",
                "",
                LONGEST_WHY,
                true)));
  }

  private void addKind(List<LayoutBlock> blocks, Phase phase) {
    List<OptionObject> options =
        KINDS.entrySet().stream().map(it -> option(it.getValue(), it.getKey().name())).toList();
    blocks.add(
        input(
            i ->
                i.blockId(KIND)
                    .label(plainText("What it is"))
                    .hint(plainText("It is recorded that you have said so."))
                    .element(
                        RadioButtonsElement.builder().actionId(KIND).options(options).build())));
    blocks.add(
        input(
            i ->
                i.blockId(DEEP)
                    .label(plainText("Deep freeze (R27)"))
                    .hint(
                        plainText(
                            phase == Phase.DEEP
                                ? "It has begun: only bug fixes with such a label merge."
                                : "From then on only bug fixes with such a label merge."))
                    .optional(true)
                    .element(
                        CheckboxesElement.builder()
                            .actionId(DEEP)
                            .options(
                                List.of(
                                    option(
                                        Excerpt.of("It is labelled " + policy.deepLabels(), OPTION),
                                        DEEP)))
                            .build())));
  }

  private static OptionObject option(String label, String value) {
    return OptionObject.builder().text(plainText(label)).value(value).build();
  }

  private static LayoutBlock words(
      String name, String label, String hint, String typed, int longest, boolean optional) {
    return input(
        i ->
            i.blockId(name)
                .label(plainText(label))
                .hint(plainText(hint))
                .optional(optional)
                .element(
                    PlainTextInputElement.builder()
                        .actionId(name)
                        .multiline(optional)
                        .maxLength(longest)
                        .initialValue(typed.isEmpty() ? null : Excerpt.of(typed, longest))
                        .build()));
  }

  private static LayoutBlock mrkdwn(String text) {
    return section(s -> s.text(markdownText(m -> m.text(text).verbatim(true))));
  }
}
