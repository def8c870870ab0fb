@NullMarked
package org.sameframe.transfer;

import org.jspecify.annotations.NullMarked;
