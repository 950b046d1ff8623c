package dev.watchbill.criticalbug;

import static com.slack.api.model.block.Blocks.input;
import static dev.watchbill.criticalbug.BugFormMessages.option;
import static dev.watchbill.criticalbug.BugFormMessages.plain;
import static dev.watchbill.criticalbug.BugFormMessages.section;

import com.slack.api.model.block.LayoutBlock;
import com.slack.api.model.block.composition.OptionObject;
import com.slack.api.model.block.element.CheckboxesElement;
import com.slack.api.model.block.element.RadioButtonsElement;
import dev.watchbill.criticalbug.BugFormMessages.Words;
import dev.watchbill.people.People;
import dev.watchbill.platform.slack.Modal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** The form that raises an alarm (R17, R18). Each field's name is below. */
final class RaiseFormMessages {
  static final String FORM = "alarm_raise_form";

  static final String LINK = "link";
  static final String HAPPENS = "happens";
  static final String CRITERIA = "criteria";
  static final String SINCE = "since";
  static final String GROUP = "group";
  static final String WORKAROUND = "workaround";
  static final String SOURCE = "source";
  static final String INFORMANT = "informant";

  static final int LONGEST_HAPPENS = 3_000;
  static final int LONGEST_WORKAROUND = 2_000;
  static final int LONGEST_LINE = 150;

  /** Slack takes that much in a field at first. */
  private static final int LONGEST_LINK = 3_000;

  private final People people;

  RaiseFormMessages(People people) {
    this.people = people;
  }

  /**
   * The form.
   *
   * @param round another for a form that is shown again with other words in it: Slack keeps what
   *     was typed into blocks of the same name
   */
  Modal form(RaiseForm form, String round) {
    var blocks = new ArrayList<LayoutBlock>();
    blocks.add(
        section(
            "Anyone raises the alarm who finds a critical bug (R18). *Nobody is pinged yet:* you see first what goes out, and to whom."));
    blocks.add(
        words(
            round,
            LINK,
            "The filed bug",
            "Its link, such as a GitHub issue.",
            form.link(),
            LONGEST_LINK,
            false));
    blocks.add(words(round, HAPPENS, "What happens", "", form.happens(), LONGEST_HAPPENS, true));
    blocks.add(criteria(form, round));
    blocks.add(source(form, round));
    blocks.add(
        optional(
            round,
            INFORMANT,
            "Who that was",
            "Such as the customer's name.",
            form.informant(),
            LONGEST_LINE,
            false));
    blocks.add(
        optional(
            round,
            WORKAROUND,
            "A workaround",
            "What helps meanwhile. Customers are told.",
            form.workaround(),
            LONGEST_WORKAROUND,
            true));
    blocks.add(
        optional(
            round, SINCE, "Since which version", "", form.sinceVersion(), LONGEST_LINE, false));
    if (!people.groups().isEmpty()) {
      blocks.add(
          BugFormMessages.groups(
              GROUP + round,
              GROUP,
              "Which group it seems to belong to",
              people.groups(),
              form.group(),
              true));
    }
    return BugFormMessages.form(FORM, "", "Raise a critical bug", "Preview", blocks);
  }

  private static LayoutBlock words(
      String round,
      String name,
      String label,
      String hint,
      String typed,
      int longest,
      boolean several) {
    return new Words(name + round, name, label, hint, typed, longest, several, false).shown();
  }

  private static LayoutBlock optional(
      String round,
      String name,
      String label,
      String hint,
      String typed,
      int longest,
      boolean several) {
    return new Words(name + round, name, label, hint, typed, longest, several, true).shown();
  }

  private static LayoutBlock criteria(RaiseForm form, String round) {
    List<OptionObject> chosen = criteria(form.criteria());
    return input(
        i ->
            i.blockId(CRITERIA + round)
                .label(plain("This bug… (R17)"))
                .element(
                    CheckboxesElement.builder()
                        .actionId(CRITERIA)
                        .options(criteria(Set.of(Criterion.values())))
                        .initialOptions(chosen.isEmpty() ? null : chosen)
                        .build()));
  }

  private static List<OptionObject> criteria(Set<Criterion> among) {
    return Arrays.stream(Criterion.values())
        .filter(among::contains)
        .map(each -> option(each.words(), each.name()))
        .toList();
  }

  private static LayoutBlock source(RaiseForm form, String round) {
    return input(
        i ->
            i.blockId(SOURCE + round)
                .label(plain("Who noticed it"))
                .element(
                    RadioButtonsElement.builder()
                        .actionId(SOURCE)
                        .options(
                            Arrays.stream(Source.values()).map(RaiseFormMessages::source).toList())
                        .initialOption(form.source().map(RaiseFormMessages::source).orElse(null))
                        .build()));
  }

  private static OptionObject source(Source source) {
    String words = source.words();
    return option(
        words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1), source.name());
  }
}
