/** Pictures that belong to notes, and where they are kept. */
@NullMarked
package org.sameframe.still;

import org.jspecify.annotations.NullMarked;
