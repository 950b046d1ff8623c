package dev.watchbill.rotation;

import static com.slack.api.model.block.Blocks.input;
import static com.slack.api.model.block.Blocks.section;
import static com.slack.api.model.view.Views.view;

import com.slack.api.model.block.LayoutBlock;
import com.slack.api.model.block.composition.MarkdownTextObject;
import com.slack.api.model.block.composition.OptionObject;
import com.slack.api.model.block.composition.PlainTextObject;
import com.slack.api.model.block.element.BlockElement;
import com.slack.api.model.block.element.DatePickerElement;
import com.slack.api.model.block.element.StaticSelectElement;
import com.slack.api.model.block.element.UsersSelectElement;
import com.slack.api.model.view.ViewClose;
import com.slack.api.model.view.ViewSubmit;
import com.slack.api.model.view.ViewTitle;
import dev.watchbill.people.Group;
import dev.watchbill.people.PersonId;
import dev.watchbill.platform.slack.Modal;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The forms by which a roster is changed. Each field's block id is its name below. */
final class RosterFormMessages {
  static final String ADD = "roster_add";
  static final String REMOVE = "roster_remove";
  static final String REMOVE_CONFIRMED = "roster_remove_confirmed";

  static final String PERSON = "person";
  static final String GROUP = "group";
  static final String SINCE = "since";
  static final String ROTATION = "rotation";

  private RosterFormMessages() {}

  /**
   * What is known already when the form for adding opens.
   *
   * @param rotation the one that is chosen at first
   */
  record Known(
      Optional<PersonId> person,
      Optional<Group> group,
      Optional<LocalDate> since,
      String rotation) {}

  static Modal add(Known known, List<Group> groups, List<String> rotations) {
    return form(
        ADD,
        "Add to a roster",
        "Add",
        List.of(
            field(PERSON, "Who", people(known.person())),
            field(
                GROUP,
                "Product group",
                choice(
                    GROUP,
                    groups.stream().map(g -> option(g.name(), g.key())).toList(),
                    known.group().map(g -> option(g.name(), g.key())).orElse(null))),
            input(
                i ->
                    i.blockId(SINCE)
                        .label(plain("Onboarding done on"))
                        .hint(plain("The first shift comes after a full release cycle from then."))
                        .element(
                            DatePickerElement.builder()
                                .actionId(SINCE)
                                .initialDate(known.since().map(LocalDate::toString).orElse(null))
                                .build())),
            rotation(known.rotation(), rotations)));
  }

  static Modal remove(Optional<PersonId> person, String rotation, List<String> rotations) {
    return form(
        REMOVE,
        "Take off a roster",
        "Remove",
        List.of(field(PERSON, "Who", people(person)), rotation(rotation, rotations)));
  }

  /** Asks once more, since it changes who is on call now. */
  static Modal confirmRemoval(String question, String rotation, PersonId person) {
    return Modal.of(
        view(
            v ->
                v.type("modal")
                    .callbackId(REMOVE_CONFIRMED)
                    .privateMetadata(rotation + " " + person)
                    .title(ViewTitle.builder().type("plain_text").text("On call now").build())
                    .submit(ViewSubmit.builder().type("plain_text").text("Remove").build())
                    .close(ViewClose.builder().type("plain_text").text("Cancel").build())
                    .blocks(
                        List.of(
                            section(
                                s ->
                                    s.text(
                                        MarkdownTextObject.builder()
                                            .text(question)
                                            .verbatim(true)
                                            .build()))))));
  }

  private static Modal form(
      String callbackId, String title, String submit, List<LayoutBlock> blocks) {
    return Modal.of(
        view(
            v ->
                v.type("modal")
                    .callbackId(callbackId)
                    .title(ViewTitle.builder().type("plain_text").text(title).build())
                    .submit(ViewSubmit.builder().type("plain_text").text(submit).build())
                    .close(ViewClose.builder().type("plain_text").text("Cancel").build())
                    .blocks(blocks)));
  }

  private static LayoutBlock field(String name, String label, BlockElement element) {
    return input(i -> i.blockId(name).label(plain(label)).element(element));
  }

  private static BlockElement people(Optional<PersonId> person) {
    return UsersSelectElement.builder()
        .actionId(PERSON)
        .placeholder(plain("Choose a person"))
        .initialUser(person.map(PersonId::value).orElse(null))
        .build();
  }

  private static LayoutBlock rotation(String chosen, List<String> rotations) {
    return field(
        ROTATION,
        "Rotation",
        choice(
            ROTATION, rotations.stream().map(r -> option(r, r)).toList(), option(chosen, chosen)));
  }

  private static BlockElement choice(
      String name, List<OptionObject> options, @Nullable OptionObject initial) {
    return StaticSelectElement.builder()
        .actionId(name)
        .options(options)
        .initialOption(initial)
        .build();
  }

  private static OptionObject option(String words, String value) {
    return OptionObject.builder().text(plain(words)).value(value).build();
  }

  private static PlainTextObject plain(String words) {
    return PlainTextObject.builder().text(words).build();
  }
}
