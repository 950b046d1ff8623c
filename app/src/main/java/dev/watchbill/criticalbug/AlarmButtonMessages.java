package dev.watchbill.criticalbug;

import static com.slack.api.model.block.element.BlockElements.button;

import com.slack.api.model.block.composition.PlainTextObject;
import com.slack.api.model.block.element.BlockElement;
import java.util.List;
import java.util.stream.Stream;

/** What can be pressed below the messages about an alarm, as long as it is possible. */
final class AlarmButtonMessages {
  private AlarmButtonMessages() {}

  /** Below the alarm. */
  static List<BlockElement> below(Alarm alarm) {
    return switch (alarm.state()) {
      case RAISED, LOOKING, FELL_BACK ->
          List.of(
              press(alarm, AlarmActions.CRITICAL, "Critical", true),
              press(alarm, AlarmActions.NOT_CRITICAL, "Not critical", false),
              press(alarm, AlarmActions.LOOK, "I'm looking", false));
      case TAKEN -> verdicts(alarm);
      case CONTESTED -> judging(alarm);
      case CONFIRMED, REJECTED, FIXED, CLOSED, WITHDRAWN -> List.of();
    };
  }

  /** Below the message in #help-p1. */
  static List<BlockElement> belowFallback(Alarm alarm) {
    return switch (alarm.state()) {
      case FELL_BACK ->
          List.of(
              press(alarm, AlarmActions.TAKE, "I'm on it", true),
              press(alarm, AlarmActions.CRITICAL, "Critical", false),
              press(alarm, AlarmActions.NOT_CRITICAL, "Not critical", false));
      case TAKEN -> verdicts(alarm);
      case RAISED, LOOKING, CONFIRMED, REJECTED, CONTESTED, FIXED, CLOSED, WITHDRAWN -> List.of();
    };
  }

  /**
   * Below the answer to {@code /critical-bug show}: all that anybody can do now.
   *
   * @param others of other features
   */
  static List<BlockElement> belowWhole(Alarm alarm, List<AlarmButton> others) {
    Stream<BlockElement> own =
        switch (alarm.state()) {
          case FELL_BACK -> belowFallback(alarm).stream();
          case REJECTED ->
              alarm.contest().isEmpty()
                  ? Stream.of(press(alarm, AlarmActions.CONTEST, "Contest", false))
                  : Stream.of();
          case CONFIRMED -> Stream.of(press(alarm, AlarmActions.FIXED, "Fixed in…", true));
          case FIXED -> Stream.of(press(alarm, AlarmActions.REOPEN, "Not fixed", false));
          case RAISED, LOOKING, TAKEN, CONTESTED, CLOSED, WITHDRAWN -> below(alarm).stream();
        };
    Stream<BlockElement> withdraw =
        alarm.state().awaitsVerdict()
            ? Stream.of(press(alarm, BugListMessages.WITHDRAW, "Withdraw", false))
            : Stream.of();
    return Stream.of(
            own, others.stream().map(each -> press(each.action(), each.label(), false)), withdraw)
        .flatMap(each -> each)
        .toList();
  }

  private static List<BlockElement> verdicts(Alarm alarm) {
    return List.of(
        press(alarm, AlarmActions.CRITICAL, "Critical", true),
        press(alarm, AlarmActions.NOT_CRITICAL, "Not critical", false));
  }

  /** For those who decide what the reporter contests. */
  static List<BlockElement> judging(Alarm alarm) {
    return List.of(
        press(alarm, AlarmActions.UPHOLD, "It is critical", true),
        press(alarm, AlarmActions.DISMISS, "It is not", false));
  }

  static BlockElement press(Alarm alarm, String action, String words, boolean primary) {
    return press(action + ":" + alarm.id(), words, primary);
  }

  private static BlockElement press(String action, String words, boolean primary) {
    return button(
        b ->
            b.actionId(action)
                .style(primary ? "primary" : null)
                .text(PlainTextObject.builder().text(words).build()));
  }
}
