/** Postgres: connections, migrations, transactions, and the embedded server. */
@NullMarked
package dev.watchbill.platform.storage;

import org.jspecify.annotations.NullMarked;
