package dev.watchbill.stories;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What people say among themselves is none of the bot's business. */
class SmallTalkStoryIT {
  private final Workspace workspace = Story.begin();

  @AfterEach
  void end() {
    workspace.close();
  }

  @Test
  void the_bot_is_silent_where_nobody_asks_for_anybody() {
    var dana = workspace.as("dana");
    var ines = workspace.as("ines");
    var bread = dana.says("help-engineering", "There is bread in the kitchen");
    var thanks = ines.replies(bread, "Thank you, @dana");
    ines.edits(thanks, "Thank you, @dana, it was good");
    ines.reacts(bread, "eyes");
    ines.forwards(bread, "general", "Before it is gone:");
    workspace.workflow("Lunch").saysInRichText("help-engineering", "Soup, says @ben");
    dana.replies(bread, "Write to foo@oncall.com, or read `@oncall`");
    workspace.settles();
    workspace.channel("help-engineering").shows("bread in the kitchen");
    workspace.threadOf(bread).shows("it was good").doesNotShow("on call until");
    assertThat(workspace.threadOf(bread).texts()).hasSize(2);
    assertThat(workspace.channel("general").texts()).isEqualTo(List.of("Before it is gone:"));
    workspace.directMessagesTo("ines").isSilent();
    workspace.directMessagesTo("dana").isSilent();
  }
}
