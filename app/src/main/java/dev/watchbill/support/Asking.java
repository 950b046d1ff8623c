package dev.watchbill.support;

import dev.watchbill.people.PersonId;
import java.time.Instant;
import java.util.Optional;

/**
 * A message that asks for whoever is on call.
 *
 * @param threadTs the thread it is in, or would begin
 * @param asker who wrote it, if a person did
 * @param text what they wrote, as Slack delivers it
 * @param writtenAt when they wrote it: the clock runs from then, however late it is heard
 */
public record Asking(
    String rotation,
    String channelId,
    String threadTs,
    String messageTs,
    Optional<PersonId> asker,
    String text,
    Instant writtenAt) {}
