/**
 * Between the domain and the schema: what is stored and sent of a room, the sealing of what is personal in it, and the
 * hash that chains a ledger's entries. docs/ledger.md describes the bytes.
 */
@NullMarked
package org.sameframe.room.codec;

import org.jspecify.annotations.NullMarked;
