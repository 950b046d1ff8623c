package dev.watchbill.stories;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.watchbill.sandbox.faults.Fault;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * {@code /oncall report} and its file: on a Monday from 10:00 in Los Angeles Carmen asks Inês three
 * things, of which one is answered in time, one late, and one not yet.
 */
class SupportReportIT {
  private static final String HELP = "help-engineering";

  private final Workspace workspace = Story.begin();
  private final Somebody dana = workspace.as("dana");

  SupportReportIT() {
    workspace.passesUntil("2026-11-16T10:00", "America/Los_Angeles");
  }

  @AfterEach
  void end() {
    workspace.close();
  }

  private Said asks(String text) {
    var question = workspace.as("carmen").saysLiterally(HELP, text);
    workspace.threadOf(question).shows("is on call for developer");
    return question;
  }

  private void answers(String handle, Said question) {
    workspace.as(handle).replies(question, "Looking.");
    workspace.threadOf(question).shows("has this, for Carmen Ruiz.");
  }

  private void aMorningOfQuestions() {
    var early = asks("@oncall one?");
    var late = asks("@oncall two?");
    workspace.passes(Duration.ofMinutes(20));
    answers("ines", early);
    workspace.passes(Duration.ofMinutes(70));
    answers("kofi", late);
    asks("@oncall three?");
    workspace.settles();
  }

  @Test
  void anybody_reads_how_soon_requests_were_answered_as_tables_and_a_chart() {
    dana.runs("/oncall", "report").says("developer: the last 4 weeks", "Nobody asked.");
    aMorningOfQuestions();
    dana.runs("/oncall", "report")
        .says(
            "developer: the last 4 weeks",
            "3 requests, 50% in time: 1 answered in time, 1 answered late, 1 waiting.",
            "half within 20 minutes, nine in ten within 1 hour 30 minutes of business time",
            "3 asked, 1 in time.",
            "Inês Duarte: ",
            "Kofi Mensah: ")
        .shows("```", "11 Nov", "50%", "█", "Inês Duarte", "Kofi Mensah");
    dana.runs("/oncall", "report infrastructure 1")
        .says("infrastructure: this week", "Nobody asked");
  }

  @Test
  void what_it_does_not_understand_it_says_with_what_would_work() {
    dana.runs("/oncall", "report develper 8")
        .says("There is no rotation called", "Did you mean", "/oncall report developer 8");
    for (var weeks : new String[] {"0", "-3", "99999", "1.5"}) {
      dana.runs("/oncall", "report " + weeks).says("A report covers 1 to ", "not `" + weeks + "`");
    }
    dana.runs("/oncall", "report <!channel>")
        .shows("There is no rotation", "are: developer, infra");
  }

  @Test
  void the_file_arrives_in_the_direct_messages_of_whoever_asked() {
    aMorningOfQuestions();
    dana.runs("/oncall", "report csv")
        .says(
            "developer-requests-2026-10-21-to-2026-11-16.csv", "comes to you as a direct message");
    var message =
        workspace
            .directMessagesTo("dana")
            .message("developer, the last 4 weeks: 3 requests, as you asked.");

    var files = message.message().body().files();
    assertThat(files).hasSize(1);
    var file = workspace.sandbox().workspace().files().find(files.get(0)).orElseThrow();
    assertThat(file.name()).isEqualTo("developer-requests-2026-10-21-to-2026-11-16.csv");
    assertThat(new String(file.bytes(), UTF_8).split("\r\n"))
        .satisfiesExactly(
            header -> assertThat(header).startsWith("rotation,week_of,asked_at,asked_by,round"),
            one ->
                assertThat(one)
                    .startsWith("developer,2026-11-11,2026-11-16T10:00:")
                    .contains(",Carmen Ruiz,1,", ",in time,", ",Inês Duarte,20,Inês Duarte,"),
            two -> assertThat(two).contains(",late,", ",Kofi Mensah,90,Kofi Mensah,"),
            three -> assertThat(three).contains(",waiting,,,,Inês Duarte,"));
  }

  @Test
  void whoever_cannot_get_the_file_is_told_and_gets_it_when_they_ask_again() {
    var faults = workspace.sandbox().faults();
    for (var step :
        new String[] {
          "conversations.open", "files.getUploadURLExternal", "files.completeUploadExternal"
        }) {
      faults.next(1, step, new Fault.Refusal("missing_scope"));
      dana.runs("/oncall", "report csv").says("comes to you as a direct message");
      workspace.settles();
      workspace
          .directMessagesTo("dana")
          .shows("I could not send you", ".csv", "missing_scope", "ask for it again");
      faults.clear();
    }
    workspace.directMessagesTo("dana").shows(3, "I could not send you");
    dana.runs("/oncall", "report csv");
    workspace.directMessagesTo("dana").shows(1, "0 requests, as you asked.");
  }
}
