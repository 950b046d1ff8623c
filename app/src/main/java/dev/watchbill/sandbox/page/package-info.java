/** The page on which people see the sandbox's workspace, and act in it. */
@NullMarked
package dev.watchbill.sandbox.page;

import org.jspecify.annotations.NullMarked;
