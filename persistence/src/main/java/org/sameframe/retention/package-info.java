/** How long rooms are kept, and how they are erased. */
@NullMarked
package org.sameframe.retention;

import org.jspecify.annotations.NullMarked;
