/** Tells other servers what happens in rooms: an outbox made from the ledgers, and its delivery [WH]. */
@org.jspecify.annotations.NullMarked
package org.sameframe.webhook;
