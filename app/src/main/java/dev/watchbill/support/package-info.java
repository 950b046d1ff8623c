/**
 * Support requests: a mention of a rotation's alias reaches whoever is on call, and the clock of
 * the first response is kept (R5, R9, R13).
 */
@NullMarked
package dev.watchbill.support;

import org.jspecify.annotations.NullMarked;
