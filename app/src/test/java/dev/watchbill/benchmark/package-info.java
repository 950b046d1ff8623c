/**
 * How fast the bot answers, and how much memory it takes, beside a bare Bolt application measured
 * in the same run. {@link dev.watchbill.benchmark.Benchmark} is the program to run.
 */
@NullMarked
package dev.watchbill.benchmark;

import org.jspecify.annotations.NullMarked;
