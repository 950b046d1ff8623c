package dev.watchbill.exemption;

import dev.watchbill.exemption.UnfreezeRequest.State;
import dev.watchbill.freeze.CardButton;
import dev.watchbill.freeze.Freeze;
import dev.watchbill.freeze.Freezes;
import dev.watchbill.platform.outbox.Content;
import dev.watchbill.platform.outbox.Message;
import dev.watchbill.platform.outbox.Outbox;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * Shows how a request stands to whoever asked, and says in the freeze's thread what may merge;
 * {@link RequestMessages} finds the words. Everything is queued in the caller's transaction.
 */
final class RequestNotices {
  /** So often GitHub is asked in vain before whoever asked is told: some two minutes. */
  static final int PATIENCE = 4;

  private final Outbox outbox;
  private final Freezes freezes;
  private final RequestMessages messages;
  private final List<Function<UnfreezeRequest, Optional<String>>> lines = new ArrayList<>();
  private final List<Function<UnfreezeRequest, List<CardButton>>> ways = new ArrayList<>();
  private final List<Predicate<UnfreezeRequest>> waits = new ArrayList<>();

  RequestNotices(Outbox outbox, Freezes freezes, RequestMessages messages) {
    this.outbox = outbox;
    this.freezes = freezes;
    this.messages = messages;
  }

  void line(Function<UnfreezeRequest, Optional<String>> line) {
    lines.add(line);
  }

  void ways(Function<UnfreezeRequest, List<CardButton>> buttons) {
    ways.add(buttons);
  }

  void waits(Predicate<UnfreezeRequest> asked) {
    waits.add(asked);
  }

  /** Its card, as it stands; none yet while it is read for the first time. */
  void stands(Dossier its) {
    UnfreezeRequest request = its.request();
    if (its.is(State.READING) && its.attempts() < PATIENCE) {
      return;
    }
    List<String> more = lines.stream().flatMap(line -> line.apply(request).stream()).toList();
    List<CardButton> onward =
        its.is(State.UNDECIDED)
            ? ways.stream().flatMap(way -> way.apply(request).stream()).toList()
            : List.of();
    boolean asked =
        its.is(State.UNDECIDED) && waits.stream().anyMatch(waiting -> waiting.test(request));
    outbox.show(
        Message.toPerson(
            request.card(), request.askedBy().value(), messages.card(its, asked, more, onward)));
  }

  /** It may merge now: whoever follows the freeze is told, once for each time. */
  void granted(Freeze freeze, Dossier its) {
    freezes.inThread(
        freeze, freeze.card() + ":granted:" + its.id() + ":" + its.grants(), messages.granted(its));
  }

  /** It may merge no more, by somebody's word. */
  void revoked(Freeze freeze, Dossier its) {
    freezes.inThread(
        freeze, freeze.card() + ":revoked:" + its.id() + ":" + its.grants(), messages.revoked(its));
  }

  /** A reply beneath its card, so that an edit is noticed. */
  void nudge(Dossier its, String key, Content words) {
    UnfreezeRequest request = its.request();
    outbox.put(
        Message.toPerson(request.card() + ":" + key, request.askedBy().value(), words)
            .inThreadOf(request.card()));
  }
}
