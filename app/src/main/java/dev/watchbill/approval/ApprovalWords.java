package dev.watchbill.approval;

import dev.watchbill.approval.Approval.Act;
import dev.watchbill.approval.Approval.Asked;
import dev.watchbill.approval.Approval.Voice;
import dev.watchbill.people.Group;
import dev.watchbill.people.People;
import dev.watchbill.people.PersonId;
import dev.watchbill.platform.github.GitHubWeb;
import dev.watchbill.text.Excerpt;
import dev.watchbill.text.Mrkdwn;
import dev.watchbill.text.Visible;
import dev.watchbill.text.WebLink;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * How people, offices and pull requests are named. What is not said to be mrkdwn is plain, with
 * people's words in it: escape it.
 */
final class ApprovalWords {
  private static final int TITLE = 120;
  private static final int COMMIT = 7;
  private static final int GROUP = 60;

  /** So many are named, where there are several. */
  private static final int NAMED = 4;

  /** So much of a reason is repeated. */
  private static final int REASON = 300;

  private final People people;
  private final String repository;
  private final GitHubWeb gitHub;

  /**
   * @param repository {@code owner/name} on that GitHub
   */
  ApprovalWords(People people, String repository, GitHubWeb gitHub) {
    this.people = people;
    this.repository = repository;
    this.gitHub = gitHub;
  }

  /** {@code #12 “Fix typo” at commit abc1234}: a link, in mrkdwn. */
  String pull(int number, Optional<String> title, Optional<String> commit) {
    return WebLink.of(
            gitHub.pull(repository, number),
            "#" + number + title.map(it -> " “" + it + "”").orElse(""),
            TITLE)
        + commit
            .map(it -> it.substring(0, Math.min(it.length(), COMMIT)))
            .map(it -> " at commit `" + Mrkdwn.escape(it.replace('`', '\'')) + "`")
            .orElse("");
  }

  /** As {@link #pull(int, Optional, Optional)}. */
  String pull(Approval it) {
    return pull(it.number(), it.title(), it.commit());
  }

  String name(PersonId who) {
    return people.nameOf(who);
  }

  /** Words that somebody typed, in mrkdwn. */
  static String quoted(String typed, int limit) {
    return "“" + Mrkdwn.escape(Excerpt.of(Visible.inOneLine(typed), limit)) + "”";
  }

  /** {@code EM of MDM}, {@code DRI}. */
  String office(Office office, Approval it) {
    return office == Office.DRI
        ? office.title()
        : office.title() + it.group().map(key -> " of " + group(key)).orElse("");
  }

  /** What a group is called. */
  String group(String key) {
    return Excerpt.of(Visible.inOneLine(people.group(key).map(Group::name).orElse(key)), GROUP);
  }

  /** {@code EM Mo approved; waits for QA lead Quinn and DRI Theo}. */
  String progress(Approval it) {
    return Stream.of(approved(it), Optional.of(waitsFor(it)).filter(its -> !its.isEmpty()))
        .flatMap(Optional::stream)
        .collect(Collectors.joining("; "));
  }

  /** {@code waits for QA lead Quinn and DRI Theo}; empty if it waits for nobody. */
  String waitsFor(Approval it) {
    List<Voice> waited = it.waitedFor();
    return waited.isEmpty()
        ? ""
        : "waits for " + joined(waited.stream().map(this::asked).toList(), "and");
  }

  /** {@code EM Mo and QA lead Quinn approved}; one who acts in several offices is named once. */
  Optional<String> approved(Approval it) {
    Map<PersonId, List<Voice>> byPerson =
        it.voices().stream()
            .filter(voice -> voice.act().filter(Act::approved).isPresent())
            .collect(
                Collectors.groupingBy(
                    voice -> voice.act().orElseThrow().by(),
                    LinkedHashMap::new,
                    Collectors.toList()));
    return byPerson.isEmpty()
        ? Optional.empty()
        : Optional.of(
            joined(
                    byPerson.entrySet().stream()
                        .map(entry -> actor(it, entry.getKey(), entry.getValue()))
                        .toList(),
                    "and")
                + (it.way() == Way.CONFIRMATION ? " confirmed it" : " approved"));
  }

  /** Why it was granted, to be kept with it. */
  String granted(Approval it) {
    return approved(it).orElse("approved")
        + (it.way() == Way.CONFIRMATION ? " (R26)." : " the exception (R28).");
  }

  /** Who denied it in that office, and why; to be kept with it. */
  String denied(Approval it, Office office) {
    Voice voice = it.voice(office).orElseThrow();
    return "%s %s%s."
        .formatted(
            actor(it, voice),
            it.way() == Way.CONFIRMATION
                ? "does not confirm it now (R26)"
                : "denied the exception (R28)",
            voice
                .act()
                .flatMap(Act::reason)
                .map(reason -> ": “" + Excerpt.of(Visible.inOneLine(reason), REASON) + "”")
                .orElse(""));
  }

  /** Who answered in that office. */
  String actor(Approval it, Voice voice) {
    return voice
        .act()
        .map(act -> actor(it, act.by(), List.of(voice)))
        .orElseGet(() -> asked(voice));
  }

  private String actor(Approval it, PersonId who, List<Voice> voices) {
    String name = name(who) + (who.equals(it.askedBy()) ? " (who asked)" : "");
    List<Voice> inPlace =
        voices.stream().filter(voice -> voice.act().filter(Act::inPlace).isPresent()).toList();
    if (inPlace.size() == voices.size()) {
      return "admin %s (in place of %s)"
          .formatted(
              name,
              joined(
                  inPlace.stream().map(voice -> "the " + voice.office().title()).toList(), "and"));
    }
    if (voices.size() == 1) {
      return voices.get(0).office().title() + " " + name;
    }
    return "%s (%s)"
        .formatted(
            name,
            joined(
                voices.stream()
                    .map(
                        voice ->
                            (inPlace.contains(voice) ? "in place of the " : "as ")
                                + voice.office().title())
                    .toList(),
                "and"));
  }

  /** {@code EM Sol or Sam}: whoever was asked in that office. */
  String asked(Voice voice) {
    String title = voice.office().title();
    if (voice.asked().isEmpty()) {
      return "the %s, whom Watchbill does not find".formatted(title);
    }
    String names = anyOf(voice.asked());
    return voice.asked().stream().allMatch(Asked::inPlace)
        ? "admin %s (in place of the %s)".formatted(names, title)
        : title + " " + names;
  }

  /** {@code Sol or Sam}. */
  String anyOf(List<Asked> asked) {
    List<String> names = asked.stream().map(it -> name(it.person())).toList();
    return names.size() <= NAMED
        ? joined(names, "or")
        : "%s or %d others"
            .formatted(String.join(", ", names.subList(0, NAMED - 1)), names.size() - NAMED + 1);
  }

  static String joined(List<String> words, String conjunction) {
    int last = words.size() - 1;
    return last <= 0
        ? String.join("", words)
        : "%s %s %s"
            .formatted(String.join(", ", words.subList(0, last)), conjunction, words.get(last));
  }
}
