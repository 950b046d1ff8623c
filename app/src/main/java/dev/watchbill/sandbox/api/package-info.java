/** The Web API: a class for each family of methods, registered in {@code Methods}. */
@NullMarked
package dev.watchbill.sandbox.api;

import org.jspecify.annotations.NullMarked;
