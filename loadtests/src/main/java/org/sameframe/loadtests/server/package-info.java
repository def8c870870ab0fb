/** The server as a process of its own, its store, and the means to break both. */
@NullMarked
package org.sameframe.loadtests.server;

import org.jspecify.annotations.NullMarked;
