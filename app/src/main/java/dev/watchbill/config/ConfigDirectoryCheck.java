package dev.watchbill.config;

import dev.watchbill.config.WatchbillConfig.ChannelRef;
import dev.watchbill.config.WatchbillConfig.PersonRef;
import dev.watchbill.platform.directory.Directory;
import dev.watchbill.platform.directory.Directory.Standing;
import dev.watchbill.text.Nearest;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Compares the people and channels that the configuration names with those that Slack knows. */
public final class ConfigDirectoryCheck {
  private final Directory directory;
  private final Directory.Names names;
  private final boolean userGroupsAreKnown;
  private final List<ConfigProblem> problems = new ArrayList<>();
  private final List<String> unknowable = new ArrayList<>();
  private final Set<Directory.Channel> channels = new LinkedHashSet<>();

  private ConfigDirectoryCheck(Directory directory, boolean userGroupsAreKnown) {
    this.directory = directory;
    this.userGroupsAreKnown = userGroupsAreKnown;
    this.names = directory.names();
  }

  /**
   * Compares them.
   *
   * @param directory filled; with an empty one nobody is known
   * @param userGroupsAreKnown whether Slack tells of user groups at all: not every workspace has
   *     them, nor lets every app see them
   */
  public static Findings compare(
      WatchbillConfig config, Directory directory, boolean userGroupsAreKnown) {
    var check = new ConfigDirectoryCheck(directory, userGroupsAreKnown);
    check.everything(config);
    return new Findings(check.problems, check.unknowable, check.channels);
  }

  /**
   * What came of it.
   *
   * @param problems every person, user group and channel that Slack does not know, or that is of no
   *     use any more
   * @param unknowable the user groups that nobody can know where Slack tells of none, each with its
   *     path: {@code critical_bug.product: @product}
   * @param channels those of the channels that are there to be used, each once
   */
  public record Findings(
      List<ConfigProblem> problems, List<String> unknowable, Set<Directory.Channel> channels) {
    public Findings {
      problems = List.copyOf(problems);
      unknowable = List.copyOf(unknowable);
      channels = Set.copyOf(channels);
    }
  }

  private void everything(WatchbillConfig config) {
    people("admins", config.admins());
    config
        .groups()
        .forEach(
            (name, group) -> {
              person("groups." + name + ".manager", group.manager());
              person("groups." + name + ".qa_lead", group.qaLead());
              group
                  .productManager()
                  .ifPresent(manager -> person("groups." + name + ".product_manager", manager));
              channel("groups." + name + ".channel", group.channel());
            });
    config
        .rotations()
        .forEach(
            (name, rotation) -> {
              var path = "rotations." + name;
              for (var n = 0; n < rotation.listenIn().size(); n++) {
                channel(path + ".listen_in[" + n + "]", rotation.listenIn().get(n));
              }
              channel(path + ".announce_in", rotation.announceIn());
              people(path + ".escalation", rotation.escalation());
              rotation.backup().ifPresent(backup -> person(path + ".backup", backup));
              channel(path + ".meetings_in", rotation.meetingsIn());
              channel(path + ".summary_in", rotation.summaryIn());
            });
    channel("critical_bug.alarm_in", config.criticalBug().alarmIn());
    channel("critical_bug.fallback_in", config.criticalBug().fallbackIn());
    person("critical_bug.product", config.criticalBug().product());
    person("critical_bug.notify", config.criticalBug().warns());
    channel("critical_bug.notify_in", config.criticalBug().notifyIn());
    channel("bug_figures.post_in", config.bugFigures().postIn());
    person("release.dri", config.release().dri());
    config
        .release()
        .ritual()
        .customerSuccess()
        .ifPresent(who -> person("release.stories.tell", who));
    channel("release.announce_in", config.release().announceIn());
    channel("release.readiness_in", config.release().readinessIn());
  }

  private void people(String path, List<PersonRef> people) {
    for (var n = 0; n < people.size(); n++) {
      person(path + "[" + n + "]", people.get(n));
    }
  }

  private void person(String path, PersonRef person) {
    if (person instanceof PersonRef.ByUserGroup group) {
      userGroup(path, group);
      return;
    }
    var known =
        person instanceof PersonRef.ById
            ? directory.user(person.written())
            : directory.userByEmail(person.written());
    if (known.isEmpty()) {
      problem(
          path,
          "Slack knows nobody with " + Problems.quoted(person.written()) + ".",
          nearest(person.written(), names.emails())
              .orElse("Write the id from their profile (Copy member ID) or their e-mail address."));
    } else if (known.get().standing() == Standing.DEACTIVATED) {
      problem(path, person.written() + " has left the workspace.", "Name somebody else.");
    } else if (known.get().standing() == Standing.BOT) {
      problem(path, person.written() + " is an app.", "Name a person.");
    }
  }

  private void userGroup(String path, PersonRef.ByUserGroup group) {
    if (!userGroupsAreKnown) {
      unknowable.add(path + ": " + group.written());
    } else if (directory.userGroup(group.handle()).filter(Directory.UserGroup::enabled).isEmpty()) {
      problem(
          path,
          "Slack has no user group " + group.written() + ".",
          nearest(group.handle(), names.handles())
              .orElse("Create it in Slack (People, User groups), or name a person."));
    }
  }

  private void channel(String path, Optional<ChannelRef> channel) {
    channel.ifPresent(it -> channel(path, it));
  }

  private void channel(String path, ChannelRef channel) {
    var known = directory.channel(channel.written());
    if (known.isEmpty()) {
      problem(
          path,
          "Slack shows the bot no channel #" + channel.written() + ".",
          nearest(channel.written(), names.channels())
              .orElse("Create it; if it is private, invite the bot: /invite @watchbill there."));
    } else if (known.get().archived()) {
      problem(path, "#" + channel.written() + " is archived.", "Restore it, or name another.");
    } else {
      channels.add(known.get());
    }
  }

  private static Optional<String> nearest(String written, Collection<String> known) {
    return Nearest.to(written, known).map(near -> "Did you mean " + near + "?");
  }

  private void problem(String path, String message, String remedy) {
    problems.add(new ConfigProblem(path, message, remedy));
  }
}
