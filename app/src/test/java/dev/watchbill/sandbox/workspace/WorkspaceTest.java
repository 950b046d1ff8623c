package dev.watchbill.sandbox.workspace;

import static org.assertj.core.api.Assertions.assertThat;

import dev.watchbill.sandbox.json.Json;
import dev.watchbill.sandbox.workspace.Messages.Draft;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WorkspaceTest {
  private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");

  @TempDir Path directory;

  @Test
  void it_stands_after_a_kill_as_it_stood() {
    var before = open(NOON);
    var ada = before.people().add(Person.member("ada", "Ada Lovelace"));
    var general = before.channels().create("general", List.of(ada.id()));
    var group = before.userGroups().create("oncall", "On call", List.of(ada.id()));
    var kept = before.messages().post(said(ada, general, "stay"));
    var gone = before.messages().post(said(ada, general, "go"));
    before.messages().delete(general.id(), gone.ts());
    before.messages().react(general.id(), kept.ts(), ada.id(), "eyes");
    before.messages().edit(general.id(), kept.ts(), Body.of("stay here"));
    var view = before.views().open(ada.id(), Json.object().put("callback_id", "form"));
    before.readMarks().read(ada.id(), general.id(), kept.ts());
    var url = before.responseUrls().issue(ada.id(), general.id(), "", "");

    // Not closed: a killed process closes nothing.
    var after = open(NOON);

    assertThat(after.people().all()).isEqualTo(before.people().all());
    assertThat(after.channels().all()).isEqualTo(before.channels().all());
    assertThat(after.userGroups().byId(group.id())).contains(group);
    assertThat(after.messages().in(general.id())).isEqualTo(before.messages().in(general.id()));
    assertThat(after.messages().in(general.id()))
        .singleElement()
        .satisfies(
            message -> {
              assertThat(message.text()).isEqualTo("stay here");
              assertThat(message.reactions()).hasSize(1);
            });
    assertThat(after.views().topOf(ada.id())).contains(view);
    assertThat(after.readMarks().of(ada.id(), general.id())).isEqualTo(kept.ts());
    assertThat(after.responseUrls().find(url.id())).contains(url);
  }

  @Test
  void a_line_cut_short_is_forgotten() throws Exception {
    var before = open(NOON);
    before.people().add(Person.member("ada", "Ada Lovelace"));
    before.close();
    Files.writeString(
        directory.resolve("workspace.jsonl"),
        "{\"put\":\"person\",\"id\":\"U0BEN\",\"val",
        StandardOpenOption.APPEND);
    var after = open(NOON);
    assertThat(after.people().find("ada")).isPresent();
    assertThat(after.people().find("ben")).isEmpty();
    after.people().add(Person.member("cy", "Cy Next"));
    assertThat(open(NOON).people().find("cy")).isPresent();
  }

  @Test
  void time_stamps_rise_strictly_whatever_the_clock_does() throws Exception {
    var workspace = open(NOON);
    var ada = workspace.people().add(Person.member("ada", "Ada Lovelace"));
    var general = workspace.channels().create("general", List.of(ada.id()));
    var posts = new ArrayList<CompletableFuture<Message>>();
    for (var i = 0; i < 50; i++) {
      posts.add(
          CompletableFuture.supplyAsync(() -> workspace.messages().post(said(ada, general, "hi"))));
    }
    var seen = new HashSet<String>();
    for (var post : posts) {
      assertThat(seen.add(post.get().ts())).isTrue();
    }
    var last = seen.stream().max(String::compareTo).orElseThrow();
    var restarted = open(NOON.minusSeconds(60));
    assertThat(restarted.messages().post(said(ada, general, "later")).ts()).isGreaterThan(last);
  }

  @Test
  void the_past_can_be_furnished_without_anybody_hearing() {
    var workspace = open(NOON);
    var heard = new ArrayList<Change>();
    workspace.listen(heard::add);
    workspace.furnish(
        () -> {
          var ada = workspace.people().add(Person.member("ada", "Ada Lovelace"));
          var general = workspace.channels().create("general", List.of(ada.id()));
          workspace.messages().recall(said(ada, general, "last week"), NOON.minusSeconds(9));
          workspace.messages().recall(said(ada, general, "the same moment"), NOON.minusSeconds(9));
        });
    assertThat(heard).isEmpty();
    var general = workspace.channels().get("#general").id();
    assertThat(workspace.messages().in(general))
        .extracting(Message::ts)
        .containsExactly("1772452791.000000", "1772452791.000001");
  }

  private Workspace open(Instant now) {
    return Workspace.keptIn(
        directory,
        Clock.fixed(now, ZoneOffset.UTC),
        Team.sandbox(),
        InstalledApp.named("Watchbill"));
  }

  private static Draft said(Person person, Channel channel, String text) {
    return Draft.by(person.id(), channel.id(), Body.of(text));
  }
}
