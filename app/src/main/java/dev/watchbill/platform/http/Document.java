package dev.watchbill.platform.http;

import java.time.Instant;

/**
 * Something to be fetched.
 *
 * @param contentType as HTTP names it, with the charset {@code utf-8}
 * @param fileName what it is called when somebody saves it; plain letters
 * @param changedAt when it changed last
 */
public record Document(String contentType, String fileName, String text, Instant changedAt) {}
