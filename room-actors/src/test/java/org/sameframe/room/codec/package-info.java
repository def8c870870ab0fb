@NullMarked
package org.sameframe.room.codec;

import org.jspecify.annotations.NullMarked;
