/** The app's Home tab: whether one is on call, and what waits for one; features add their parts. */
@NullMarked
package dev.watchbill.home;

import org.jspecify.annotations.NullMarked;
