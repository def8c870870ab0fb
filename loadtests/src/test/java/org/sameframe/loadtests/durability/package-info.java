@NullMarked
package org.sameframe.loadtests.durability;

import org.jspecify.annotations.NullMarked;
