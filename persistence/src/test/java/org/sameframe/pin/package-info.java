@NullMarked
package org.sameframe.pin;

import org.jspecify.annotations.NullMarked;
