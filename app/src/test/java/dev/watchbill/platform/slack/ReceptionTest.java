package dev.watchbill.platform.slack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.slack.api.bolt.App;
import com.sun.net.httpserver.HttpServer;
import dev.watchbill.platform.directory.Directory.Standing;
import dev.watchbill.platform.directory.Directory.User;
import dev.watchbill.platform.directory.DirectoryStore;
import dev.watchbill.platform.directory.PostgresDirectory;
import dev.watchbill.platform.inbox.InboxStore;
import dev.watchbill.platform.inbox.PostgresInbox;
import dev.watchbill.platform.storage.TestDatabase;
import dev.watchbill.platform.storage.Transactions;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.postgres.PostgresPlugin;
import org.jdbi.v3.sqlobject.SqlObjectPlugin;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What comes in by Bolt's door, without a socket, over a real Postgres. */
class ReceptionTest {
  private final AtomicInteger heard = new AtomicInteger();
  private final Reception reception = new Reception();
  private final List<String> answers = new CopyOnWriteArrayList<>();
  private final List<AutoCloseable> open = new CopyOnWriteArrayList<>();
  private Jdbi jdbi;
  private HttpServer slack;
  private App app;

  @BeforeEach
  void open() throws Exception {
    jdbi = TestDatabase.fresh().jdbi();
    slack = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    slack.createContext(
        "/",
        exchange -> {
          var body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
          answers.add(exchange.getRequestURI().getPath() + " " + body);
          var answer =
              "{\"ok\": true, \"user_id\": \"UBOT\", \"bot_id\": \"BBOT\", \"team_id\": \"T1\"}"
                  .getBytes(StandardCharsets.UTF_8);
          exchange.sendResponseHeaders(200, answer.length);
          exchange.getResponseBody().write(answer);
          exchange.close();
        });
    slack.start();
    app = bot(jdbi);
  }

  @AfterEach
  void close() throws Exception {
    slack.stop(0);
    for (var closeable : open) {
      closeable.close();
    }
  }

  @Test
  void a_command_is_answered_within_its_acknowledgement() throws Exception {
    reception.command("/oncall", c -> Reply.ephemeral(c.userId() + " asked " + c.text()));

    var response = Deliveries.command(app, "/oncall", "U1", "t1");

    assertThat(response.getStatusCode()).isEqualTo(200);
    assertThat(response.getBody()).contains("ephemeral", "U1 asked now");
  }

  @Test
  void a_command_delivered_twice_runs_once_even_on_two_bots() throws Exception {
    reception.command("/oncall", c -> counted());
    var other = bot(jdbi);

    Deliveries.command(app, "/oncall", "U1", "t1");
    Deliveries.command(app, "/oncall", "U1", "t1");
    var again = Deliveries.command(other, "/oncall", "U1", "t1");

    assertThat(heard).hasValue(1);
    assertThat(again.getStatusCode()).isEqualTo(200);
  }

  @Test
  void an_error_in_a_handler_is_apologised_for_and_what_it_wrote_is_undone() throws Exception {
    reception.command(
        "/oncall",
        c -> {
          if (heard.incrementAndGet() == 1) {
            throw new StackOverflowError("planted");
          }
          return Reply.ephemeral("fine");
        });

    var first = Deliveries.command(app, "/oncall", "U1", "t1");
    var again = Deliveries.command(app, "/oncall", "U1", "t1");

    assertThat(first.getStatusCode()).isEqualTo(200);
    assertThat(first.getBody()).contains("nothing was changed", "reference");
    assertThat(again.getBody()).contains("fine");
  }

  @Test
  void an_unknown_command_is_answered_kindly() throws Exception {
    reception.command("/oncall", c -> counted());

    var response = Deliveries.command(app, "/nocall", "U1", "t1");

    assertThat(response.getBody()).contains("I do not know `/nocall`", "/oncall");
  }

  @Test
  void a_click_is_taken_once_with_what_follows_the_colon() throws Exception {
    reception.action(
        "swap.accept",
        click -> Reply.ephemeral("swap " + click.tail() + " value " + click.value() + counted()));

    Deliveries.click(app, "swap.accept:42", "U1", "T1", url());
    var again = Deliveries.click(app, "swap.accept:42", "U1", "T1", url());

    assertThat(again.getStatusCode()).isEqualTo(200);
    await().until(() -> answers.stream().anyMatch(a -> a.contains("swap 42 value 7")));
    assertThat(heard).hasValue(1);
  }

  @Test
  void somebody_of_another_company_cannot_click() throws Exception {
    reception.action("swap.accept", click -> counted());

    var response = Deliveries.click(app, "swap.accept", "U9", "T9", url());

    assertThat(response.getStatusCode()).isEqualTo(200);
    await().until(() -> answers.stream().anyMatch(a -> a.contains("only people of the company")));
    assertThat(heard).hasValue(0);
  }

  @Test
  void a_guest_is_refused_kindly() throws Exception {
    var guest = new User("U5", "gus", "Gus", Optional.empty(), ZoneOffset.UTC, Standing.GUEST);
    new DirectoryStore(jdbi).putUsers(List.of(guest), Instant.EPOCH);
    reception.command("/oncall", c -> counted());

    var response = Deliveries.command(app, "/oncall", "U5", "t1");

    assertThat(response.getBody()).contains("guests cannot use me");
    assertThat(heard).hasValue(0);
  }

  @Test
  void a_refused_form_can_be_sent_off_again_and_an_accepted_one_is_taken_once() throws Exception {
    reception.view(
        "swap",
        form -> {
          if (heard.incrementAndGet() == 1) {
            return Reply.fieldError("reason", "Please say why.");
          }
          return Reply.nothing();
        });

    var refused = Deliveries.submission(app, "swap", "because");
    var accepted = Deliveries.submission(app, "swap", "because");
    Deliveries.submission(app, "swap", "because");

    assertThat(refused.getBody()).contains("\"errors\"", "Please say why.");
    assertThat(accepted.getStatusCode()).isEqualTo(200);
    assertThat(accepted.getBody()).isNull();
    assertThat(heard).hasValue(2);
  }

  @Test
  void a_form_knows_its_values_and_its_metadata() throws Exception {
    reception.view(
        "swap",
        form -> Reply.fieldError("reason", form.values().text("reason") + form.privateMetadata()));

    assertThat(Deliveries.submission(app, "swap", "ill").getBody()).contains("illswap 3");
  }

  @Test
  void a_message_is_heard_once_by_each_purpose_however_often_it_is_delivered() throws Exception {
    reception.messages("support", m -> heard.incrementAndGet());
    reception.messages("bugs", m -> heard.addAndGet(100));

    Deliveries.message(app, "Ev1", "U1", "1700000000.000100", "hello");
    Deliveries.message(app, "Ev1", "U1", "1700000000.000100", "hello");
    Deliveries.message(bot(jdbi), "Ev2", "U1", "1700000000.000100", "hello");

    assertThat(heard).hasValue(101);
  }

  @Test
  void a_message_that_mentions_the_bot_comes_as_two_kinds_and_is_heard_once() throws Exception {
    reception.messages("support", m -> heard.addAndGet(m.mentionsUs() ? 1 : 100));

    Deliveries.event(
        app,
        "Ev1",
        """
        {"type": "app_mention", "channel": "C1", "user": "U1", "ts": "1700000000.000100",
         "text": "<@UBOT> who is it?"}
        """);
    Deliveries.message(app, "Ev2", "U1", "1700000000.000100", "<@UBOT> who is it?");

    assertThat(heard).hasValue(1);
  }

  @Test
  void an_edit_is_heard_as_another_version() throws Exception {
    var texts = new CopyOnWriteArrayList<String>();
    reception.messages("support", m -> texts.add(m.text() + m.editedTs().orElse("")));

    Deliveries.message(app, "Ev1", "U1", "1700000000.000100", "hello");
    Deliveries.event(
        app,
        "Ev2",
        """
        {"type": "message", "subtype": "message_changed", "channel": "C1",
         "message": {"type": "message", "user": "U1", "ts": "1700000000.000100",
                     "text": "hello @oncall", "edited": {"user": "U1", "ts": "1700000009.000000"}}}
        """);

    assertThat(texts).containsExactly("hello", "hello @oncall1700000009.000000");
  }

  @Test
  void the_bots_own_messages_are_not_heard() throws Exception {
    reception.messages("support", m -> heard.incrementAndGet());

    Deliveries.message(app, "Ev1", "UBOT", "1700000000.000100", "hello");

    assertThat(heard).hasValue(0);
  }

  @Test
  void a_listener_that_fails_takes_nothing_from_the_others_and_the_event_is_acknowledged()
      throws Exception {
    reception.event(
        "reaction_added",
        "broken",
        e -> {
          throw new AssertionError("planted");
        });
    reception.event("reaction_added", "sound", e -> heard.incrementAndGet());

    var response = Deliveries.event(app, "Ev1", "{\"type\": \"reaction_added\", \"user\": \"U1\"}");

    assertThat(response.getStatusCode()).isEqualTo(200);
    assertThat(heard).hasValue(1);
  }

  @Test
  void without_a_database_a_person_is_told_and_an_event_is_left_for_slack_to_send_again()
      throws Exception {
    reception.command("/oncall", c -> counted());
    reception.messages("support", m -> heard.incrementAndGet());
    reception.view("swap", form -> counted());
    var nowhere =
        Jdbi.create("jdbc:postgresql://127.0.0.1:1/none?connectTimeout=1", "nobody", "")
            .installPlugin(new SqlObjectPlugin())
            .installPlugin(new PostgresPlugin());
    var bot = bot(nowhere);

    var command = Deliveries.command(bot, "/oncall", "U1", "t1");
    var form = Deliveries.submission(bot, "swap", "ill");
    var event = Deliveries.message(bot, "Ev1", "U1", "1700000000.000100", "hello");

    assertThat(command.getBody()).contains("database does not answer", "try again");
    assertThat(form.getBody()).contains("\"errors\"", "database does not answer");
    assertThat(event.getStatusCode()).isEqualTo(503);
    assertThat(heard).hasValue(0);

    Deliveries.message(app, "Ev1", "U1", "1700000000.000100", "hello");
    assertThat(heard).hasValue(1);
  }

  @Test
  void what_takes_longer_than_slack_waits_is_acknowledged_and_answered_afterwards()
      throws Exception {
    var finish = new CountDownLatch(1);
    reception.action(
        "slow",
        click -> {
          try {
            assertThat(finish.await(20, TimeUnit.SECONDS)).isTrue();
          } catch (InterruptedException e) {
            throw new IllegalStateException(e);
          }
          return Reply.ephemeral("done at last");
        });

    var response = Deliveries.click(app, "slow", "U1", "T1", url());
    finish.countDown();

    assertThat(response.getStatusCode()).isEqualTo(200);
    await().until(() -> answers.stream().anyMatch(a -> a.contains("takes longer than usual")));
    await().until(() -> answers.stream().anyMatch(a -> a.contains("done at last")));
  }

  @Test
  void a_modal_is_opened_with_the_trigger() throws Exception {
    reception.command("/oncall", c -> Reply.open(new Modal("{\"type\":\"modal\"}")));

    Deliveries.command(app, "/oncall", "U1", "t1");

    await()
        .until(
            () ->
                answers.stream()
                    .anyMatch(
                        a -> a.startsWith("/api/views.open ") && a.contains("trigger_id=t1")));
  }

  @Test
  void what_is_answered_is_named_and_nothing_is_answered_twice() {
    reception.command("/oncall", c -> counted()).messages("support", m -> {});

    assertThat(reception.registered().commands()).containsExactly("/oncall");
    assertThat(reception.registered().events()).containsExactly("app_mention", "message");
    assertThatThrownBy(() -> reception.command("/oncall", c -> counted()))
        .hasMessageContaining("/oncall");
  }

  private Reply counted() {
    heard.incrementAndGet();
    return Reply.nothing();
  }

  private String url() {
    return "http://127.0.0.1:" + slack.getAddress().getPort() + "/respond";
  }

  private App bot(Jdbi database) {
    var connection =
        SlackConnection.open(
            URI.create("http://127.0.0.1:" + slack.getAddress().getPort() + "/api"),
            "xoxb-1",
            "xapp-1");
    connection.identify();
    var clock = Clock.systemUTC();
    var ears =
        new Ears(
            connection,
            reception,
            new PostgresInbox(new InboxStore(database), new Transactions(database), clock),
            new PostgresDirectory(new DirectoryStore(database)),
            new GapStore(database),
            clock,
            Watchfulness.usual());
    open.add(ears);
    open.add(connection);
    return ears.app();
  }
}
