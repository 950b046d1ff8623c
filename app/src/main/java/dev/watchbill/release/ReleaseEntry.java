package dev.watchbill.release;

import java.time.Instant;

/**
 * A release as it stands in calendars.
 *
 * @param revision grows with every change
 * @param changedAt when that was last
 */
public record ReleaseEntry(Release release, int revision, Instant changedAt) {}
