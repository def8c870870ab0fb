/** What a server counts, and the port on which its operator reads it. */
@NullMarked
package org.sameframe.edge.meter;

import org.jspecify.annotations.NullMarked;
