/** Customers and the community are warned of a confirmed critical bug (R21). */
@NullMarked
package dev.watchbill.notification;

import org.jspecify.annotations.NullMarked;
