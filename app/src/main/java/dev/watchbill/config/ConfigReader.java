package dev.watchbill.config;

import static dev.watchbill.config.Notations.ADDRESS;
import static dev.watchbill.config.Notations.ALIAS_EDITS;
import static dev.watchbill.config.Notations.CHANNEL;
import static dev.watchbill.config.Notations.DATE;
import static dev.watchbill.config.Notations.DAY;
import static dev.watchbill.config.Notations.DURATION;
import static dev.watchbill.config.Notations.END_OF_DAY;
import static dev.watchbill.config.Notations.HANDLE_OF_GROUP;
import static dev.watchbill.config.Notations.HOLIDAYS;
import static dev.watchbill.config.Notations.LABEL;
import static dev.watchbill.config.Notations.PERIOD;
import static dev.watchbill.config.Notations.PERSON;
import static dev.watchbill.config.Notations.REPOSITORY_NAME;
import static dev.watchbill.config.Notations.SWITCH;
import static dev.watchbill.config.Notations.TEXT;
import static dev.watchbill.config.Notations.TIME_OF_DAY;
import static dev.watchbill.config.Notations.WEEKS;
import static dev.watchbill.config.Notations.ZONE;

import dev.watchbill.config.WatchbillConfig.BugFiguresConfig;
import dev.watchbill.config.WatchbillConfig.Changes;
import dev.watchbill.config.WatchbillConfig.CriticalBugConfig;
import dev.watchbill.config.WatchbillConfig.FirstResponse;
import dev.watchbill.config.WatchbillConfig.HandoffConfig;
import dev.watchbill.config.WatchbillConfig.Hours;
import dev.watchbill.config.WatchbillConfig.Keep;
import dev.watchbill.config.WatchbillConfig.ProductGroup;
import dev.watchbill.config.WatchbillConfig.RotationConfig;
import dev.watchbill.config.WatchbillConfig.SprintConfig;
import dev.watchbill.config.WatchbillConfig.Weekly;
import java.time.LocalTime;
import java.util.Collections;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Pattern;

/** Reads the whole file, section by section. */
final class ConfigReader {
  private static final String A_PERSON =
      "Name a person: a Slack user id, an e-mail address, or a user group (\"@handle\").";

  /** A message has 50 blocks. */
  private static final int MOST = 40;

  private static final int MOST_STATES = 8;
  private static final int LONGEST_STATE = 40;

  private static final Pattern NAME = Pattern.compile("[\\p{L}\\p{N}_-]{1,40}");

  private final Section file;
  private final Problems problems;

  ConfigReader(Tree.Mapping file, Problems problems) {
    this.file = new Section("", file, problems);
    this.problems = problems;
  }

  /** What the file says; meaningless if there were problems. */
  WatchbillConfig read() {
    try (file) {
      var admins =
          file.some(
              "admins",
              PERSON,
              "Name at least one person who may do everything: admins: [you@example.com].");
      var hours = each("hours", this::hours);
      var groups = each("groups", this::group);
      if (groups.isEmpty()) {
        file.refuse(
            "groups",
            "No product group is named.",
            "Add one: groups: { web: { name: Web, manager: em@example.com, qa_lead: qa@example.com } }.");
      }
      var generic = file.section("rotation_defaults");
      var rotations = each("rotations", own -> rotation(own.over(generic), hours.keySet()));
      if (rotations.isEmpty()) {
        file.refuse("rotations", "There is no rotation.", "Keep at least one.");
      }
      refuseSharedAliases(rotations);
      var release = ReleaseReader.read(file.section("release"), hours.keySet());
      return new WatchbillConfig(
          admins,
          hours,
          groups,
          rotations,
          criticalBug(file.section("critical_bug"), hours.keySet(), rotations.keySet()),
          bugFigures(file.section("bug_figures"), release.repository()),
          release,
          sprint(file.section("sprint")),
          keep(file.section("keep")));
    }
  }

  private <T> Map<String, T> each(String key, Function<Section, T> reading) {
    var read = new LinkedHashMap<String, T>();
    file.sections(key)
        .forEach(
            (name, section) -> {
              checkName(key + "." + name, name);
              read.put(name, reading.apply(section));
            });
    if (read.size() > MOST) {
      file.refuse(
          key,
          "There are " + read.size() + ".",
          "Slack shows " + MOST + " at most in one message.");
    }
    // Not Map.copyOf: the order of the file is the order in which they are shown.
    return Collections.unmodifiableMap(read);
  }

  /** A name is typed in commands, as one word, and shown as it is. */
  private void checkName(String path, String name) {
    if (!NAME.matcher(name).matches()) {
      problems.add(
          path,
          Problems.quoted(name) + " is not a name.",
          "Write one word of up to 40 letters, digits, - and _, such as developer.");
    }
  }

  private Hours hours(Section section) {
    try (section) {
      var days = section.some("days", DAY, "Name the days of work: [MON, TUE, WED, THU, FRI].");
      var from = section.one("from", TIME_OF_DAY);
      var to = section.one("to", END_OF_DAY);
      if (!to.equals(LocalTime.MIDNIGHT) && !to.isAfter(from)) {
        section.refuse(
            "to",
            "The day ends at " + to + ", before it begins at " + from + ".",
            "Hours lie within one day; 24:00 is its end.");
      }
      return new Hours(
          days.isEmpty() ? Set.of() : Collections.unmodifiableSet(EnumSet.copyOf(days)),
          from,
          to,
          section.one("zone", ZONE),
          section.maybe("holidays", HOLIDAYS));
    }
  }

  private ProductGroup group(Section section) {
    try (section) {
      return new ProductGroup(
          section.one("name", LABEL, "Say what the group is called: name: Web."),
          section.one("manager", PERSON, A_PERSON),
          section.one("qa_lead", PERSON, A_PERSON),
          section.maybe("product_manager", PERSON),
          section.maybe("channel", CHANNEL));
    }
  }

  private RotationConfig rotation(Section section, Set<String> hours) {
    try (section) {
      return new RotationConfig(
          section.one(
              "alias", HANDLE_OF_GROUP, "Name the user group that people mention: alias: oncall."),
          section.some("listen_in", CHANNEL, "Name a channel in which the alias is mentioned."),
          section.one("announce_in", CHANNEL),
          changes(section.section("changes")),
          section.one("alternate_groups", SWITCH),
          firstResponse(section.section("first_response"), hours),
          section.one("remind_before_due", DURATION),
          section.one("dig_before_escalating", DURATION),
          section.some("escalation", PERSON, "Name whom to escalate to, in order. " + A_PERSON),
          section.maybe("backup", PERSON),
          section.one("next_contact_after", DURATION),
          section.one("outages", SWITCH),
          section.one("approvals", SWITCH),
          section.list("heads_up", PERIOD),
          section.maybe("meetings_in", CHANNEL),
          section.maybe("summary_in", CHANNEL),
          section.list("retrospective", TEXT),
          handoff(section));
    }
  }

  /** Its keys stand among the rotation's own, which is closed by whoever reads it. */
  private static HandoffConfig handoff(Section rotation) {
    return new HandoffConfig(
        rotation.one("take_over_within", DURATION),
        rotation.list("retrospective_reminders", PERIOD),
        rotation.maybe("backlog", ADDRESS),
        rotation.one("alias_edits", ALIAS_EDITS));
  }

  private static Changes changes(Section section) {
    try (section) {
      return new Changes(
          section.one("every", WEEKS),
          section.one("day", DAY),
          section.one("at", TIME_OF_DAY),
          section.one("zone", ZONE));
    }
  }

  private static FirstResponse firstResponse(Section section, Set<String> hours) {
    try (section) {
      return new FirstResponse(
          section.one("within", DURATION),
          section.one("hours", References.to("business hours", hours)),
          section.maybe("after_hours", DURATION));
    }
  }

  private static CriticalBugConfig criticalBug(
      Section section, Set<String> hours, Set<String> rotations) {
    try (section) {
      return new CriticalBugConfig(
          section.one("alarm_in", CHANNEL),
          section.one("fallback_in", CHANNEL),
          section.one("fallback_after", DURATION),
          section.list("ask_again", DURATION),
          section.one("product", PERSON, A_PERSON),
          section.one("product_hours", References.to("business hours", hours)),
          section.one("notify", PERSON, A_PERSON),
          section.one("notify_in", CHANNEL),
          section.one("notify_within", DURATION),
          section.one("on_call", References.to("a rotation", rotations)),
          checklist(section, "patch"),
          section.one("postmortem_within", PERIOD),
          section.one("remind_every", PERIOD));
    }
  }

  /** Lines that are ticked off one by one in a message. */
  static List<String> checklist(Section section, String key) {
    var lines = section.list(key, TEXT);
    if (lines.size() > MOST) {
      section.refuse(
          key,
          "This has more lines than one message in Slack can show.",
          "Keep it to %d lines.".formatted(MOST));
    }
    return lines;
  }

  private static BugFiguresConfig bugFigures(Section section, String repository) {
    try (section) {
      var states = section.lists("states", TEXT);
      states.forEach(
          (name, labels) -> {
            if (name.length() > LONGEST_STATE || labels.isEmpty()) {
              section.refuse(
                  "states",
                  Problems.quoted(name) + " is too long a name, or has no labels.",
                  "Write the name of a state, and its labels: reproduced: [\":product\"].");
            }
          });
      if (states.size() > MOST_STATES) {
        section.refuse(
            "states",
            "There are " + states.size() + ".",
            "GitHub answers few searches a minute: name " + MOST_STATES + " at most.");
      }
      return new BugFiguresConfig(
          section.maybe("post_in", CHANNEL),
          weekly(section.section("every")),
          section.maybe("repository", REPOSITORY_NAME).orElse(repository),
          section.one("label", TEXT),
          states);
    }
  }

  private static Weekly weekly(Section section) {
    try (section) {
      return new Weekly(
          section.one("day", DAY), section.one("at", TIME_OF_DAY), section.one("zone", ZONE));
    }
  }

  private static SprintConfig sprint(Section section) {
    try (section) {
      return new SprintConfig(
          section.one("first", DATE), section.one("length", WEEKS), section.one("zone", ZONE));
    }
  }

  private static Keep keep(Section section) {
    try (section) {
      return new Keep(
          section.one("excerpts", PERIOD),
          section.one("requests", PERIOD),
          section.one("messages", PERIOD),
          section.one("audit", PERIOD));
    }
  }

  private void refuseSharedAliases(Map<String, RotationConfig> rotations) {
    var seen = new TreeSet<String>();
    rotations.forEach(
        (name, rotation) -> {
          if (!seen.add(rotation.alias())) {
            problems.add(
                "rotations." + name + ".alias",
                "Another rotation has the alias @" + rotation.alias() + " already.",
                "Give each rotation a user group of its own.");
          }
        });
  }
}
