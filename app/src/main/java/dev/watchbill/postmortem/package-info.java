/** Postmortems of critical bugs and of outages: scheduled, held, written, followed up (R23). */
@NullMarked
package dev.watchbill.postmortem;

import org.jspecify.annotations.NullMarked;
