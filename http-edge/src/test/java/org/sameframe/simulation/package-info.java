/**
 * One room and its clients in one thread, without time and without sockets: the real code from a client's bytes to a
 * client's bytes, every queue between its parts moved by hand, in an order that a seed decides.
 */
@NullMarked
package org.sameframe.simulation;

import org.jspecify.annotations.NullMarked;
