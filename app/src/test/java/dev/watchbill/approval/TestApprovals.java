package dev.watchbill.approval;

import static dev.watchbill.freeze.TestFreezes.ADA;
import static dev.watchbill.freeze.TestFreezes.RAE;

import dev.watchbill.SaidOutbox;
import dev.watchbill.TestGround;
import dev.watchbill.approval.Approvals.Asking;
import dev.watchbill.exemption.TestExemptions;
import dev.watchbill.exemption.UnfreezeRequest;
import dev.watchbill.freeze.TestFreezes;
import dev.watchbill.people.By;
import dev.watchbill.people.PersonId;
import dev.watchbill.platform.slack.Click;
import dev.watchbill.platform.slack.Command;
import dev.watchbill.platform.slack.FormValues;
import dev.watchbill.platform.slack.Reply;
import dev.watchbill.platform.slack.Submission;
import dev.watchbill.release.FreezeVerbs;
import dev.watchbill.rotation.OnCallVerbs;
import dev.watchbill.rotation.RotationFeature;
import dev.watchbill.rotation.Rotations;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Approvals in the company of {@link TestFreezes}: Maya manages MDM, Sol and Sam Software; Quinn
 * leads the quality assurance of both, Dora is the DRI, Ada the admin. Rae, whose place on the
 * roster is with MDM, asks. The freeze of 4.60.0 has begun.
 */
public final class TestApprovals {
  final TestFreezes freeze = new TestFreezes();
  final SaidOutbox outbox = freeze.outbox;
  final TestExemptions exemptions = new TestExemptions(freeze.ground, freeze.freezes);
  final Rotations rotations;
  final ApprovalParts parts;
  final Approvals approvals;
  final ApprovalSlack slack;

  private final AtomicInteger numbers = new AtomicInteger(1_000);

  public TestApprovals() {
    freeze.begun();
    rotations =
        RotationFeature.assemble(
                new TestGround(
                        freeze.jdbi,
                        freeze.config,
                        freeze.company.directory,
                        freeze.audit,
                        freeze.clock)
                    .saying(new SaidOutbox()),
                new OnCallVerbs())
            .rotations();
    rotations.add(ADA, "developer", RAE, "mdm", LocalDate.of(2026, 1, 5), "");
    var requests = exemptions.feature.requests();
    parts = ApprovalParts.on(freeze.ground, rotations, freeze.freezes, requests);
    approvals = parts.approvals();
    slack = parts.slack();
    requests
        .whenMoved(parts.lapses()::moved)
        .line(parts::line)
        .ways(parts::ways)
        .waiting(parts::isWaiting);
    freeze.freezes.whenMoved(parts.lapses()::moved);
  }

  /** Rae's request, like no other, waits for a way on. */
  UnfreezeRequest undecided() {
    return undecided(RAE);
  }

  UnfreezeRequest undecided(PersonId who) {
    return exemptions.undecided(numbers.incrementAndGet(), "abcdef0123456789", who);
  }

  static Asking feature(String group) {
    return new Asking(
        Way.EXCEPTION,
        Optional.of(group),
        "Acme signs on Friday",
        Optional.of("Behind a flag, off by default"));
  }

  static Asking other(String group) {
    return new Asking(Way.CONFIRMATION, Optional.of(group), "The build needs it", Optional.empty());
  }

  /** Rae has asked for an exception, and MDM's EM is asked. */
  Approval exception() {
    return asked(undecided(), feature("mdm"));
  }

  /** The EM has approved it. */
  Approval approvedByManager() {
    Approval it = exception();
    approve(it, Office.MANAGER, TestFreezes.MAYA);
    return now(it);
  }

  Approval asked(UnfreezeRequest request, Asking asking) {
    return done(approvals.ask(request.id(), asking, By.person(request.askedBy(), "a form")));
  }

  ApprovalAnswer approve(Approval it, Office office, PersonId who) {
    return approvals.approve(it.id(), office, By.person(who, "a button"));
  }

  ApprovalAnswer deny(Approval it, Office office, PersonId who, String reason) {
    return approvals.deny(it.id(), office, reason, By.person(who, "a form"));
  }

  static Approval done(ApprovalAnswer answer) {
    if (answer instanceof ApprovalAnswer.Done done) {
      return done.approval();
    }
    throw new AssertionError("not done: " + answer);
  }

  static String refused(ApprovalAnswer answer) {
    if (answer instanceof ApprovalAnswer.Refused refused) {
      return refused.reason();
    }
    throw new AssertionError("not refused: " + answer);
  }

  Approval now(Approval it) {
    return approvals.find(it.id()).orElseThrow();
  }

  UnfreezeRequest request(Approval it) {
    return exemptions.feature.requests().find(it.request()).orElseThrow();
  }

  /** What that person's direct message shows now. */
  String dm(Approval it, PersonId who) {
    return outbox.text(key(it, who));
  }

  String buttons(Approval it, PersonId who) {
    return outbox.blocks(key(it, who));
  }

  boolean isAsked(Approval it, PersonId who) {
    return outbox.said(key(it, who));
  }

  static String key(Approval it, PersonId who) {
    return "approval:" + it.id() + ":to-" + who;
  }

  /** What Rae's card shows. */
  String card(Approval it) {
    return outbox.text(request(it).card());
  }

  void passes(Duration time) {
    freeze.passes(time, List.of(parts.timers()));
  }

  /** A minute passes, and everything is looked at. */
  void sweep() {
    freeze.clock.passes(Duration.ofMinutes(1));
    parts.timers().due(freeze.now());
  }

  static Click click(PersonId who, String action) {
    return click(who, action, "");
  }

  static Click click(PersonId who, String action, String value) {
    return new Click(
        action,
        "",
        value,
        who.value(),
        Optional.of("DANY"),
        Optional.of("1.1"),
        Optional.empty(),
        Optional.empty(),
        "",
        new FormValues(List.of()),
        "T1");
  }

  static Submission sent(PersonId who, String form, String metadata, Map<String, String> fields) {
    return new Submission(
        "V1",
        form,
        metadata,
        new FormValues(
            fields.entrySet().stream()
                .map(
                    field ->
                        new FormValues.Field(
                            field.getKey(), field.getKey(), List.of(field.getValue())))
                .toList()),
        who.value(),
        "T1");
  }

  /** What {@code /freeze exceptions} answers. */
  Reply typed(PersonId who, String words) {
    return parts
        .command()
        .typed(
            new FreezeVerbs.Typed(
                who,
                words,
                new Command("/freeze", "exceptions " + words, who.value(), "CANY", "T1")));
  }

  static String text(Reply reply) {
    return ((Reply.Ephemeral) reply).content().text();
  }

  static String modal(Reply reply) {
    return reply instanceof Reply.Update update
        ? update.modal().json()
        : ((Reply.Open) reply).modal().json();
  }
}
