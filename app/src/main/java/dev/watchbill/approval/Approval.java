package dev.watchbill.approval;

import dev.watchbill.people.PersonId;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Somebody asks those who may to let a pull request merge during a freeze, at one commit of it.
 *
 * @param request the number of the request for an exemption that it is about
 * @param freeze the number of the freeze
 * @param number the pull request's
 * @param commit the one that is to be approved; empty where GitHub is not read
 * @param title typed by people; empty where GitHub is not read
 * @param group the key of the group whose manager is asked; empty where no group is configured
 * @param reason why it cannot wait; typed by people
 * @param risk what could go wrong; typed by people; of an exception only
 * @param ending how it ended, unless it is open
 * @param voices those that were asked for so far, in their order
 */
record Approval(
    long id,
    long request,
    long freeze,
    int number,
    Optional<String> commit,
    Optional<String> title,
    Way way,
    Optional<String> group,
    String reason,
    Optional<String> risk,
    PersonId askedBy,
    Instant askedAt,
    State state,
    Optional<Ending> ending,
    List<Voice> voices) {
  Approval {
    voices = List.copyOf(voices);
  }

  /** How it stands. */
  enum State {
    /** Waits for somebody. */
    OPEN,
    GRANTED,
    /** One of those who were asked did not approve it. */
    DENIED,
    /** It is not needed any more: another commit, merged, closed, deep freeze, lifted. */
    LAPSED,
    /** Whoever asked took it back. */
    WITHDRAWN
  }

  /**
   * How it ended.
   *
   * @param because in plain words, with people's in them
   */
  record Ending(Instant at, String because) {}

  /**
   * An office that is asked.
   *
   * @param askedAt when its holders were asked
   * @param remindAt when those who have not answered are reminded, once
   * @param asked whoever was asked; empty if there was nobody to ask
   */
  record Voice(
      Office office,
      Instant askedAt,
      Instant remindAt,
      Optional<Instant> remindedAt,
      Optional<Act> act,
      List<Asked> asked) {
    Voice {
      asked = List.copyOf(asked);
    }

    boolean isWaitedFor() {
      return act.isEmpty();
    }

    boolean asks(PersonId person) {
      return asked.stream().anyMatch(it -> it.person().equals(person));
    }
  }

  /**
   * Somebody who was asked.
   *
   * @param inPlace whether they are an admin, as nobody who holds the office could be found
   */
  record Asked(PersonId person, boolean inPlace) {}

  /**
   * What somebody answered.
   *
   * @param reason why not; typed by people
   * @param inPlace whether they answered as an admin, in the office's place
   */
  record Act(PersonId by, Instant at, boolean approved, Optional<String> reason, boolean inPlace) {}

  /** The name of its matter in the audit trail. */
  String subject() {
    return "approval/" + id;
  }

  boolean isOpen() {
    return state == State.OPEN;
  }

  Optional<Voice> voice(Office office) {
    return voices.stream().filter(it -> it.office() == office).findFirst();
  }

  /** Those that have not answered. */
  List<Voice> waitedFor() {
    return isOpen() ? voices.stream().filter(Voice::isWaitedFor).toList() : List.of();
  }

  /** What was answered so far. */
  Map<Office, Boolean> answers() {
    var answers = new EnumMap<Office, Boolean>(Office.class);
    voices.forEach(
        voice -> voice.act().ifPresent(act -> answers.put(voice.office(), act.approved())));
    return answers;
  }

  /** Everybody who was asked, each once. */
  List<PersonId> people() {
    return voices.stream()
        .flatMap(voice -> voice.asked().stream())
        .map(Asked::person)
        .distinct()
        .toList();
  }
}
