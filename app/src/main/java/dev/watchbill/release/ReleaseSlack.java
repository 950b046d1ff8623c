package dev.watchbill.release;

import dev.watchbill.config.ReleaseConfig;
import dev.watchbill.people.By;
import dev.watchbill.people.PersonId;
import dev.watchbill.people.Ruling;
import dev.watchbill.platform.slack.Click;
import dev.watchbill.platform.slack.Modal;
import dev.watchbill.platform.slack.Reception;
import dev.watchbill.platform.slack.Reply;
import dev.watchbill.release.ReleaseAnswer.AtOnce;
import dev.watchbill.release.ReleaseAnswer.Done;
import dev.watchbill.release.ReleaseAnswer.Refused;
import dev.watchbill.release.ReleaseChange.Kind;
import dev.watchbill.text.Mrkdwn;
import dev.watchbill.text.TypedNumber;
import dev.watchbill.worktime.TypedMoment;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * {@code /freeze plan}, {@code move}, {@code cancel}, {@code released} and {@code schedule}, and
 * the buttons that do the same.
 */
final class ReleaseSlack {
  private static final String COMMAND = "/freeze";
  private static final String BUTTON = "a button";
  private static final Reply GONE =
      Reply.ephemeral(
          "That release is not planned any more. Nothing was changed; `/freeze schedule` shows those that are.");

  private final Releases releases;
  private final ReleaseKeepers keepers;
  private final ReleaseConfig config;
  private final ReleaseMessages messages;
  private final ReleaseFormMessages forms;
  private final ScheduleMessages schedules;
  private final ReleaseNotices notices;
  private final Clock clock;

  ReleaseSlack(
      Releases releases,
      ReleaseKeepers keepers,
      ReleaseConfig config,
      ReleaseMessages messages,
      ReleaseFormMessages forms,
      ReleaseNotices notices,
      Clock clock) {
    this.releases = releases;
    this.keepers = keepers;
    this.config = config;
    this.messages = messages;
    this.forms = forms;
    this.schedules = new ScheduleMessages(config.zone());
    this.notices = notices;
    this.clock = clock;
  }

  void listen(Reception reception, FreezeVerbs verbs) {
    reception
        .action(ReleaseActions.PLAN, this::planPressed)
        .action(ReleaseActions.SCHEDULE, click -> schedule(who(click)))
        .action(ReleaseActions.MOVE, click -> opening(click, "move a release", forms::move))
        .action(
            ReleaseActions.CANCEL, click -> opening(click, "cancel a release", this::cancelForm))
        .action(ReleaseActions.OUT, this::outPressed);
    verbs
        .verb("plan", Set.of("add"), this::plan)
        .verb("move", Set.of("postpone", "reschedule"), this::move)
        .verb("cancel", Set.of(), this::cancel)
        .verb("released", Set.of("out", "shipped"), this::out)
        .verb("schedule", Set.of("calendar", "releases", "list"), it -> schedule(it.reader()))
        .help(reader -> help());
  }

  /** A version and what follows it, as typed. */
  private record Words(String version, String rest) {
    static Words of(String typed) {
      String[] parts = Mrkdwn.unescape(typed).replaceAll("[`“”\"]", "").strip().split(" ", 2);
      return new Words(parts[0], parts.length > 1 ? parts[1] : "");
    }
  }

  private Reply plan(FreezeVerbs.Typed typed) {
    Words words = Words.of(typed.words());
    if (words.rest().isEmpty()
        || TypedMoment.read(typed.words(), config.at(), clock.instant(), config.zone())
            instanceof TypedMoment.Meant) {
      return planForm(typed.reader(), words);
    }
    Optional<String> version = Versions.read(words.version());
    if (version.isEmpty()) {
      return Reply.ephemeral(Versions.RULE + " For example: `/freeze plan 4.60.0 2026-12-16`.");
    }
    return when(
        words.rest(),
        at ->
            said(
                Kind.PLANNED,
                "plan",
                releases.plan(version.get(), at, By.person(typed.reader(), COMMAND), false)));
  }

  /** Filled in with the version or the day, whichever was typed, and a proposal of the other. */
  private Reply planForm(PersonId reader, Words words) {
    return allowed(
        reader,
        "plan a release",
        () -> {
          Instant now = clock.instant();
          String all = (words.version() + " " + words.rest()).strip();
          if (TypedMoment.read(all, config.at(), now, config.zone())
              instanceof TypedMoment.Meant meant) {
            return Reply.open(forms.plan(releases.nextVersion(), Optional.of(meant.at()), false));
          }
          Optional<Instant> proposal = releases.proposal();
          return Reply.open(
              forms.plan(
                  Versions.read(words.version()).or(releases::nextVersion),
                  proposal,
                  proposal.isPresent()));
        });
  }

  private Reply move(FreezeVerbs.Typed typed) {
    Words words = Words.of(typed.words());
    if (words.rest().isEmpty()) {
      return allowed(
          typed.reader(),
          "move a release",
          () -> which(words.version(), "move", it -> Reply.open(forms.move(it))));
    }
    return when(
        words.rest(),
        at ->
            said(
                Kind.MOVED,
                "move",
                releases.move(words.version(), at, By.person(typed.reader(), COMMAND), false)));
  }

  private Reply cancel(FreezeVerbs.Typed typed) {
    Words words = Words.of(typed.words());
    return words.version().isEmpty()
        ? allowed(
            typed.reader(),
            "cancel a release",
            () -> which("", "cancel", it -> Reply.open(cancelForm(it))))
        : said(
            Kind.CANCELLED,
            "cancel",
            releases.cancel(words.version(), By.person(typed.reader(), COMMAND), false));
  }

  private Reply out(FreezeVerbs.Typed typed) {
    Words words = Words.of(typed.words());
    By by = By.person(typed.reader(), COMMAND);
    return allowed(
        typed.reader(),
        "say that a release is out",
        () ->
            which(
                words.version(),
                "released",
                it ->
                    words.version().isEmpty() && it.window().freezeAt().isAfter(clock.instant())
                        ? Reply.ephemeral(messages.farAhead(it))
                        : said(Kind.RELEASED, "released", releases.out(it.version(), by))));
  }

  /** The planned one of that version, or the only one; else which there are. */
  private Reply which(String version, String verb, Function<Release, Reply> then) {
    List<Release> planned = releases.planned();
    if (version.isEmpty()) {
      return planned.size() == 1
          ? then.apply(planned.get(0))
          : Reply.ephemeral(
              planned.isEmpty()
                  ? "No release is planned (R24). `/freeze plan` plans one."
                  : "Which one? Add its version: `/freeze %s %s`. `/freeze schedule` shows them all."
                      .formatted(verb, planned.get(0).version()));
    }
    return planned.stream()
        .filter(it -> Versions.called(it.version()).equals(Versions.called(version)))
        .findFirst()
        .map(then)
        .orElseGet(() -> Reply.ephemeral(releases.notPlanned(version).reason()));
  }

  private Reply when(String words, Function<Instant, Reply> then) {
    TypedMoment.Reading read = TypedMoment.read(words, config.at(), clock.instant(), config.zone());
    return read instanceof TypedMoment.Meant meant
        ? then.apply(meant.at())
        : Reply.ephemeral(
            "Nothing was changed. " + Mrkdwn.escape(((TypedMoment.Unclear) read).why()));
  }

  private Reply schedule(PersonId reader) {
    return Reply.ephemeral(
        schedules.schedule(
            releases.planned(),
            releases::frozen,
            releases.nextVersion(),
            releases.proposal(),
            keepers.keeps(reader),
            clock.instant()));
  }

  private Reply planPressed(Click click) {
    return allowed(
        who(click),
        "plan a release",
        () -> {
          Optional<Instant> at =
              ReleaseActions.instantIn(click.value())
                  .filter(it -> it.isAfter(clock.instant()))
                  .or(releases::proposal);
          return Reply.open(
              forms.plan(
                  ReleaseActions.versionIn(click.value()).or(releases::nextVersion),
                  at,
                  at.isPresent() && at.equals(releases.proposal())));
        });
  }

  private Modal cancelForm(Release release) {
    Instant now = clock.instant();
    return forms.cancel(release, releases.stays(release, now), now);
  }

  private Reply outPressed(Click click) {
    return allowed(
        who(click),
        "say that a release is out",
        () -> of(click).map(it -> out(it, click)).orElse(GONE));
  }

  private Reply out(Release release, Click click) {
    if (release.window().releaseAt().isAfter(clock.instant())) {
      return Reply.ephemeral(messages.movedMeanwhile(release));
    }
    var answer = releases.out(release.version(), By.person(who(click), BUTTON));
    return answer instanceof Done ? schedule(who(click)) : said(Kind.RELEASED, "released", answer);
  }

  private Reply opening(Click click, String what, Function<Release, Modal> form) {
    return allowed(
        who(click), what, () -> of(click).map(it -> Reply.open(form.apply(it))).orElse(GONE));
  }

  private Optional<Release> of(Click click) {
    return TypedNumber.read(click.tail())
        .flatMap(releases::find)
        .filter(it -> it.state() == Release.State.PLANNED);
  }

  private Reply said(Kind kind, String act, ReleaseAnswer answer) {
    Instant now = clock.instant();
    if (answer instanceof AtOnce atOnce) {
      return Reply.open(forms.atOnce(act, atOnce, now));
    }
    return Reply.ephemeral(
        answer instanceof Refused refused
            ? refused.reason()
            : messages.readBack(
                kind,
                ((Done) answer).release(),
                releases.standing(((Done) answer).release()),
                now,
                notices.announcedIn()));
  }

  private Reply allowed(PersonId who, String what, Supplier<Reply> then) {
    return keepers.may(who, what) instanceof Ruling.Denied denied
        ? Reply.ephemeral(denied.reason())
        : then.get();
  }

  private String help() {
    List<Release> planned = releases.planned();
    String next = releases.nextVersion().orElse("4.60.0");
    String known = planned.isEmpty() ? next : planned.get(0).version();
    String day =
        releases
            .proposal()
            .map(at -> at.atZone(config.zone()).toLocalDate().toString())
            .orElse("2026-12-16");
    return """
        *Releases* (R24, R25)
        `/freeze schedule` when what is released and frozen; `/oncall calendar` has a link for your own calendar
        `/freeze plan %1$s %2$s` plans one, for %3$s; `/freeze plan` opens a form (DRI, admins)
        `/freeze move %4$s` asks for its new time, or moves it at once with a day after it; `/freeze cancel %4$s` cancels it; `/freeze released %4$s` says that it is out"""
        .formatted(next, day, config.at(), known);
  }

  private static PersonId who(Click click) {
    return new PersonId(click.userId());
  }
}
