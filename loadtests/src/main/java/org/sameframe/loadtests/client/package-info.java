/** A lean client of the rooms on Netty: many of them share one thread, each checks what it is told. */
@NullMarked
package org.sameframe.loadtests.client;

import org.jspecify.annotations.NullMarked;
