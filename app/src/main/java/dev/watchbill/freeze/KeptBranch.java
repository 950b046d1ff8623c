package dev.watchbill.freeze;

import dev.watchbill.config.ReleaseConfig;
import dev.watchbill.config.ReleaseConfig.Branch;
import dev.watchbill.config.WatchbillConfig;
import dev.watchbill.freeze.BranchStore.Frozen;
import dev.watchbill.platform.jobs.Timed;
import dev.watchbill.platform.outbox.Content;
import dev.watchbill.platform.outbox.Message;
import dev.watchbill.platform.outbox.Outbox;
import dev.watchbill.platform.storage.Database;
import dev.watchbill.platform.storage.Transactions;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/**
 * A freeze keeps the branch that it was begun for until it is lifted, whatever is configured
 * meanwhile: otherwise nobody would lift it (R31). What is configured counts from the start after
 * that. Whoever can see to it is told, once for each freeze and configured branch.
 */
public final class KeptBranch implements Timed {
  private final ReleaseConfig config;
  private final BranchStore branches;
  private final FreezeStore store;
  private final FreezeCircle circle;
  private final FreezeNotices notices;
  private final KeptBranchMessages messages;
  private final Outbox outbox;
  private final Transactions transactions;

  /** What this instance has said need not be put again every minute. */
  private final Set<String> said = ConcurrentHashMap.newKeySet();

  KeptBranch(
      ReleaseConfig config,
      BranchStore branches,
      FreezeStore store,
      FreezeCircle circle,
      FreezeNotices notices,
      KeptBranchMessages messages,
      Outbox outbox,
      Transactions transactions) {
    this.config = config;
    this.branches = branches;
    this.store = store;
    this.circle = circle;
    this.notices = notices;
    this.messages = messages;
    this.outbox = outbox;
    this.transactions = transactions;
  }

  /** What the bot lives by from its start on: as configured, but for the branch of a freeze. */
  public static WatchbillConfig keeping(WatchbillConfig configured, Database database) {
    List<Branch> frozen =
        new BranchStore(database.jdbi()).frozen().stream().map(Frozen::branch).toList();
    return frozen.isEmpty() || frozen.contains(configured.release().frozen())
        ? configured
        : configured.with(configured.release().keeping(frozen.get(0)));
  }

  /** Why another branch counts than the configured one, for whoever set it; empty if none does. */
  public static Optional<String> explained(ReleaseConfig release) {
    return release
        .next()
        .map(
            next ->
                "%s is configured, and %s is frozen: that freeze goes on, with its gate, until it is lifted. What is configured counts from the start after that."
                    .formatted(next, release.frozen()));
  }

  @Override
  public String name() {
    return "kept-branch";
  }

  @Override
  public void due(Instant now) {
    for (Frozen it : branches.frozen()) {
      if (!it.branch().equals(config.frozen())) {
        once(
            "freeze:%d:elsewhere:%s".formatted(it.id(), config.frozen()),
            key -> tell(key, messages.elsewhere(it.branch(), config.frozen())));
      } else if (config.next().isPresent()) {
        Branch next = config.next().get();
        once("freeze:%d:keeps:%s".formatted(it.id(), next), key -> kept(key, next));
      }
    }
  }

  private void once(String key, Consumer<String> saying) {
    if (!said.contains(key)) {
      transactions.run(() -> saying.accept(key));
      said.add(key);
    }
  }

  private void kept(String key, Branch next) {
    store
        .lockActive()
        .ifPresent(
            course -> {
              tell(key, messages.kept(course, config.frozen(), next));
              notices.refresh(course);
            });
  }

  /** The freeze has moved; in the caller's transaction. */
  void moved(FreezeMoved moved) {
    if (moved.kind() == FreezeMoved.Kind.LIFTED) {
      config
          .next()
          .ifPresent(
              next ->
                  tell(
                      moved.freeze().card() + ":kept:" + next,
                      messages.keptNoMore(config.frozen(), next)));
    }
  }

  private void tell(String key, Content content) {
    circle
        .keepers()
        .forEach(to -> outbox.put(Message.toPerson(key + ":to-" + to, to.value(), content)));
  }

  /** The sweep is often enough. */
  @Override
  public Optional<Instant> nextDue() {
    return Optional.empty();
  }
}
