@NullMarked
package org.sameframe.persistence;

import org.jspecify.annotations.NullMarked;
