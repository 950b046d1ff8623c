package dev.watchbill.escalation;

import static com.slack.api.model.block.Blocks.input;
import static dev.watchbill.escalation.FormMessages.choice;
import static dev.watchbill.escalation.FormMessages.lines;
import static dev.watchbill.escalation.FormMessages.option;
import static dev.watchbill.escalation.FormMessages.plain;
import static dev.watchbill.escalation.FormMessages.section;

import com.slack.api.model.block.LayoutBlock;
import com.slack.api.model.block.composition.OptionObject;
import com.slack.api.model.block.element.MultiUsersSelectElement;
import dev.watchbill.people.Contact;
import dev.watchbill.people.People;
import dev.watchbill.people.PersonId;
import dev.watchbill.platform.slack.Modal;
import dev.watchbill.support.SupportRequest;
import dev.watchbill.text.Excerpt;
import dev.watchbill.text.InWords;
import dev.watchbill.text.Mrkdwn;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The form by which somebody escalates (R6). Each field's name is below. */
final class EscalationFormMessages {
  static final String FORM = "escalation_form";

  static final String REQUEST = "escalation_request";
  static final String ROTATION = "escalation_rotation";
  static final String FOUND = "found";
  static final String LINKS = "links";
  static final String NEEDED = "needed";
  static final String CONTACT = "contact";
  static final String OTHERS = "others";

  /** The choice of no request. */
  static final String NONE = "none";

  /** Slack allows 100 options. */
  private static final int MOST_REQUESTS = 99;

  private static final int EXCERPT = 200;

  private final People people;

  EscalationFormMessages(People people) {
    this.people = people;
  }

  /**
   * What surrounds the fields.
   *
   * @param notice what to say first, in mrkdwn; empty if there is nothing to say
   * @param request what it is about
   * @param digOn how much longer to dig before escalating
   * @param earlier whether it was escalated before
   * @param choosable the requests that can be chosen, where one can
   * @param rotations the rotations that can be chosen
   * @param contacts those of the chosen rotation
   */
  record Setting(
      String notice,
      Optional<SupportRequest> request,
      Optional<Duration> digOn,
      boolean earlier,
      List<SupportRequest> choosable,
      List<String> rotations,
      List<Contact> contacts,
      int preselected) {}

  Modal form(EscalationForm form, Setting setting) {
    var blocks = new ArrayList<LayoutBlock>();
    if (!setting.notice().isEmpty()) {
      blocks.add(section(setting.notice()));
    }
    setting.digOn().ifPresent(left -> blocks.add(section(advice(left))));
    if (setting.earlier()) {
      blocks.add(
          section("This was escalated before: a second thread asks its contacts once more."));
    }
    if (form.fixed()) {
      setting.request().ifPresent(about -> blocks.add(section("*About:* " + about(about))));
    } else {
      blocks.add(requests(form, setting));
      if (setting.rotations().size() > 1) {
        blocks.add(rotations(form, setting));
      }
    }
    blocks.add(
        lines(
            FOUND,
            "What was found",
            "What happens, since when, and what you have tried.",
            form.research().found(),
            false));
    blocks.add(
        lines(
            LINKS,
            "Links",
            "Where you looked, even if it led nowhere.",
            form.research().links(),
            true));
    blocks.add(lines(NEEDED, "What is needed", "", form.research().needed(), false));
    if (!setting.contacts().isEmpty()) {
      blocks.add(contact(form, setting));
    }
    blocks.add(others(form));
    return FormMessages.form(
        FORM, EscalationFormReader.metadata(form), "Escalate", "Escalate", blocks);
  }

  private static String advice(Duration left) {
    return "*It is early yet.* Dig for %s more first, if you can: whoever is asked can help faster the more you have found. If it cannot wait, go on."
        .formatted(InWords.of(left.plusSeconds(59)));
  }

  private String about(SupportRequest request) {
    return request.asker().map(asker -> Mrkdwn.escape(people.nameOf(asker)) + ": ").orElse("")
        + (request.excerpt().isBlank()
            ? "a request of the " + request.rotation() + " rotation"
            : Mrkdwn.escape(Excerpt.of(request.excerpt(), EXCERPT)));
  }

  private LayoutBlock requests(EscalationForm form, Setting setting) {
    OptionObject none = option("None in particular", NONE);
    List<OptionObject> options =
        Stream.concat(
                setting.choosable().stream().limit(MOST_REQUESTS).map(this::choosable),
                Stream.of(none))
            .toList();
    OptionObject chosen =
        form.request()
            .map(id -> Long.toString(id))
            .flatMap(id -> options.stream().filter(each -> each.getValue().equals(id)).findFirst())
            .orElse(none);
    return input(
        i ->
            i.blockId(REQUEST)
                .dispatchAction(true)
                .label(plain("About which of your open requests"))
                .element(choice(REQUEST, options, chosen)));
  }

  private OptionObject choosable(SupportRequest request) {
    String asker = request.asker().map(people::nameOf).map(name -> name + ": ").orElse("");
    String words =
        request.excerpt().isBlank() ? "a request of " + request.rotation() : request.excerpt();
    return option(asker + words, Long.toString(request.id()));
  }

  private static LayoutBlock rotations(EscalationForm form, Setting setting) {
    return input(
        i ->
            i.blockId(ROTATION)
                .dispatchAction(true)
                .label(plain("Whose contacts to ask"))
                .element(
                    choice(
                        ROTATION,
                        setting.rotations().stream().map(r -> option(r, r)).toList(),
                        option(form.rotation(), form.rotation()))));
  }

  private static LayoutBlock contact(EscalationForm form, Setting setting) {
    List<OptionObject> options =
        IntStream.range(0, setting.contacts().size())
            .mapToObj(n -> option(setting.contacts().get(n).label(), Integer.toString(n)))
            .toList();
    int chosen = form.contact().orElse(setting.preselected());
    return input(
        i ->
            // Named after the rotation: Slack keeps what was chosen in a block of the same name.
            i.blockId(CONTACT + ":" + form.rotation())
                .label(plain("Whom to ask first"))
                .hint(plain("The others are asked in their order, until somebody answers."))
                .element(
                    choice(CONTACT, options, options.get(Math.min(chosen, options.size() - 1)))));
  }

  private static LayoutBlock others(EscalationForm form) {
    return input(
        i ->
            i.blockId(OTHERS)
                .optional(true)
                .label(plain("Anybody else"))
                .element(
                    MultiUsersSelectElement.builder()
                        .actionId(OTHERS)
                        .placeholder(plain("Choose people"))
                        .initialUsers(
                            form.others().isEmpty()
                                ? null
                                : form.others().stream().map(PersonId::value).toList())
                        .build()));
  }
}
