/** GitHub, where bugs are filed. */
@NullMarked
package dev.watchbill.platform.github;

import org.jspecify.annotations.NullMarked;
