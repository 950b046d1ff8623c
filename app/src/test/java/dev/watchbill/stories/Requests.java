package dev.watchbill.stories;

import static org.assertj.core.api.Assertions.assertThat;

import dev.watchbill.sandbox.Sandbox;
import dev.watchbill.sandbox.workspace.Message;
import java.time.Instant;
import java.util.Arrays;
import org.jdbi.v3.core.Jdbi;

/**
 * Support requests as the database has them, each known by the message that asked, and what was
 * said about them in the workspace.
 */
final class Requests {
  private final Jdbi jdbi;
  private final Sandbox sandbox;

  Requests(Jdbi jdbi, Sandbox sandbox) {
    this.jdbi = jdbi;
    this.sandbox = sandbox;
  }

  /** How many there are, of everybody. */
  int all() {
    return number("select count(*) from support_round");
  }

  boolean isKnown(Message question) {
    return is(question, "true");
  }

  boolean isAnswered(Message question) {
    return is(question, "state = 'ANSWERED'");
  }

  /** Whether its clock has nothing more to say, and all of that is in the outbox. */
  boolean hasRunOut(Message question) {
    return is(question, "next_at is null and steps_done > 1");
  }

  /** Who answered, by their Slack user id. */
  String answeredBy(Message question) {
    return one(question, "answered_by", String.class);
  }

  Instant dueAt(Message question) {
    return one(question, "due_at", Instant.class);
  }

  /** What shows how it stands, in its thread. */
  Message card(Message question) {
    return sandbox.workspace().messages().in(question.channel()).stream()
        .filter(message -> Intents.of(message).equals(key(question, "card")))
        .findFirst()
        .orElseThrow();
  }

  /** How often something was said about it, named as its key ends: {@code due-dm}. */
  long said(Message question, String what) {
    if (!isKnown(question)) {
      return 0;
    }
    var key = key(question, what);
    return Intents.saidIn(sandbox).stream().filter(key::equals).count();
  }

  /** Each of these was said once. */
  void mustHaveSaidOnce(Message question, String... what) {
    assertThat(Arrays.stream(what).map(each -> said(question, each) + " × " + each))
        .as(question.text())
        .containsExactlyElementsOf(Arrays.stream(what).map(each -> "1 × " + each).toList());
  }

  /** Its clock has said nothing at all, neither in the thread nor to anybody. */
  void mustNotHaveBeenSpokenOf(Message question) {
    var clock = "support:%d:1:".formatted(id(question));
    assertThat(Intents.saidIn(sandbox).stream().filter(key -> key.startsWith(clock)))
        .as(question.text())
        .isEmpty();
  }

  /** The outbox's key of something that is said about it. */
  String key(Message question, String what) {
    return (what.equals("card") ? "support:%d:%s" : "support:%d:1:%s")
        .formatted(id(question), what);
  }

  private long id(Message question) {
    return one(question, "request", Long.class);
  }

  private boolean is(Message question, String condition) {
    return number(
            "select count(*) from support_round where message_ts = '%s' and %s"
                .formatted(question.ts(), condition))
        == 1;
  }

  /** Fails unless there is exactly one. */
  private <T> T one(Message question, String column, Class<T> type) {
    return jdbi.withHandle(
        handle ->
            handle
                .select(
                    "select %s from support_round where message_ts = ?".formatted(column),
                    question.ts())
                .mapTo(type)
                .one());
  }

  private int number(String query) {
    return jdbi.withHandle(handle -> handle.select(query).mapTo(Integer.class).one());
  }
}
