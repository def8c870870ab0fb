@NullMarked
package org.sameframe.history.export;

import org.jspecify.annotations.NullMarked;
