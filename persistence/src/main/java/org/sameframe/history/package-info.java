/** What is left of a room for later: checking an exported ledger without a server or a database. */
@NullMarked
package org.sameframe.history;

import org.jspecify.annotations.NullMarked;
