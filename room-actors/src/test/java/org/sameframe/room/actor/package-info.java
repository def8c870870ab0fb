@NullMarked
package org.sameframe.room.actor;

import org.jspecify.annotations.NullMarked;
