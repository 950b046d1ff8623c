package dev.watchbill.benchmark;

/**
 * What somebody types after {@code /oncall}.
 *
 * @param who their handle
 * @param text what follows the command
 * @param expected what a right answer has in it, in any case; any answer is right if it is empty
 */
record Question(String who, String text, String expected) {}
