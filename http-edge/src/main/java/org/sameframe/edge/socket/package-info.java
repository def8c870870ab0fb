/** The WebSocket protocol: frames, connections, and what is on its way to them. */
@NullMarked
package org.sameframe.edge.socket;

import org.jspecify.annotations.NullMarked;
