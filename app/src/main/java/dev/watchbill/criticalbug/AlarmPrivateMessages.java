package dev.watchbill.criticalbug;

import dev.watchbill.criticalbug.AlarmNotices.Step;
import dev.watchbill.people.PersonId;
import dev.watchbill.platform.outbox.Content;
import dev.watchbill.platform.outbox.PostedLink;
import java.util.List;

/** What is said in private about an alarm, to those whom it concerns. */
final class AlarmPrivateMessages {
  private static final int QUOTED = 600;

  private final AlarmWords words;

  AlarmPrivateMessages(AlarmWords words) {
    this.words = words;
  }

  /** To whoever raised the bug again. */
  Content youJoined(Course course) {
    return one(
        "That bug is known: you have joined <%s|alarm %d>, which %s raised, and hear what becomes of it. It %s."
            .formatted(
                PostedLink.to(course.alarm().card()),
                course.id(),
                words.name(course.alarm().reporter()),
                words.stands(course)));
  }

  /** To whoever raised it first. */
  Content joined(Alarm alarm, PersonId who) {
    return one(
        "%s has raised the same bug as you (%s, %s), and joined it."
            .formatted(words.name(who), link(alarm), words.bug(alarm)));
  }

  /** What became of it. */
  Content moved(Step step) {
    Alarm alarm = step.after().alarm();
    String who = words.actor(step.by().actor());
    String place = step.inPlace() ? ", in product's place (R20)" : "";
    String what =
        switch (step.move()) {
          case CONFIRM ->
              "%s says that it is critical%s. Customers are warned and a patch is made (R21, R22)."
                  .formatted(who, place);
          case REJECT ->
              "%s says that it is not critical%s: %s"
                  .formatted(
                      who,
                      place,
                      alarm
                          .rejection()
                          .map(it -> AlarmWords.quoted(it.reason(), QUOTED))
                          .orElse(""));
          case FIX ->
              "%s says that it is fixed in *%s*."
                  .formatted(
                      who, alarm.fix().map(fix -> AlarmWords.quoted(fix.in(), QUOTED)).orElse("?"));
          case REOPEN -> "%s says that the fix did not hold: it is critical again.".formatted(who);
          case WITHDRAW -> "%s has withdrawn the alarm.".formatted(who);
          case LOOK, TAKE, CONTEST, CLOSE, FALL_BACK ->
              throw new IllegalArgumentException("nobody is told of " + step.move());
        };
    return one("%s, %s: %s".formatted(link(alarm), words.bug(alarm), what));
  }

  /** To the reporter, who may contest it. */
  Content rejected(Alarm alarm) {
    return AlarmMessages.plain(
        rejectedText(alarm)
            + "\nIf you do not agree, press *Contest*: %s decides. You can do so once."
                .formatted(AlarmWords.judge(alarm)),
        List.of(AlarmButtonMessages.press(alarm, AlarmActions.CONTEST, "Contest", false)));
  }

  /** The same, once they have. */
  Content contestedByYou(Alarm alarm) {
    return one(
        rejectedText(alarm)
            + "\nYou have contested that; %s decides.".formatted(AlarmWords.judge(alarm)));
  }

  private String rejectedText(Alarm alarm) {
    return alarm
        .rejection()
        .map(
            it ->
                "%s, %s: %s says that it is not critical: %s"
                    .formatted(
                        link(alarm),
                        words.bug(alarm),
                        words.name(it.act().by()),
                        AlarmWords.quoted(it.reason(), QUOTED)))
        .orElse("");
  }

  /** To a manager: decide. */
  Content toJudge(Course course) {
    return AlarmMessages.plain(
        "%s\n*Is it critical?* You decide, as %s (R19)."
            .formatted(contest(course), AlarmWords.judge(course.alarm())),
        AlarmButtonMessages.judging(course.alarm()));
  }

  /**
   * The same again; the buttons are where they were.
   *
   * @param asked the intent of what they were asked by
   */
  Content remindJudge(Course course, String asked) {
    return one(
        "*This still waits for your decision*: <%s|decide there>.\n%s"
            .formatted(PostedLink.to(asked), contest(course)));
  }

  /** The same, once it is decided. */
  Content judged(Course course) {
    return one("%s\nIt %s.".formatted(contest(course), words.stands(course)));
  }

  private String contest(Course course) {
    Alarm alarm = course.alarm();
    return "%s contests the verdict on %s, %s: %s"
            .formatted(
                words.name(alarm.reporter()),
                link(alarm),
                words.bug(alarm),
                alarm.contest().map(it -> AlarmWords.quoted(it.why(), QUOTED)).orElse(""))
        + alarm
            .rejection()
            .map(
                it ->
                    "\n%s said that it is not critical: %s"
                        .formatted(
                            words.name(it.act().by()), AlarmWords.quoted(it.reason(), QUOTED)))
            .orElse("");
  }

  private static String link(Alarm alarm) {
    return "<%s|Alarm %d>".formatted(PostedLink.to(alarm.card()), alarm.id());
  }

  private static Content one(String text) {
    return AlarmMessages.plain(text, List.of());
  }
}
