package dev.watchbill.platform.slack;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import dev.watchbill.platform.outbox.Content;
import dev.watchbill.platform.slack.AdmissionPolicy.Admission;
import dev.watchbill.text.Excerpt;
import java.util.Collection;

/** What the reception itself says: refusals, apologies. */
final class ReceptionMessages {
  private ReceptionMessages() {}

  static Content refused(Admission admission) {
    return Content.text(
        switch (admission) {
          case GUEST ->
              "Sorry, guests cannot use me. Please ask a member of this workspace to do it for you.";
          case OUTSIDER ->
              "Sorry, only people of the company I work for can use me. Please ask one of them in"
                  + " this channel to do it for you.";
          case NOBODY, WELCOME ->
              "Sorry, I do not know you as an active member of this workspace. Please ask one to do"
                  + " it for you.";
        });
  }

  static Content unknownCommand(String name, Collection<String> known) {
    return Content.text(
        "I do not know `"
            + name
            + "`."
            + (known.isEmpty() ? "" : " I do know `" + String.join("`, `", known) + "`."));
  }

  static Content unknownControl() {
    return Content.text(
        "I no longer know what this stands for; it may be from an older version of me. Nothing was"
            + " changed. Please start again from the command.");
  }

  static Content notTaken(String reference) {
    return Content.text(
        "I could not write this down: my database does not answer. Nothing was changed. Please try"
            + " again in a minute; if it is urgent, tell the person you need directly. (Reference "
            + reference
            + ")");
  }

  static Content broke(String reference) {
    return Content.text(
        "Something went wrong on my side, and nothing was changed. Please try again; if it happens"
            + " again, give an administrator the reference "
            + reference
            + ".");
  }

  static Content slow() {
    return Content.text(
        "This takes longer than usual. I go on with it and tell you here; please look before you"
            + " try again.");
  }

  static Content slowForm() {
    return Content.text(
        "This takes longer than usual. Please wait a moment and send it off again: it will not be"
            + " done twice.");
  }

  static Content unsayable(String reference) {
    return Content.text(
        "That is done, but I could not show you the answer. Please tell an administrator the"
            + " reference "
            + reference
            + ".");
  }

  static Content formDidNotOpen(String reference) {
    return Content.text(
        "Slack did not let me open the form in time. Please try again. (Reference "
            + reference
            + ")");
  }

  /** A modal that only says something. */
  static Modal notice(Content content) {
    var view = new JsonObject();
    view.addProperty("type", "modal");
    view.add("title", plain("Watchbill"));
    view.add("close", plain("Close"));
    var section = new JsonObject();
    section.addProperty("type", "section");
    var text = new JsonObject();
    text.addProperty("type", "mrkdwn");
    text.addProperty("text", Excerpt.of(content.text(), 3000));
    text.addProperty("verbatim", true);
    section.add("text", text);
    var blocks = new JsonArray();
    blocks.add(section);
    view.add("blocks", blocks);
    return new Modal(view.toString());
  }

  private static JsonObject plain(String words) {
    var text = new JsonObject();
    text.addProperty("type", "plain_text");
    text.addProperty("text", words);
    return text;
  }
}
