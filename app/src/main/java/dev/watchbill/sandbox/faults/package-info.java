/** Failures that can be ordered: of the Web API and of the sockets. */
@NullMarked
package dev.watchbill.sandbox.faults;

import org.jspecify.annotations.NullMarked;
