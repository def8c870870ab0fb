/** Moves rooms between stores: every row and still as it is, and the room's key, in a file that a passphrase seals [JT]. */
@NullMarked
package org.sameframe.transfer;

import org.jspecify.annotations.NullMarked;
