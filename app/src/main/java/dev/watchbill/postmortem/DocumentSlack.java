package dev.watchbill.postmortem;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.watchbill.people.By;
import dev.watchbill.people.PersonId;
import dev.watchbill.platform.outbox.Content;
import dev.watchbill.platform.outbox.Message;
import dev.watchbill.platform.outbox.Outbox;
import dev.watchbill.platform.slack.Click;
import dev.watchbill.platform.slack.Files;
import dev.watchbill.platform.slack.Reception;
import dev.watchbill.platform.slack.Reply;
import dev.watchbill.platform.slack.SlackRefused;
import dev.watchbill.platform.storage.Transactions;
import dev.watchbill.text.Mrkdwn;
import dev.watchbill.text.TypedNumber;
import java.util.UUID;
import java.util.concurrent.Executor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The document of a postmortem, sent to whoever wants it and posted in the thread. */
final class DocumentSlack {
  private static final Logger log = LoggerFactory.getLogger(DocumentSlack.class);

  private final Documents documents;
  private final Postmortems postmortems;
  private final Files files;
  private final Outbox outbox;
  private final Transactions transactions;
  private final Executor afterwards;

  /**
   * @param afterwards does what calls Slack, so that nobody waits for it
   */
  DocumentSlack(
      Documents documents,
      Postmortems postmortems,
      Files files,
      Outbox outbox,
      Transactions transactions,
      Executor afterwards) {
    this.documents = documents;
    this.postmortems = postmortems;
    this.files = files;
    this.outbox = outbox;
    this.transactions = transactions;
    this.afterwards = afterwards;
  }

  void listen(Reception reception) {
    reception
        .action(PostmortemActions.DOWNLOAD, this::downloadPressed)
        .action(PostmortemActions.POST, this::postPressed);
  }

  private Reply downloadPressed(Click click) {
    return TypedNumber.read(click.tail())
        .flatMap(postmortems::find)
        .map(its -> download(its, new PersonId(click.userId())))
        .orElse(PostmortemSlack.GONE);
  }

  private Reply postPressed(Click click) {
    return TypedNumber.read(click.tail())
        .flatMap(postmortems::find)
        .map(its -> post(its, By.person(new PersonId(click.userId()), "a button")))
        .orElse(PostmortemSlack.GONE);
  }

  /** Sends the document in private, after the commit. */
  Reply download(Case its, PersonId reader) {
    String name = PostmortemDocument.filename(its.about());
    byte[] bytes = documents.markdown(its).getBytes(UTF_8);
    transactions.afterCommit(() -> afterwards.execute(() -> send(its, reader, name, bytes)));
    return Reply.ephemeral("`%s` comes to you as a direct message.".formatted(name));
  }

  /** Posts the summary, or edits the one that stands there. */
  Reply post(Case its, By by) {
    PostmortemAnswer answer = documents.post(its.postmortem().id(), by);
    return answer instanceof PostmortemAnswer.Done
        ? Reply.ephemeral(
            "The summary stands in the thread of %s. Posted again, that message is edited."
                .formatted(its.about().written()))
        : PostmortemSlack.quiet(answer);
  }

  private void send(Case its, PersonId reader, String name, byte[] bytes) {
    try {
      files.share(
          reader.value(),
          name,
          name,
          bytes,
          "The postmortem of %s, as you asked.".formatted(its.about().written()));
    } catch (SlackRefused e) {
      log.warn("the document for {} was not sent: {}", reader, e.getMessage());
      tell(its, reader, name, e.error());
    } catch (RuntimeException e) {
      log.error("the document for {} failed", reader, e);
      tell(its, reader, name, "something unexpected");
    }
  }

  /** By the outbox, which is patient with a Slack that is away. */
  private void tell(Case its, PersonId reader, String name, String reason) {
    try {
      transactions.run(
          () ->
              outbox.put(
                  Message.toPerson(
                      "postmortem:" + UUID.randomUUID() + ":not-sent",
                      reader.value(),
                      Content.text(
                          "I could not send you `%s`: Slack said %s. Please ask for it again: `%s download`. If it goes on, tell an admin of Watchbill."
                              .formatted(name, Mrkdwn.escape(reason), its.about().command())))));
    } catch (RuntimeException e) {
      log.error("{} was not told that the document could not be sent", reader, e);
    }
  }
}
