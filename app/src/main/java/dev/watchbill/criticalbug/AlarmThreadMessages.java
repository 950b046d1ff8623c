package dev.watchbill.criticalbug;

import dev.watchbill.criticalbug.AlarmNotices.Step;
import dev.watchbill.people.Contact;
import dev.watchbill.people.PersonId;
import dev.watchbill.platform.outbox.Content;
import dev.watchbill.platform.outbox.PostedLink;
import java.util.List;

/** What is said in the threads of an alarm: each step in a line, and whoever is asked again. */
final class AlarmThreadMessages {
  private static final int QUOTED = 200;

  private final AlarmWords words;
  private final AlarmCircle circle;

  AlarmThreadMessages(AlarmWords words, AlarmCircle circle) {
    this.words = words;
    this.circle = circle;
  }

  /** What happens, if it does not fit into the card. */
  List<Content> happens(Alarm alarm) {
    String typed = alarm.bug().happens();
    return typed.length() > AlarmMessages.HAPPENS || typed.strip().contains("\n")
        ? AlarmMessages.whole("*What happens*, in full:", typed)
        : List.of();
  }

  List<Content> joined(PersonId who, BugReport bug) {
    return AlarmMessages.whole(
        "%s has raised the same bug:".formatted(words.name(who)),
        bug.happens() + bug.workaround().map(help -> "\nWorkaround: " + help).orElse(""));
  }

  /** A move, in a line; what somebody typed about it follows whole. */
  List<Content> step(Step step) {
    Alarm alarm = step.after().alarm();
    String who = words.actor(step.by().actor());
    String place = step.inPlace() ? ", in product's place (R20)" : "";
    return switch (step.move()) {
      case LOOK -> said("%s is looking.".formatted(who));
      case TAKE -> said("%s is on it.".formatted(who));
      case FALL_BACK ->
          said(
              "Nobody of product was there, so <%s|%s is asked> (R20)."
                  .formatted(PostedLink.to(alarm.fallbackCard()), words.fallbackIn()));
      case CONFIRM ->
          AlarmMessages.whole(
              "%s says that it is critical%s; %s owns it. What is expected:"
                  .formatted(
                      who,
                      place,
                      alarm.confirmation().map(it -> words.group(it.group())).orElse("nobody")),
              alarm.confirmation().map(Alarm.Confirmation::expected).orElse(""));
      case REJECT ->
          AlarmMessages.whole(
              "%s says that it is not critical%s:".formatted(who, place),
              alarm.rejection().map(Alarm.Rejection::reason).orElse(""));
      case CONTEST ->
          AlarmMessages.whole(
              "%s contests that:".formatted(who),
              alarm.contest().map(Alarm.Contest::why).orElse(""));
      case WITHDRAW -> said("%s has withdrawn the alarm.".formatted(who));
      case FIX ->
          said(
              "%s says that it is fixed in *%s*."
                  .formatted(
                      who,
                      alarm.fix().map(fix -> AlarmWords.quoted(fix.in(), QUOTED)).orElse("?")));
      case REOPEN ->
          said("%s says that the fix did not hold: it is critical again.".formatted(who));
      case CLOSE -> said("The alarm is closed: customers are warned, and the postmortem is done.");
    };
  }

  Content askLooker(Course course, PersonId looker) {
    return one(
        "<@%s>, is it critical? Press *Critical* or *Not critical* above, or say here that you need more time. Without a word by *%s*, %s is asked (R20)."
            .formatted(
                looker, course.nextAt().map(words::moment).orElse("soon"), words.fallbackIn()));
  }

  /** Each time one more contact is asked; after the last one the first again. */
  Content askAgain(Course course) {
    List<Contact> contacts = circle.contacts();
    String whom =
        contacts.isEmpty()
            ? String.join(
                " ",
                circle.onDuty(course.movedAt()).stream()
                    .map(each -> "<@" + each.person() + ">")
                    .distinct()
                    .toList())
            : contacts.get((course.asked() - 1) % contacts.size()).mention();
    return one(
        "%s, nobody has taken this alarm yet: %s. Please press *I'm on it* above, or answer here. It is asked again *%s*."
            .formatted(
                whom,
                words.bug(course.alarm()),
                course.nextAt().map(words::moment).orElse("soon")));
  }

  Content askProduct(Course course) {
    return one(
        "%s, %s is on it, and whether it is critical is still to be said (R19). Press *Critical* or *Not critical* above."
            .formatted(circle.product(), course.holder().map(words::name).orElse("somebody")));
  }

  private static List<Content> said(String line) {
    return List.of(one(line));
  }

  private static Content one(String line) {
    return AlarmMessages.plain(line, List.of());
  }
}
