package dev.watchbill.platform.slack;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** The inbox keys by which a delivery that comes again is known. */
final class Keys {
  private Keys() {}

  static String command(Payload body) {
    return "command:" + body.text("trigger_id").orElseGet(() -> digest(body.json()));
  }

  static String click(Payload body, Payload action) {
    return "click:"
        + action.text("action_ts").orElseGet(() -> digest(body.json()))
        + ":"
        + body.required("user.id")
        + ":"
        + action.required("action_id");
  }

  static String shortcut(Payload body) {
    return "shortcut:" + body.text("trigger_id").orElseGet(() -> digest(body.json()));
  }

  /** A form that was changed, by its sender or by us, is another submission. */
  static String submission(Payload body) {
    return "submission:"
        + body.required("view.id")
        + ":"
        + digest(body.text("view.hash").orElse("") + body.at("view.state").json());
  }

  static String closing(Payload body) {
    return "closed:" + body.required("view.id");
  }

  static String event(Event event) {
    return "event:" + (event.id().isEmpty() ? digest(event.body().json()) : event.id());
  }

  /** Names a reaction of one person to one message, as an event's id: however it was learnt of. */
  static String reaction(Payload event) {
    return "reaction:"
        + event.text("item.channel").orElse("")
        + ":"
        + event.text("item.ts").orElse("")
        + ":"
        + event.text("reaction").orElse("")
        + ":"
        + event.text("user").orElse("");
  }

  private static String digest(String text) {
    try {
      var hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(hash, 0, 12);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
