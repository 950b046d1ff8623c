/**
 * A small stand-in for GitHub: an invented repository with issues and a search, pull requests,
 * checks, and rulesets that hold a merge.
 */
@NullMarked
package dev.watchbill.sandbox.github;

import org.jspecify.annotations.NullMarked;
