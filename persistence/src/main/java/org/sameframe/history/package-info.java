/** What happened in rooms, read from their ledgers: entries, the room as it was, and whether the chain is whole. */
@NullMarked
package org.sameframe.history;

import org.jspecify.annotations.NullMarked;
