package dev.watchbill.cover;

import dev.watchbill.config.WatchbillConfig;
import dev.watchbill.cover.ChangeRequest.State;
import dev.watchbill.cover.CoverMessages.Times;
import dev.watchbill.people.PersonId;
import dev.watchbill.platform.directory.Directory;
import dev.watchbill.platform.outbox.Content;
import dev.watchbill.platform.outbox.Message;
import dev.watchbill.platform.outbox.Outbox;
import dev.watchbill.rotation.Span;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Says to whom, and takes back what has become needless; {@link CoverMessages} finds the words.
 * Everything is queued in the caller's transaction.
 */
final class CoverNotices {
  private final WatchbillConfig config;
  private final Outbox outbox;
  private final Directory directory;
  private final CoverStore store;
  private final CoverCircle circle;
  private final CoverMessages messages;

  CoverNotices(
      WatchbillConfig config,
      Outbox outbox,
      Directory directory,
      CoverStore store,
      CoverCircle circle,
      CoverMessages messages) {
    this.config = config;
    this.outbox = outbox;
    this.directory = directory;
    this.store = store;
    this.circle = circle;
    this.messages = messages;
  }

  /** The message that shows the asker how it stands. */
  static String state(long id) {
    return "cover:" + id;
  }

  /** As {@link #state}, of all that an absence asks for. */
  static String absenceState(long absence) {
    return "absence:" + absence;
  }

  static String question(long id, PersonId asked) {
    return "cover:" + id + ":asked:" + asked;
  }

  static String approval(long id, PersonId approver) {
    return "cover:" + id + ":approval:" + approver;
  }

  /** Puts the question. */
  void asked(ChangeRequest it) {
    outbox.show(stateOf(it));
    it.asked().forEach(who -> to(question(it.id(), who), who, messages.question(it, who)));
    askManagers(it);
  }

  /** Shows everybody how it stands, and asks those managers who are to be asked now. */
  void moved(ChangeRequest it) {
    refresh(it);
    askManagers(it);
  }

  /** {@code who} took their yes back; the others are asked still. */
  void reopened(ChangeRequest it, PersonId who) {
    refresh(it);
    to(key(it, "reopened", who), it.asker(), messages.reopened(it, who));
  }

  private void askManagers(ChangeRequest it) {
    List<PersonId> already = store.managers(it.id());
    List<String> groups =
        it.state() == State.OPEN
            ? circle.group(it.rotation(), it.asked().get(0)).stream().toList()
            : it.unapproved();
    if (!ConsentPolicy.managersAreAsked(it) || groups.isEmpty()) {
      return;
    }
    var all = new LinkedHashSet<>(already);
    groups.forEach(group -> all.addAll(circle.approvers(group)));
    all.stream()
        .filter(who -> !already.contains(who))
        .forEach(who -> to(approval(it.id(), who), who, messages.approval(it, who)));
    store.managersAsked(it.id(), all);
  }

  /**
   * It came to nothing.
   *
   * @param by whoever ended it and need not be told
   * @param now nobody is told anew of what is past
   */
  void ended(ChangeRequest it, Optional<PersonId> by, Instant now) {
    withdrawQuestions(it);
    refresh(it);
    if (it.span().end().isAfter(now)) {
      Stream.concat(Stream.of(it.asker()), it.accepter().stream())
          .filter(party -> by.filter(party::equals).isEmpty())
          .forEach(party -> to(key(it, "ended", party), party, messages.ended(it, party)));
    }
  }

  /**
   * The plan is changed.
   *
   * @param times of each party around it
   * @param wereAsked whether anybody was asked
   */
  void done(ChangeRequest it, Map<PersonId, Times> times, boolean wereAsked) {
    if (wereAsked) {
      withdrawQuestions(it);
      refresh(it);
    }
    times.forEach(
        (party, its) -> to(key(it, "changed", party), party, messages.changed(it, party, its)));
  }

  /** The backup stands in: those of the rotation's channel hear of it. */
  void standsIn(ChangeRequest it, PersonId backup) {
    directory
        .channel(config.rotation(it.rotation()).announceIn().written())
        .map(Directory.Channel::id)
        .ifPresent(
            channel ->
                outbox.put(
                    Message.inChannel(
                        "cover:" + it.id() + ":stand-in", channel, messages.standIn(it, backup))));
  }

  /** {@code accepter} said yes, but was not approved in time: somebody else stands in. */
  void notAfterAll(ChangeRequest it, PersonId accepter) {
    to(key(it, "not-after-all", accepter), accepter, messages.notAfterAll(it));
  }

  /** Nobody stands in for somebody away: their managers hear of it. */
  void stays(ChangeRequest it) {
    circle.group(it.rotation(), it.asker()).map(circle::approvers).orElse(List.of()).stream()
        .filter(who -> !who.equals(it.asker()))
        .forEach(who -> to(key(it, "stays", who), who, messages.stays(it)));
  }

  /**
   * Somebody is out of office, or is not after all; each of {@code told} hears of it once.
   *
   * @param touched their times on call in it, by rotation
   */
  void absence(Absence it, Collection<PersonId> told, Map<String, List<Span>> touched) {
    told.forEach(
        who ->
            outbox.show(
                Message.toPerson(
                    "absence:" + it.id() + ":" + who, who.value(), messages.absence(it, touched))));
  }

  /** Shown rather than edited: what was said long ago may be forgotten by now. */
  private void refresh(ChangeRequest it) {
    Stream<Message> questions =
        it.asked().stream()
            .map(
                who ->
                    Message.toPerson(
                        question(it.id(), who), who.value(), messages.question(it, who)));
    Stream<Message> approvals =
        store.managers(it.id()).stream()
            .map(
                who ->
                    Message.toPerson(
                        approval(it.id(), who), who.value(), messages.approval(it, who)));
    outbox.showAll(
        Stream.of(Stream.of(stateOf(it)), questions, approvals).flatMap(each -> each).toList());
  }

  /** One for all that an absence asks for. */
  private Message stateOf(ChangeRequest it) {
    return it.absence()
        .map(
            absence ->
                Message.toPerson(
                    absenceState(absence),
                    it.asker().value(),
                    messages.absenceState(absence, store.of(absence))))
        .orElseGet(() -> Message.toPerson(state(it.id()), it.asker().value(), messages.state(it)));
  }

  /** Nobody is asked any more; what was asked already is edited. */
  private void withdrawQuestions(ChangeRequest it) {
    outbox.withdrawAll(
        Stream.concat(
                it.asked().stream().map(who -> question(it.id(), who)),
                store.managers(it.id()).stream().map(who -> approval(it.id(), who)))
            .toList());
  }

  private void to(String key, PersonId who, Content content) {
    outbox.put(Message.toPerson(key, who.value(), content));
  }

  private static String key(ChangeRequest it, String what, PersonId who) {
    return "cover:%d:%s:%s".formatted(it.id(), what, who);
  }
}
