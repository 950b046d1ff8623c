package dev.watchbill.platform.slack;

import com.slack.api.bolt.App;
import com.slack.api.bolt.response.Response;
import com.slack.api.bolt.socket_mode.request.SocketModeRequestParser;

/** Envelopes as Slack sends them by the socket, handed to the Bolt app. */
final class Deliveries {
  static final String TEAM = "T1";

  private Deliveries() {}

  static Response deliver(App app, String type, String payload) throws Exception {
    var envelope =
        """
        {"type": "%s", "envelope_id": "e-1", "accepts_response_payload": true, "payload": %s}
        """
            .formatted(type, payload);
    var request = new SocketModeRequestParser(app.config()).parse(envelope);
    return app.run(request.getBoltRequest());
  }

  static Response command(App app, String command, String user, String trigger) throws Exception {
    return deliver(
        app,
        "slash_commands",
        """
        {"command": "%s", "text": " now ", "user_id": "%s", "team_id": "T1", "channel_id": "C1",
         "trigger_id": "%s", "response_url": "http://127.0.0.1:1/respond"}
        """
            .formatted(command, user, trigger));
  }

  static Response click(App app, String action, String user, String team, String responseUrl)
      throws Exception {
    return deliver(
        app,
        "interactive",
        """
        {"type": "block_actions", "user": {"id": "%s", "team_id": "%s"}, "team": {"id": "T1"},
         "channel": {"id": "C1"}, "message": {"ts": "1700000000.000100"}, "trigger_id": "t",
         "response_url": "%s",
         "actions": [{"type": "button", "action_id": "%s", "block_id": "b", "value": "7",
                      "action_ts": "1700000001.5"}]}
        """
            .formatted(user, team, responseUrl, action));
  }

  static Response submission(App app, String callback, String typed) throws Exception {
    return deliver(
        app,
        "interactive",
        """
        {"type": "view_submission", "user": {"id": "U1", "team_id": "T1"}, "team": {"id": "T1"},
         "view": {"type": "modal", "id": "V1", "callback_id": "%s", "hash": "h1",
                  "private_metadata": "swap 3",
                  "blocks": [{"type": "input", "block_id": "reason"}],
                  "state": {"values": {"reason": {"text":
                    {"type": "plain_text_input", "value": "%s"}}}}}}
        """
            .formatted(callback, typed));
  }

  static Response message(App app, String eventId, String user, String ts, String text)
      throws Exception {
    return event(
        app,
        eventId,
        """
        {"type": "message", "channel": "C1", "channel_type": "channel", "user": "%s", "ts": "%s",
         "text": "%s"}
        """
            .formatted(user, ts, text));
  }

  static Response event(App app, String eventId, String event) throws Exception {
    return deliver(
        app,
        "events_api",
        """
        {"type": "event_callback", "event_id": "%s", "team_id": "T1", "event": %s}
        """
            .formatted(eventId, event));
  }
}
