package dev.watchbill.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.watchbill.sandbox.workspace.Person;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RestartTest {
  @Test
  void an_event_that_was_not_acknowledged_is_sent_again_after_a_kill(@TempDir Path directory)
      throws Exception {
    var clock = SandboxClock.over(Clock.systemUTC());
    var options = SandboxOptions.fleeting(clock).keptIn(directory);
    var killed = Sandbox.start(options);
    var ada = killed.workspace().people().add(Person.member("ada", "Ada Lovelace"));
    killed
        .workspace()
        .furnish(
            () ->
                killed
                    .workspace()
                    .channels()
                    .create("general", List.of(ada.id(), killed.workspace().app().userId())));
    killed.as("ada").types("general", "before the kill");

    // Not closed: a killed process closes nothing.
    var restarted = Sandbox.start(options);
    try {
      var socket = RawSocket.on(restarted);
      clock.moveTo(clock.instant().plusSeconds(60));
      Awaitility.await()
          .until(
              () ->
                  socket.of("events_api").stream()
                      .anyMatch(
                          e -> e.at("/payload/event/text").asText().equals("before the kill")));
      assertThat(restarted.as("ada").sees("general")).hasSize(1);
    } finally {
      restarted.close();
      killed.close();
    }
  }
}
