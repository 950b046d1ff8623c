package dev.watchbill.ground;

import dev.watchbill.config.WatchbillConfig;
import dev.watchbill.people.People;
import dev.watchbill.platform.audit.AuditTrail;
import dev.watchbill.platform.directory.Directory;
import dev.watchbill.platform.github.GitHubWeb;
import dev.watchbill.platform.jobs.Wakeups;
import dev.watchbill.platform.outbox.Outbox;
import dev.watchbill.platform.outbox.PostedPlaces;
import dev.watchbill.platform.slack.Permalinks;
import dev.watchbill.platform.slack.Reception;
import dev.watchbill.platform.storage.Transactions;
import java.time.Clock;
import java.util.concurrent.Executor;
import java.util.function.BooleanSupplier;
import org.jdbi.v3.core.Jdbi;

/**
 * What a feature is assembled on, whichever it is. Only a {@code …Feature} takes it, and hands on
 * to each part what that part needs.
 *
 * @param jdbi for the stores
 * @param places finds the bot's own messages by where they are
 * @param caughtUp whether everything that was said up to now has been heard; until then clocks that
 *     wait for an answer do not ring, for it may be among what was missed
 * @param afterwards does what calls the world outside, so that nobody waits for it
 * @param clock what the bot lives by
 * @param gitHub where links to GitHub lead, and come from
 */
public record Ground(
    WatchbillConfig config,
    Jdbi jdbi,
    Transactions transactions,
    AuditTrail audit,
    Outbox outbox,
    PostedPlaces places,
    Wakeups wakeups,
    Directory directory,
    People people,
    Permalinks permalinks,
    Reception reception,
    BooleanSupplier caughtUp,
    Executor afterwards,
    Clock clock,
    GitHubWeb gitHub) {}
