@org.jspecify.annotations.NullMarked
package org.sameframe.still;
