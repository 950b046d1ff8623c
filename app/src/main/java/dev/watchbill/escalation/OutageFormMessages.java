package dev.watchbill.escalation;

import static com.slack.api.model.block.Blocks.input;
import static dev.watchbill.escalation.FormMessages.choice;
import static dev.watchbill.escalation.FormMessages.lines;
import static dev.watchbill.escalation.FormMessages.option;
import static dev.watchbill.escalation.FormMessages.plain;
import static dev.watchbill.escalation.FormMessages.section;

import com.slack.api.model.block.LayoutBlock;
import com.slack.api.model.block.composition.OptionObject;
import com.slack.api.model.block.element.CheckboxesElement;
import dev.watchbill.escalation.OutageAnswers.Question;
import dev.watchbill.people.Group;
import dev.watchbill.platform.slack.Modal;
import dev.watchbill.text.LongText;
import dev.watchbill.text.Mrkdwn;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;

/** The form with the six questions (R16). A question's field is named after it. */
final class OutageFormMessages {
  static final String FORM = "outage_form";
  static final String USERS = "users_affected";
  static final String GROUP = "product_group";
  static final String YES = "yes";

  /** Slack allows 3,000 characters a section. */
  private static final int SECTION = 2_900;

  private OutageFormMessages() {}

  /** The name of the question's field. */
  static String field(Question question) {
    return question.name().toLowerCase(Locale.ROOT);
  }

  /** As it is kept. */
  static Modal form(Outage outage, List<Group> groups) {
    return form(outage, outage.answers(), groups, List.of(), "");
  }

  /**
   * After somebody else was faster: what both wrote, to be put right and sent off again. What does
   * not fit into a field stands above it. The fields are in blocks of other names: in a block that
   * stays Slack would go on showing what was typed.
   *
   * @param by who was faster, as it is written
   * @param typed what the later one had typed
   */
  static Modal both(
      OutageAnswer.Changed changed, OutageAnswers typed, String by, List<Group> groups) {
    var above = new ArrayList<LayoutBlock>();
    above.add(
        section(
            "*%s has filled this in meanwhile.* Nothing is lost: their answers and yours stand below. Look them through, and send them off again."
                .formatted(by)));
    var shown = new EnumMap<Question, String>(Question.class);
    for (Question question : Question.values()) {
      String together = changed.together().text(question);
      boolean fits = together.length() <= Research.LONGEST;
      shown.put(question, fits ? together : typed.text(question));
      if (!fits) {
        above.add(section("*%s* %s wrote:".formatted(Mrkdwn.escape(question.words()), by)));
        LongText.pieces(changed.outage().answers().text(question), SECTION)
            .forEach(piece -> above.add(section(piece)));
      }
    }
    return form(
        changed.outage(),
        new OutageAnswers(shown, changed.together().usersAffected(), changed.together().group()),
        groups,
        above,
        "_after_" + changed.outage().revision());
  }

  private static Modal form(
      Outage outage,
      OutageAnswers shown,
      List<Group> groups,
      List<LayoutBlock> above,
      String suffix) {
    var blocks = new ArrayList<>(above);
    for (Question question : Question.values()) {
      String field = field(question);
      blocks.add(lines(field + suffix, field, question.words(), "", shown.text(question), true));
    }
    blocks.add(users(shown.usersAffected(), suffix));
    blocks.add(group(shown, groups, suffix));
    return FormMessages.form(
        FORM,
        outage.id() + " " + OutagePolicy.Seen.of(outage).written(),
        "Outage record " + outage.id() % 1_000_000,
        "Save",
        blocks);
  }

  private static LayoutBlock users(boolean affected, String suffix) {
    OptionObject yes = option("Users are affected", YES);
    return input(
        i ->
            i.blockId(USERS + suffix)
                .optional(true)
                .label(plain("Users"))
                .element(
                    CheckboxesElement.builder()
                        .actionId(USERS)
                        .options(List.of(yes))
                        .initialOptions(affected ? List.of(yes) : null)
                        .build()));
  }

  private static LayoutBlock group(OutageAnswers shown, List<Group> groups, String suffix) {
    List<OptionObject> options = groups.stream().map(g -> option(g.name(), g.key())).toList();
    return input(
        i ->
            i.blockId(GROUP + suffix)
                .optional(true)
                .label(plain("Whose users"))
                .hint(plain("Its engineering manager and product manager are copied in."))
                .element(
                    choice(
                        GROUP,
                        options,
                        options.stream()
                            .filter(
                                each -> shown.group().filter(each.getValue()::equals).isPresent())
                            .findFirst()
                            .orElse(null))));
  }
}
