package dev.watchbill.sandbox.events;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.watchbill.sandbox.workspace.Channel;
import java.util.Optional;

/**
 * An event before it is wrapped.
 *
 * @param subscription what the manifest calls it, such as {@code message.channels}
 * @param channel where it happened, if in one
 */
record Event(String subscription, ObjectNode content, Optional<Channel> channel) {}
