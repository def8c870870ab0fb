/**
 * What happened in rooms, read from their ledgers: entries, the room as it was, whether the chain is whole. And the check of an
 * exported ledger, which needs neither a server nor a database.
 */
@NullMarked
package org.sameframe.history;

import org.jspecify.annotations.NullMarked;
