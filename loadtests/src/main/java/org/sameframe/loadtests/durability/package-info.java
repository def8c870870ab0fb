/** Fault programs: people at work in rooms, a fault, and what must be true afterwards. */
@NullMarked
package org.sameframe.loadtests.durability;

import org.jspecify.annotations.NullMarked;
