@NullMarked
package org.sameframe.loadtests;

import org.jspecify.annotations.NullMarked;
