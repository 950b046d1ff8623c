/** GitHub: bugs, pull requests, and what has to be green before they merge. */
@NullMarked
package dev.watchbill.platform.github;

import org.jspecify.annotations.NullMarked;
