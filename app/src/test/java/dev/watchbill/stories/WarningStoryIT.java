package dev.watchbill.stories;

import static org.assertj.core.api.Assertions.assertThat;

import dev.watchbill.sandbox.acting.Form;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What follows once a bug is critical: the warning (R21) and the patch release (R22). */
class WarningStoryIT {
  private static final String SUCCESS = "g-customer-success";
  private static final String ALARMS = "help-product-design";
  private static final Duration HOUR = Duration.ofHours(1);

  private final Workspace workspace = Story.begin();

  @AfterEach
  void end() {
    workspace.close();
  }

  @Test
  void
      customers_are_warned_by_customer_success_or_by_whoever_is_on_call_and_the_patch_is_ticked_off() {
    aBugIsConfirmed(1, "Upgrades fail");
    customerSuccessTicksOneBoxAndIsRemindedOfTheOther();
    aBugIsConfirmed(2, "Hosts are lost");
    whoeverIsOnCallIsAskedInsteadAndReminded();
    thePatchIsTickedOffInTwoCopiesAndFixed();
  }

  private void aBugIsConfirmed(int number, String what) {
    var dana = workspace.as("dana");
    dana.runs("/critical-bug", what + " https://bugs.example/" + number)
        .opens("Raise a critical bug");
    dana.submits(
            Form.empty()
                .with("criteria", "UPGRADE")
                .with("source", "CUSTOMER")
                .with("group", "mdm")
                .with("workaround", "Stay on 4.59"))
        .opens("Nobody is pinged yet");
    dana.submits(Form.empty()).opens("Alarm " + number + " is raised");
    var noor = workspace.as("noor");
    noor.runs("/critical-bug", "critical " + number).opens("Expected behaviour");
    noor.submits(Form.empty().with("words", "It works"));
  }

  private void customerSuccessTicksOneBoxAndIsRemindedOfTheOther() {
    var asked = workspace.channel(SUCCESS).message("alarm 1", "Stay on 4.59");
    assertThat(asked.message().text()).contains("<!subteam^");
    assertThat(asked.offers()).contains("Not available");
    workspace.as("dana").chooses(asked, "warning.tick:1:customers", "on").says("R21");

    workspace.as("carmen").chooses(asked, "warning.tick:1:customers", "on");
    workspace.channel(SUCCESS).shows("Customers: warned by Carmen Ruiz");
    workspace.passes(HOUR);
    workspace.directMessagesTo("carmen").shows("the community is still to be warned", "alarm 1");
    workspace.directMessagesTo("ines").isSilent();

    workspace.as("carmen").runs("/critical-bug", "warned 1 community").says("Noted");
    workspace.channel(ALARMS).shows("alarm 1", "the community: warned by Carmen Ruiz");
    workspace.directMessagesTo("carmen").shows("Nothing is left for you to do");
  }

  private void whoeverIsOnCallIsAskedInsteadAndReminded() {
    workspace.passes(HOUR);
    var asked = workspace.directMessagesTo("ines").message("Please warn", "alarm 2");
    workspace.channel(SUCCESS).shows("alarm 2", "Inês Duarte is asked");
    workspace.channel(ALARMS).shows("Inês Duarte is asked to warn customers");
    workspace.passes(HOUR);
    workspace.directMessagesTo("ines").shows("still to be warned", "alarm 2");
    assertThat(workspace.as("ines").opensHome()).contains("You are asked to warn");

    workspace.as("ines").chooses(asked, "warning.tick:2:customers", "on");
    workspace.channel(SUCCESS).shows("Customers: warned by Inês Duarte");
    workspace.as("ines").chooses(asked, "warning.tick:2:customers");
    workspace.channel(SUCCESS).shows("alarm 2", "Nobody is warned yet");
    workspace.as("ines").chooses(asked, "warning.tick:2:community", "on");
    workspace.as("ines").chooses(asked, "warning.tick:2:customers", "on");
    workspace.channel(ALARMS).shows("alarm 2", "the community: warned by Inês Duarte");
  }

  private void thePatchIsTickedOffInTwoCopiesAndFixed() {
    var managers = workspace.directMessagesTo("mo").message("patch release", "alarm 2");
    var inThread = workspace.channel(ALARMS).message("patch release", "alarm 2", "0 of 6 done");
    workspace.as("mo").chooses(managers, "patch.tick:2:0", "on");
    workspace.as("ben").chooses(inThread, "patch.tick:2:1", "on");
    workspace.directMessagesTo("mo").shows("alarm 2", "2 of 6 done", "done by Mo Haddad", "Ben");

    workspace.as("mo").presses(managers, "Fixed in…").opens("The version that has the fix");
    workspace.as("mo").submits(Form.empty().with("words", "4.60.1"));
    workspace.channel(ALARMS).shows("alarm 2", "Patch: 2 of 6 done · fixed in 4.60.1");
    workspace.channel(SUCCESS).shows("alarm 2", "It is fixed in 4.60.1: please upgrade");
  }
}
