package dev.watchbill.stories;

import static dev.watchbill.stories.MortalBots.soon;

import dev.watchbill.sandbox.Sandbox;
import dev.watchbill.sandbox.acting.Form;
import dev.watchbill.sandbox.acting.Outcome;
import dev.watchbill.sandbox.workspace.Message;
import dev.watchbill.sandbox.workspace.Ts;
import dev.watchbill.sandbox.workspace.View;
import java.time.Instant;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;

/**
 * Critical bugs as the database has their alarms, each known by its link, and what was said about
 * them in the workspace.
 */
final class Bugs {
  private final Jdbi jdbi;
  private final Sandbox sandbox;

  Bugs(Jdbi jdbi, Sandbox sandbox) {
    this.jdbi = jdbi;
    this.sandbox = sandbox;
  }

  /** Fills in the form, again and again, as people do, until the preview is there. */
  View previews(String who, String link) {
    var actor = sandbox.as(who);
    soon()
        .until(
            () -> {
              actor.sees().ifPresent(actor::closesAll);
              return actor.runs("/critical-bug", "Upgrades fail " + link).acknowledged();
            });
    soon().until(() -> actor.sees().isPresent());
    return soon()
        .until(
            () ->
                actor
                    .submits(
                        actor.sees().orElseThrow(),
                        Form.empty().with("criteria", "UPGRADE").with("source", "US"))
                    .view(),
            Optional::isPresent)
        .orElseThrow();
  }

  /** Sends the preview off, once. */
  Outcome raises(String who, View preview) {
    return sandbox.as(who).submits(preview, Form.empty());
  }

  /** Sends it off until it is acknowledged. */
  void insistsOn(String who, View preview) {
    soon().until(() -> raises(who, preview).acknowledged());
  }

  /** Raises the alarm, and waits until it stands where all see it. */
  Message raises(String who, String link) {
    insistsOn(who, previews(who, link));
    return card(link);
  }

  /** The alarm, as soon as it stands in Slack. */
  Message card(String link) {
    soon().until(() -> said(link, "") > 0);
    return message(link, "").orElseThrow();
  }

  /** Types a command about it until that is acknowledged. */
  void insists(String who, String link, String verb, String words) {
    var command = "%s %d %s".formatted(verb, id(link), words);
    soon().until(() -> sandbox.as(who).runs("/critical-bug", command).acknowledged());
  }

  /** How many alarms there are about it. */
  int alarms(String link) {
    return jdbi.withHandle(
        handle ->
            handle
                .select("select count(*) from alarm where link = ?", link)
                .mapTo(Integer.class)
                .one());
  }

  boolean is(String link, String state) {
    return alarms(link) == 1 && one(link, "state", String.class).equals(state);
  }

  Instant nextAt(String link) {
    return one(link, "next_at", Instant.class);
  }

  /** How often something was said about it, named as its key goes on: {@code :fallback}. */
  long said(String link, String what) {
    if (alarms(link) == 0) {
      return 0;
    }
    var key = key(link, what);
    return Intents.saidIn(sandbox).stream().filter(key::equals).count();
  }

  /** When that was posted. */
  Instant saidAt(String link, String what) {
    return Ts.instant(message(link, what).orElseThrow().ts());
  }

  String key(String link, String what) {
    return "alarm:%d%s".formatted(id(link), what);
  }

  /** As the audit trail names it. */
  String subject(String link) {
    return "alarm/" + id(link);
  }

  /** The key of the alarm that is raised next. */
  String nextKey() {
    return jdbi.withHandle(
        handle ->
            handle
                .select(
                    "select 'alarm:' || case when is_called then last_value + 1 else last_value end from alarm_id_seq")
                .mapTo(String.class)
                .one());
  }

  private Optional<Message> message(String link, String what) {
    var key = key(link, what);
    var workspace = sandbox.workspace();
    return workspace.channels().all().stream()
        .flatMap(channel -> workspace.messages().in(channel.id()).stream())
        .filter(message -> Intents.of(message).equals(key))
        .findFirst();
  }

  private long id(String link) {
    return one(link, "id", Long.class);
  }

  /** Fails unless there is exactly one. */
  private <T> T one(String link, String column, Class<T> type) {
    return jdbi.withHandle(
        handle ->
            handle
                .select("select %s from alarm where link = ?".formatted(column), link)
                .mapTo(type)
                .one());
  }
}
