package dev.watchbill.platform.slack;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** People at a reception without a Slack before it: what they press and send off is answered. */
public final class AtReception {
  private final Reception reception;

  public AtReception(Reception reception) {
    this.reception = reception;
  }

  /** Somebody presses a button, or ticks a box, of a message. */
  public Reply clicks(String userId, String actionId, String value) {
    return answer(userId, actionId, value, Optional.empty());
  }

  /** The same in a modal. */
  public Reply clicksInModal(String userId, String actionId, String value) {
    return answer(userId, actionId, value, Optional.of("V1"));
  }

  private Reply answer(String userId, String actionId, String value, Optional<String> viewId) {
    return reception
        .actionHandler(actionId)
        .orElseThrow(() -> new AssertionError("nobody answers " + actionId))
        .apply(
            new Click(
                actionId,
                "",
                value,
                userId,
                viewId.isPresent() ? Optional.empty() : Optional.of("CANY"),
                viewId.isPresent() ? Optional.empty() : Optional.of("1.1"),
                Optional.empty(),
                viewId,
                "",
                new FormValues(List.of()),
                "T1"));
  }

  /**
   * Somebody sends off a form.
   *
   * @param values by the name of the field
   */
  public Reply submits(
      String userId, String callbackId, String metadata, Map<String, String> values) {
    return reception
        .viewHandler(callbackId)
        .orElseThrow(() -> new AssertionError("nobody answers " + callbackId))
        .apply(
            new Submission(
                "V1",
                callbackId,
                metadata,
                new FormValues(
                    values.entrySet().stream()
                        .map(
                            field ->
                                new FormValues.Field(
                                    field.getKey(), field.getKey(), List.of(field.getValue())))
                        .toList()),
                userId,
                "T1"));
  }

  /** Somebody types a command. */
  public Reply types(String userId, String command, String text) {
    return reception
        .commandHandler(command)
        .orElseThrow(() -> new AssertionError("nobody answers " + command))
        .apply(new Command(command, text, userId, "CANY", "T1"));
  }
}
