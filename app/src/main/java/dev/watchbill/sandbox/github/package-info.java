/** A small stand-in for GitHub: an invented repository, its issues, and a search. */
@NullMarked
package dev.watchbill.sandbox.github;

import org.jspecify.annotations.NullMarked;
