package dev.watchbill.stories;

import static org.assertj.core.api.Assertions.assertThat;

import dev.watchbill.sandbox.acting.Form;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Others are brought in, in order, and an outage is written down (R6, R14, R16). */
class EscalationStoryIT {
  private static final String LOS_ANGELES = "America/Los_Angeles";
  private static final String HELP = "help-engineering";
  private static final String ALARMS = "help-p1";
  private static final Form RESEARCH =
      Form.empty()
          .with("found", "The worker stops at 100,000 jobs")
          .with("links", "https://graphs.example/queue")
          .with("needed", "Somebody who knows the queue");

  private final Workspace workspace = Story.begin();

  @AfterEach
  void end() {
    workspace.close();
  }

  private static String address(Said said) {
    return said.message().channel() + "/p" + said.message().ts().replace(".", "");
  }

  @Test
  void a_developer_escalates_from_the_card_and_each_thread_leads_to_the_other() {
    workspace.passesUntil("2026-11-16T10:00", LOS_ANGELES);
    var question = workspace.as("dana").saysLiterally(HELP, "@oncall profiles do not reach Macs");
    var card = workspace.threadOf(question).message("is on call for developer");
    workspace.passes(Duration.ofMinutes(10));

    workspace
        .as("ines")
        .presses(card, "Escalate")
        .opens("It is early yet", "Dig for 20 minutes more", "Ada Okafor");
    workspace.as("ines").submits(RESEARCH);

    var escalation =
        workspace
            .channel(HELP)
            .message("Inês Duarte needs help", "Somebody who knows the queue", "Dana Levy asked");
    assertThat(escalation.message().text())
        .contains("<@" + workspace.as("ada").id() + ">", address(question));
    workspace
        .threadOf(escalation)
        .shows("The worker stops at 100,000 jobs", "https://graphs.example/queue");
    var pointer = workspace.threadOf(question).message("Inês Duarte has escalated this");
    assertThat(pointer.message().text()).contains(address(escalation));
    workspace.threadOf(question).shows("Inês Duarte has this");

    workspace.as("ada").presses(escalation, "I'm on it");
    workspace.threadOf(escalation).shows("Ada Okafor is on it.");
    assertThat(escalation.text()).contains("Ada Okafor is on it, since");
    assertThat(escalation.offers()).isEmpty();
  }

  @Test
  void in_infrastructure_the_contacts_are_asked_in_order_then_the_backup_each_once() {
    var escalation = rosaEscalates();
    var thread = workspace.threadOf(escalation);

    workspace.passes(Duration.ofMinutes(30));
    thread.shows("nobody has answered Rosa Delgado yet");
    for (String manager : new String[] {"mo", "priya", "lena"}) {
      workspace.directMessagesTo(manager).showsOnly("Rosa Delgado needs help", "Open the thread");
    }
    workspace.directMessagesTo("theo").isSilent();

    workspace.passes(Duration.ofMinutes(30));
    workspace.directMessagesTo("theo").showsOnly("Rosa Delgado needs help");

    workspace.passes(Duration.ofHours(5));
    thread.shows(2, "nobody has answered Rosa Delgado yet");
    workspace.directMessagesTo("theo").showsOnly("Rosa Delgado needs help");
    assertThat(escalation.text()).contains("nobody else to be asked");
  }

  @Test
  void answered_in_time_by_a_reply_nobody_else_is_asked() {
    var escalation = rosaEscalates();

    workspace.passes(Duration.ofMinutes(29));
    workspace.as("ada").replies(escalation, "Looking, give me ten minutes");
    workspace.settles();
    workspace.passes(Duration.ofHours(3));

    assertThat(escalation.text()).contains("Ada Okafor is on it");
    workspace.threadOf(escalation).doesNotShow("nobody has answered");
    workspace.directMessagesTo("lena").isSilent();
  }

  @Test
  void the_outage_record_is_filled_in_later_and_the_groups_managers_are_copied_in() {
    var escalation = rosaEscalates();
    var thread = workspace.threadOf(escalation);
    var record = thread.message("Outage record 1", "no answer yet");
    workspace.passes(Duration.ofHours(2));

    workspace.as("jonas").presses(record, "Fill in").opens("What are the next steps?");
    workspace
        .as("jonas")
        .submits(
            Form.empty()
                .with("affected", "All Macs, for two hours")
                .with("cause", "The queue was full")
                .with("users_affected", "yes"))
        .marks("product_group", "Choose whose users");
    workspace
        .as("jonas")
        .submits(
            Form.empty()
                .with("affected", "All Macs, for two hours")
                .with("cause", "The queue was full")
                .with("users_affected", "yes")
                .with("product_group", "mdm"));

    var told = thread.message("Users of MDM are affected", "plain words");
    assertThat(told.message().text())
        .contains("<@" + workspace.as("mo").id() + ">", "<@" + workspace.as("noor").id() + ">");
    assertThat(record.text()).contains("are missing", "The queue was full", "Jonas Berg");
    workspace
        .as("dana")
        .runs("/oncall", "outage")
        .says("infrastructure: Somebody who knows the queue", "what was expected", "are missing");
    workspace.as("dana").runs("/oncall", "outage 1").says("All Macs, for two hours");
  }

  @Test
  void an_engineer_whose_request_was_resolved_meanwhile_loses_nothing() {
    workspace.passesUntil("2026-11-16T10:00", LOS_ANGELES);
    var question = workspace.as("dana").saysLiterally(HELP, "@oncall profiles do not reach Macs");
    var card = workspace.threadOf(question).message("is on call for developer");
    workspace.as("ines").presses(card, "Escalate").opens("What was found");
    workspace.as("dana").presses(card, "Resolved");
    workspace.threadOf(question).shows("esolved");

    workspace.as("ines").submits(RESEARCH).opens("Nothing was sent.", "resolved by Dana Levy");
    workspace.as("ines").submits(Form.empty()).opens("Your escalation is in");

    workspace.channel(HELP).shows(1, "Inês Duarte needs help", "Somebody who knows the queue");
    workspace.channel(HELP).shows(1, "The worker stops at 100,000 jobs");
  }

  /** At seven in the morning in Los Angeles, about no request in particular. */
  private Said rosaEscalates() {
    workspace
        .as("rosa")
        .pastes("/oncall escalate infrastructure")
        .opens("Ada Okafor", "@engineering-managers", "None in particular");
    workspace.as("rosa").submits(RESEARCH).opens("Your escalation is in");
    return workspace.channel(ALARMS).message("Rosa Delgado needs help");
  }
}
