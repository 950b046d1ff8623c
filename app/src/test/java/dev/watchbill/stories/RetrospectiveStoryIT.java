package dev.watchbill.stories;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.watchbill.sandbox.acting.Form;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What the former engineer says of their week (R8, R12). */
class RetrospectiveStoryIT {
  private static final String LOS_ANGELES = "America/Los_Angeles";
  private static final String HELP = "help-engineering";
  private static final Form ANSWERS =
      Form.empty()
          .with("retro_typed:0", "Enrolment of Macs")
          .with("retro_typed:1", "The page about wipes")
          .with("retro_typed:2", "Reviews");

  private final Workspace workspace = Story.begin();

  @AfterEach
  void end() {
    workspace.close();
  }

  @Test
  void asked_ahead_drafted_reminded_of_posted_edited_and_found_and_summed_up_in_infrastructure() {
    infrastructureSumsUpInItsOwnChannel();

    workspace.passesUntil("2026-11-17T10:00", LOS_ANGELES);
    var asked = workspace.directMessagesTo("ines").message("Your developer week ends");
    workspace.as("ines").presses(asked, "Write it").opens("most common support requests");
    workspace.as("ines").typesInForm("retro_typed:0", "Enrolment");
    workspace.as("ines").closesForm();
    workspace.as("ines").runs("/oncall", "retro").opens("Draft saved");
    assertThat(fieldsOf("ines")).contains("\"initial_value\":\"Enrolment\"");
    workspace
        .as("ines")
        .pressesInForm("retro_save:" + id(asked), Form.empty().with("retro_typed:1", "Wipes"));
    workspace.as("ines").closesForm();

    workspace.passesUntil("2026-11-18T10:00", LOS_ANGELES);
    var question = workspace.channel(HELP).message("how was the week?");
    assertThat(question.message().text()).contains("<@" + workspace.as("ines").id() + ">");
    workspace.channel(HELP).shows("Retrospective: waits for Inês Duarte");
    workspace
        .as("ben")
        .presses(question, "Go on with the retrospective")
        .says("Inês Duarte's week", "only they write it");

    workspace.passes(Duration.ofDays(1));
    workspace.directMessagesTo("ines").shows(1, "still waits for you");
    workspace.passes(Duration.ofDays(2));
    workspace.directMessagesTo("ines").shows(2, "still waits for you");
    workspace.directMessagesTo("priya").doesNotShow("is not written yet");
    workspace.passes(Duration.ofDays(1));
    workspace.directMessagesTo("priya").shows(1, "Inês Duarte", "is not written yet");

    workspace.as("ines").presses(question, "Go on with the retrospective").opens("Draft saved");
    assertThat(fieldsOf("ines"))
        .contains("\"initial_value\":\"Enrolment\"", "\"initial_value\":\"Wipes\"");
    workspace.as("ines").submits(ANSWERS).isQuiet();
    var posted = workspace.channel(HELP).message("Retrospective", "Enrolment of Macs");
    assertThat(posted.message().threadTs()).isEqualTo(question.message().threadTs());
    workspace.channel(HELP).shows("Retrospective: posted");
    workspace.directMessagesTo("ines").shows(1, "Thank you").shows(2, "Done:");
    workspace.directMessagesTo("priya").shows(1, "Inês Duarte has posted");

    workspace.as("ines").presses(posted, "Change").opens("Update");
    assertThat(fieldsOf("ines")).contains("Enrolment of Macs");
    workspace.as("ines").submits(ANSWERS.with("retro_typed:2", "Reviews, and tea"));
    await().until(() -> posted.text().contains("Reviews, and tea"));
    assertThat(posted.text()).contains("Edited");

    workspace.as("ben").runs("/oncall", "retros TEA").says("Inês Duarte", "Enrolment of Macs");
    workspace.as("ben").runs("/oncall", "retros parrots").says("No retrospective about `parrots`");
  }

  /** Rosa's shift ends on the Monday on which the story begins. */
  private void infrastructureSumsUpInItsOwnChannel() {
    workspace.passesUntil("2026-11-16T12:00", LOS_ANGELES);
    var question = workspace.channel("help-p1").message("how was the week?");
    workspace
        .as("rosa")
        .presses(question, "Write the retrospective")
        .opens("Which alarms came up this week?");
    workspace.as("rosa").submits(ANSWERS);
    var summary = workspace.channel("g-infra").message("Summary", "Rosa Delgado", "Enrolment");
    var posted = workspace.channel("help-p1").message("Retrospective", "Enrolment of Macs");
    await().until(() -> summary.message().text().contains(address(posted)));
    await().until(() -> posted.message().text().contains(address(summary)));
  }

  private String fieldsOf(String handle) {
    return workspace.sandbox().as(handle).sees().orElseThrow().content().toString();
  }

  private static String id(Said asked) {
    return asked.message().body().blocks().toString().replaceAll("(?s).*retro_form:(\\d+).*", "$1");
  }

  private static String address(Said said) {
    return said.message().channel() + "/p" + said.message().ts().replace(".", "");
  }
}
