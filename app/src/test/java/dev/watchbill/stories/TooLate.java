package dev.watchbill.stories;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.jdbi.v3.core.Jdbi;

/**
 * Sees in the database what the clock of a request or of an alarm says although somebody has
 * answered. A message is noted if, at the instant at which a courier takes it to send it, the
 * answer is committed; the row is locked then, so that nothing can happen in between.
 */
final class TooLate {
  private final Jdbi jdbi;

  private TooLate(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  /** Watches from now on. */
  static TooLate watch(Jdbi jdbi) {
    jdbi.useHandle(
        handle -> {
          handle.execute("create table too_late (key text)");
          handle.execute(
              """
              create function note_what_is_too_late() returns trigger language plpgsql as $$
              begin
                insert into too_late
                select new.key from support_round d
                where d.state <> 'WAITING'
                  and new.key ~ (
                    '^support:' || d.request || ':' || d.round || ':(remind|due|ask|reopened)');
                insert into too_late
                select new.key from alarm a
                where not new.withdrawn
                  and (
                    (new.key = 'alarm:' || a.id || ':fallback' and a.state <> 'FELL_BACK')
                    or (new.key ~ ('^alarm:' || a.id || ':ask-') and a.asked = 0));
                return new;
              end $$
              """);
          handle.execute(
              """
              create trigger too_late before update on outbox for each row
              when (new.state = 'SENDING' and old.state <> 'SENDING')
              execute function note_what_is_too_late()
              """);
        });
    return new TooLate(jdbi);
  }

  /** Nothing was said after an answer. */
  void mustHaveSeenNothing() {
    assertThat(seen()).as("said after an answer").isEmpty();
  }

  private List<String> seen() {
    return jdbi.withHandle(
        handle -> handle.select("select key from too_late").mapTo(String.class).list());
  }
}
