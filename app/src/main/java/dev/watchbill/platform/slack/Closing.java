package dev.watchbill.platform.slack;

/** A modal put away without being sent off; Slack tells only if it has {@code notify_on_close}. */
public record Closing(String viewId, String callbackId, String privateMetadata, String userId) {}
