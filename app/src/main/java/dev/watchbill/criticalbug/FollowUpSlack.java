package dev.watchbill.criticalbug;

import dev.watchbill.platform.slack.Click;
import dev.watchbill.platform.slack.Modal;
import dev.watchbill.platform.slack.Reply;
import dev.watchbill.text.TypedNumber;
import java.util.Optional;
import java.util.function.LongFunction;

/**
 * What follows an alarm, over Slack's window: opened by the alarm's number, and shown anew after
 * what somebody did there.
 *
 * @param <T> what it is, such as a patch release
 */
public final class FollowUpSlack<T> {
  /** There is no such alarm. */
  public static final Reply GONE =
      Reply.ephemeral(
          "There is no alarm of that number. Nothing was changed; `/critical-bug list` shows those that are open.");

  private final Alarms alarms;
  private final LongFunction<Optional<T>> find;
  private final Form<T> form;
  private final String notYet;

  /** Makes the form. */
  public interface Form<T> {
    /**
     * The form, filled in with what is known.
     *
     * @param notice said above everything, in mrkdwn; may be empty
     */
    Modal of(Alarm alarm, T it, String notice);
  }

  /**
   * @param find by the alarm's number
   * @param notYet why an alarm has none
   */
  public FollowUpSlack(Alarms alarms, LongFunction<Optional<T>> find, Form<T> form, String notYet) {
    this.alarms = alarms;
    this.find = find;
    this.form = form;
    this.notYet = notYet;
  }

  /** The button that opens it, followed by the alarm's number. */
  public Reply pressed(Click click) {
    return TypedNumber.read(click.tail()).map(this::open).orElse(GONE);
  }

  /** That of an alarm. */
  public Reply open(long id) {
    return alarms
        .find(id)
        .map(
            alarm ->
                find.apply(id)
                    .map(it -> Reply.open(form.of(alarm, it, "")))
                    .orElseGet(
                        () ->
                            Reply.ephemeral(
                                "%s `/critical-bug show %d` tells how it stands."
                                    .formatted(notYet, id))))
        .orElse(GONE);
  }

  /** After a click, in a message or in the form. */
  public Reply clicked(Click click, long id, FollowUpAnswer answer) {
    if (click.viewId().isEmpty()) {
      return said(answer);
    }
    String notice = answer instanceof FollowUpAnswer.Refused refused ? refused.reason() : "";
    return alarms
        .find(id)
        .flatMap(alarm -> find.apply(id).map(it -> Reply.update(form.of(alarm, it, notice))))
        .orElse(GONE);
  }

  /** Only what was not done is said: what was done is seen. */
  public static Reply said(FollowUpAnswer answer) {
    if (answer instanceof FollowUpAnswer.Refused refused) {
      return Reply.ephemeral(refused.reason());
    }
    return answer instanceof FollowUpAnswer.Gone ? GONE : Reply.nothing();
  }
}
