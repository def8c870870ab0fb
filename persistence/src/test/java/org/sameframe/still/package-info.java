@NullMarked
package org.sameframe.still;

import org.jspecify.annotations.NullMarked;
