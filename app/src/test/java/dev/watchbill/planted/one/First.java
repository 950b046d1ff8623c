package dev.watchbill.planted.one;

import dev.watchbill.planted.two.Second;

/** Half a cycle. */
public record First(Second second) {}
