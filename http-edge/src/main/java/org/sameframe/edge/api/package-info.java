/** The REST interface, one class per resource, the files of the player and of media. */
@NullMarked
package org.sameframe.edge.api;

import org.jspecify.annotations.NullMarked;
