/** Tests of the repository as a whole. */
@NullMarked
package org.sameframe;

import org.jspecify.annotations.NullMarked;
