/** The rooms' PINs, and how many were tried. */
@NullMarked
package org.sameframe.pin;

import org.jspecify.annotations.NullMarked;
