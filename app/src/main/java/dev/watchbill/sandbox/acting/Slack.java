package dev.watchbill.sandbox.acting;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.watchbill.sandbox.api.AppAnswers;
import dev.watchbill.sandbox.events.EventFeed;
import dev.watchbill.sandbox.socket.Ack;
import dev.watchbill.sandbox.socket.Deliveries;
import dev.watchbill.sandbox.workspace.Workspace;
import java.util.concurrent.ExecutionException;

/** What stands between the people and the app. */
public final class Slack {
  private final Workspace workspace;
  private final Deliveries deliveries;
  private final EventFeed feed;
  private final AppAnswers answers;
  private final Payloads payloads;

  /**
   * Connects people with the app.
   *
   * @param responseBase the address before a response address's own id
   */
  public Slack(
      Workspace workspace,
      Deliveries deliveries,
      EventFeed feed,
      AppAnswers answers,
      String responseBase) {
    this.workspace = workspace;
    this.deliveries = deliveries;
    this.feed = feed;
    this.answers = answers;
    this.payloads = new Payloads(workspace, responseBase);
  }

  /**
   * Acts as somebody.
   *
   * @param who an id, a handle or a name
   * @throws java.util.NoSuchElementException if nobody is called so
   */
  public Actor as(String who) {
    return new Actor(workspace.people().get(who), this);
  }

  /** Acts as a workflow, or as an app that is not ours; any name will do. */
  public Automation automation(String name) {
    return new Automation(name, workspace);
  }

  Workspace workspace() {
    return workspace;
  }

  EventFeed feed() {
    return feed;
  }

  AppAnswers answers() {
    return answers;
  }

  Payloads payloads() {
    return payloads;
  }

  Ack command(ObjectNode payload) {
    return await("slash_commands", payload);
  }

  Ack interaction(ObjectNode payload) {
    return await("interactive", payload);
  }

  private Ack await(String type, ObjectNode payload) {
    try {
      return deliveries.once(type, payload).get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return new Ack.Late();
    } catch (ExecutionException e) {
      throw new IllegalStateException("a delivery failed", e);
    }
  }
}
