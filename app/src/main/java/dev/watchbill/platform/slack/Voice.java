package dev.watchbill.platform.slack;

import com.slack.api.bolt.response.Response;
import dev.watchbill.platform.outbox.Content;

/** How a person is answered, which differs by what they did. */
interface Voice {
  /** The acknowledgement that says {@code reply}, or after which it is said. */
  Response say(Reply reply);

  /** As {@link #say}, for a refusal or an apology; a form stays as it was typed. */
  Response sorry(Content content);

  /** The acknowledgement when it takes longer than Slack waits. */
  Response slow();

  /** How the person is answered once the acknowledgement has left. */
  Voice late();
}
