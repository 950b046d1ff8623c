package dev.watchbill.stories;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.watchbill.sandbox.workspace.Change;
import dev.watchbill.sandbox.workspace.Message;
import dev.watchbill.sandbox.workspace.Workspace;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Everything that the bot shows: its messages, as they are posted and edited, and its forms. */
final class Showing {
  private final List<JsonNode> shown = new CopyOnWriteArrayList<>();
  private final List<String> texts = new CopyOnWriteArrayList<>();

  private Showing() {}

  /** Watches from now on. */
  static Showing in(Workspace workspace) {
    var showing = new Showing();
    workspace.listen(
        change -> {
          if (change instanceof Change.MessagePosted posted) {
            showing.sees(posted.message());
          } else if (change instanceof Change.MessageEdited edited) {
            showing.sees(edited.after());
          } else if (change instanceof Change.ViewShown view) {
            showing.shown.add(view.after().content());
          }
        });
    return showing;
  }

  private void sees(Message message) {
    if (!message.isTyped() && !message.user().isEmpty() && !message.botId().isEmpty()) {
      texts.add(message.text());
      shown.add(message.body().blocks());
    }
  }

  /** It was more than so many messages, and whatever people typed stands in them as words. */
  void isHarmless(int messages) {
    assertThat(texts).hasSizeGreaterThan(messages).allSatisfy(Markup::isWhole);
    shown.forEach(Markup::isHarmless);
  }
}
