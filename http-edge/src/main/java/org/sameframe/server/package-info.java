/** The server as a whole: the only place that puts the parts together. */
@NullMarked
package org.sameframe.server;

import org.jspecify.annotations.NullMarked;
