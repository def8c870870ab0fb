/** Programs that put a running server under load, break it on purpose, and measure it. Each prints figures. */
@NullMarked
package org.sameframe.loadtests;

import org.jspecify.annotations.NullMarked;
