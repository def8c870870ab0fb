@NullMarked
package org.sameframe.history;

import org.jspecify.annotations.NullMarked;
