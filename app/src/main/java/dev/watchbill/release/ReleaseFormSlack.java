package dev.watchbill.release;

import static dev.watchbill.release.ReleaseFormMessages.DAY;
import static dev.watchbill.release.ReleaseFormMessages.TIME;
import static dev.watchbill.release.ReleaseFormMessages.VERSION;

import dev.watchbill.config.ReleaseConfig;
import dev.watchbill.people.By;
import dev.watchbill.people.PersonId;
import dev.watchbill.platform.slack.FormValues;
import dev.watchbill.platform.slack.Reception;
import dev.watchbill.platform.slack.Reply;
import dev.watchbill.platform.slack.Submission;
import dev.watchbill.release.ReleaseAnswer.AtOnce;
import dev.watchbill.release.ReleaseAnswer.Field;
import dev.watchbill.release.ReleaseAnswer.Refused;
import dev.watchbill.worktime.TypedMoment;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;

/** Forms that plan, move and cancel releases, when they are sent off. */
final class ReleaseFormSlack {
  private static final String FORM = "a form";

  private final Releases releases;
  private final ReleaseConfig config;
  private final ReleaseMessages messages;
  private final ReleaseFormMessages forms;
  private final Clock clock;

  ReleaseFormSlack(
      Releases releases,
      ReleaseConfig config,
      ReleaseMessages messages,
      ReleaseFormMessages forms,
      Clock clock) {
    this.releases = releases;
    this.config = config;
    this.messages = messages;
    this.forms = forms;
    this.clock = clock;
  }

  void listen(Reception reception) {
    reception
        .view(ReleaseFormMessages.PLAN, this::planned)
        .view(ReleaseFormMessages.MOVE, this::moved)
        .view(ReleaseFormMessages.CANCEL, this::cancelled)
        .view(ReleaseFormMessages.AT_ONCE, this::atOnce);
  }

  private Reply planned(Submission sent) {
    Optional<String> version = Versions.read(sent.values().text(VERSION));
    if (version.isEmpty()) {
      return Reply.fieldError(sent.values().blockOf(VERSION), Versions.RULE);
    }
    return inForm(sent, "plan", at -> releases.plan(version.get(), at, by(sent), false));
  }

  private Reply moved(Submission sent) {
    return inForm(sent, "move", at -> releases.move(sent.privateMetadata(), at, by(sent), false));
  }

  private Reply cancelled(Submission sent) {
    String version = sent.privateMetadata();
    boolean told = version.endsWith(ReleaseFormMessages.TOLD);
    ReleaseAnswer answer =
        releases.cancel(version.replace(ReleaseFormMessages.TOLD, ""), by(sent), told);
    return answer instanceof AtOnce atOnce
        ? Reply.update(forms.atOnce("cancel", atOnce, clock.instant()))
        : closing(answer);
  }

  /** Whoever was shown what happens at once wants it so. */
  private Reply atOnce(Submission sent) {
    String[] parts = sent.privateMetadata().split(" ", 3);
    Instant at = Instant.parse(parts[2]);
    return closing(
        switch (parts[0]) {
          case "plan" -> releases.plan(parts[1], at, by(sent), true);
          case "move" -> releases.move(parts[1], at, by(sent), true);
          default -> releases.cancel(parts[1], by(sent), true);
        });
  }

  private Reply inForm(Submission sent, String act, Function<Instant, ReleaseAnswer> change) {
    FormValues values = sent.values();
    TypedMoment.Reading read =
        TypedMoment.read(
            values.text(DAY) + " " + values.text(TIME),
            config.at(),
            clock.instant(),
            config.zone());
    if (read instanceof TypedMoment.Unclear unclear) {
      return Reply.fieldError(values.blockOf(TIME), unclear.why());
    }
    ReleaseAnswer answer = change.apply(((TypedMoment.Meant) read).at());
    if (answer instanceof AtOnce atOnce) {
      return Reply.update(forms.atOnce(act, atOnce, clock.instant()));
    }
    if (answer instanceof Refused refused && refused.field() != Field.WHO) {
      return Reply.fieldError(
          values.blockOf(refused.field() == Field.VERSION && act.equals("plan") ? VERSION : DAY),
          messages.plain(refused.reason()));
    }
    return closing(answer);
  }

  private static Reply closing(ReleaseAnswer answer) {
    return answer instanceof Refused refused ? Reply.ephemeral(refused.reason()) : Reply.closeAll();
  }

  private static By by(Submission sent) {
    return By.person(new PersonId(sent.userId()), FORM);
  }
}
