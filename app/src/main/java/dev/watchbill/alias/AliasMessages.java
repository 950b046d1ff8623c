package dev.watchbill.alias;

import static com.slack.api.model.block.Blocks.actions;
import static com.slack.api.model.block.element.BlockElements.button;

import com.slack.api.model.block.LayoutBlock;
import com.slack.api.model.block.SectionBlock;
import com.slack.api.model.block.composition.MarkdownTextObject;
import com.slack.api.model.block.composition.PlainTextObject;
import com.slack.api.util.json.GsonFactory;
import dev.watchbill.alias.AliasState.Standing;
import dev.watchbill.config.WatchbillConfig;
import dev.watchbill.people.People;
import dev.watchbill.people.Person;
import dev.watchbill.people.PersonId;
import dev.watchbill.platform.outbox.Content;
import dev.watchbill.text.Mrkdwn;
import dev.watchbill.text.ReaderTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** What is said of an alias that does not point where it should. */
final class AliasMessages {
  private final WatchbillConfig config;
  private final People people;

  AliasMessages(WatchbillConfig config, People people) {
    this.config = config;
    this.people = people;
  }

  /** To the admins, while Slack does not let us: what is amiss, why, and what to do by hand. */
  Content refused(Alias it) {
    var lines = new ArrayList<String>();
    lines.add(
        "*%s does not point at %s, who is on call for %s.*%s"
            .formatted(alias(it), name(it.wanted()), it.rotation(), inItNow(it)));
    Optional<PersonId> doneBy = it.stand().doneBy();
    if (doneBy.isPresent()) {
      lines.set(
          0,
          "*%s says that %s points at %s now,* who is on call for %s; thank you.%s"
              .formatted(
                  name(doneBy.get()),
                  alias(it),
                  name(it.wanted()),
                  it.rotation(),
                  it.seen().members().isEmpty() || isRight(it)
                      ? ""
                      : " When I looked last, Slack showed " + names(it.seen().members()) + "."));
      return content(String.join("\n", lines), Optional.empty());
    }
    lines.add(why(it) + " I keep trying, and say so here when it works. By hand:");
    lines.add(steps(it.rotation(), it.wanted(), it.stand().failure()));
    return content(String.join("\n", lines), it.wanted().map(who -> done(it.rotation(), who)));
  }

  private static boolean isRight(Alias it) {
    return it.seen().members().equals(it.wanted().map(PersonId::value).stream().toList());
  }

  private String inItNow(Alias it) {
    return it.seen().members().isEmpty() || isRight(it)
        ? ""
        : " It has " + names(it.seen().members()) + ".";
  }

  /** The same message, once it is as it should be. */
  Content recovered(Alias it, Optional<PersonId> doneBy, Instant now) {
    String when = ReaderTime.shortMoment(now, config.rotation(it.rotation()).changes().zone());
    if (it.standing() == Standing.ACCEPTED) {
      return Content.text(
          "%s was edited by hand, and stays so until the next change of duty in %s."
              .formatted(alias(it), it.rotation()));
    }
    return Content.text(
        "%s points at *%s* since %s%s. Nothing is left to do."
            .formatted(
                alias(it),
                name(it.wanted()),
                when,
                doneBy.map(who -> ", thanks to " + name(who)).orElse("")));
  }

  /** The same message, if somebody else's duty has begun before it was put right. */
  Content overtaken(Alias before, Optional<PersonId> next) {
    return Content.text(
        "%s should have pointed at %s. That is over: %s on call for %s now."
            .formatted(
                alias(before),
                name(before.wanted()),
                next.map(who -> name(who) + " is").orElse("nobody is"),
                before.rotation()));
  }

  /** To whoever is on call: somebody has edited the alias by hand. */
  Content edited(Alias it) {
    String who = it.edits().by().map(this::name).orElse("Somebody");
    if (it.standing() == Standing.ACCEPTED) {
      return Content.text(
          "%s changed %s by hand while you are on call for %s: it has %s now. It stays so until the next change of duty; change it back in Slack if that is not what you want."
              .formatted(who, alias(it), it.rotation(), names(it.seen().members())));
    }
    return Content.text(
        "%s changed %s by hand while you are on call for %s%s, and I pointed it back at you. If somebody else is to be mentioned for a while, let them take a part of your shift: `/oncall help` says how."
            .formatted(
                who,
                alias(it),
                it.rotation(),
                it.edits().times() == 1 ? "" : " (" + it.edits().times() + " times so far)"));
  }

  /** Why it does not point where it should, in words for people. */
  String why(Alias it) {
    String word = it.stand().failure().orElse("");
    return switch (word) {
      case "permission_denied", "not_allowed_token_type", "access_denied" ->
          "Slack does not let me change user groups here: a workspace admin can allow *Everyone* to manage them, under *Workspace settings*, *Permissions*, *User groups*.";
      case "plan_upgrade_required", "paid_teams_only" ->
          "Slack says that this workspace's plan has no user groups: they need a paid plan.";
      case "missing_scope", "no_permission" ->
          "The app lacks the permissions `usergroups:read` and `usergroups:write`: install it again with its manifest.";
      case "invalid_users",
          "invalid_user",
          "single_channel_guests_cannot_be_added",
          "failed_for_some_users",
          "user_not_found" ->
          "Slack does not take %s into a user group%s."
              .formatted(name(it.wanted()), standing(it.wanted()));
      case "no_such_subteam", AliasFailure.UNKNOWN ->
          "Slack has no user group %s.".formatted(alias(it));
      case AliasFailure.DISABLED -> "The user group %s is switched off.".formatted(alias(it));
      case AliasFailure.NO_GROUPS ->
          "Slack has no user groups for me here; I understand %s where it is merely typed."
              .formatted(alias(it));
      case "ratelimited" -> "Slack is busy, and asks me to wait.";
      default ->
          word.equals("unreachable") || word.startsWith("HTTP 5") || word.endsWith("timeout")
              ? "Slack does not answer when I ask for it."
              : "Slack refuses it (`%s`).".formatted(Mrkdwn.escape(word.replace('`', '\'')));
    };
  }

  private String standing(Optional<PersonId> who) {
    return who.flatMap(people::person)
        .map(Person::standing)
        .map(
            standing ->
                switch (standing) {
                  case MEMBER -> "";
                  case GUEST -> ", because they are a guest";
                  case STRANGER -> ", because they belong to another company";
                  case BOT -> ", because it is an app";
                  case DEACTIVATED -> ", because they have left the company";
                })
        .orElse("");
  }

  /** What a person does in Slack, one numbered line a step. */
  String steps(String rotation, Optional<PersonId> wanted, Optional<String> failure) {
    String alias = "`@" + config.rotation(rotation).alias() + "`";
    if (wanted.isEmpty()) {
      return "1. Nobody is on call for %s, so leave %s as it is.".formatted(rotation, alias);
    }
    String find =
        "1. In Slack's sidebar open *Directories* (or *More*, then *Directories*), then *User groups*.\n";
    String name = name(wanted);
    return switch (failure.orElse("")) {
      case "no_such_subteam", AliasFailure.UNKNOWN, AliasFailure.NO_GROUPS ->
          find
              + "2. Press *New user group*, and give it the handle %s.\n3. Add *%s* as its only member, and save."
                  .formatted(alias, name);
      case AliasFailure.DISABLED ->
          find
              + "2. Find %s among those that are disabled, and enable it.\n3. Leave only *%s* in it, and save."
                  .formatted(alias, name);
      default ->
          find
              + "2. Choose %s, then *Edit members*.\n3. Leave only *%s* in it, and save."
                  .formatted(alias, name);
    };
  }

  private String names(List<String> ids) {
    return ids.stream().map(PersonId::new).map(this::name).collect(Collectors.joining(", "));
  }

  private String alias(Alias it) {
    return "`@" + config.rotation(it.rotation()).alias() + "`";
  }

  private String name(Optional<PersonId> person) {
    return person.map(this::name).orElse("nobody");
  }

  private String name(PersonId person) {
    return Mrkdwn.escape(people.nameOf(person));
  }

  private static LayoutBlock done(String rotation, PersonId wanted) {
    return actions(
        List.of(
            button(
                b ->
                    b.actionId(Aliases.DONE + ":" + rotation)
                        .value(wanted.value())
                        .style("primary")
                        .text(PlainTextObject.builder().text("I have done it by hand").build()))));
  }

  private static Content content(String text, Optional<LayoutBlock> button) {
    var blocks = new ArrayList<LayoutBlock>();
    blocks.add(
        SectionBlock.builder()
            .text(MarkdownTextObject.builder().text(text).verbatim(true).build())
            .build());
    button.ifPresent(blocks::add);
    return new Content(text, GsonFactory.createSnakeCase().toJson(blocks));
  }
}
