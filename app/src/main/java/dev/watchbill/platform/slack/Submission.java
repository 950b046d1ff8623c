package dev.watchbill.platform.slack;

/**
 * A modal sent off.
 *
 * @param privateMetadata what the opener of the modal put there; empty if nothing
 * @param triggerId opens another modal within three seconds
 */
public record Submission(
    String viewId,
    String callbackId,
    String privateMetadata,
    FormValues values,
    String userId,
    String triggerId) {}
